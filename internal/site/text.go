package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// kinds of texts, the folders of content/, and what their lists are called.
var textKinds = []struct{ kind, title string }{
	{"speeches", "讲话材料"}, {"reports", "年度报告"}, {"pages", "其他页面"},
}

// A text is a speech with its place in the site.
type text struct {
	speech.Text
	path string
}

// newTexts gives each text its path, the latest first.
func newTexts(list []speech.Text) []text {
	var documents []source.Document
	for _, s := range list {
		documents = append(documents, s.Document)
	}
	paths := textPaths(documents)
	var out []text
	for k, s := range list {
		out = append(out, text{s, paths[k]})
	}
	slices.SortStableFunc(out, func(a, b text) int {
		return cmp.Or(cmp.Compare(b.Document.Date, a.Document.Date), cmp.Compare(a.Document.Kind, b.Document.Kind), cmp.Compare(path.Base(a.path), path.Base(b.path)))
	})
	return out
}

func (c *composer) textPages() {
	for _, k := range textKinds {
		var list []text
		for _, t := range c.texts {
			if t.Document.Kind == k.kind {
				list = append(list, t)
			}
		}
		if len(list) == 0 {
			continue
		}
		c.textIndex(k.kind, k.title, list)
		index := textIndexPath(k.kind, 0)
		for _, t := range list {
			c.add(Page{Path: t.path, Kind: Text, Title: t.Document.Title,
				trail: append(c.homeTrail(), target{k.title, index}),
				body:  func(v *view) any { return v.speech(t, t.Speech()) }})
			c.sheet(t, target{k.title, index})
			for _, i := range t.Pictures { // which other texts may show, too
				c.site.Kept[path.Join(path.Dir(t.path), i.Address)] = i.Data
			}
		}
	}
}

func (v *view) recentTexts(most int) []TextLink {
	return v.textLinks(v.c.texts[:min(most, len(v.c.texts))])
}

func (v *view) textLinks(list []text) []TextLink {
	var out []TextLink
	for _, t := range list {
		out = append(out, v.textLink(t))
	}
	return out
}

func (v *view) textLink(t text) TextLink {
	d := t.Document
	return TextLink{Link: v.link(d.Title, t.path), Date: d.Date, Occasion: d.Occasion, Speaker: d.Speaker,
		Status: d.Status, Year: d.Year, Bound: t.Bound}
}

func (v *view) speech(t text, s speech.Speech) SpeechView {
	t.Marked = s.Marked
	out := SpeechView{TextLink: v.textLink(t), Review: v.review(t), Parts: v.parts(s), Remarks: s.Remarks}
	v.Origins.Text, v.Origins.Notes = true, t.Document.Endnotes
	v.Origins.Rows = v.boundOrigins(s.Bound)
	out.Origins = v.Origins.Rows
	if v.c.Maker != nil && v.page.Kind == Text {
		v.Downloads = append(v.Downloads, Download{Path: t.word(), Data: v.c.word(t, s)})
		out.Word = Link{Text: "下载 Word 文件", Href: relative(v.Path, t.word())}
		out.Downloads = v.link("本年的全部下载", downloadsPath(stat.Year(t.Document.Year)))
	}
	return out
}

// Speech is what the page of a text shows, for its paper.
func (s *Site) Speech(t speech.Speech) SpeechView {
	v := &view{c: s.composer, View: View{Path: "text.html"}}
	return v.speech(text{Text: t.Text(), path: v.Path}, t)
}

// parts cuts a text where its charts belong. A chart whose slot is not in the
// text comes at the end rather than not at all.
func (v *view) parts(t speech.Speech) []Part {
	var out []Part
	rest := t.HTML
	for _, c := range t.Charts {
		before, after, found := strings.Cut(rest, speech.Slot(c.ID))
		if !found {
			before, after = rest, ""
		}
		if strings.TrimSpace(before) != "" {
			out = append(out, Part{HTML: before})
		}
		if chart, ok := v.chart(c.Figure); ok {
			chart.ID = c.ID
			out = append(out, Part{Chart: &chart, TableOnly: c.TableOnly})
		}
		rest = after
	}
	if strings.TrimSpace(rest) != "" {
		out = append(out, Part{HTML: rest})
	}
	return out
}

// inYear is the same page seen from another year, for links into that year.
func (v *view) inYear(y stat.Year) *view {
	other := *v
	other.Year = y
	return &other
}
