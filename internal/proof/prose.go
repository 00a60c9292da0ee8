package proof

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A prose is a text taken apart for the rules: paragraphs, sentences, clauses,
// figures and years, each knowing its neighbours by index.
type prose struct {
	text      *Text
	body      string
	year      int // of the document, 0 if it does not say
	told      int // the year that it reports on: its own, or the one before
	sentences []sentence
	figures   []figure
	years     []year
	opened    []int                // see openYears; only the rule stale asks for it
	sole      string               // see soleLevel; only the rule repeat asks for it
	names     map[string][]*figure // counts by the ends of their names
}

// A sentence ends at 。！？ or the end of a paragraph.
type sentence struct {
	from, to  int // bytes of the body, the closing mark left out
	paragraph int // index of the paragraph
	clauses   [][2]int
	figs      [2]int // figures[figs[0]:figs[1]]
	years     [2]int
	headed    bool // first of its paragraph
	planned   bool // under a heading of what shall be done
}

// A figure is a number that counts or measures.
type figure struct {
	numeral.Mention
	index    int
	sentence int
	clause   int    // index in the sentence
	from, to int    // bytes of the clause
	label    string // what stands before it, up to the figure before or the comma
	after    string // what stands behind it, up to the next figure or comma
	quoted   bool   // inside “” or 《》
	target   bool   // wanted, not counted
	aside    bool   // in brackets inside the sentence
	change   bool   // how much more or less, and no value
}

// A year is 2022年 or 2021—2022年 with its place.
type year struct {
	first, last int
	from, to    int
	sentence    int
	quoted      bool
}

// maxSentence is the length in bytes at which a sentence without an end is
// cut, so that no rule sees more figures at once than a person could.
const maxSentence = 1800

var (
	enumerator = pattern.MustCompile(`^[\s　]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?:[^\d]|$)|[①-⑳])`)
	terminal   = "。！？\n"
)

// parse takes a text apart. The year is that which the text tells.
func parse(t *Text) *prose {
	p := &prose{text: t, body: t.body}
	p.cutSentences()
	p.findFigures()
	p.names = byName(p.figures)
	p.markPlans()
	return p.heldIn(0)
}

// heldIn is a text that was held in a year, 0 where only the text tells.
func (p *prose) heldIn(asOf int) *prose {
	q := *p
	q.year = q.dated(asOf)
	q.told = q.reportYear()
	return &q
}

var (
	planHead = pattern.MustCompile(`打算|工作安排|工作计划|工作思路|下一?步|目标任务|主要目标|今后|明年|重点任务|工作目标|预期目标`)
	factHead = pattern.MustCompile(`回顾|工作情况|基本情况|完成情况|成效|主要做法|问题|总结|现状|建议`)
)

// markPlans marks what stands under a heading such as 下一步打算, up to the next
// heading of facts.
func (p *prose) markPlans() {
	planned := false
	for i := range p.sentences {
		s := &p.sentences[i]
		if s.headed && s.to-s.from < 90 {
			switch text := p.sentenceText(i); {
			case planHead.MatchString(text) && !factHead.MatchString(text):
				planned = true
			case factHead.MatchString(text) && enumerator.MatchString(text):
				planned = false
			}
		}
		s.planned = planned
	}
}

func (p *prose) cutSentences() {
	from, paragraph, headed := 0, 0, true
	for at := 0; at <= len(p.body); {
		r, size := utf8.DecodeRuneInString(p.body[at:])
		if at == len(p.body) {
			r, size = '\n', 1
		}
		if strings.ContainsRune(terminal, r) || at-from > maxSentence {
			if at > from {
				p.sentences = append(p.sentences, sentence{from: from, to: at, paragraph: paragraph, headed: headed, clauses: clauses(p.body, from, at)})
				headed = false
			}
			from = at
			if strings.ContainsRune(terminal, r) {
				from = at + size
			}
			for strings.HasPrefix(p.body[min(from, len(p.body)):], "”") {
				from += len("”")
			}
		}
		if r == '\n' {
			paragraph++
			headed = true
		}
		at = max(at+size, min(from, len(p.body)))
		if at == len(p.body) && from >= at && r == '\n' {
			break
		}
	}
}

// clauses cuts at ，；：—— and returns the bytes of each part.
func clauses(body string, from, to int) [][2]int {
	var out [][2]int
	start := from
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(body[at:to])
		if r == '—' && strings.HasPrefix(body[at+size:to], "—") {
			out = append(out, [2]int{start, at})
			at += size
			start = at + size
		}
		if r == '，' || r == '；' || r == '：' {
			out = append(out, [2]int{start, at})
			start = at + size
		}
		at += size
	}
	return append(out, [2]int{start, to})
}

// findFigures spreads the numbers over the sentences.
func (p *prose) findFigures() {
	mentions := numeral.Running(p.body)
	quotes := quotations(p.body)
	n, q := 0, 0
	for i := range p.sentences {
		s := &p.sentences[i]
		s.figs[0], s.years[0] = len(p.figures), len(p.years)
		for ; n < len(mentions) && mentions[n].Digits < s.to; n++ {
			m := mentions[n]
			if m.Digits < s.from || m.End > s.to {
				continue // cut in two where an endless sentence was cut
			}
			for q < len(quotes) && quotes[q][1] <= m.Digits {
				q++
			}
			p.place(i, m, q < len(quotes) && quotes[q][0] <= m.Digits)
		}
		s.figs[1], s.years[1] = len(p.figures), len(p.years)
		if s.figs[1]-s.figs[0] > maxFigures {
			for k := s.figs[0]; k < s.figs[1]; k++ {
				p.figures[k].quoted = true
			}
		}
		p.label(s)
	}
}

// maxFigures is how many figures a sentence may hold. More are a table that
// lost its lines, and no rule looks at them.
const maxFigures = 40

// place files a number as a figure or a year, or leaves it.
func (p *prose) place(i int, m numeral.Mention, quoted bool) {
	switch m.Sort {
	case numeral.YearName:
		p.years = append(p.years, newYear(m, i, quoted))
	case numeral.Amount:
		if m.Unit == "年" && m.Upper != nil && m.Value.Cmp(big.NewRat(1900, 1)) > 0 {
			p.years = append(p.years, newYear(m, i, quoted))
			return
		}
		if m.Unit == "" && m.Scale != "" && m.Base == "" {
			m.Base = heads
		}
		p.figures = append(p.figures, figure{Mention: m, index: len(p.figures), sentence: i, quoted: quoted})
	}
}

// heads is the base of a number in 万 or 亿 without a measure: 人口38.4万.
const heads = "万"

func newYear(m numeral.Mention, i int, quoted bool) year {
	first := int(m.Value.Num().Int64())
	last := first
	if m.Upper != nil {
		last = int(new(big.Int).Div(m.Upper.Num(), m.Upper.Denom()).Int64())
	}
	return year{first, last, m.Start, m.End, i, quoted}
}

var targetWords = pattern.MustCompile(`力争|争取(?:在|到|实现|达|使|全|完|年|用|把|利|突|早|尽|\d)|确保|计划|拟|预计|目标|要(?:达|在|控|占|完|实|建|新|超|突|提|增|力|把|将|确|保|全|不)|将(?:达|建|完|新|实|投|增|占|在|超|安|突|力|把)|应(?:当|该)?(?:达|不|占|在|控)|必须|不得|努力|规划|不低于|不少于|不得低于|要求`)

// noTarget are names that hold a word of wishing and wish nothing.
var noTarget = pattern.MustCompile(`(?:超出?|超过)(?:原|年度|全年|年初)?(?:计划|目标|任务)|[比较占][\p{Han}]{0,6}(?:计划|目标|要求|规划|预计)|规划(?:面积|范围|用地|区|总|占地|建筑|墓穴|床位|车位|户数|容量)|计划(?:生育|单列)|目标(?:管理|考核)|要求的|规划院|主要|重要|需要|必要|纪要|概要|摘要`)

// label gives each figure of a sentence its clause, label and surroundings.
func (p *prose) label(s *sentence) {
	c := 0
	brackets := bracketsOf(p.body[s.from:s.to], s.from)
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		for c+1 < len(s.clauses) && s.clauses[c][1] <= f.Digits {
			c++
		}
		f.clause, f.from, f.to = c, s.clauses[c][0], s.clauses[c][1]
		f.aside = insideAny(brackets, f.Digits)
		begin := f.from
		if k > s.figs[0] && p.figures[k-1].End > begin {
			begin = p.figures[k-1].End
		}
		f.label = lastBytes(p.body[min(begin, f.Start):f.Start], 150)
		if head, sum := strings.CutSuffix(f.label, "共建"); sum { // 9个街道共建27个
			f.label = notTogether.Replace(head) + "共建"
		} else {
			f.label = notTogether.Replace(f.label)
		}
		end := f.to
		if k+1 < s.figs[1] && p.figures[k+1].sentence == f.sentence {
			if next := nextStart(p, k+1, f); next < end {
				end = next
			}
		}
		f.after = p.body[min(f.End, max(end, f.End)):max(end, f.End)]
		f.change = (changeWord.MatchString(lastBytes(f.label, 30)) || moreDone.MatchString(f.label)) && !improved.MatchString(f.label)
		if k > s.figs[0] && p.figures[k-1].change && p.figures[k-1].Percent == f.Percent {
			gap := p.body[p.figures[k-1].End:max(f.Digits, p.figures[k-1].End)]
			f.change = f.change || onlyJoint(gap) || alsoChanged.MatchString(gap) // 分别减少6例、3例和4例
		}
		f.target = !f.quoted && wishes(lastBytes(p.body[f.from:f.Digits], 200))
	}
	// The next figure of the loop above has its place already only by its
	// Start; nothing else of it is read.
}

// alsoChanged goes on with what else was done to them: 增加65条、修改51条.
var alsoChanged = pattern.MustCompile(`^[、，]?(?:修改|修订|删除|调整|取消|合并|撤销|废止|整合|更新)了?$`)

// wishes tells whether the words before a number wish for it.
func wishes(head string) bool {
	return targetWords.MatchString(head) && targetWords.MatchString(noTarget.ReplaceAllString(head, "·"))
}

// lastBytes is the end of s, at most n bytes of it, from a whole character on.
func lastBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for len(s) > 0 && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// notTogether takes the 共 out of words in which it does not mean a sum.
var notTogether = strings.NewReplacer("公共", "公用", "共同", "一同", "共享", "同享", "共建成", "共建成", "共建", "同建", "共青", "团青", "中共有", "中共有", "中共计", "中共计", "中共产", "中同产", "中共", "中党", "共产", "同产", "共治", "同治", "共驻", "同驻")

func nextStart(p *prose, k int, f *figure) int { return max(p.figures[k].Start, f.End) }

// clauseText is the text of the clause of f.
func (p *prose) clauseText(f *figure) string { return p.body[f.from:f.to] }

func (p *prose) sentenceText(i int) string { return p.body[p.sentences[i].from:p.sentences[i].to] }
