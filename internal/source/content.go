package source

import (
	"crypto/sha256"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"time"

	"nianbao/internal/diag"
)

// kinds are the folders of content/.
var kinds = []string{"speeches", "reports", "pages"}

// states a text can be in.
var states = []string{"草稿", "定稿", "存档"}

// content reads all Markdown files under content/, by path.
func (r *reader) content() []Document {
	var documents []Document
	if !exists(r.project, "content") {
		return nil
	}
	_ = fs.WalkDir(r.project, "content", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			r.problems.Add(fileUnreadable.At(diag.Place{File: name}, remedy(err), "文件夹打不开"))
			return nil
		case strings.HasPrefix(path.Base(name), ".") && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir(), !strings.EqualFold(path.Ext(name), ".md"), strings.HasPrefix(path.Base(name), "."):
			return nil
		}
		data, ok := r.bytes(r.project, name, maxText)
		if !ok {
			return nil
		}
		if text, ok := r.decoded(name, data); ok {
			d := r.document(name, text)
			d.Body, d.sum = "", sha256.Sum256(data) // see Read
			documents = append(documents, d)
		}
		return nil
	})
	return documents
}

// document cuts a Markdown file into front matter and body.
func (r *reader) document(name, text string) Document {
	d := Document{Path: name, Beside: r.project, Kind: r.kind(name), Place: diag.Place{File: name, Line: 1, Column: 1}}
	matter, body, line, found := cutMatter(text)
	d.Body, d.BodyLine = body, line
	switch {
	case found:
		reading := decoder{file: name, shift: 1, problems: r.problems}
		if values, places, ok := reading.parse(matter); ok {
			reading.table(reflect.ValueOf(&d).Elem(), values, places)
			r.demand(d)
		}
	case line == 0:
		d.Body, d.BodyLine = text, 1
		r.problems.Add(frontMatterOpen.At(d.Place, "在说明后面单独写一行 +++", "开头的说明没有用 +++ 结束"))
	default:
		r.problems.Add(frontMatterMissing.At(d.Place, "第一行写 +++，下面写 title、date、status，再写一行 +++", "文稿开头没有用 +++ 围起的说明"))
	}
	d.Size = len(d.Body)
	d.Place.Line, d.Place.Column = 1, 1
	return d
}

func (r *reader) kind(name string) string {
	inside, ok := strings.CutPrefix(name, "content/")
	kind, _, deep := strings.Cut(inside, "/")
	if !ok || !deep {
		return "pages"
	}
	if !slices.Contains(kinds, kind) {
		r.problems.Add(contentFolder.At(diag.Place{File: name}, "放进 content/speeches、content/reports 或 content/pages", "不认识的文件夹 content/%s", kind))
	}
	return kind
}

// cutMatter cuts the front matter between two lines +++ off a text, and tells
// on which line the body begins. Without front matter all is body; where the
// second +++ is missing the line is 0.
func cutMatter(text string) (matter, body string, line int, found bool) {
	rest, ok := cutFence(text)
	if !ok {
		return "", text, 1, false
	}
	matter = rest
	for line = 2; rest != ""; line++ {
		if after, ok := cutFence(rest); ok {
			return matter[:len(matter)-len(rest)], after, line + 1, true
		}
		_, rest, _ = strings.Cut(rest, "\n")
	}
	return "", text, 0, false
}

// cutFence cuts a line +++ off the beginning of a text.
func cutFence(text string) (rest string, ok bool) {
	line, rest, _ := strings.Cut(text, "\n")
	return rest, strings.TrimRight(line, " \t\r") == "+++"
}

// demand reports what front matter must have and has not.
func (r *reader) demand(d Document) {
	at := diag.Place{File: d.Path, Line: 1, Column: 1}
	if strings.TrimSpace(d.Title) == "" {
		r.problems.Add(frontMatterKey.At(at, "在 +++ 之间写 title = \"标题\"", "文稿没有标题（title）"))
	}
	if _, err := time.Parse(time.DateOnly, d.Date); err != nil {
		r.problems.Add(frontMatterKey.At(at, "在 +++ 之间写 date = 2023-01-12，年、月、日各占四位、两位、两位", "文稿没有日期（date），或写得不对"))
	}
	if !slices.Contains(states, d.Status) {
		r.problems.Add(frontMatterKey.At(at, "在 +++ 之间写 status = \"草稿\"、\"定稿\" 或 \"存档\"", "文稿没有状态（status），或写得不对"))
	}
	r.demandPaper(d)
	r.demandProofread(d)
}
