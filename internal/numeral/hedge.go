package numeral

import "strings"

// A Hedge says how a number was softened: which side of it the truth may lie
// on. The zero Hedge is none.
type Hedge int

const (
	Unhedged Hedge = iota
	About          // 约 左右 上下: on either side
	Nearly         // 近 接近: a little below
	Over           // 超 逾 余 多: above
	AtLeast        // 以上 不少于: the number itself or above
	Under          // 不到 不足: below
	AtMost         // 以下 以内 不超过: the number itself or below
)

// String returns the plainest Chinese word for h, or "" for none.
func (h Hedge) String() string {
	words := [...]string{"", "约", "近", "超", "以上", "不到", "以下"}
	if h < 0 || int(h) >= len(words) {
		return "?"
	}
	return words[h]
}

// A hedgeWord is one way to write a Hedge.
type hedgeWord struct {
	word  string
	hedge Hedge
}

// The words by the place where they stand. A word that begins (before,
// inside) or ends (after) with a shorter one comes first.
var (
	hedgesBefore = []hedgeWord{
		{"大约", About}, {"大概", About}, {"约为", About}, {"约", About}, {"≈", About}, {"~", About},
		{"将近", Nearly}, {"接近", Nearly}, {"近", Nearly},
		{"不超过", AtMost}, {"不多于", AtMost}, {"不高于", AtMost}, {"至多", AtMost}, {"最多", AtMost}, {"≤", AtMost}, {"<=", AtMost},
		{"超过", Over}, {"超", Over}, {"逾", Over},
		{"不少于", AtLeast}, {"不低于", AtLeast}, {"至少", AtLeast}, {"≥", AtLeast}, {">=", AtLeast},
		{"不到", Under}, {"不足", Under}, {"未满", Under},
		{">", Over}, {"<", Under},
	}
	hedgesInside = []hedgeWord{{"余", Over}, {"多", Over}, {"来", About}}
	hedgesAfter  = []hedgeWord{
		{"左右", About}, {"上下", About},
		{"及以上", AtLeast}, {"以上", AtLeast}, {"+", AtLeast},
		{"及以下", AtMost}, {"以下", AtMost}, {"以内", AtMost},
		{"余", Over}, {"多", Over},
	}
)

// cutHedge takes a word of the list off one end of s. cut is
// strings.CutPrefix or strings.CutSuffix.
func cutHedge(s string, list []hedgeWord, cut func(s, word string) (string, bool)) (Hedge, string) {
	for _, w := range list {
		if rest, ok := cut(s, w.word); ok {
			return w.hedge, rest
		}
	}
	return Unhedged, s
}

// hedgeAhead and hedgeBehind take a word off the front or the back of s.
func hedgeAhead(s string, list []hedgeWord) (Hedge, string) {
	return cutHedge(s, list, strings.CutPrefix)
}

func hedgeBehind(s string, list []hedgeWord) (Hedge, string) {
	return cutHedge(s, list, strings.CutSuffix)
}
