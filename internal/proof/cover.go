package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkCover adds up the bands of a sentence that leave no gap: all of them
// together are everybody.
func checkCover(p *prose, r *report) {
	for i := range p.sentences {
		bands := bandsOf(p, i)
		if len(bands) < 2 {
			continue
		}
		nested(p, r, bands)
		for _, b := range bands {
			if b.count.Percent || !sameKind(b.count, bands[0].count) {
				bands = nil
				break
			}
		}
		if len(bands) >= 2 {
			floorCover(p, r, i, bands)
		}
	}
}

// nested checks that a band that lies within another has no more: 60岁以上1.86万人，其中65岁以上1.95万人.
func nested(p *prose, r *report, bands []band) {
	for k, b := range bands[1:] {
		a := bands[k]
		in, out := b, a
		v, w := in.interval(), out.interval()
		if v.Low == nil && v.High == nil || a.f.Upper != nil || b.f.Upper != nil || (v.Low == nil) != (w.Low == nil) || !sameBase(a.f, b.f) || !sameKind(a.count, b.count) || !overlapping[a.count.Base] || isPerHead(a.count) || !p.bandGoesOn(a, b) {
			continue
		}
		if w.Low != nil && v.Low.Cmp(w.Low) < 0 || w.High != nil && v.High.Cmp(w.High) > 0 {
			in, out = a, b
		}
		if in.f.value().Cmp(out.f.value()) != 0 && out.count.Span().Below(in.count.Span()) {
			r.sure(claim{diag.Error, fmt.Sprintf("%s%s包含在%s%s之内，前者%s却多于后者%s；请核对这两个数", p.written(in.f), in.f.bound(), p.written(out.f), out.f.bound(), p.written(in.count), p.written(out.count)), "不超过" + p.written(out.count), p.written(in.count)}, placeWide(a.count), place(b.count))
		}
	}
}

// bandGoesOn tells whether b is told of the same as a: nothing is named before its bound, or the same.
func (p *prose) bandGoesOn(a, b band) bool {
	own := onlyHan(bandLead.ReplaceAllString(b.f.label, ""))
	return b.count.clause-a.count.clause <= 2+p.sharesBetween(a.count, b.count) && (own == "" || own == onlyHan(a.f.label)) && (a.count.after == "" || onlyHan(b.count.after) == onlyHan(a.count.after))
}

var bandLead = pattern.MustCompile(`^[，；、（]?(?:其中|而|年龄在|年满)*`)

var everyone = pattern.MustCompile(`所有|全部|每个|各个|均|都|无一例外`)

// floorCover: all of them exceed a floor, and the bands begin at the floor and
// have no top, so the bands hold all of them. A larger count of the same
// things anywhere in the text contradicts that.
func floorCover(p *prose, r *report, i int, bands []band) {
	floor := floorBefore(p, i, bands)
	if floor == nil {
		return
	}
	noun := nounOf(p, bands, p.clauseText(floor))
	if noun == "" {
		return
	}
	sum := sumOf(bands)
	var places [][2]int
	var named []string
	for k := range p.figures {
		g := &p.figures[k]
		if len(places) == 3 || g.sentence == i || !plain(g) || g.target || !sameKind(g, bands[0].count) || g.Behind != "" {
			continue
		}
		if !strings.Contains(headRunes(g.after, 8), noun) || g.Exact().Low == nil || g.Exact().Low.Cmp(sum) <= 0 || containsAny(g.label, "原", "新增", "计划", "过去", "全市", "全省") {
			continue
		}
		places, named = append(places, place(g)), append(named, p.written(g)+headRunes(g.after, 6))
	}
	if len(places) == 0 {
		return
	}
	where := [2]int{floor.from, bands[len(bands)-1].count.End}
	r.add(claim{diag.Error, fmt.Sprintf("既说全部在%s以上，各档合计就是总数：%s；而文中另有%s，对不上；请核对“全部”、起点数或各档个数", p.written(floor), sumWritten(p, bands, sum), list(named)), "", sayIn(sum, bands[0].count)},
		append(places, where)...)
}

// floorBefore is the figure of a statement about all before the bands, equal
// to where the lowest band begins, if the highest band has no top.
func floorBefore(p *prose, i int, bands []band) *figure {
	s := p.sentences[i]
	for k := s.figs[0]; k < bands[0].f.index; k++ {
		f := &p.figures[k]
		if !sameBase(f, bands[0].f) || !everyone.MatchString(p.body[f.from:f.Digits]) || f.target {
			continue
		}
		top, start := false, false
		for _, b := range bands {
			v := b.interval()
			top = top || v.High == nil
			start = start || v.Low != nil && v.Low.Cmp(f.value()) == 0
		}
		if top && start && contiguous(bands) {
			return f
		}
	}
	return nil
}

// contiguous tells whether each band begins where another ends.
func contiguous(bands []band) bool {
	for _, b := range bands {
		v := b.interval()
		if v.High == nil {
			continue
		}
		met := false
		for _, c := range bands {
			if w := c.interval(); w.Low != nil && near(w.Low, v.High, 20) && w.Low.Cmp(v.High) >= 0 {
				met = true
			}
		}
		if !met {
			return false
		}
	}
	return true
}

// nounOf is the word of two characters that the bands count and that the
// statement about all names too.
func nounOf(p *prose, bands []band, all string) string {
	text := p.body[bands[0].f.End:min(len(p.body), bands[len(bands)-1].count.End+12)]
	for _, pair := range orderedPairs(all) {
		if strings.Contains(all, "所有"+pair) || strings.Contains(text, pair) && (strings.Contains(all, pair+"的") || strings.Contains(all, pair+"均") || strings.Contains(all, pair+"都") || strings.Contains(all, pair+"全部")) && !strings.Contains("收入产值经费面积", pair) {
			return pair
		}
	}
	if m := shortNoun.FindStringSubmatch(all); m != nil {
		return m[1]
	}
	return ""
}

// shortNoun finds a thing of one character: 所有村的集体收入.
var shortNoun = pattern.MustCompile(`(?:所有|全部)(村|镇|乡|校|户|县|区|班)(?:的|集体|均|都|全部)`)

func sumOf(bands []band) *big.Rat {
	sum := new(big.Rat)
	for _, b := range bands {
		sum.Add(sum, b.count.value())
	}
	return sum
}

func sumWritten(p *prose, bands []band, sum *big.Rat) string {
	var words []string
	for _, b := range bands {
		words = append(words, p.written(b.count))
	}
	return strings.Join(words, "＋") + "=" + sayIn(sum, bands[0].count)
}
