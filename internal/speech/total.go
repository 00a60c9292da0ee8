package speech

import (
	"fmt"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// remarks are what the end of a text has to say about its numbers: where a text
// tells a total and all of its parts, each rounded by itself, they may not add
// up.
func (b *binder) remarks() []string {
	var out []string
	for _, total := range b.bound {
		m := total.Metric
		if !total.rounded.Known() || m.Indicator.Rollup != check.Sum || m.Area.Level == m.Indicator.Base {
			continue
		}
		for _, level := range slices.Backward(b.data().Ladder.Up(stat.Community).Levels()) {
			if parts := b.parts(m, level); len(parts) > 1 && !figure.AddUp(total.rounded, parts) {
				text := fmt.Sprintf("%s“%s”%d 年的%s", m.Area.Name, m.Indicator.Title, m.Year, figure.Unadjusted)
				if !slices.Contains(out, text) {
					out = append(out, text)
				}
			}
		}
	}
	return out
}

// parts are the printed numbers of all smaller areas of a level inside an area;
// none where the text does not tell them all.
func (b *binder) parts(m metric.Metric, level stat.Level) []stat.Quantity {
	var out []stat.Quantity
	for _, a := range b.data().Subareas(m.Area, level, m.Year) {
		k := slices.IndexFunc(b.bound, func(p Bound) bool {
			return p.rounded.Known() && p.Metric.Indicator == m.Indicator && p.Metric.Year == m.Year && p.Metric.Area.Code == a.Code
		})
		if k < 0 || level == m.Area.Level {
			return nil
		}
		out = append(out, b.bound[k].rounded)
	}
	return out
}
