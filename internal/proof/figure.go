package proof

import (
	"math/big"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

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

	exact, span numeral.Interval // what Exact and Span return; see settle
}

// settle works out what f may stand for: once, because rules ask for it at every pair of figures.
// Who gives a figure another number settles it again.
func (f *figure) settle() {
	f.exact = f.Mention.Exact()
	if f.span = f.exact; f.Rounded || f.Percent {
		f.span = f.Mention.Span()
	}
}

// Exact is [numeral.Mention.Exact] of f, and Span is [numeral.Mention.Span].
func (f *figure) Exact() numeral.Interval { return f.exact }
func (f *figure) Span() numeral.Interval  { return f.span }

// A year is 2022年 or 2021—2022年 with its place.
type year struct {
	first, last int
	from, to    int
	sentence    int
	quoted      bool
}

// findFigures spreads the numbers over the sentences.
func (t *Text) findFigures() {
	mentions := numeral.Running(t.body)
	quotes := quotations(t.body)
	n, q := 0, 0
	for i := range t.sentences {
		s := &t.sentences[i]
		s.figs[0], s.years[0] = len(t.figures), len(t.years)
		for ; n < len(mentions) && mentions[n].Digits < s.to; n++ {
			m := mentions[n]
			if m.Digits < s.from || m.End > s.to {
				continue // cut in two where an endless sentence was cut
			}
			for q < len(quotes) && quotes[q][1] <= m.Digits {
				q++
			}
			t.place(i, m, q < len(quotes) && quotes[q][0] <= m.Digits)
		}
		s.figs[1], s.years[1] = len(t.figures), len(t.years)
		if s.figs[1]-s.figs[0] > maxFigures {
			for k := s.figs[0]; k < s.figs[1]; k++ {
				t.figures[k].quoted = true
			}
		}
		t.label(s)
	}
}

// maxFigures is how many figures a sentence may hold. More are a table that
// lost its lines, and no rule looks at them.
const maxFigures = 40

// place files a number as a figure or a year, or leaves it.
func (t *Text) place(i int, m numeral.Mention, quoted bool) {
	switch m.Sort {
	case numeral.YearName:
		t.years = append(t.years, newYear(m, i, quoted))
	case numeral.Amount:
		if m.Unit == "年" && m.Upper != nil && m.Value.Cmp(big.NewRat(1900, 1)) > 0 {
			t.years = append(t.years, newYear(m, i, quoted))
			return
		}
		if m.Unit == "" && m.Scale != "" && m.Base == "" {
			m.Base = heads
		}
		t.figures = append(t.figures, figure{Mention: m, index: len(t.figures), sentence: i, quoted: quoted})
		t.figures[len(t.figures)-1].settle()
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
func (t *Text) label(s *sentence) {
	c := 0
	brackets := bracketsOf(t.body[s.from:s.to], s.from)
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &t.figures[k]
		for c+1 < len(s.clauses) && s.clauses[c][1] <= f.Digits {
			c++
		}
		f.clause, f.from, f.to = c, s.clauses[c][0], s.clauses[c][1]
		f.aside = insideAny(brackets, f.Digits)
		begin := f.from
		if k > s.figs[0] && t.figures[k-1].End > begin && !t.yearsAgo(k-1) {
			begin = t.figures[k-1].End
		}
		f.label = lastBytes(t.body[min(begin, f.Start):f.Start], 150)
		if head, sum := strings.CutSuffix(f.label, "共建"); sum { // 9个街道共建27个
			f.label = notTogether.Replace(head) + "共建"
		} else {
			f.label = notTogether.Replace(f.label)
		}
		end := f.to
		if k+1 < s.figs[1] && t.figures[k+1].sentence == f.sentence {
			if next := nextStart(t, k+1, f); next < end {
				end = next
			}
		}
		f.after = t.body[min(f.End, max(end, f.End)):max(end, f.End)]
		f.change = (changeWord.MatchString(lastBytes(f.label, 30)) || moreDone.MatchString(f.label)) && !improved.MatchString(f.label)
		if k > s.figs[0] && t.figures[k-1].change && t.figures[k-1].Percent == f.Percent {
			gap := t.body[t.figures[k-1].End:max(f.Digits, t.figures[k-1].End)]
			f.change = f.change || onlyJoint(gap) || alsoChanged.MatchString(gap) // 分别减少6例、3例和4例
		}
		f.target = !f.quoted && wishes(lastBytes(t.body[f.from:f.Digits], 200))
	}
	// The next figure of the loop above has its place already only by its
	// Start; nothing else of it is read.
}

// yearsAgo tells whether a figure is a time and counts nothing: 比五年前的124人.
func (t *Text) yearsAgo(k int) bool {
	f := &t.figures[k]
	return f.Base == "年" && strings.HasPrefix(t.body[f.End:], "前") && !strings.HasPrefix(t.body[f.End:], "前期")
}

// alsoChanged goes on with what else was done to them: 增加65条、修改51条.
var alsoChanged = pattern.MustCompile(`^[、，]?(?:修改|修订|删除|调整|取消|合并|撤销|废止|整合|更新)了?$`)

// wishes tells whether the words before a number wish for it.
func wishes(head string) bool {
	return targetWords.MatchString(head) && targetWords.MatchString(noTarget.ReplaceAllString(head, "·"))
}

// notTogether takes the 共 out of words in which it does not mean a sum.
var notTogether = strings.NewReplacer("公共", "公用", "共同", "一同", "共享", "同享", "共建成", "共建成", "共建", "同建", "共青", "团青", "中共有", "中共有", "中共计", "中共计", "中共产", "中同产", "中共", "中党", "共产", "同产", "共治", "同治", "共驻", "同驻")

func nextStart(t *Text, k int, f *figure) int { return max(t.figures[k].Start, f.End) }
