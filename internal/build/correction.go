package build

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/archive"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A corrector holds each seal of a year against the next one, and the last one
// against today: every cell that differs is a correction, which has a reason in
// data/corrections.toml.
type corrector struct {
	metrics  *metric.Metrics
	public   bool
	reasons  []source.Correction
	used     []bool
	compared map[stat.Year]bool
	problems *diag.List

	corrections []site.Correction
	revisions   []site.Revision
}

// corrected finds out what was put right since the years were sealed.
func (e Edition) corrected(raw *source.Project, m *metric.Metrics, seals []sealedYear, problems *diag.List) ([]site.Correction, []site.Revision) {
	c := &corrector{metrics: m, public: e.Public, reasons: raw.Corrections, used: make([]bool, len(raw.Corrections)), compared: map[stat.Year]bool{}, problems: problems}
	for _, y := range m.Data.Years {
		if list := recorded(seals, y); len(list) > 0 && (len(e.Years) == 0 || slices.Contains(e.Years, y)) {
			c.year(y, list)
		}
	}
	c.idle()
	return c.corrections, c.revisions
}

func (c *corrector) year(y stat.Year, seals []sealedYear) {
	c.compared[y] = true
	for k, s := range seals {
		was, ok := s.Tables()
		if !ok {
			continue // its digests are right, so a later program wrote them
		}
		now := archive.Record(c.metrics, y)
		if k+1 < len(seals) {
			now, _ = seals[k+1].Tables()
		}
		c.cells(s, was.Cells, now.Cells)
		c.numbers(s, was.Numbers, now.Numbers)
	}
}

const mostUnexplained = 50

// cells reports those that differ.
func (c *corrector) cells(s sealedYear, was, now []archive.Cell) {
	unexplained := 0
	for _, pair := range paired(was, now, func(x archive.Cell) [2]string { return [2]string{x.Area, x.Field} }) {
		if pair.was.Value == pair.now.Value {
			continue
		}
		x := pair.known(func(x archive.Cell) bool { return x.Area != "" })
		reason, told := c.reason(s.Year, x)
		if !told && !c.public {
			if unexplained++; unexplained <= mostUnexplained {
				c.problems.Add(untold(s, pair, x))
			}
		}
		if c.public && (pair.was.Shown == "否" || pair.now.Shown == "否") {
			continue
		}
		area, _ := c.metrics.Data.Area(x.Area)
		area.Name = x.AreaName
		c.corrections = append(c.corrections, site.Correction{Year: s.Year, Area: area, Title: x.Title, Where: place(x),
			Was: value(pair.was), Now: value(pair.now), Date: reason.Date, Reason: reason.Reason, Sealed: archive.Address(s.file)})
	}
	if unexplained > mostUnexplained {
		c.problems.Add(diag.Problem{Code: "correction-missing", Severity: diag.Warning, Place: diag.Place{File: s.file}, Year: int(s.Year),
			Message: fmt.Sprintf("另有 %d 个单元格与封存时不同，没有写更正的原因", unexplained-mostUnexplained), Hint: "运行 nianbao diff " + s.file + " 今天 看全部"})
	}
}

// reason is the next entry that speaks of a cell.
func (c *corrector) reason(y stat.Year, x archive.Cell) (source.Correction, bool) {
	for k, r := range c.reasons {
		if !c.used[k] && r.Year == int(y) && (r.Area == x.Area || r.Area == x.AreaName) && (r.Field == x.Field || r.Field == x.Title) {
			c.used[k] = true
			return r, true
		}
	}
	return source.Correction{}, false
}

// untold is the problem of a cell that was changed without a word.
func untold(s sealedYear, pair pair[archive.Cell], x archive.Cell) diag.Problem {
	at := diag.Place{File: x.File, Sheet: x.Sheet}
	if strings.HasPrefix(x.At, "第") {
		_, _ = fmt.Sscanf(x.At, "第%d行", &at.Line) // else the file alone
	} else {
		at.Cell = x.At
	}
	return diag.Problem{Code: "correction-missing", Severity: diag.Warning, Place: at, Area: x.Area, Field: x.Field, Year: int(s.Year),
		Message: fmt.Sprintf("%s %d 年的%s，封存时（%s）是 %s，现在是 %s，没有写更正的原因", x.AreaName, s.Year, x.Title, s.file, value(pair.was), value(pair.now)),
		Hint:    fmt.Sprintf("改错了的改回来；确实更正的，在 data/corrections.toml 里加：\n[[correction]]\nyear = %d\narea = %q\nfield = %q\ndate = \"\"\nreason = \"\"", s.Year, x.Area, x.Field)}
}

// idle reports entries that speak of nothing that changed. Where the seal of a year
// is not at hand, as in a sealed project itself, nobody can tell.
func (c *corrector) idle() {
	for k, r := range c.reasons {
		if !c.used[k] && !c.public && c.compared[stat.Year(r.Year)] {
			c.problems.Add(diag.Problem{Code: "correction-idle", Severity: diag.Warning, Place: r.Place, Year: r.Year,
				Message: fmt.Sprintf("%d 年 %s 的 %s 与封存时相同，没有什么更正", r.Year, r.Area, r.Field), Hint: "核对 year、area、field；用不着的删去"})
		}
	}
}

// numbers lists those that print or are judged otherwise.
func (c *corrector) numbers(s sealedYear, was, now []archive.Number) {
	for _, pair := range paired(was, now, func(x archive.Number) [2]string { return [2]string{x.Area, x.Indicator} }) {
		a, b := pair.was, pair.now
		if a.Area == "" || b.Area == "" || a.Display == b.Display && a.Verdict == b.Verdict || c.public && (a.Shown != "是" || b.Shown != "是") {
			continue
		}
		area, _ := c.metrics.Data.Area(b.Area)
		area.Name = b.AreaName
		c.revisions = append(c.revisions, site.Revision{Year: s.Year, Area: area, Title: b.Title, Was: judged(a), Now: judged(b), Sealed: archive.Address(s.file)})
	}
}

func judged(n archive.Number) string {
	text := strings.TrimSpace(n.Display)
	if text == "" {
		text = "没有数"
	}
	if n.Verdict != "" {
		text += "，" + n.Verdict
	}
	return text
}

func value(c archive.Cell) string {
	if c.Value == "" {
		return "没有报"
	}
	return strings.TrimSpace(c.Value + " " + c.Unit)
}

func place(c archive.Cell) string {
	at := c.At
	if c.Sheet != "" {
		at = c.Sheet + "!" + c.At
	}
	return strings.TrimSpace(c.File + " " + at)
}

// A pair is what was and what is, of which one may not be there.
type pair[T any] struct{ was, now T }

func (p pair[T]) known(there func(T) bool) T {
	if there(p.now) {
		return p.now
	}
	return p.was
}

// paired joins two lists by key, in the order of the first, then of what only the
// second has.
func paired[T any](was, now []T, key func(T) [2]string) (out []pair[T]) {
	at := map[[2]string]int{}
	for _, x := range was {
		at[key(x)] = len(out)
		out = append(out, pair[T]{was: x})
	}
	for _, x := range now {
		if k, ok := at[key(x)]; ok {
			out[k].now = x
		} else {
			out = append(out, pair[T]{now: x})
		}
	}
	return out
}
