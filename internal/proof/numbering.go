package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// The numbers of a list follow each other: 一、二、三、 as headings, 一是…；二是…；三是… in a paragraph.

// numbering finds numbers that leave one out or come twice: 一、二、四、 and （一）（二）（二）, 一是…三是….
// A heading of a higher style begins those below it anew.
func numbering(p *prose, r *report, all []item) {
	var last [6]item
	for _, it := range all {
		if it.style >= len(last) || it.style == 2 || it.style == 3 || it.style < 2 && !it.starts {
			continue
		}
		before := last[it.style]
		if it.style == 0 {
			last[1] = item{}
		}
		last[it.style] = it
		if it.style > 3 && !p.oneRow(before, it) || it.style < 2 && before.number < 2 || before.number == 0 {
			continue
		}
		if it.number != before.number+2 && (it.number != before.number || it.number < 2) {
			continue
		}
		want := before.number + 1
		r.add(claim{diag.Warning, fmt.Sprintf("序号“%s”前面是“%s”，应接第%d项；请核对是否漏项或序号重复", strings.TrimSpace(p.body[it.from:it.to]), strings.TrimSpace(p.body[before.from:before.to]), want), fmt.Sprintf("%d", want), fmt.Sprintf("%d", it.number)},
			[2]int{before.from, before.to}, [2]int{it.from, it.to})
	}
}

// oneRow tells whether two items stand in one paragraph, in one row: nothing between them
// goes on or begins anew in other words.
func (p *prose) oneRow(a, b item) bool {
	if a.number == 0 || b.from-a.to > 1500 {
		return false
	}
	between := p.body[a.to:b.from]
	return !strings.Contains(between, "\n") && !otherRow.MatchString(between) && strings.HasSuffix(p.body[a.from:a.to], lastRune(p.body[b.from:b.to]))
}

// otherRow numbers in other words.
var otherRow = pattern.MustCompile(`首先|其次|再次|最后|其一|其二|其三|另一|再就是|还有|另外|此外|同时要|[，；。：、“（]?(?:[一二三四五六七八九]|第[一二三四五六七八九])(?:[、，：]|来|则|个|方面|项|点)`)

var headedForm = pattern.MustCompile(`“([二三四五六七八九])个(\p{Han}{2,4})”[^，。；：“”]{0,8}$`)

// headed checks 突出“三个聚焦”。 with the headings behind it, each of which begins with 聚焦.
func headed(p *prose, r *report, all []item) {
	for _, s := range p.sentences {
		m := headedForm.FindStringSubmatchIndex(p.body[s.from:s.to])
		if m == nil {
			continue
		}
		n, key := smallNumber(p.body[s.from+m[2]:s.from+m[3]]), p.body[s.from+m[4]:s.from+m[5]]
		k, last := p.headsWith(all, s.to, key)
		if k < 2 || k == n {
			continue
		}
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面以“%s”开头的标题有%d个；请核对数目", p.body[s.from+m[2]:s.from+m[5]], key, k), fmt.Sprintf("%d", k), fmt.Sprintf("%d", n)}, [2]int{s.from + m[0], s.from + m[1]}, [2]int{last.from, last.to})
	}
}

// headsWith counts the headings from 1 on that begin with a word, right behind a place; 0
// where others stand among them.
func (p *prose) headsWith(all []item, at int, key string) (k int, last item) {
	for _, it := range all {
		if it.from < at || k > 0 && it.style != last.style {
			continue
		}
		switch {
		case k == 0 && (it.number != 1 || !it.starts || it.from-at > 9):
			return 0, it
		case k > 0 && it.number == 1:
			return k, last
		case it.number != k+1 || !strings.HasPrefix(p.body[it.to:], key):
			return 0, it
		}
		k, last = k+1, it
	}
	return k, last
}
