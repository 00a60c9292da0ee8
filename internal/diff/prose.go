package diff

import (
	"maps"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// A Text is a document that one side has and the other has not, or has
// differently.
type Text struct {
	Path    string `json:"path"`
	Title   string `json:"title"`
	What    string `json:"what"`    // added, removed, changed
	Added   int    `json:"added"`   // lines
	Removed int    `json:"removed"` // lines
}

func (r *Report) texts(a, b Side) {
	was, is := documents(a), documents(b)
	paths := maps.Clone(was)
	maps.Copy(paths, is)
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		old, before := was[path]
		now, after := is[path]
		switch {
		case !before:
			r.Texts = append(r.Texts, Text{Path: path, Title: now.Title, What: "added"})
		case !after:
			r.Texts = append(r.Texts, Text{Path: path, Title: old.Title, What: "removed"})
		case old.Digest() != now.Digest() && otherwise(&old, &now):
			added, removed := lines(old.Body, now.Body)
			r.Texts = append(r.Texts, Text{path, now.Title, "changed", added, removed})
		}
	}
}

// otherwise reads two documents and reports whether a reader sees a difference.
func otherwise(old, now *source.Document) bool {
	var changed diag.List // since the projects were read; the rest of the report is of then, too
	*old, _ = old.Read(&changed)
	*now, _ = now.Read(&changed)
	return old.Body != now.Body || old.Title != now.Title || old.Status != now.Status
}

// documents are those of a side's year, and those of none.
func documents(s Side) map[string]source.Document {
	out := map[string]source.Document{}
	for _, d := range s.Project.Content {
		if d.Year == 0 || d.Year == int(s.Year) {
			out[d.Path] = d
		}
	}
	return out
}

// lines counts the lines that only one of two texts has.
func lines(was, is string) (added, removed int) {
	count := map[string]int{}
	for _, l := range strings.Split(was, "\n") {
		count[l]++
	}
	for _, l := range strings.Split(is, "\n") {
		if count[l]--; count[l] < 0 {
			added++
		}
	}
	for _, n := range count {
		removed += max(n, 0)
	}
	return added, removed
}
