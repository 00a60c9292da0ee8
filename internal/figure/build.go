package figure

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// of begins a figure about an indicator.
func (w *Writer) of(kind Kind, name string, i *check.Indicator, m metric.Metric) Figure {
	return Figure{
		ID:       identifier(name, i.ID, m.Area.Code, strconv.Itoa(int(m.Year))),
		Kind:     kind,
		Unit:     m.Unit,
		Decimals: columnDecimals(m),
	}
}

// identifier makes an ASCII name of at most 64 characters. What is too long or
// not ASCII is told apart by a digest.
func identifier(parts ...string) string {
	full := strings.Join(parts, "-")
	plain := len(full) <= 64
	ascii := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		plain = false
		return '_'
	}, full)
	if plain {
		return ascii
	}
	sum := sha256.Sum256([]byte(full))
	return ascii[:min(len(ascii), 47)] + "-" + hex.EncodeToString(sum[:8])
}

// point is a metric as it is drawn and printed.
func (w *Writer) point(m metric.Metric) Point {
	p := Point{Text: w.Bare(m), Mark: VerdictMark(m.Verdict), Why: w.Why(m)}
	if m.Unit == "%" {
		p.Text = w.Value(m)
	}
	p.Value = w.round(printed(m.Value, m.Unit), w.decimals(m))
	return p
}

// tallied is a number of areas as a point.
func tallied(n int) Point {
	return Point{Value: stat.Int(int64(n)), Text: count(n)}
}

// guide is the target of a metric as a line, where it has exactly one limit.
func (w *Writer) guide(m metric.Metric) []Guide {
	sides := limits(m.Target)
	if len(sides) != 1 || len(m.Target.Parts) > 0 {
		return nil
	}
	return []Guide{{Name: "目标", Text: w.Target(m), Value: sides[0].value, Target: true}}
}

// reference is the number of a larger area as a line.
func (w *Writer) reference(m metric.Metric) []Guide {
	if !m.Value.Known() {
		return nil
	}
	return []Guide{{Name: w.called(m.Area), Text: w.Value(m), Value: w.point(m).Value}}
}

// called is an area's name; that of the whole is 全区.
func (w *Writer) called(a stat.Area) string { return w.data().Called(a) }

// level is a level's name.
func (w *Writer) level(l stat.Level) string { return w.data().Ladder.Said(l) }

// subtitle says what is measured, where and when.
func subtitle(parts ...string) string { return joined("，", parts...) }

// measured is an indicator with its unit and scope: “用房达标率（%，涉农社区）”.
func measured(i *check.Indicator, unit string) string {
	return i.Title + brackets(joined("，", unit, i.ScopeName))
}

func yearly(y stat.Year) string { return yearlyID(y) + " 年" }

func yearlyID(y stat.Year) string { return strconv.Itoa(int(y)) }

// sources lists the files that metrics were computed from, each once.
func (w *Writer) sources(metrics ...metric.Metric) []string {
	var out []string
	for _, m := range metrics {
		out = merged(out, w.Metrics.Trail(m, 0).Files)
	}
	return out
}

// merged are two lists of files as one, each once, in order.
func merged(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// unreported notes the areas without a number, and the one that covers fewer
// areas than it should.
func (w *Writer) unreported(m metric.Metric) []string {
	if c := w.Coverage(m); c != "" {
		return []string{yearly(m.Year) + w.called(m.Area) + " " + c + "，其余未报，不按 0 计。"}
	}
	return nil
}

// withheld counts the metrics that the public edition does not show.
func withheld(list []metric.Metric) int {
	return many(list, func(m *metric.Metric) bool { return m.Status == stat.Hidden })
}

// extremes says who has most and who has least: “甲街道最高（40%），乙街道最低（12%）”.
func (w *Writer) extremes(list []metric.Metric) Sentence {
	var most, least *metric.Metric
	known := 0
	for k := range list {
		if m := &list[k]; single(m) {
			if known++; most == nil || m.Value.Cmp(most.Value) > 0 {
				most = m
			}
			if least == nil || m.Value.Cmp(least.Value) < 0 {
				least = m
			}
		}
	}
	if known < 2 || withheld(list) > 0 {
		return nil
	}
	if most.Value.Cmp(least.Value) == 0 {
		one := *most
		return Sentence{{Text: count(known) + " 个" + w.level(one.Area.Level) + "都是 "}, {Text: w.Value(one), Role: "value", Metric: &one}}
	}
	var s Sentence
	s.add(w.placed(*most, sharing(list, most, single), "最高"))
	s.say("，")
	s.add(w.placed(*least, sharing(list, least, single), "最低"))
	return s
}

// single reports whether a metric is one number, no range.
func single(m *metric.Metric) bool { return m.Value.Known() && !m.High.Known() }

// known reports whether a metric has a number.
func known(m *metric.Metric) bool { return m.Value.Known() }

// sharing counts the metrics of a list that have the same number as one.
func sharing(list []metric.Metric, as *metric.Metric, counted func(*metric.Metric) bool) int {
	return many(list, func(m *metric.Metric) bool { return counted(m) && m.Value.Cmp(as.Value) == 0 })
}

// extreme names the one that is most or least, and how many share its place.
func (w *Writer) extreme(list []metric.Metric, m metric.Metric, word string) Sentence {
	return w.placed(m, sharing(list, &m, known), word)
}

// placed names one that shares its place with as many.
func (w *Writer) placed(m metric.Metric, ties int, word string) Sentence {
	var s Sentence
	s.area(m.Area)
	if ties > 1 {
		s.say("等 ", count(ties), " 个", w.level(m.Area.Level), "并列")
	}
	s.say(word, "（")
	s.bind("value", w.Value(m), m)
	s.say("）")
	return s
}
