package speech

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A picture is the TOML of a fenced chart or table block.
type picture struct {
	Indicator string `toml:"indicator"` // id or title
	Scorecard string `toml:"scorecard"` // of a radar: id or title
	Form      string `toml:"form"`      // one of Shapes
	Area      string `toml:"area"`      // a name or a code; the whole district unless told
	Year      int    `toml:"year"`      // the document's unless told
	Since     int    `toml:"since"`     // the earlier of two years, for forms that compare two
}

// radar is the one form that shows a score sheet.
const radar = "雷达"

// Shapes lists the forms of chart and table blocks.
func Shapes() []string {
	var out []string
	for _, n := range check.Shapes {
		out = append(out, n.Word)
	}
	return append(out, radar)
}

// figure makes the figure of a block, or reports why there is none.
func (b *binder) figure(text string, at diag.Place) (figure.Figure, bool) {
	var spec picture
	if !source.DecodeTOML(b.document.Path, at.Line+1, text, &spec, b.problems) {
		return figure.Figure{}, false
	}
	if spec.Form == radar {
		return b.radar(spec, at)
	}
	q, ok := b.request(spec.options(spec.Indicator), at)
	if !ok {
		return figure.Figure{}, false
	}
	need, ok := b.shape(spec.Form, at)
	if !ok {
		return figure.Figure{}, false
	}
	if lacks := need.Lacks(q.indicator); lacks != "" {
		b.fail("block-form", at, fmt.Sprintf("“%s”画不成“%s”：%s", q.indicator.Title, spec.Form, lacks), "换一种形式；各种图要什么见 docs/indicators.md")
		return figure.Figure{}, false
	}
	f := b.writer.Answer(figure.Ask{Shape: need.Shape, Indicator: q.indicator, Area: q.area, Year: q.year, Since: q.since})
	return f, b.shown(f, q.indicator, q.indicator.Title, spec.Form, at)
}

// shape finds a form by its word.
func (b *binder) shape(word string, at diag.Place) (check.ShapeNeed, bool) {
	for _, n := range check.Shapes {
		if n.Word == word {
			return n, true
		}
	}
	b.fail("block-form", at, fmt.Sprintf("不认识的形式“%s”", word), "写 "+strings.Join(Shapes(), "、")+" 之一")
	return check.ShapeNeed{}, false
}

// shown reports a figure in which there is nothing to see.
func (b *binder) shown(f figure.Figure, i *check.Indicator, title, form string, at diag.Place) bool {
	if f.Empty() && i != nil && b.writer.Hides(i) {
		b.warn("figure-withheld", at, fmt.Sprintf("“%s”按“%s”画的数在公开版里都隐去，这里不画", title, form), "公开版的文稿改用街道或全区的数，或删去这幅图")
	} else if f.Empty() {
		b.fail("figure-missing", at, fmt.Sprintf("“%s”按“%s”没有可画的数", title, form), "换一个形式、地区或年份")
	}
	return !f.Empty()
}

// options are the area and the years of a block as the options of a bound figure.
func (p picture) options(name string) []string {
	out := []string{name}
	if p.Area != "" {
		out = append(out, "地区="+p.Area)
	}
	if p.Year != 0 {
		out = append(out, fmt.Sprintf("年=%d", p.Year))
	}
	if p.Since != 0 {
		out = append(out, fmt.Sprintf("比%d年", p.Since))
	}
	return out
}

// radar shows an area on the groups of a score sheet.
func (b *binder) radar(spec picture, at diag.Place) (figure.Figure, bool) {
	cards := b.data().Scorecards
	n := slices.IndexFunc(cards, func(s *check.Scorecard) bool { return s.ID == spec.Scorecard || s.Title == spec.Scorecard })
	if n < 0 {
		b.fail("block-form", at, fmt.Sprintf("没有名为“%s”的考评表", spec.Scorecard), "雷达图画考评表：scorecard 写 data/scorecards/ 里的 id 或名称")
		return figure.Figure{}, false
	}
	q := request{area: b.data().Whole, year: stat.Year(b.document.Year)}
	if q.year == 0 {
		q.year = b.data().Latest()
	}
	for _, option := range spec.options("")[1:] {
		key, value, _ := strings.Cut(option, "=")
		if complaint := b.option(&q, key, value); complaint != "" {
			b.fail("figure-option", at, complaint, "可用的写法见 docs/speeches.md")
			return figure.Figure{}, false
		}
	}
	f := b.writer.Radar(cards[n], q.area, q.year)
	return f, b.shown(f, nil, cards[n].Title, radar, at)
}
