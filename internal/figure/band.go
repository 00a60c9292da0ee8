package figure

import (
	"strings"

	"nianbao/internal/metric"
	"nianbao/internal/stat"
)

// Unreported labels the areas in scope without a value, Unshown those whose value
// the public edition does not show.
const (
	Unreported = "未报"
	Unshown    = "隐去"
)

// BandLabel names the half-open band [low, high), given in the printed unit, in
// the words of the law, where 以上 includes the bound and 不满 excludes it:
// "不满50万元", "50万元以上不满100万元", "200万元以上". A first band that begins
// at 0 needs no lower bound. A missing high is open.
func (w *Writer) BandLabel(low, high stat.Quantity, unit string) string {
	from, below := ungrouped(w.exact(low), unit)+unit+"以上", "不满"+ungrouped(w.exact(high), unit)+unit
	switch {
	case !high.Known():
		return from
	case !low.Known() || low.Sign() == 0 && high.Sign() > 0:
		return below
	}
	return from + below
}

// BandOf names the band in which a single area lies; empty where there are no
// bands, 未报 where it has no number.
func (w *Writer) BandOf(m metric.Metric) string {
	switch {
	case len(m.Bands) == 0 || m.Expected == 0 || m.Area.Level != m.Indicator.Base:
		return ""
	case m.Band < 0:
		return Unreported
	}
	return w.Band(m.Bands[m.Band], m.Unit)
}

// Band names one of a metric's bands. A unit such as 元/百户, too long to be said
// twice, is left to the head that stands over the names.
func (w *Writer) Band(b metric.Band, unit string) string {
	switch {
	case b.Missing:
		return Unreported
	case b.Hidden:
		return Unshown
	}
	if strings.Contains(unit, "/") {
		unit = ""
	}
	if b.Above && b.Low.Sign() == 0 && b.High.Known() { // below it are numbers under 0
		return "0" + unit + "以上" + w.BandLabel(b.Low, b.High, unit)
	}
	return w.BandLabel(b.Low, b.High, unit)
}
