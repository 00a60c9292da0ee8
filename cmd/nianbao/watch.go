package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"nianbao/internal/archive"
)

// quiet is how long nothing must change before a build begins: programs write
// a file in several steps. It begins at the latest after patience.
const (
	quiet    = 200 * time.Millisecond
	patience = 2 * time.Second
)

// watched are the parts of a project that a build reads.
var watched = []string{"nianbao.toml", "content", "data", "themes", archive.Folder}

// watch tells after each burst of changes in a project, until ctx ends.
func watch(ctx context.Context, dir string) (<-chan struct{}, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := w.Add(dir); err != nil {
		w.Close()
		return nil, err
	}
	for _, part := range watched {
		addFolders(w, filepath.Join(dir, part))
	}
	changes := make(chan struct{}, 1)
	go func() {
		defer w.Close()
		gather(ctx, w, dir, changes)
	}()
	return changes, nil
}

// addFolders watches a folder and all below it; what is no folder, or is gone
// again, is passed over.
func addFolders(w *fsnotify.Watcher, top string) {
	_ = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			_ = w.Add(path) // too many folders: those are not watched
		}
		return nil
	})
}

// gather turns bursts of events into single changes.
func gather(ctx context.Context, w *fsnotify.Watcher, dir string, changes chan<- struct{}) {
	var wait <-chan time.Time
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.Events:
			if !concerns(dir, e) {
				continue
			}
			if e.Has(fsnotify.Create) {
				addFolders(w, e.Name)
			}
			if wait == nil {
				first = time.Now()
			}
			if wait == nil || time.Since(first) < patience {
				wait = time.After(quiet)
			}
		case <-w.Errors: // events were lost: build, to be safe
			wait = time.After(quiet)
		case <-wait:
			wait = nil
			select {
			case changes <- struct{}{}:
			default: // one is waiting already
			}
		}
	}
}

// concerns reports whether an event touches what a build reads; hidden files
// and the lock files of office programs do not.
func concerns(dir string, e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	name, err := filepath.Rel(dir, e.Name)
	if err != nil {
		return false
	}
	parts := strings.Split(name, string(os.PathSeparator))
	last := parts[len(parts)-1]
	return slices.Contains(watched, parts[0]) && !strings.HasPrefix(last, ".") && !strings.HasPrefix(last, "~$") && !strings.HasSuffix(last, "~")
}
