package speech_test

import (
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// marked renders a body in which ‹ and › stand around the words of the marks,
// one for each.
func marked(t *testing.T, body string, marks ...speech.Mark) speech.Speech {
	t.Helper()
	for k := range marks {
		from, to := strings.Index(body, "‹"), strings.Index(body, "›")
		marks[k].From, marks[k].To = from, to-len("‹")
		body = strings.Replace(strings.Replace(body, "‹", "", 1), "›", "", 1)
	}
	var problems diag.List
	doc := source.Document{Path: "content/speeches/a.md", Year: 2022, Body: body, BodyLine: 9}
	s := speech.Render(figure.New(computed(t)), doc, marks, &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return s
}

func TestMarks(t *testing.T) {
	wrong := speech.Mark{Finding: 1, Class: "error", Note: "A<B", Place: true}
	quoted := speech.Mark{Finding: 1, Class: "error", Note: "A<B"}
	loose := speech.Mark{Class: "unbound", Note: "没有对照"}
	link := `<a class="pen is-error" id="finding-1" href="#note-1" data-note="1. A&lt;B">`
	for _, c := range []struct {
		body  string
		marks []speech.Mark
		want  string
	}{
		{"占‹20%›。", []speech.Mark{wrong}, "<p>占" + link + "20%</a>。</p>"},
		{"‹38个›，占‹20%›。", []speech.Mark{quoted, wrong}, `<p><a class="pen is-error is-quoted" href="#note-1" data-note="1. A&lt;B">38个</a>，占` + link + "20%</a>。</p>"},
		{"会期‹3天›。", []speech.Mark{loose}, `<p>会期<span class="pen is-unbound" title="没有对照">3天</span>。</p>`},
		// Over emphasis and lines it goes on, its place named once.
		{"‹占**20%**›。", []speech.Mark{wrong}, "<p>" + link + "占</a><strong>" + strings.Replace(link, ` id="finding-1"`, "", 1) + "20%</a></strong>。</p>"},
		{"行一‹占\n百›分。", []speech.Mark{wrong}, "<p>行一" + link + "占</a>" + strings.Replace(link, ` id="finding-1"`, "", 1) + "百</a>分。</p>"},
		// A bound figure is a link itself.
		{"占‹{{持证率}}›。", []speech.Mark{wrong}, `<p>占<span class="pen is-error" id="finding-1" data-note="1. A&lt;B"><a class="bound" href="#source-1" data-n="1">26.3%</a></span>。</p>`},
		// Nothing is marked inside links and code.
		{"`占‹20%›`", []speech.Mark{wrong}, "<p><code>占20%</code></p>"},
		{"[占‹20%›](a.html)", []speech.Mark{wrong}, `<p><a href="a.html">占20%</a></p>`},
	} {
		s := marked(t, c.body, c.marks...)
		if got := strings.TrimSpace(s.HTML); got != c.want {
			t.Errorf("%s\n  is   %s\n  want %s", c.body, got, c.want)
		}
		if s.Marked[1] != strings.Contains(s.HTML, speech.MarkAnchor(1)+`"`) {
			t.Errorf("%s: marked %v", c.body, s.Marked)
		}
	}
}

// What the proof-reader marks does not hide what is wrong beside it.
func TestWideBracesUnderAMark(t *testing.T) {
	body, problems := "｛｛持证率｝｝", diag.List{}
	marks := []speech.Mark{{From: len("｛"), To: len(body) - len("｝"), Finding: 1, Class: "warning"}}
	speech.Render(figure.New(computed(t)), source.Document{Path: "content/speeches/a.md", Year: 2022, Body: body, BodyLine: 9}, marks, &problems)
	if found := problems.Sorted(); len(found) != 1 || found[0].Code != "figure-wide-braces" {
		t.Errorf("found %v", found)
	}
}

func TestMarksOneOnAnother(t *testing.T) {
	body := "其中达标10所，占20%。"
	clause := speech.Mark{From: 0, To: len("其中达标10所，占20%"), Finding: 1, Class: "error", Place: true, Note: "甲"}
	share := speech.Mark{From: len("其中达标10所，占"), To: len("其中达标10所，占20%"), Finding: 2, Class: "warning", Place: true, Note: "乙"}
	loose := speech.Mark{From: len("其中达标"), To: len("其中达标10所"), Class: "unbound", Note: "丙"}
	var problems diag.List
	doc := source.Document{Path: "content/speeches/a.md", Year: 2022, Body: body, BodyLine: 9}
	s := speech.Render(figure.New(computed(t)), doc, []speech.Mark{loose, clause, share}, &problems)
	want := `<p><a class="pen is-error" id="finding-1" href="#note-1" data-note="1. 甲">其中达标10所，占</a><a class="pen is-warning" id="finding-2" href="#note-2" data-note="2. 乙">20%</a>。</p>`
	if got := strings.TrimSpace(s.HTML); got != want {
		t.Errorf("is   %s\nwant %s", got, want)
	}
}
