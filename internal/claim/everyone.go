package claim

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/manuscript"
	"nianbao/internal/metric"
	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
	"nianbao/internal/proof"
	"nianbao/internal/stat"
)

// What a text says of all areas, held against each of them: 用房全部达标,
// 所有社区集体经营性收入均超过100万元, 党组织实现全覆盖.

var (
	everyOne = pattern.MustCompile(`全部|所有|均|都|每个|各个|无一例外`)
	wholly   = pattern.MustCompile(`全部|均|都|无一例外|百分之百|100%`)
	unsaid   = pattern.MustCompile(`所有|每个|各个|已经|现已|都已|已|达到了|实现了|实现|达到|` + wholly.String())
	excepted = pattern.MustCompile(`除[^，。；]{1,40}(?:外|以外|之外)|基本|大部分|多数|部分|有的|个别|左右`)
	covers   = strings.NewReplacer("全覆盖", "覆盖率", "全面覆盖", "覆盖率")
)

// ofAll judges a floor under all areas: 所有社区集体经营性收入均在100万元以上. It is
// confirmed where each area that reports is above it.
func (r *reading) ofAll(f proof.Figure) (Claim, bool) {
	if f.Target || f.Quoted || f.Upper != nil || f.Hedge != numeral.AtLeast && f.Hedge != numeral.Over || !r.here ||
		!everyOne.MatchString(f.Clause) || excepted.MatchString(f.Clause) || len(r.when) != 1 {
		return Claim{}, false
	}
	i, ok := r.measured(f)
	if !ok || !i.Has(r.area.Level) {
		return Claim{}, false
	}
	members := r.writer.Metrics.Members(i, r.area, r.when[0])
	below, ok := under(f, members)
	if !ok {
		return Claim{}, false
	}
	c := Claim{Figure: f, Outcome: Confirmed}
	if len(below) > 0 {
		c.Outcome, c.Finding = Contradicted, r.exceptions(f.Span, r.area, i.ScopeName, bare(stem(i.Title))+"不到"+f.Written+f.Unit, members, below)
	}
	return c, true
}

// measured is the indicator that a floor is set for: what is left of the label
// without the words for all ends with what it measures, and nothing else stands
// before that.
func (r *reading) measured(f proof.Figure) (*check.Indicator, bool) {
	text := strings.TrimRight(withoutAll(f.Label), "在达到为是有超过")
	for _, n := range r.names {
		before, ok := strings.CutSuffix(text, n.stem)
		if ok && n.stem != "" && n.indicator.Unit != "%" && r.begins(before) {
			return n.indicator, true
		}
	}
	return nil, false
}

// withoutAll is a clause without the words that say all and already, so that the
// name of an indicator stands together: 社区用房已全部达标 is 社区用房达标.
func withoutAll(clause string) string { return unsaid.ReplaceAllString(bare(clause), "") }

// under are the areas of some that a floor does not hold for; false where none
// reports, or the floor is of something else.
func under(f proof.Figure, members []metric.Metric) (below []metric.Metric, ok bool) {
	for _, m := range members {
		floor, same := plain(f, m)
		if !same || floor.Low == nil {
			return nil, false
		}
		if m.Value.Known() {
			ok = true
			if m.Value.Rat().Cmp(floor.Low) < 0 {
				below = append(below, m)
			}
		}
	}
	return below, ok
}

// exceptionsTo finds statements about all areas that the data of some contradict:
// 社区用房全部达标 where six fail, 党组织全覆盖 where two have none.
func (r *reading) exceptionsTo(t proof.Text) []proof.Finding {
	var out []proof.Finding
	for _, s := range proof.Statements(t) {
		if f, ok := r.everyone(s); ok {
			out = append(out, f)
		}
	}
	return out
}

func (r *reading) everyone(s proof.Statement) (proof.Finding, bool) {
	text := covers.Replace(s.Text)
	if text == s.Text && !wholly.MatchString(s.Text) || excepted.MatchString(s.Text) || r.places.elsewhere.MatchString(s.Text) {
		return proof.Finding{}, false
	}
	text = withoutAll(text)
	found, before := r.named(text)
	if found.indicator == nil {
		found, before = r.named(strings.TrimSuffix(text, "达标"))
	}
	area, here := r.where(s.Lead + s.Text)
	when := r.years(s.Lead + s.Text)
	if found.indicator == nil || !here || len(when) != 1 || !r.begins(before) || !found.indicator.Has(area.Level) {
		return proof.Finding{}, false
	}
	members := r.writer.Metrics.Members(found.indicator, area, when[0])
	below, what := failing(members)
	if len(below) == 0 {
		return proof.Finding{}, false
	}
	return r.exceptions(s.Span, area, found.indicator.ScopeName, what, members, below), true
}

// failing are the areas that do not meet their standard, or that a coverage leaves
// out.
func failing(members []metric.Metric) (below []metric.Metric, what string) {
	for _, m := range members {
		switch {
		case m.Verdict == metric.Fail:
			below, what = append(below, m), "不达标"
		case m.Verdict == metric.None && m.Unit == "%" && m.Value.Known() && m.Value.Cmp(stat.Int(1)) < 0:
			below, what = append(below, m), "不到100%"
		}
	}
	return below, what
}

// exceptions is the finding that what is said of all is not so for some.
func (r *reading) exceptions(span manuscript.Span, inside stat.Area, scope, what string, members, below []metric.Metric) proof.Finding {
	var names []string
	for _, m := range below[:min(len(below), 3)] {
		names = append(names, m.Area.Name+"（"+r.writer.Value(m)+"）")
	}
	some := strings.Join(names, "、")
	if len(below) > len(names) {
		some += " 等"
	}
	if scope == "" {
		scope = r.writer.Metrics.Data.Ladder.Said(members[0].Area.Level)
	}
	message := fmt.Sprintf("说的是全部，%s %d 年 %d 个%s里有 %d 个%s：%s；请核对是否“全部”，或写明例外", r.areaName(inside), members[0].Year, len(members), scope, len(below), what, some)
	return proof.Finding{Rule: Data, Severity: diag.Error, Message: message, Spans: []manuscript.Span{span}, Expected: fmt.Sprintf("%d 个里 %d 个", len(members), len(members)-len(below)), Found: strings.TrimSpace(span.Text)}
}
