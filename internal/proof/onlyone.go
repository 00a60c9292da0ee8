package proof

import (
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// A number may be taken up under another noun or measure word than it was told with: 抽查学校24所。…被抽到的
// 42所学校. Where nothing else of its kind was told before, it can be no other.

var (
	// pointedAt ends a label that points back, deedAgain one that says what was done to them.
	pointedAt = pattern.MustCompile(`(?:这|上述|以上|前述)$`)
	deedOfAll = pattern.MustCompile(`^[，；]?(?:目前|如今|现在|下步)?，?(?:被|参加|参与|工程|项目|活动|此次|本次)?(?:[\p{Han}]{2,4})的$`)
	// bareAgain is a label that names nothing, with a preposition at most.
	bareAgain  = pattern.MustCompile(`^[，；]?(?:目前|如今|现在|期间|随后|随即|[\p{Han}]{2,5}(?:为|对|与|给|向))?，?(?:对|与|为|给|把|将|向|在)?$`)
	anotherOne = pattern.MustCompile(`另|其他|其余|又|再|新增|追加|剩|余下|其中|还有|目标|计划|每|平均`)
	ofThemAll  = pattern.MustCompile(`^[\p{Han}]{0,8}(?:全部|均|都|悉数|当中|之中|中，|里，)`)
	personal   = pattern.MustCompile(`[人员手者生工民众客师医户]`)
)

// onlyOne is the number that f takes up so with a slip of the pen, nil for none.
func (p *prose) onlyOne(f *toldNumber, rivals []*toldNumber) *figure {
	pointed, deed := pointedAt.MatchString(f.label), deedOfAll.MatchString(f.label)
	if f.Percent || f.Hedge != numeral.Unhedged || f.target || f.aside || !pointed && !deed && !bareAgain.MatchString(f.label) || anotherOne.MatchString(f.label+headRunes(f.after, 6)) || p.amongOthers(f.figure) {
		return nil
	}
	all := ofThemAll.MatchString(f.after)
	for _, rival := range rivals {
		g := rival.figure
		if g.sentence == f.sentence || f.sentence-g.sentence > 3 || g.Hedge != numeral.Unhedged || g.aside || isChange(g) || g.target || !p.soleOfKind(g, f.figure) {
			continue
		}
		digits := len(strings.ReplaceAll(f.number, ".", ""))
		switch turned := anagram(rival.number, f.number); {
		case !turned && digits < 4 && !(deed && all && digits > 1):
		case f.value().Cmp(g.value()) < 0 && !pointed && !all && !(turned && digits > 2):
		case !pointed && !ofTheSame(g, f.figure):
		default:
			return g
		}
	}
	return nil
}

// soleOfKind tells whether the paragraph of g tells nothing but g of what f counts, up to f.
func (p *prose) soleOfKind(g, f *figure) bool {
	paragraph := p.sentences[g.sentence].paragraph
	if p.sentences[f.sentence].paragraph-paragraph > 1 {
		return false
	}
	for k := f.index - 1; k >= 0 && p.sentences[p.figures[k].sentence].paragraph >= paragraph; k-- {
		if h := &p.figures[k]; h != g && plain(h) && kindOf(h) == kindOf(g) {
			return false
		}
	}
	for k := f.index + 1; k < p.sentences[f.sentence].figs[1]; k++ {
		if h := &p.figures[k]; plain(h) && kindOf(h) == kindOf(g) && !smaller(h, f) {
			return false
		}
	}
	return true
}

// ofTheSame tells whether two counts share a word of what they count, or both count people.
func ofTheSame(g, f *figure) bool {
	noun := headRunes(onlyHan(f.after), 6)
	told := onlyHan(g.label + headRunes(g.after, 8))
	return overlap(told, noun) > 0 || g.Base == "人" && f.Base == "人" && (personal.MatchString(headRunes(noun, 4)) || inThem.MatchString(f.after)) || g.Base == "元" || overlap(told, onlyHan(f.label)) > 0
}
