package figure

import (
	"strings"
	"sync"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// fewestAxes is how many axes a radar needs to have an area.
const fewestAxes = 3

// Radar shows an area on the groups of a score sheet, beside the median of all
// areas of its level; of a larger area it shows the medians inside, beside those
// of the year before. Groups in which nothing was scored are left out.
func (w *Writer) Radar(card *check.Scorecard, area stat.Area, year stat.Year) Figure {
	f := w.Outline(card, area, year)
	if !f.Empty() {
		f.Sources = w.Metrics.ScoreFiles(card, area, year)
	}
	return f
}

// Outline is Radar without its sources, for who does not name them.
func (w *Writer) Outline(card *check.Scorecard, area stat.Area, year stat.Year) Figure {
	f := Figure{ID: identifier("radar", card.ID, area.Code, yearlyID(year)), Kind: Radar, Axis: "项目组", Unit: "分", Decimals: 1}
	own, other := w.groups(card, area, year), w.medians(card, w.data().Whole, year)
	names := [2]string{w.called(area), w.level(w.data().Whole.Level) + "中位数"}
	if area.Level != card.Level {
		own, other = w.medians(card, area, year), w.medians(card, area, year-1)
		names = [2]string{yearly(year) + "中位数", yearly(year-1) + "中位数"}
	}
	var left []string
	f.Series = []Series{{Name: names[0]}, {Name: names[1]}}
	for k, g := range card.Groups {
		if k >= len(own) || !own[k].Known() {
			left = append(left, g.Title)
			continue
		}
		f.Categories = append(f.Categories, g.Title)
		f.Series[0].Points = append(f.Series[0].Points, w.score(own[k]))
		if k < len(other) && other[k].Known() {
			f.Series[1].Points = append(f.Series[1].Points, w.score(other[k]))
		}
	}
	if len(f.Categories) < fewestAxes {
		return Figure{}
	}
	if len(f.Series[1].Points) < len(f.Categories) {
		f.Series = f.Series[:1]
	}
	f.Title = w.radarTitle(card, area, f)
	f.Subtitle = subtitle(quoted([]string{card.Title})+"各组得分（分，满分 100）", w.called(area), yearly(year))
	f.Notes = listing("没有数据、图中没有的组", left)
	return f.described()
}

// score is a number of points as it is drawn and printed.
func (w *Writer) score(q stat.Quantity) Point {
	return Point{Value: w.round(q, 1), Text: w.digits(q, 1)}
}

// groups are the scores of an area by group.
func (w *Writer) groups(card *check.Scorecard, area stat.Area, year stat.Year) []stat.Quantity {
	var out []stat.Quantity
	for _, g := range w.Metrics.Score(card, area, year).Groups {
		out = append(out, g.Value)
	}
	return out
}

// medians are the medians of the areas that a sheet scores, by group.
func (w *Writer) medians(card *check.Scorecard, inside stat.Area, year stat.Year) []stat.Quantity {
	type key struct {
		card, area string
		year       stat.Year
	}
	m, _ := w.kept.LoadOrStore(key{card.ID, inside.Code, year}, sync.OnceValue(func() []stat.Quantity {
		if !w.data().HasYear(year) || !card.InForce(year) {
			return nil
		}
		return w.Metrics.Medians(card, inside, year)
	}))
	return m.(func() []stat.Quantity)()
}

// radarTitle is “渔港社区：设施配套化最高（96.0 分），干部专业化最低（72.5 分）”.
func (w *Writer) radarTitle(card *check.Scorecard, area stat.Area, f Figure) Sentence {
	points := f.Series[0].Points
	most, least := 0, 0
	for k, p := range points {
		if p.Value.Cmp(points[most].Value) > 0 {
			most = k
		}
		if p.Value.Cmp(points[least].Value) < 0 {
			least = k
		}
	}
	name := w.called(area) + quoted([]string{card.Title})
	if points[most].Value.Cmp(points[least].Value) == 0 {
		return Say(name + "：各组都是 " + points[0].Text + " 分")
	}
	return Say(name + "：" + equal(f, most) + "最高（" + points[most].Text + " 分），" + equal(f, least) + "最低（" + points[least].Text + " 分）")
}

// equal names the groups that print the score of the k-th: “组织网络化、功能全面化并列”.
func equal(f Figure, k int) string {
	var names []string
	for n, p := range f.Series[0].Points {
		if p.Text == f.Series[0].Points[k].Text {
			names = append(names, f.Categories[n])
		}
	}
	if len(names) > 1 {
		return strings.Join(names, "、") + "并列"
	}
	return names[0]
}
