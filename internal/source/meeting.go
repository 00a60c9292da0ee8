package source

import (
	"io/fs"
	"slices"

	"nianbao/internal/diag"
)

// meetings reads the meetings of a project, by path. The texts that they bind are
// those of documents.
func (r *reader) meetings(documents []Document) []Meeting {
	names, _ := fs.Glob(r.project, "content/meetings/*.toml") // the pattern is good, and the folder may be absent
	var out []Meeting
	for _, name := range names {
		text, ok := r.text(r.project, name)
		if !ok {
			continue
		}
		m := DecodeMeeting(name, text, r.problems)
		latest := 0
		for _, a := range m.Agenda {
			k := slices.IndexFunc(documents, func(d Document) bool { return d.Path == a.File })
			if a.File != "" && k < 0 {
				r.problems.Add(meetingText.At(a.Place, "写文稿在项目里的路径，例如 content/speeches/2023-gongzuohui.md", "议程里写的文稿 %s 不在项目里", a.File))
			} else if a.File != "" {
				latest = max(latest, documents[k].Year)
			}
		}
		if m.Year == 0 {
			m.Year = latest
		}
		out = append(out, m)
	}
	return out
}

// Files are the texts of the agenda, each once, in its order.
func (m Meeting) Files() []string {
	var out []string
	for _, a := range m.Agenda {
		if a.File != "" && !slices.Contains(out, a.File) {
			out = append(out, a.File)
		}
	}
	return out
}

// A License says what may be done with what is published; empty: nothing is said.
type License struct {
	Name  string `toml:"name"`  // its id, such as CC-BY-4.0
	Title string `toml:"title"` // its name for people
	URL   string `toml:"url"`   // where its text stands
	Place diag.Place
}
