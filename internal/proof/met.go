package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// The ways to say that a standard is met.
var metForm = pattern.MustCompile(`(?:达标|符合标准|达到标准|符合要求|达到要求|合格|符合规定)(?:（[^（）]{0,60}）)?的?([\p{Han}]{0,6}?)(?:只有|仅有|共有|有|仅|只|为|已有|已达|达到)+$`)

// A metClaim is how many of a thing meet a standard.
type metClaim struct {
	f     *figure
	noun  string
	topic map[string]bool
}

// metTwice compares counts of what meets a standard where topic and thing are
// the same.
func metTwice(p *prose, r *report) {
	var known []metClaim
	for k := range p.figures {
		c, ok := metAt(p, &p.figures[k])
		if !ok || len(known) > 60 {
			continue
		}
		for _, old := range known {
			if sameTopic(old, c) && !old.f.Span().Meets(c.f.Span()) && old.f.sentence != c.f.sentence && timeOf(p, old.f) == timeOf(p, c.f) {
				r.add(claim{diag.Error, fmt.Sprintf("同一事项达标的个数前面写作%s，这里写作%s，前后不一致", p.written(old.f), p.written(c.f)), p.written(old.f), p.written(c.f)}, placeWide(old.f), placeWide(c.f))
				break
			}
		}
		known = append(known, c)
	}
}

// metAt reads a claim that ends in f. A bracket between clause and figure may
// hold figures of its own.
func metAt(p *prose, f *figure) (metClaim, bool) {
	s := p.sentences[f.sentence]
	if !plain(f) || f.target || !containsAny(p.body[f.from:f.Start], "达标", "标准", "合格", "要求", "规定") {
		return metClaim{}, false
	}
	head := lastBytes(p.body[s.from:f.Start], 400)
	m := metForm.FindStringSubmatchIndex(head)
	if m == nil {
		return metClaim{}, false
	}
	begin := strings.LastIndex(head[:m[0]], "，") + 1
	topic := head[max(begin, 0):m[0]]
	if !containsAny(headRunes(f.after, 8), "不", "未") && (strings.HasSuffix(topic, "不") || strings.HasSuffix(topic, "未")) {
		return metClaim{}, false
	}
	if pairsCount(topic) < 2 && f.sentence > 0 && p.sentences[f.sentence-1].paragraph == s.paragraph {
		if prev := p.sentenceText(f.sentence - 1); len(prev) < 90 {
			topic = prev + topic
		}
	}
	noun := head[m[2]:m[3]]
	if noun == "" {
		noun = headRunes(onlyHan(f.after), 4)
	}
	return metClaim{f, noun, pairs(topic)}, true
}

// sameTopic asks for the same thing and for most of the shorter topic.
func sameTopic(a, b metClaim) bool {
	if !sameKind(a.f, b.f) || a.noun != "" && b.noun != "" && overlap(a.noun, b.noun) == 0 {
		return false
	}
	shared, least := 0, min(len(a.topic), len(b.topic))
	for pair := range a.topic {
		if b.topic[pair] {
			shared++
		}
	}
	return least >= 2 && shared >= 2 && shared*2 >= least
}
