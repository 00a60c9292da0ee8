package build

import (
	"bytes"
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/form"
	"nianbao/internal/gate"
	"nianbao/internal/metric"
	"nianbao/internal/paper"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// A File is a text by its name, from the project's folder where it lies there.
type File struct{ Name, Text string }

// A Paper is a Word file, and what stands in it.
type Paper struct {
	Data   []byte
	Texts  int
	Bound  int // numbers bound to data
	Charts int // charts and tables of figures
}

// Export sets Markdown files as a Word file: one for itself, several bound. A
// meeting, which may be nil, gives cover and agenda, and makes even one text a
// bound paper. It reports why it cannot, and then returns nil.
func Export(project fs.FS, files []File, meeting *File, problems *diag.List) *Paper {
	raw, data := read(project, unseen, problems)
	if raw == nil {
		return nil
	}
	documents, m := given(project, files, meeting, problems)
	metrics := metric.Compute(data)
	writer := figure.New(metrics)
	var texts []speech.Speech
	for _, d := range documents {
		texts = append(texts, speech.Render(writer, d, nil, problems))
	}
	if problems.Any() {
		return nil
	}
	pages := site.Compose(site.Input{Metrics: metrics, Writer: writer}, problems)
	var out Paper
	var set []paper.Text
	for _, t := range texts {
		set = append(set, paper.Text{Speech: t, Page: pages.Speech(t)})
		out.Texts, out.Bound, out.Charts = out.Texts+1, out.Bound+len(t.Bound), out.Charts+len(t.Charts)
	}
	if problems.Any() {
		return nil
	}
	var b bytes.Buffer // takes everything
	if meeting == nil && len(set) == 1 {
		_ = paper.Write(&b, set[0], data.Config.Owner)
	} else {
		_ = paper.Bind(&b, named(m, documents, data.Config.Owner), set, data.Config.Owner)
	}
	out.Data = b.Bytes()
	watch := gate.New(raw)
	watch.File(strings.TrimSuffix(documents[0].Path, ".md")+".docx", out.Data)
	if watch.Report(project, data, problems); problems.Any() {
		return nil
	}
	return &out
}

// given reads the texts and the meeting.
func given(project fs.FS, files []File, meeting *File, problems *diag.List) (documents []source.Document, m source.Meeting) {
	for _, f := range files {
		d := source.DecodeDocument(f.Name, f.Text, problems)
		d.Beside = project
		documents = append(documents, d)
	}
	if meeting != nil {
		m = source.DecodeMeeting(meeting.Name, meeting.Text, problems)
	}
	return documents, m
}

// named gives a meeting of which nothing is told a name, a host and the date of
// its latest text.
func named(m source.Meeting, documents []source.Document, owner string) source.Meeting {
	m.Title, m.Host = cmp.Or(m.Title, "会议材料汇编"), cmp.Or(m.Host, owner)
	if m.Date == "" && len(documents) > 0 {
		m.Date = slices.MaxFunc(documents, func(a, b source.Document) int { return cmp.Compare(a.Date, b.Date) }).Date
	}
	return m
}

// An office makes the files beside the pages: papers and workbooks.
type office struct {
	owner string // that publishes
}

func (o office) Word(t speech.Speech, page site.SpeechView) []byte {
	var b bytes.Buffer // takes everything
	_ = paper.Write(&b, paper.Text{Speech: t, Page: page}, o.owner)
	return b.Bytes()
}

func (o office) Bound(m source.Meeting, texts []speech.Speech, pages []site.SpeechView) []byte {
	var set []paper.Text
	for k, t := range texts {
		set = append(set, paper.Text{Speech: t, Page: pages[k]})
	}
	var b bytes.Buffer // takes everything
	_ = paper.Bind(&b, m, set, o.owner)
	return b.Bytes()
}

func (o office) Book(b site.Yearbook) []byte { return form.Yearbook(b) }

func (o office) Origins(b site.OriginBook) []byte { return form.Origins(b) }
