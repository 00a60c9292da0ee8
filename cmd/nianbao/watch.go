package main

import (
	"context"
	"io/fs"
	"path"
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

// watch tells after each burst of changes in a project which files changed, as
// paths within it, until ctx ends.
func watch(ctx context.Context, dir string) (<-chan []string, error) {
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
	changes := make(chan []string, 1)
	go func() {
		defer w.Close()
		gather(ctx, w, dir, changes)
	}()
	return changes, nil
}

// addFolders watches a folder and all below it; what is no folder, or is gone
// again, is passed over.
func addFolders(w *fsnotify.Watcher, top string) {
	_ = filepath.WalkDir(top, func(folder string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			_ = w.Add(folder) // too many folders: those are not watched
		}
		return nil
	})
}

// gather turns bursts of events into single changes.
func gather(ctx context.Context, w *fsnotify.Watcher, dir string, changes chan<- []string) {
	var files []string
	var wait <-chan time.Time
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.Events:
			name, ok := concerns(dir, e)
			if !ok {
				continue
			}
			files = append(files, name)
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
			case changes <- files:
				files = nil
			default: // one is waiting already
			}
		}
	}
}

// concerns is the file that an event touches, if a build reads it; hidden files
// and the lock files of office programs it does not.
func concerns(dir string, e fsnotify.Event) (file string, ok bool) {
	if e.Op == fsnotify.Chmod {
		return "", false
	}
	name, err := filepath.Rel(dir, e.Name)
	if err != nil {
		return "", false
	}
	name = filepath.ToSlash(name)
	first, _, _ := strings.Cut(name, "/")
	last := path.Base(name)
	return name, slices.Contains(watched, first) && !strings.HasPrefix(last, ".") && !strings.HasPrefix(last, "~$") && !strings.HasSuffix(last, "~")
}
