package proof

import (
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/pattern"
)

// nameLength is how many characters a name must have to be found again by it
// alone anywhere in the text.
const nameLength = 4

// byName lists the counts of a text by the last characters of their labels, so
// that 占耕地面积的68% finds 耕地面积68.4万亩 pages before.
func byName(figures []figure) map[string][]*figure {
	out := map[string][]*figure{}
	for k := range figures {
		f := &figures[k]
		if !plain(f) || f.target || isChange(f) {
			continue
		}
		if name := lastName(f.label); name != "" && len(out[name]) < 6 {
			out[name] = append(out[name], f)
		}
	}
	return out
}

var nameTail = pattern.MustCompile(`(?:约|共|共有|有|为|是|达|达到|现有|已|总数|总量|总额|总值|合计|只有|完成|实有)+$`)

// lastName is the end of a name, "" where it is too short.
func lastName(label string) string {
	name := []rune(onlyHan(nameTail.ReplaceAllString(label, "")))
	if len(name) < nameLength {
		return ""
	}
	return string(name[len(name)-nameLength:])
}

// toldElsewhere are the counts of just the name that the base of a share names.
// More than one value is no help.
func (p *prose) toldElsewhere(f, part *figure, base string) []*figure {
	name := strings.Trim(scopeWords.ReplaceAllString(base, "·"), "·")
	if strings.Contains(name, "·") || strings.ContainsAny(base, "《“") {
		return nil
	}
	key := lastName(name)
	if key == "" {
		return nil
	}
	var found []*figure
	for _, g := range p.names[key] {
		if !sameKind(g, part) || !strings.HasSuffix(onlyHan(nameTail.ReplaceAllString(g.label, "")), name) || timeOf(p, g) != timeOf(p, f) {
			continue
		}
		if len(found) > 0 && !found[0].Span().Meets(g.Span()) {
			return nil
		}
		found = append(found, g)
	}
	return found
}

var ofGoal = pattern.MustCompile(`(?:为|是|占|达到|完成|相当于)(?:年度|全年|上级|市下达|省下达|下达|年初|调整|省定|市定)*(?:目标|任务|计划|预算|预期|指标|目标任务|任务数|计划数|预算数|应[\p{Han}]{1,6}(?:总?[数额量])?)$`)

// ofTarget checks 完成投资86.5亿元，为年度目标80亿元的108.1%. It tells whether f is such
// a share.
func ofTarget(p *prose, r *report, f *figure) bool {
	s := p.sentences[f.sentence]
	if f.label != "的" || f.index < s.figs[0]+2 {
		return false
	}
	goal, done := &p.figures[f.index-1], &p.figures[f.index-2]
	if !ofGoal.MatchString(goal.label) || done.sentence != f.sentence || goal.clause-done.clause > 1 || !sameBase(goal, done) || done.quoted {
		return false
	}
	if s := p.sentences[f.sentence]; goal.index-s.figs[0] > 1 {
		for k := s.figs[0]; k < goal.index; k++ {
			if g := &p.figures[k]; sameBase(g, goal) && fits(quotient(g, goal), f.Span()) {
				return true
			}
		}
	}
	if fits(quotient(done, goal), f.Span()) || f.Hedge != numeral.Unhedged {
		return true
	}
	sayShare(p, r, f, done, goal)
	return true
}
