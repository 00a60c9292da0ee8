package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"sync"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
)

// A preview holds the newest site that could be built, and what is wrong with
// the project as it is now.
type preview struct {
	cmd *cobra.Command
	dir string

	mu       sync.RWMutex
	files    map[string][]byte // nil before the first good build
	digest   string            // of files
	problems *diag.List
}

func newPreview(cmd *cobra.Command, dir string) *preview {
	return &preview{cmd: cmd, dir: dir, problems: &diag.List{}}
}

// rebuild builds once. Problems of the input are shown, not returned.
func (p *preview) rebuild() error {
	var problems diag.List
	site, err := compute(p.cmd, p.dir, build.Edition{}, publish.NewCache(p.dir), &problems)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.problems = &problems
	if site != nil {
		p.files, p.digest = site.Files, site.Digest()
	}
	p.say()
	return nil
}

// say prints how the build went.
func (p *preview) say() {
	if p.problems.Any() {
		printProblems(p.cmd.ErrOrStderr(), graver(p.problems))
		fmt.Fprintln(p.cmd.ErrOrStderr(), counts(p.problems)+"。")
		return
	}
	fmt.Fprintf(p.cmd.OutOrStdout(), "已生成：%d 个文件，%s。\n", len(p.files), counts(p.problems))
}

// follow rebuilds after each change until ctx ends.
func (p *preview) follow(ctx context.Context, changes <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-changes:
			if err := p.rebuild(); err != nil {
				fmt.Fprintln(p.cmd.ErrOrStderr(), "没有生成："+err.Error())
			}
		}
	}
}

// file is a file of the site.
func (p *preview) file(name string) ([]byte, bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	text, ok := p.files[name]
	return text, ok
}

// state is what is wrong with the project, and whether there is a site.
func (p *preview) state() (problems *diag.List, site bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.problems, p.files != nil
}

// version changes with the site and with the problems.
func (p *preview) version() string {
	p.mu.RLock()
	defer p.mu.RUnlock()
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%s %+v", p.digest, p.problems.Sorted())
	return fmt.Sprintf("%x", sum.Sum64())
}
