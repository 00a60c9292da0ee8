package echarts

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// ErrNoBundle says that this binary was built without ECharts.
var ErrNoBundle = errors.New("本程序编译时没有装入 ECharts，画不出图：请在源代码目录运行 make build（需要 npm）重新编译")

// bundle holds what fetch.sh put there; in a bare checkout only a .gitignore.
//
//go:embed all:bundle
var bundle embed.FS

// licences are the files of bundle that must travel with the script.
var licences = []string{"LICENSE", "NOTICE", "LICENSE-d3", "LICENSE-zrender", "LICENSE-tslib"}

var script = sync.OnceValue(func() []byte {
	text, err := bundle.ReadFile("bundle/echarts.min.js")
	if err != nil {
		return nil
	}
	return text
})

// Script returns ECharts itself, for the site's own folder of scripts, or nil if
// the binary was built without it. The caller must not change the bytes.
func Script() []byte { return script() }

// Numbers returns the script that has an option print its numbers as the drawings do;
// a page calls its nianbaoNumbers before it gives the option to ECharts.
func Numbers() []byte { return []byte(numbersScript) }

// Version returns the version of the embedded ECharts, such as "6.1.0", or "" if
// the binary was built without it.
func Version() string {
	text, err := bundle.ReadFile("bundle/package.json")
	if err != nil || Script() == nil {
		return ""
	}
	var about struct{ Version string }
	if json.Unmarshal(text, &about) != nil {
		return ""
	}
	return about.Version
}

// License returns the licence and notice texts that must lie beside the script
// in the site, or nil if the binary was built without ECharts.
func License() []byte {
	if Script() == nil {
		return nil
	}
	var all bytes.Buffer
	for _, name := range licences {
		text, err := bundle.ReadFile("bundle/" + name)
		if err != nil {
			continue
		}
		fmt.Fprintf(&all, "==== %s ====\n\n%s\n\n", name, bytes.TrimSpace(text))
	}
	return all.Bytes()
}

// checksum is the sha256 of the embedded script; of nothing, if there is none.
var checksum = sync.OnceValue(func() [sha256.Size]byte { return sha256.Sum256(Script()) })
