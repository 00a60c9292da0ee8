package metric

import (
	"iter"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// Scores counts a scorecard one by one for all areas of its level inside an area: what
// Scored and Medians must agree with.
func (m *Metrics) Scores(card *check.Scorecard, inside stat.Area, y stat.Year) iter.Seq[Score] {
	return func(yield func(Score) bool) {
		for _, a := range m.Data.Subareas(inside, card.Level, y) {
			if !yield(m.Score(card, a, y)) {
				return
			}
		}
	}
}
