package speech

import (
	"fmt"

	"nianbao/internal/metric"
)

// changeForms speak of a change. Two choose the word of direction themselves;
// the others are words that a writer chose, which are said where the data bear
// them out and refused where they do not.
var changeForms = map[string]form{
	"同比":  {say: (*binder).change},
	"比上年": {say: (*binder).change},
	"增减":  {say: (*binder).turn},
	"提高":  {say: (*binder).chosen},
	"上升":  {say: (*binder).chosen},
	"增加":  {say: (*binder).chosen},
	"增长":  {say: (*binder).chosen},
	"下降":  {say: (*binder).chosen},
	"降低":  {say: (*binder).chosen},
	"减少":  {say: (*binder).chosen},
}

// since is the change that a request asks about.
func (b *binder) since(q request, m metric.Metric) metric.Change {
	if q.since != 0 {
		return b.writer.Metrics.Since(m, q.since)
	}
	return b.writer.Metrics.Change(m)
}

func (b *binder) change(q request, m metric.Metric) answer {
	c := b.since(q, m)
	return b.changed(q, c, b.writer.ChangeIn(q.style, c))
}

func (b *binder) turn(q request, m metric.Metric) answer {
	c := b.since(q, m)
	return b.changed(q, c, b.writer.TurnIn(q.style, c))
}

// changed says a change; the note tells what was compared with.
func (b *binder) changed(q request, c metric.Change, text string) answer {
	if text == "" {
		return b.incomparable(c)
	}
	out := said(text, c.To)
	out.earlier = c.From
	out.note = fmt.Sprintf("%d 年是 %s", c.From.Year, b.writer.In(q.style, c.From))
	return out
}

func (b *binder) incomparable(c metric.Change) answer {
	return unsaid("“%s”%d 年没有可比的数：%s", c.To.Indicator.Title, c.From.Year, b.writer.Why(c.From))
}

// Words of direction: which way they point, and whether they are told in per
// cent for amounts. 增加 and 减少 are for amounts only, as is 增长.
var turns = map[string]struct {
	way     int
	percent bool
	amounts bool
}{
	"提高": {way: 1}, "上升": {way: 1}, "增加": {way: 1, amounts: true}, "增长": {way: 1, percent: true, amounts: true},
	"下降": {way: -1, percent: true}, "降低": {way: -1}, "减少": {way: -1, amounts: true},
}

// chosen says a word of direction that the writer chose.
func (b *binder) chosen(q request, m metric.Metric) answer {
	c, word := b.since(q, m), turns[q.form]
	is := b.writer.TurnIn(q.style, c)
	share := m.Unit == "%" || m.Unit == "‰"
	switch {
	case is == "":
		return b.incomparable(c)
	case share && word.amounts:
		return unsaid("“%s”是百分比，变化说“提高”“下降”几个百分点，不说“%s”", q.indicator.Title, q.form)
	case b.writer.Turns(c) != word.way:
		return unsaid("“%s”%d 年比 %d 年%s，不能说“%s”", q.indicator.Title, m.Year, c.From.Year, is, q.form)
	case word.percent && !share:
		return b.grown(q, c)
	}
	return b.changed(q, c, q.form+b.writer.ChangeSize(q.style, c))
}

// grown tells a change of an amount in per cent.
func (b *binder) grown(q request, c metric.Change) answer {
	if size := b.writer.GrowthSize(q.style, c); size != "" {
		return b.changed(q, c, q.form+size)
	}
	return unsaid("%d 年的数不大于 0，说不出%s百分之几", c.From.Year, q.form)
}
