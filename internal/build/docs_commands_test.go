package build_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// helps are the help texts of the built program by command.
var helps = sync.OnceValues(func() (map[string]string, error) {
	dir, err := os.MkdirTemp("", "nianbao-docs-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "nianbao")
	if out, err := exec.Command("go", "build", "-o", program, "nianbao/cmd/nianbao").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	all, err := exec.Command(program, "--help").Output()
	if err != nil {
		return nil, err
	}
	_, list, _ := strings.Cut(string(all), "\n命令：\n")
	list, _, _ = strings.Cut(list, "\n\n")
	out := map[string]string{}
	for _, line := range strings.Split(list, "\n") {
		name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		if name == "help" {
			continue
		}
		text, err := exec.Command(program, name, "--help").Output()
		if err != nil {
			return nil, err
		}
		out[name] = string(text)
	}
	return out, nil
})

func commands(t *testing.T) map[string]string {
	t.Helper()
	texts, err := helps()
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) < 6 {
		t.Fatalf("found %d commands only", len(texts))
	}
	return texts
}

func TestDocsCommands(t *testing.T) {
	texts := commands(t)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(&b, "## nianbao %s\n\n```text\n%s\n```\n\n", name, strings.TrimSpace(texts[name]))
	}
	generated(t, "docs/commands.md", "commands", b.String())
}

var (
	codeText = regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")
	makeCall = regexp.MustCompile(`\bmake ([a-z]+)`)
	ownCall  = regexp.MustCompile(`(?m)(?:^|[\s/` + "`" + `])nianbao ([a-z]+)([^\n` + "`" + `]*)`)
	runCall  = regexp.MustCompile(`go run \./([a-z/]+)`)
	option   = regexp.MustCompile(`--([a-z]+)`)
)

// Every command line that a page shows can be typed.
func TestDocsCommandLinesExist(t *testing.T) {
	texts, makefile, seen := commands(t), page(t, "Makefile"), 0
	for _, file := range pages(t) {
		for _, code := range codeText.FindAllString(page(t, file), -1) {
			for _, m := range makeCall.FindAllStringSubmatch(code, -1) {
				if seen++; !strings.Contains(makefile, "\n"+m[1]+":") {
					t.Errorf("%s: the Makefile has no target %s", file, m[1])
				}
			}
			for _, m := range runCall.FindAllStringSubmatch(code, -1) {
				if _, err := os.Stat(top + m[1]); err != nil {
					t.Errorf("%s: %v", file, err)
				}
			}
			for _, m := range ownCall.FindAllStringSubmatch(code, -1) {
				seen++
				text, ok := texts[m[1]]
				if !ok && m[1] != "help" {
					t.Errorf("%s: there is no command nianbao %s", file, m[1])
				}
				for _, o := range option.FindAllStringSubmatch(m[2], -1) {
					if !strings.Contains(text, "--"+o[1]) {
						t.Errorf("%s: nianbao %s has no option --%s", file, m[1], o[1])
					}
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("looked at %d command lines only", seen)
	}
}
