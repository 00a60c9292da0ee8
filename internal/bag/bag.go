package bag

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Bag is what is packed. Paths have slashes.
type Bag struct {
	Name    string // of its one folder, ASCII
	Info    []Entry
	Tags    map[string][]byte // files beside bag-info.txt, by name
	Payload map[string][]byte // by path below data/
}

// An Entry is a line of bag-info.txt.
type Entry struct{ Label, Value string }

const (
	declaration = "bagit.txt"
	info        = "bag-info.txt"
	payload     = "data/"
	signature   = "signature-ed25519.txt"

	declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
)

// files are all files of the bag by path, the signature excepted.
func (b Bag) files() map[string][]byte {
	tags := maps.Clone(b.Tags)
	if tags == nil {
		tags = map[string][]byte{}
	}
	data, octets := map[string][]byte{}, 0
	for name, text := range b.Payload {
		data[payload+name] = text
		octets += len(text)
	}
	tags[declaration] = []byte(declared)
	tags[info] = infoText(append(slices.Clone(b.Info), Entry{"Payload-Oxum", fmt.Sprintf("%d.%d", octets, len(data))}))
	sums := digests(data)
	for _, a := range algorithms {
		tags["manifest-"+a.name+".txt"] = sums.manifest(a.name)
	}
	sums = digests(tags)
	for _, a := range algorithms {
		tags["tagmanifest-"+a.name+".txt"] = sums.manifest(a.name)
	}
	maps.Copy(data, tags)
	return data
}

// infoText writes bag-info.txt. A value is one line.
func infoText(entries []Entry) []byte {
	var b bytes.Buffer
	for _, e := range entries {
		if e.Value != "" {
			fmt.Fprintf(&b, "%s: %s\n", e.Label, strings.Join(strings.Fields(e.Value), " "))
		}
	}
	return b.Bytes()
}

// readInfo reads what infoText wrote.
func readInfo(text []byte) (out []Entry, ok bool) {
	for line := range strings.Lines(string(text)) {
		label, value, found := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if !found || label == "" {
			return nil, false
		}
		out = append(out, Entry{label, value})
	}
	return out, true
}
