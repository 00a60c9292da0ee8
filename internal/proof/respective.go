package proof

import (
	"fmt"
	"math/big"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkRespective reads 分别: as many values as names, and each share of its
// own count.
func checkRespective(p *prose, r *report) {
	for i := range p.sentences {
		text := p.sentenceText(i)
		base := p.sentences[i].from
		for _, m := range respectively.FindAllStringIndex(text, -1) {
			respective(p, r, i, base+m[0])
		}
		sharesListed(p, r, i)
		if strings.Contains(text, "分别") {
			moreChanges(p, r, i)
		}
	}
}

var respectively = pattern.MustCompile(`分别|依次`)

func respective(p *prose, r *report, i, at int) {
	values := runAfter(p, i, at)
	if len(values) == 1 && len(p.runBehind(values[0])) > 1 {
		respectiveShares(p, r, i, at, p.runBehind(values[0])) // 分别占总价3000万元的42%、33%和25%
		return
	}
	if len(values) > 0 {
		p.distributed(r, at, values)
	}
	if len(values) < 2 {
		namesBehind(p, r, i, at)
		return
	}
	p.heldToNames(r, at, values)
	p.heldToCounts(r, values)
	if share(values[0]) {
		if strings.Contains(p.body[at:values[0].Digits], "占") {
			respectiveShares(p, r, i, at, values)
			return
		}
		if from := strings.LastIndex(p.body[values[0].from:at], "占"); from >= 0 {
			respectiveShares(p, r, i, values[0].from+from, values) // 占总面积10.2万亩的比重分别为
		} else if head := p.body[values[0].from:at]; strings.HasSuffix(head, "比重") || strings.HasSuffix(head, "占比") {
			respectiveShares(p, r, i, at, values) // 三者比重分别为
		}
	}
}

// sharesListed checks a list of shares that 分别 does not lead in, or that stands before its counts:
// 120亩、80亩、200亩，占总量的30%、20%、50%; 分别占30%、20%、50%，即120亩、80亩、200亩.
func sharesListed(p *prose, r *report, i int) {
	lists := p.listsIn(i)
	for k, l := range lists {
		first := l.values[0]
		from := strings.LastIndex(p.body[first.from:first.Start], "占")
		if !share(first) || from < 0 {
			continue
		}
		if k+1 < len(lists) && saysAgain.MatchString(lists[k+1].lead) && len(lists[k+1].values) == len(l.values) {
			judgeShares(p, r, first.from+from, lists[k+1].values, l.values)
			continue
		}
		if k > 0 && len(lists[k-1].values) == len(l.values) && plain(lists[k-1].values[0]) && !strings.Contains(p.body[first.from:first.Start], "分别") && listedShare.MatchString(p.body[first.from:first.Start]) {
			judgeShares(p, r, first.from+from, lists[k-1].values, l.values)
		}
	}
}

// listedShare leads in shares of what was just listed.
var listedShare = pattern.MustCompile(`^[，；（]?(?:各|各自|依次)?占(?:比|到|了)?(?:总[数量额]|全[部县市区镇省]|合计|总[\p{Han}]{1,6})?的?(?:比重|比例)?(?:为|达|约)?$`)

// runBehind is the list of shares of a whole that is told before them: 占3000万元的42%、33%.
func (p *prose) runBehind(whole *figure) []*figure {
	if !plain(whole) || !strings.HasPrefix(whole.after, "的") || !strings.Contains(whole.label, "占") || whole.index+1 >= p.sentences[whole.sentence].figs[1] {
		return nil
	}
	if next := &p.figures[whole.index+1]; share(next) && next.clause == whole.clause {
		return runAfter(p, whole.sentence, next.Digits)
	}
	return nil
}

// runAfter is the list of figures of one unit that begins after byte at in the
// same clause.
func runAfter(p *prose, i, at int) []*figure {
	var run []*figure
	s := p.sentences[i]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.Digits < at {
			continue
		}
		if len(run) == 0 {
			if f.from > at {
				return nil
			}
			run = append(run, f)
			continue
		}
		last := run[len(run)-1]
		gap := p.body[last.End:f.Digits]
		if !onlyJoint(gap) || !(f.Base == last.Base || last.Base == "" || plain(f) && plain(last) && !strings.HasPrefix(gap, "，")) {
			break
		}
		run = append(run, f)
	}
	return run
}

// runBefore is the last n figures of one kind before byte at.
func runBefore(p *prose, i, at, n int) []*figure {
	var run []*figure
	for _, k := range backwards(p.sentences[i].figs) {
		f := &p.figures[k]
		if f.Digits >= at || f.Percent {
			continue
		}
		if !plain(f) || len(run) > 0 && !sameKind(f, run[0]) {
			break
		}
		run = append([]*figure{f}, run...)
		if len(run) == n {
			return run
		}
	}
	return nil
}

func backwards(between [2]int) []int {
	var out []int
	for k := between[1] - 1; k >= between[0] && len(out) < 40; k-- {
		out = append(out, k)
	}
	return out
}

// respectiveShares pairs n counts with n shares of one whole.
func respectiveShares(p *prose, r *report, i, at int, shares []*figure) {
	counts := runBefore(p, i, at, len(shares))
	if counts == nil || shares[0].target {
		return
	}
	judgeShares(p, r, at, counts, shares)
}

// judgeShares holds n shares of one whole, which 占 at byte at leads in, against n counts.
func judgeShares(p *prose, r *report, at int, counts, shares []*figure) {
	base := p.body[at:shares[0].Start]
	wholes := denominators(p, shares[0], counts[0], base[strings.LastIndex(base, "占")+len("占"):], at)
	best, bestMisses := (*figure)(nil), len(shares)+1
	for _, whole := range wholes {
		misses := 0
		for k := range shares {
			if !fits(quotient(counts[k], whole), shares[k].Span()) {
				misses++
			}
		}
		if misses < bestMisses {
			best, bestMisses = whole, misses
		}
	}
	if bestMisses == 0 || outOfOrder(p, r, counts, shares) {
		return
	}
	if best == nil || bestMisses > 1 {
		oddOne(p, r, counts, shares, 0)
		return
	}
	for k := range shares {
		if !fits(quotient(counts[k], best), shares[k].Span()) {
			want := new(big.Rat).Quo(counts[k].value(), best.value())
			r.add(claim{shareSeverity(shares[k], want),
				fmt.Sprintf("“分别”的第%d项：%s÷%s=%s，文中写作%s", k+1, p.written(counts[k]), p.written(best), sayPercent(want), p.written(shares[k])),
				sayPercent(want), p.written(shares[k])}, place(counts[k]), place(shares[k]))
		}
	}
}

var totalOfNames = pattern.MustCompile(`[两二三四五六七八九]?(?:类|个|项|方面|家|种|级|大)?$`)

// inNames hides what looks like a joint and is none.
var inNames = strings.NewReplacer("涉及", "", "普及", "", "同比", "", "同期", "", "与上年", "", "合同", "", "以及", "和")

// namesBehind checks values that stand before 分别 and their names behind it:
// 46件、38件、29件，分别涉及大气、水和土壤.
func namesBehind(p *prose, r *report, i, at int) {
	s := p.sentences[i]
	var run []*figure
	for k := s.figs[1] - 1; k >= s.figs[0]; k-- {
		f := &p.figures[k]
		if f.Digits > at {
			continue
		}
		if !plain(f) || len(run) == 0 && strings.Trim(p.body[f.End:at], "，的") != "" || len(run) > 0 && (!sameBase(f, run[0]) || !onlyJoint(p.body[f.End:run[0].Digits])) {
			break
		}
		run = append([]*figure{f}, run...)
	}

	end := at + strings.IndexAny(p.body[at:s.to]+"，", "，；。")
	list := inNames.Replace(totalOfNames.ReplaceAllString(p.body[at:min(end, s.to)], ""))
	if end-at > 150 || strings.ContainsAny(list, "等“《（0123456789") {
		return
	}
	low := strings.Count(list, "、") + 1
	high := low + len(joining.FindAllString(list, -1))
	if low > 1 && lastIsTwo(list) {
		low++
	}
	if len(run) < 2 || len(run) < 3 && !strings.HasSuffix(p.body[:at], "的") || high < 2 || len(run) >= low && len(run) <= high {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("“分别”前面有%d个数，后面列了%d项，一一对应不上", len(run), high), fmt.Sprintf("%d项", len(run)), fmt.Sprintf("%d项", high)},
		between(run[0], run[len(run)-1]), [2]int{at, min(end, s.to)})
}

// smallNumber reads 三, 十二 or 12; 0 if it is none.
func smallNumber(s string) int {
	if s == "" {
		return 0
	}
	if s[0] >= '0' && s[0] <= '9' {
		return atoi(s)
	}
	const digits = "〇一二三四五六七八九"
	s = strings.ReplaceAll(s, "两", "二")
	tens, ones := 0, s
	if before, after, ok := strings.Cut(s, "十"); ok {
		tens, ones = 1, after
		if before != "" {
			if tens = strings.Index(digits, before) / 3; tens <= 0 {
				return 0
			}
		}
	}
	one := 0
	if ones != "" {
		if one = strings.Index(digits, ones) / 3; one <= 0 || len(ones) != 3 {
			return 0
		}
	}
	return tens*10 + one
}
