package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/internal/echarts"
)

// licences gives away what must travel with the program: our licence, the list of
// what it contains, and the licence texts of all of that in one file.
func (r release) licences() error {
	for _, name := range []string{"LICENSE", "THIRD_PARTY.md", "CHANGELOG.md"} {
		text, err := os.ReadFile(filepath.Join(r.source, name))
		if err == nil {
			err = r.write(name, text)
		}
		if err != nil {
			return err
		}
	}
	modules, err := r.modules()
	if err != nil {
		return err
	}
	var all bytes.Buffer
	for _, m := range modules {
		if err := m.licence(&all); err != nil {
			return err
		}
	}
	fmt.Fprintf(&all, "==== Apache ECharts %s ====\n\n%s\n", echarts.Version(), echarts.License())
	return r.write("LICENSES.txt", all.Bytes())
}

// A module is a module of which a part is in the program, and where it lies.
type module struct{ path, version, dir string }

// modules are those of all platforms, Go itself first.
func (r release) modules() ([]module, error) {
	var out []module
	for _, p := range platforms {
		system, processor, _ := strings.Cut(p, "/")
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/nianbao")
		cmd.Dir = r.source
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOOS="+system, "GOARCH="+processor)
		text, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		for line := range strings.Lines(string(text)) {
			if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 {
				out = append(out, module{f[0], f[1], f[2]})
			}
		}
	}
	slices.SortFunc(out, func(a, b module) int { return strings.Compare(a.path, b.path) })
	root, err := exec.Command("go", "env", "GOROOT").Output()
	own := module{"Go", "", strings.TrimSpace(string(root))}
	return append([]module{own}, slices.Compact(out)...), err
}

// licence writes the texts of a module that begin as licences do.
func (m module) licence(to *bytes.Buffer) error {
	entries, err := os.ReadDir(m.dir)
	if err != nil {
		return err
	}
	found := false
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "NOTICE") && !strings.HasPrefix(name, "COPYING") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(m.dir, e.Name()))
		if err != nil {
			return err
		}
		found = true
		fmt.Fprintf(to, "==== %s %s: %s ====\n\n%s\n", m.path, m.version, e.Name(), text)
	}
	if !found {
		return fmt.Errorf("%s %s has no licence text", m.path, m.version)
	}
	return nil
}
