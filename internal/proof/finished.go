package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A full is a thing told to be finished in full in a year.
type full struct {
	year     int
	core     string
	from, to int
	sentence int
}

var (
	fullForm = pattern.MustCompile(`(?:全面|全部|率先|整体|实现全面|全面实现|全域)(?:实现|完成了?)?([\p{Han}]{2,6})$|([\p{Han}]{2,4})(?:任务|工作|工程|改造|建设)?(?:已|均已|已经)?(?:全面|全部|悉数)(?:完成|结束|到位|清零|销号)$`)
	partForm = pattern.MustCompile(`完成|实现|新|有|帮助|推动|解决|再|又|改造`)
	renewed  = pattern.MustCompile(`巩固|返|监测|新一轮|第二轮|提升|升级|新增|防止|回头看|提标|二期|动态|边缘|稳定|成果|新交办|新排查|新发现|新出现`)
)

// finished checks 2020年全面脱贫 against a later 2021年完成200户脱贫.
func finished(p *prose, r *report) {
	var known []full
	for i := range p.sentences {
		s := p.sentences[i]
		for n, c := range s.clauses {
			y := p.yearIn(s, c)
			if y == 0 && n > 0 && s.clauses[n-1][1]-s.clauses[n-1][0] < 16 {
				y = p.yearIn(s, s.clauses[n-1]) // 2019年，全部脱贫
			}
			if y == 0 {
				continue
			}
			text := p.body[c[0]:c[1]]
			part(p, r, s, i, c, y, text, known)
			if m := fullForm.FindStringSubmatch(text); m != nil && !hopes.MatchString(text) && len(known) < 100 {
				known = append(known, full{y, tailRunes(m[1]+m[2], 2), c[0], c[1], i})
			}
		}
	}
}

// yearIn is the one past year of a clause.
func (p *prose) yearIn(s sentence, c [2]int) int {
	found := 0
	for k := s.years[0]; k < s.years[1]; k++ {
		if y := p.years[k]; y.from >= c[0] && y.to <= c[1] && !y.quoted {
			if found != 0 {
				return 0
			}
			found = y.last
		}
	}
	return found
}

func part(p *prose, r *report, s sentence, i int, c [2]int, y int, text string, known []full) {
	if !partForm.MatchString(text) || renewed.MatchString(text) || hopes.MatchString(text) || !p.countIn(s, c) {
		return
	}
	for _, f := range known {
		if f.year >= y || !strings.Contains(text, f.core) || i-f.sentence > 30 || fullForm.MatchString(text) {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("前面说%d年已全面完成“%s”，后面%d年又完成一部分；请核对年份，或是否仍有剩余", f.year, f.core, y), "", fmt.Sprintf("%d年", y)}, [2]int{f.from, f.to}, c)
		return
	}
}

// countIn tells whether a clause counts something.
func (p *prose) countIn(s sentence, c [2]int) bool {
	for k := s.figs[0]; k < s.figs[1]; k++ {
		if f := &p.figures[k]; f.Digits >= c[0] && f.End <= c[1] && plain(f) {
			return true
		}
	}
	return false
}
