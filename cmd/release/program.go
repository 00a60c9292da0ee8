package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// programs builds the program for each platform, side by side in one folder.
func (r release) programs(platforms []string) error {
	for _, p := range platforms {
		if err := r.build(p, r.path(r.program(p))); err != nil {
			return err
		}
	}
	return nil
}

// program is the name of the program for a platform.
func (r release) program(platform string) string {
	name := "nianbao-" + r.version + "-" + strings.ReplaceAll(platform, "/", "-")
	if strings.HasPrefix(platform, "windows/") {
		name += ".exe"
	}
	return name
}

// build leaves out of the program whatever depends on the folder, the time and
// the settings of who builds it. No platform is this machine's own.
func (r release) build(platform, out string) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	system, processor, _ := strings.Cut(platform, "/")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-pgo", "cmd/nianbao/pages.pgo", "-ldflags", "-s -w -buildid= -X main.version="+r.version, "-o", out, "./cmd/nianbao")
	cmd.Dir = r.source
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOEXPERIMENT=", "GOAMD64=v1", "GOARM64=v8.0")
	if platform != "" {
		cmd.Env = append(cmd.Env, "GOOS="+system, "GOARCH="+processor)
	}
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go build for %s: %w\n%s", platform, err, text)
	}
	return nil
}

// shell writes the completion scripts and manual pages, which the program, built
// for this machine, writes itself.
func (r release) shell() error {
	dir, err := os.MkdirTemp("", "nianbao-release-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	own := filepath.Join(dir, "nianbao.exe")
	if err := r.build("", own); err != nil {
		return err
	}
	if text, err := exec.Command(own, "man", "--out", r.path("man")).CombinedOutput(); err != nil {
		return fmt.Errorf("manual pages: %w\n%s", err, text)
	}
	for shell, name := range map[string]string{"bash": "nianbao.bash", "zsh": "_nianbao", "fish": "nianbao.fish", "powershell": "nianbao.ps1"} {
		text, err := exec.Command(own, "completion", shell).Output()
		if err == nil {
			err = r.write("completion/"+name, text)
		}
		if err != nil {
			return fmt.Errorf("completion for %s: %w", shell, err)
		}
	}
	return nil
}
