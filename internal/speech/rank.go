package speech

import (
	"fmt"
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Forms that say where an area stands among its like: in the whole, or with 街道内
// in its street, with 区内 in its district.

// rankForms are 排名, 排名变化, and 排名上升, 排名下降, 排名持平, which a writer
// chose and which are refused where the data do not bear them out.
func rankForms(ladder stat.Ladder) map[string]form {
	out := map[string]form{}
	wheres := []string{""}
	for _, s := range ladder.Up(stat.Subdistrict) {
		wheres = append(wheres, s.Name+"内")
	}
	for _, where := range wheres {
		out[where+"排名"] = form{say: (*binder).ranked}
		out[where+"排名变化"] = form{say: (*binder).moved}
		for _, word := range []string{"上升", "下降", "持平"} {
			out[where+"排名"+word] = form{say: func(b *binder, q request, m metric.Metric) answer {
				return b.moveChosen(q, m, word)
			}}
		}
	}
	return out
}

// around is the area in which a request asks for a place; none where no such one
// is around its own.
func (b *binder) around(q request) stat.Area {
	name, _, narrower := strings.Cut(q.form, "内排名")
	if !narrower {
		return b.data().Whole
	}
	for _, a := range b.data().Enclosing(q.area) {
		if b.data().Ladder.Name(a.Level) == name {
			return a
		}
	}
	return stat.Area{}
}

// standing is the place that a request asks for, or a complaint that there is
// none.
func (b *binder) standing(q request, m metric.Metric) (metric.Standing, string) {
	inside, level := b.around(q), b.level(q.area.Level)
	switch {
	case q.area.Whole(), inside.Code == "":
		return metric.Standing{}, fmt.Sprintf("“%s”是%s的数，没有同一级的可比，说不出“%s”；写明 社区= 或 街道=", q.indicator.Title, q.area.Name, q.form)
	case q.indicator.Better(q.area.Level) == "":
		return metric.Standing{}, fmt.Sprintf("%s的“%s”不分数大好还是数小好，排不出名次", level, q.indicator.Title)
	case m.High.Known():
		return metric.Standing{}, fmt.Sprintf("%s的“%s”是一个范围，排不出名次", q.area.Name, q.indicator.Title)
	}
	s := b.writer.Metrics.StandingSince(m, inside, b.earlier(q))
	if s.Of < 2 {
		return s, fmt.Sprintf("“%s”%d 年%s有数的%s不到两个，说不出“%s”", q.indicator.Title, q.year, inside.Name, level, q.form)
	}
	return s, ""
}

// earlier is the year with which a request compares.
func (b *binder) earlier(q request) stat.Year {
	if q.since != 0 {
		return q.since
	}
	return q.year - 1
}

func (b *binder) ranked(q request, m metric.Metric) answer {
	s, complaint := b.standing(q, m)
	if complaint != "" {
		return answer{complaint: complaint}
	}
	out := said(b.writer.PlaceWords(s), m)
	out.note = b.contest(q, s)
	return out
}

// contest tells among whom a place was found, and which end is the first.
func (b *binder) contest(q request, s metric.Standing) string {
	first := "数大的在前"
	if q.indicator.Direction == "lower" {
		first = "数小的在前"
	}
	return fmt.Sprintf("%s %d 个%s有数，%s，没有报的不排", s.Inside.Name, s.Of, b.level(q.area.Level), first)
}

// moved says since when and by how many places an area rose or fell.
func (b *binder) moved(q request, m metric.Metric) answer {
	s, complaint := b.move(q, m)
	if complaint != "" {
		return answer{complaint: complaint}
	}
	than := b.than(q)
	if s.Risen == 0 {
		return b.movedTo(q, s, "与"+than+"持平", m)
	}
	return b.movedTo(q, s, "比"+than+b.writer.MoveWords(s), m)
}

// moveChosen says a word of direction that the writer chose.
func (b *binder) moveChosen(q request, m metric.Metric, word string) answer {
	s, complaint := b.move(q, m)
	if complaint != "" {
		return answer{complaint: complaint}
	}
	is := b.writer.MoveWords(s)
	if !strings.HasPrefix(is, word) {
		return unsaid("“%s”%s的名次 %d 年比%s%s，不能说“%s”", q.indicator.Title, q.area.Name, q.year, b.than(q), is, q.form)
	}
	return b.movedTo(q, s, is, m)
}

func (b *binder) movedTo(q request, s metric.Standing, text string, m metric.Metric) answer {
	out := said(text, m)
	out.note = fmt.Sprintf("%d 年是第 %d 位，%d 年是第 %d 位；%s", s.Since, s.Place+s.Risen, q.year, s.Place, b.contest(q, s))
	return out
}

// than names the year with which a request compares.
func (b *binder) than(q request) string {
	if y := b.earlier(q); y != q.year-1 {
		return fmt.Sprintf("%d年", y)
	}
	return "上年"
}

// move is a place that can be compared with an earlier year's, or a complaint
// that names who was ranked in one of the two years only.
func (b *binder) move(q request, m metric.Metric) (metric.Standing, string) {
	s, complaint := b.standing(q, m)
	if complaint != "" || s.Compared {
		return s, complaint
	}
	joined, left := b.writer.Metrics.Turnover(m, s.Inside, s.Since)
	if len(joined) == s.Of {
		return s, fmt.Sprintf("“%s”%d 年没有可比的名次", q.indicator.Title, s.Since)
	}
	return s, fmt.Sprintf("“%s”%d 年和 %d 年排名的%s不一样（%s），名次不可比", q.indicator.Title, s.Since, q.year, b.level(q.area.Level), turnover(joined, left))
}

func turnover(joined, left []stat.Area) string {
	var out []string
	if len(joined) > 0 {
		out = append(out, "多了"+someNames(joined))
	}
	if len(left) > 0 {
		out = append(out, "少了"+someNames(left))
	}
	return strings.Join(out, "，")
}

// someNames lists the first three areas.
func someNames(areas []stat.Area) string {
	const most = 3
	var names []string
	for _, a := range areas[:min(most, len(areas))] {
		names = append(names, a.Name)
	}
	out := strings.Join(names, "、")
	if len(areas) > most {
		out += fmt.Sprintf("等%d个", len(areas))
	}
	return out
}
