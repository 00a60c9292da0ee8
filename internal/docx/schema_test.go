package docx

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
)

//go:embed testdata/schema.txt
var schemaText string

// A schema is what each element may hold, as a pattern over the names of its
// children, each followed by a space.
type schema map[string]*regexp.Regexp

var names = regexp.MustCompile(`[a-zA-Z][a-zA-Z:0-9]*`)

func readSchema(t testing.TB) schema {
	s := schema{}
	for _, line := range strings.Split(schemaText, "\n") {
		name, content, ok := strings.Cut(line, ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if s[name] != nil {
			t.Fatalf("%s stands twice in the schema", name)
		}
		s[name] = regexp.MustCompile("^" + pattern(content) + "$")
	}
	if len(s) < 200 {
		t.Fatalf("the schema has %d elements only", len(s))
	}
	return s
}

// pattern makes a pattern of a content model: "w:a? (w:b|w:c)*" becomes
// "(w:a,)?((w:b,)|(w:c,))*".
func pattern(content string) string {
	if content == "-" || content == "@" {
		return map[string]string{"-": "", "@": "(@,)?"}[content]
	}
	return strings.ReplaceAll(names.ReplaceAllString(content, "($0,)"), " ", "")
}

// check reports what in a part of XML is out of order, and counts its elements.
func (s schema) check(t testing.TB, part string, data []byte) int {
	t.Helper()
	type element struct{ name, children string }
	stack := []element{{name: ""}}
	n := 0
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s is no XML: %v", part, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if token.Name.Space != "" {
				name = token.Name.Space + ":" + name
			}
			stack[len(stack)-1].children += name + ","
			stack = append(stack, element{name: name})
			n++
		case xml.EndElement:
			e := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			model := s[stack[len(stack)-1].name+"/"+e.name]
			if model == nil {
				model = s[e.name]
			}
			if model == nil {
				t.Fatalf("%s: the schema does not know %s", part, e.name)
			}
			if !model.MatchString(e.children) {
				t.Errorf("%s: %s holds %s want %s", part, e.name, e.children, model)
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); text != "" {
				if e := &stack[len(stack)-1]; !strings.Contains(e.children, "@") {
					e.children += "@,"
				}
			}
		}
	}
	if len(stack) != 1 {
		t.Errorf("%s: %s is not closed", part, stack[len(stack)-1].name)
	}
	return n
}

// checkFile checks every part of a Word file, the workbooks in it too, and that its
// relations lead to parts that are there. It returns how many elements there were.
func (s schema) checkFile(t testing.TB, file []byte) int {
	t.Helper()
	n, parts := 0, unpack(t, file)
	for name, data := range parts {
		switch {
		case strings.HasSuffix(name, ".xlsx"):
			n += s.checkFile(t, data)
		case strings.HasSuffix(name, ".xml"), strings.HasSuffix(name, ".rels"):
			n += s.check(t, name, data)
		}
	}
	related(t, parts)
	return n
}

func unpack(t testing.TB, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name] != nil {
			t.Errorf("%s is there twice", f.Name)
		}
		parts[f.Name] = data
	}
	return parts
}

// related checks that relations lead to parts, that every part is led to, and
// that every id used is one.
func related(t testing.TB, parts map[string][]byte) {
	t.Helper()
	reached := map[string]bool{"[Content_Types].xml": true}
	for name, data := range parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		reached[name] = true
		base, file, _ := strings.Cut(name, "_rels/")
		var list struct {
			Relationship []struct {
				ID     string `xml:"Id,attr"`
				Target string `xml:",attr"`
				Mode   string `xml:"TargetMode,attr"`
			}
		}
		if err := xml.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		owner := string(parts[base+strings.TrimSuffix(file, ".rels")])
		known := map[string]bool{}
		for _, r := range list.Relationship {
			known[r.ID] = true
			if r.Mode == "External" {
				continue
			}
			target := base + r.Target
			if up, ok := strings.CutPrefix(r.Target, "../"); ok {
				target = strings.TrimSuffix(base, "charts/") + up
			}
			reached[target] = true
			if parts[target] == nil {
				t.Errorf("%s leads to %s, which is not there", name, target)
			}
		}
		for _, m := range regexp.MustCompile(`r:(?:id|embed)="([^"]*)"`).FindAllStringSubmatch(owner, -1) {
			if !known[m[1]] {
				t.Errorf("%s%s uses %s, which leads nowhere", base, file, m[1])
			}
		}
	}
	for name := range parts {
		if !reached[name] {
			t.Errorf("nothing leads to %s", name)
		}
	}
}
