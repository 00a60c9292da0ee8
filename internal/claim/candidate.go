package claim

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/check"
	"nianbao/internal/proof"
	"nianbao/internal/stat"
)

// A candidate is what a number may mean.
type candidate struct {
	indicator *check.Indicator
	forms     []string // ways to say it, the plainest first
	area      stat.Area
	year      stat.Year
	since     stat.Year // of a change; 0: the year before
	counts    string    // what digits without unit count; empty: what the indicator does
	why       string
}

// styles are the ways to write numbers that may give what is written.
func styles(f proof.Figure) [][]string {
	if f.Chinese {
		return spelledStyles(f)
	}
	whole, decimals, _ := strings.Cut(strings.TrimSuffix(f.Written, f.Scale), ".")
	groups := [][]string{nil, {"不分节"}}
	if strings.Contains(whole, ",") {
		groups = [][]string{nil, {"千分撇"}}
	}
	places := fmt.Sprintf("小数=%d", len(decimals))
	sizes := [][]string{nil, {places}, {"原数"}}
	if f.Scale != "" {
		sizes = append(sizes, []string{f.Scale}, []string{f.Scale, places})
	}
	var out [][]string
	for _, g := range groups {
		for _, s := range sizes {
			out = append(out, append(append([]string{}, s...), g...))
		}
	}
	return out
}

// spelledStyles are the ways to write a number in characters: 四十三, 二十八点六万. The
// form 分数 writes so by itself.
func spelledStyles(f proof.Figure) [][]string {
	_, decimals, _ := strings.Cut(strings.TrimSuffix(f.Written, f.Scale), "点")
	places := fmt.Sprintf("小数=%d", utf8.RuneCountInString(decimals))
	out := [][]string{nil, {"汉字"}, {places, "汉字"}, {"原数", "汉字"}}
	if f.Scale != "" {
		out = append(out, []string{f.Scale, "汉字"}, []string{f.Scale, places, "汉字"})
	}
	return out
}

// words are the parts of a bound figure without its style.
func (r *reading) words(c candidate, form string) []string {
	out := []string{c.indicator.Title}
	if form != "" {
		out = append(out, form)
	}
	if c.since != 0 {
		out = append(out, fmt.Sprintf("比%d年", c.since))
	}
	if !c.area.Whole() {
		out = append(out, r.areaWord(c.area))
	}
	if c.year != r.year {
		out = append(out, fmt.Sprintf("年=%d", c.year))
	}
	return out
}

// areaWord names an area, by its code where several bear its name.
func (r *reading) areaWord(a stat.Area) string {
	same := 0
	for _, b := range r.writer.Metrics.Data.AreasNamed(a.Name) {
		if b.Level == a.Level {
			same++
		}
	}
	if same != 1 {
		return "地区=" + a.Code
	}
	return r.writer.Metrics.Data.Ladder.Name(a.Level) + "=" + a.Name
}

// counts reports whether digits of a candidate may stand before a unit.
func counts(c candidate, unit string) bool {
	own := c.counts
	if own == "" {
		own = c.indicator.Unit
		if c.area.Level != c.indicator.Base && c.indicator.RolledUnit != "" {
			own = c.indicator.RolledUnit
		}
	}
	if unit == "" || own == "" {
		return false
	}
	factor, ok := stat.Factor(unit, own)
	return ok && factor.Cmp(stat.Int(1)) == 0 || strings.HasPrefix(own, unit)
}
