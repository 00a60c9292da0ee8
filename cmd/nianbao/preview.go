package main

import (
	"context"
	"fmt"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/publish"
)

// A preview holds the newest site that could be built, and what is wrong with
// the project as it is now. Pages are printed when they are asked for, the others
// meanwhile.
type preview struct {
	cmd      *cobra.Command
	dir      string
	pictures *build.Pictures

	mu       sync.RWMutex
	site     *build.Draft // nil before the first good build
	key      string       // of what site was made of
	problems *diag.List
	edited   map[string]bool // files changed since the last good build
	news     chan struct{}   // closed when one of these changes

	stop context.CancelFunc // ends the printing of the site before
	done chan struct{}      // closed when it has ended
}

func newPreview(cmd *cobra.Command, dir string) *preview {
	return &preview{cmd: cmd, dir: dir, problems: &diag.List{}, edited: map[string]bool{}, news: make(chan struct{}), stop: func() {}}
}

// rebuild builds once, so far that pages can be asked for. Problems of the input
// are shown, not returned.
func (p *preview) rebuild() (err error) {
	p.stop()
	if p.pictures == nil {
		if p.pictures, err = build.NewPictures(publish.NewCache(p.dir)); err != nil {
			return err
		}
	}
	key, _ := build.Key(os.DirFS(p.dir), build.Edition{}, "")
	var problems diag.List
	stage, done := progress(p.cmd)
	site := build.Compose(workspace(p.dir), build.Edition{}, p.pictures.Again(), stage, &problems)
	done()
	p.mu.Lock()
	defer p.mu.Unlock()
	defer p.tell()
	p.problems = &problems
	if site == nil || problems.Any() {
		p.say(nil)
		return nil
	}
	p.site, p.key = site, key
	clear(p.edited)
	p.finish(site)
	return nil
}

// tell wakes those who wait for something new.
func (p *preview) tell() {
	close(p.news)
	p.news = make(chan struct{})
}

// finish prints the rest of a site beside, and says when it is there.
func (p *preview) finish(site *build.Draft) {
	ctx, stop := context.WithCancel(context.Background())
	before, done := p.done, make(chan struct{})
	p.stop, p.done = stop, done
	go func() {
		defer close(done)
		site.Finish(ctx)
		if ctx.Err() == nil {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.say(site)
			p.tell()
		}
		if before != nil {
			<-before
		}
	}()
}

// halt ends the printing of sites.
func (p *preview) halt() {
	p.stop()
	if p.done != nil {
		<-p.done
	}
}

// say prints how the build went.
func (p *preview) say(site *build.Draft) {
	if p.problems.Any() {
		printProblems(p.cmd.ErrOrStderr(), graver(p.problems))
		fmt.Fprintln(p.cmd.ErrOrStderr(), counts(p.problems)+"。")
		return
	}
	fmt.Fprintf(p.cmd.OutOrStdout(), "已生成：%d 个文件，%s。\n", site.Len(), counts(p.problems))
}

// follow rebuilds after each change until ctx ends.
func (p *preview) follow(ctx context.Context, changes <-chan []string) {
	defer p.halt()
	for {
		select {
		case <-ctx.Done():
			return
		case files := <-changes:
			p.note(files)
			if err := p.rebuild(); err != nil {
				fmt.Fprintln(p.cmd.ErrOrStderr(), "没有生成："+err.Error())
			}
		}
	}
}

// note remembers which files were changed: what is wrong in them comes first.
func (p *preview) note(files []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, file := range files {
		p.edited[file] = true
	}
}

// file is a file of the site.
func (p *preview) file(name string) ([]byte, bool) {
	p.mu.RLock()
	site := p.site
	p.mu.RUnlock()
	if site == nil {
		return nil, false
	}
	return site.File(name)
}

// state is what is wrong with the project, and whether there is a site.
func (p *preview) state() (problems *diag.List, site bool) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.problems, p.site != nil
}
