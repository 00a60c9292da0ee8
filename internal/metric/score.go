package metric

import (
	"iter"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/formula"
	"nianbao/internal/stat"
)

// A Score is what a scorecard gives an area in a year.
type Score struct {
	Card *check.Scorecard
	Area stat.Area
	Year stat.Year

	// Value is 100 × Σ weight × value ÷ Σ weight, over the items that have data;
	// missing where none has.
	Value    stat.Quantity
	Coverage stat.Quantity // share of the weights that have data, of the items that concern the area
	Grade    string        // empty: the coverage is too small, or a veto stands
	Vetoes   []string      // titles of the items that forbid a grade
	Unjudged []string      // titles of vetoes for which there are no data
	Items    []ItemScore   // that concern the area
	Groups   []GroupScore
	Hidden   bool // not in the public edition; then all above is empty
}

// An ItemScore is what one item gave, between 0 and 1.
type ItemScore struct {
	Item  *check.CardItem
	Value stat.Quantity // missing: no data
	Mark  check.Mark    // of a manual item
}

// A GroupScore is the score of one group, 0 to 100.
type GroupScore struct {
	Title string
	Value stat.Quantity
}

// Score counts a scorecard for an area. The whole score is hidden where one item
// is: it is known what the others give.
func (m *Metrics) Score(card *check.Scorecard, a stat.Area, y stat.Year) Score {
	if m.curtain.tellsBy(card, a, y) {
		return Score{Card: card, Area: a, Year: y, Hidden: true}
	}
	out := Score{Items: make([]ItemScore, 0, len(card.Items)), Groups: make([]GroupScore, 0, len(card.Groups))}
	m.count(&out, card, m.facts.Spot(a, y))
	return out
}

// count fills a score, whose lists it uses again: a country has half a million.
func (m *Metrics) count(s *Score, card *check.Scorecard, at check.Spot) {
	*s = Score{Card: card, Area: at.Area(), Year: at.Year, Items: s.Items[:0], Groups: s.Groups[:0]}
	e := m.envAt(at)
	for _, i := range card.Items {
		if !e.concerns(i) {
			continue
		}
		item := e.item(card, i)
		if i.Kind == check.Veto {
			switch {
			case !item.Value.Known():
				s.Unjudged = append(s.Unjudged, i.Title)
			case item.Value.Sign() != 0:
				s.Vetoes = append(s.Vetoes, i.Title)
			}
			continue
		}
		s.Items = append(s.Items, item)
	}
	s.Value, s.Coverage = weighted(s.Items)
	var inGroup []ItemScore
	for _, g := range card.Groups {
		inGroup = inGroup[:0]
		for _, i := range s.Items {
			if i.Item.Group == g.ID {
				inGroup = append(inGroup, i)
			}
		}
		value, _ := weighted(inGroup)
		s.Groups = append(s.Groups, GroupScore{g.Title, value})
	}
	s.Grade = s.grade()
}

// scores counts a scorecard for all areas of its level inside an area, one after
// the other; each is gone when the next one comes.
func (m *Metrics) scores(card *check.Scorecard, inside stat.Area, y stat.Year) iter.Seq[*Score] {
	return func(yield func(*Score) bool) {
		var s Score
		for at := range m.facts.Spot(inside, y).Inside(card.Level) {
			if a := at.Area(); m.curtain.tellsBy(card, a, y) {
				s = Score{Card: card, Area: a, Year: y, Hidden: true}
			} else {
				m.count(&s, card, at)
			}
			if !yield(&s) {
				return
			}
		}
	}
}

// Scored is what a scorecard gave all areas of its level, however many.
type Scored struct {
	Areas, Graded, Hidden int
	Medians               []stat.Quantity // by group; none where a score is hidden: those that are shown have others
	Best                  []Score         // at most MostScores, the best first, those that could not be counted last
	Disputed              []Score         // those with items on which the stages differ, likewise
}

// MostScores is how many scores are kept of an area with thousands inside.
const MostScores = 400

// Scored counts a scorecard for all areas of its level in the whole.
func (m *Metrics) Scored(card *check.Scorecard, y stat.Year) *Scored {
	return m.kept.scored.get(scoredKey{card, y}, false, func() *Scored { return m.scored(card, y) })
}

type scoredKey struct {
	card *check.Scorecard
	year stat.Year
}

func (m *Metrics) scored(card *check.Scorecard, y stat.Year) *Scored {
	type place struct {
		area  stat.Area
		value stat.Quantity
	}
	out := &Scored{}
	var list []place
	groups := make([][]stat.Quantity, len(card.Groups))
	for s := range m.scores(card, m.Data.Whole, y) {
		out.Areas++
		switch {
		case s.Hidden:
			out.Hidden++
		case s.Grade != "":
			out.Graded++
		}
		if len(s.Disputed()) > 0 {
			out.Disputed = append(out.Disputed, m.Score(card, s.Area, y))
		}
		list = append(list, place{s.Area, s.Value})
		s.addTo(groups)
	}
	if out.Hidden == 0 {
		out.Medians = medians(groups)
	}
	slices.SortStableFunc(list, func(a, b place) int { return higher(a.value, b.value) })
	slices.SortStableFunc(out.Disputed, func(a, b Score) int { return higher(a.Value, b.Value) })
	for _, p := range list[:min(MostScores, len(list))] {
		out.Best = append(out.Best, m.Score(card, p.area, y))
	}
	return out
}

// Medians are the medians of the areas of its level that a scorecard scores inside an
// area, by group; none where a score is hidden.
func (m *Metrics) Medians(card *check.Scorecard, inside stat.Area, y stat.Year) []stat.Quantity {
	if inside.Whole() {
		return m.Scored(card, y).Medians
	}
	groups := make([][]stat.Quantity, len(card.Groups))
	for s := range m.scores(card, inside, y) {
		if s.Hidden {
			return nil
		}
		s.addTo(groups)
	}
	return medians(groups)
}

// addTo adds what the groups have to lists of each.
func (s *Score) addTo(groups [][]stat.Quantity) {
	for k, g := range s.Groups {
		if g.Value.Known() {
			groups[k] = append(groups[k], g.Value)
		}
	}
}

func medians(groups [][]stat.Quantity) (out []stat.Quantity) {
	for _, list := range groups {
		out = append(out, median(list))
	}
	return out
}

// higher orders scores, the best first, those that could not be counted last.
func higher(a, b stat.Quantity) int {
	switch {
	case a.Known() && b.Known():
		return b.Cmp(a)
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return 0
}

// concerns reports whether an item is asked of an area. Where that cannot be
// told, it is asked and has no data.
func (e *env) concerns(i *check.CardItem) bool {
	if !i.When.Written() {
		return true
	}
	holds := e.score(i.When)
	return !holds.Known() || holds.Sign() != 0
}

func (e *env) item(card *check.Scorecard, i *check.CardItem) ItemScore {
	out := ItemScore{Item: i}
	one := stat.Int(1)
	switch i.Kind {
	case check.Manual:
		out.Mark = e.Data.MarkOf(card, i, e.Area(), e.Year)
		out.Value = out.Mark.Given()
	case check.Tally:
		out.Value = stat.Min(one, e.score(i.Formula).Per(i.Target))
	case check.Negative:
		out.Value = stat.Max(stat.Int(0), one.Sub(e.score(i.Formula).Per(i.Limit)))
	default:
		out.Value = stat.Max(stat.Int(0), stat.Min(one, e.score(i.Formula)))
	}
	return out
}

// score computes a formula for an area. A sum that lacks areas is no basis for a
// score.
func (e *env) score(f *formula.Formula) stat.Quantity {
	if len(f.Sums()) > 0 {
		if e = e.summing(f, nil, e.Spot); e.covered < e.expected {
			return stat.Quantity{}
		}
	}
	return f.Value(e)
}

// weighted is 100 × Σ weight × value ÷ Σ weight over the items with data, and
// their share of all weights.
func weighted(items []ItemScore) (score, coverage stat.Quantity) {
	points, weights, all := stat.Int(0), stat.Int(0), stat.Int(0)
	for _, i := range items {
		all = all.Add(i.Item.Weight)
		if i.Value.Known() {
			points = points.Add(i.Value.Mul(i.Item.Weight))
			weights = weights.Add(i.Item.Weight)
		}
	}
	return points.Per(weights).Mul(stat.Int(100)), weights.Per(all)
}

func (s *Score) grade() string {
	if len(s.Vetoes) > 0 || !s.Value.Known() || s.Card.Coverage.Known() && s.Coverage.Cmp(s.Card.Coverage) < 0 {
		return ""
	}
	for _, g := range s.Card.Grades {
		if s.Value.Cmp(g.Low) >= 0 {
			return g.Title
		}
	}
	return ""
}

// Disputed returns the items on which two stages differ by more than the sheet's
// Review, to be looked at again.
func (s *Score) Disputed() (out []ItemScore) {
	if !s.Card.Review.Known() {
		return nil
	}
	for _, i := range s.Items {
		if differ(i.Mark, s.Card.Review) {
			out = append(out, i)
		}
	}
	return out
}

// differ reports whether two stages that gave a mark differ by more than so much.
func differ(m check.Mark, by stat.Quantity) bool {
	stages := [...]stat.Quantity{m.Self, m.Street, m.District}
	for _, p := range stages {
		for _, q := range stages {
			if p.Known() && q.Known() && p.Sub(q).Cmp(by) > 0 {
				return true
			}
		}
	}
	return false
}
