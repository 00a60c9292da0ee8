package main

import (
	"cmp"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"nianbao/internal/echarts"
)

// A bill of materials in CycloneDX, without time and serial number, which would
// be others each time.
type bill struct {
	Format       string `json:"bomFormat"`
	Spec         string `json:"specVersion"`
	Version      int    `json:"version"`
	Metadata     about  `json:"metadata"`
	Components   []part `json:"components"`
	Dependencies []need `json:"dependencies"`
}

type about struct {
	Component part `json:"component"`
}

// A part is the program, or something that it contains.
type part struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Purl       string     `json:"purl"`
	Hashes     []hash     `json:"hashes,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type need struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn"`
}

// materials lists what the programs of the release say that they were built of.
func (r release) materials() error {
	programs, err := filepath.Glob(r.path("nianbao-*"))
	if err != nil {
		return err
	}
	var builds []*debug.BuildInfo
	for _, p := range programs {
		info, err := buildinfo.ReadFile(p)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		builds = append(builds, info)
	}
	text, err := json.MarshalIndent(list(r.version, builds), "", "  ")
	if err != nil {
		return err
	}
	return r.write("nianbao-"+r.version+".cdx.json", append(text, '\n'))
}

// list is the bill of what several builds of one version contain.
func list(version string, builds []*debug.BuildInfo) bill {
	parts := map[string]part{}
	add := func(p part) { p.Ref = p.Purl; parts[p.Purl] = p }
	for _, b := range builds {
		goes := strings.TrimPrefix(b.GoVersion, "go")
		add(part{Type: "library", Name: "std", Version: goes, Purl: "pkg:golang/std@" + goes})
		for _, m := range b.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			add(part{Type: "library", Name: m.Path, Version: m.Version, Purl: "pkg:golang/" + m.Path + "@" + m.Version, Properties: []property{{"go:sum", m.Sum}}})
		}
	}
	if v := echarts.Version(); v != "" {
		add(part{Type: "library", Name: "echarts", Version: v, Purl: "pkg:npm/echarts@" + v, Hashes: []hash{{"SHA-256", fmt.Sprintf("%x", sha256.Sum256(echarts.Script()))}}})
	}
	own := part{Type: "application", Ref: "nianbao", Name: "nianbao", Version: version, Purl: "pkg:generic/nianbao@" + version}
	out := bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: about{own}}
	out.Components = slices.SortedFunc(maps.Values(parts), func(a, b part) int { return cmp.Compare(a.Purl, b.Purl) })
	n := need{Ref: own.Ref}
	for _, p := range out.Components {
		n.DependsOn = append(n.DependsOn, p.Ref)
	}
	out.Dependencies = []need{n}
	return out
}
