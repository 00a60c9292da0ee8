package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// againstLast checks two ends told apart: 今年A，去年B，增长p%, and A，比上年的B增加C.
func againstLast(p *prose, r *report, i int) {
	s := p.sentences[i]
	for k := s.figs[0] + 2; k < s.figs[1]; k++ {
		c := &p.figures[k]
		m := byWord.FindStringSubmatch(lastBytes(c.label, 60))
		x, y := &p.figures[k-2], &p.figures[k-1]
		if x.Base == "年" && k-3 >= s.figs[0] && x.clause == y.clause {
			x = &p.figures[k-3] // 比五年前的124人
		}
		if m == nil || c.quoted || c.Upper != nil || y.clause-x.clause > 2 || c.clause-y.clause > 1 || !sameBase(x, y) || x.quoted || y.quoted || x.Upper != nil || y.Upper != nil {
			continue
		}
		if isChange(x) || isChange(y) || strings.Contains(x.label, "均") != strings.Contains(y.label, "均") || goesOut.MatchString(x.label) && !lastYear.MatchString(y.label) || goesOut.MatchString(y.label) && opening.MatchString(x.label) || toward.MatchString(y.label) || byWord.MatchString(y.label) || distanceTail.MatchString(y.label) || meanwhile.MatchString(y.label) || byWord.MatchString(x.label) || toward.MatchString(c.label) || moreDone.MatchString(y.label) || otherBase.MatchString(c.label) || strings.Contains(y.label, "其中") || overlapOther(c.label, m[0]) {
			continue
		}
		if lastYear.MatchString(y.label) && (up(m[1]) || down(m[1])) && p.madeBefore(y, c, up(m[1])) {
			continue
		}
		now, then := x, y
		yearX, yearY := p.nearestYear(x), p.nearestYear(y)
		switch lastX, lastY := lastYear.MatchString(x.label), lastYear.MatchString(y.label) || yearsAgo.MatchString(p.body[y.from:y.Digits]); {
		case yearX > 0 && yearY > yearX, formerly.MatchString(lastBytes(p.body[p.sentences[i].from:x.Digits], 60)) && (nowReached.MatchString(y.label) || fourDigits.MatchString(y.label)):
			now, then = y, x
		case !lastX && lastY && !newestYear(x.label, y.label):
		case lastX && lastY && newestYear(y.label, x.label), lastX && !lastY && containsAny(y.label, "今年", "本年", "目前", "现在", "如今"):
			now, then = y, x
		case lastX && lastY && newestYear(x.label, y.label):
		default:
			continue
		}
		if !countedSince(c, then.label) {
			continue
		}
		if compares.MatchString(then.label) && then == y || strings.Contains(p.body[min(now.End, then.End):max(now.Digits, then.Digits)], "同期") || overlap(now.label, then.label) > 0 || len([]rune(then.label)) < 14 {
			judgeChange(p, r, then, now, c, m[1])
		}
	}
}

// moreDone ends with how much more or less was done: 今年多接待1.9万人次.
var moreDone = pattern.MustCompile(`(?:^|[，；年月期])[多少][招接办完收投发销售产救][\p{Han}]{0,2}$`)

// meanwhile is what went on at the same time, and no number of the year before.
var meanwhile = pattern.MustCompile(`同期(?:新|又|共|还|内)`)

var yearsAgo = pattern.MustCompile(`(?:比|较)(?:[一二三四五六七八九十]|\d{1,2})年前的?$`)

// A figure of an earlier time that comes first, and one that was reached since:
// “十三五”末有3400张，到去年底达到4250张.
var (
	formerly   = pattern.MustCompile(`“?十[一二三四五]五”?(?:初|末|时期|期间|之初|期末)|年初|期初|改革前|建[县市区院校]之?初|原来|原有|原先|原为|起步|当初|刚|五年前|十年前|三年前`)
	nowReached = pattern.MustCompile(`年末|年底|期末|季末|月末|达到|增加到|发展到|增至|升至|已有|现有|现为|已达|目前|现在|如今|到[去今]年`)
)

// nearestYear is the year that stands last before f in its sentence, 0 where
// none does or 去年 stands nearer.
func (p *prose) nearestYear(f *figure) int {
	s := p.sentences[f.sentence]
	for k := s.years[1] - 1; k >= s.years[0]; k-- {
		y := p.years[k]
		if y.to > f.Digits || y.first != y.last {
			continue
		}
		if containsAny(p.body[y.to:f.Digits], "去年", "上年", "前年", "同期", "同比") {
			return 0
		}
		return y.first
	}
	return 0
}

// newestYear tells whether the year in a is later than the year in b.
func newestYear(a, b string) bool {
	x, y := fourDigits.FindString(a), fourDigits.FindString(b)
	return x != "" && y != "" && x > y
}
