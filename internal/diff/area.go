package diff

import (
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// An Area is a place that came, went or changed its name.
type Area struct {
	Code string     `json:"code"`
	Name string     `json:"name"`
	Was  string     `json:"was"` // its former name, where it changed
	Lev  stat.Level `json:"level"`
	What string     `json:"what"` // added, removed, renamed
	Note string     `json:"note"` // what data/areas.toml says: 合并, 拆分…
}

func (r *Report) areas(a, b Side) {
	for _, level := range slices.Backward(r.ladder.Up(stat.Community).Levels()) {
		was, is := names(a, level), names(b, level)
		for _, x := range b.Metrics.Data.Areas(level, b.Year) {
			old, there := was[x.Code]
			switch {
			case !there:
				r.Areas = append(r.Areas, Area{x.Code, x.Name, "", level, "added", note(b, a, x.Code)})
			case old != x.Name:
				r.Areas = append(r.Areas, Area{x.Code, x.Name, old, level, "renamed", note(b, a, x.Code)})
			}
		}
		for _, x := range a.Metrics.Data.Areas(level, a.Year) {
			if _, there := is[x.Code]; !there {
				r.Areas = append(r.Areas, Area{x.Code, x.Name, "", level, "removed", note(b, a, x.Code)})
			}
		}
	}
}

func names(s Side, level stat.Level) map[string]string {
	out := map[string]string{}
	for _, x := range s.Metrics.Data.Areas(level, s.Year) {
		out[x.Code] = x.Name
	}
	return out
}

// note is what the later side knows became of an area in the years between.
func note(b, a Side, code string) string {
	var out []string
	for _, ch := range b.Metrics.Data.Changes {
		if between(ch, a, b) && (ch.Community == code || slices.Contains(ch.Into, code) || slices.Contains(ch.From, code)) {
			out = append(out, told(ch, b.Metrics.Data))
		}
	}
	return strings.Join(out, "；")
}

func between(ch source.Change, a, b Side) bool {
	return stat.Year(ch.Year) > min(a.Year, b.Year) && stat.Year(ch.Year) <= max(a.Year, b.Year) || a.Year == b.Year
}

// told words a change: what the registry notes, else 合并：东门社区.
func told(ch source.Change, d *check.Dataset) string {
	if ch.Note != "" {
		return ch.Note
	}
	text := ch.Kind
	for k, code := range slices.Concat(ch.Into, ch.From) {
		name := code
		if a, ok := d.Area(code); ok {
			name = a.Name
		}
		text += map[bool]string{true: "：", false: "、"}[k == 0] + name
	}
	return text
}
