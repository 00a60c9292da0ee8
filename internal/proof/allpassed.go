package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Those who were looked at have all passed; then one of them is told to mend what was found: 抽查28所，全部合格。
// 其中东关小学违规收费，已责令改正.

var (
	lookedAt = pattern.MustCompile(`抽查|检查|督查|抽检|巡查|督导|核查|暗访|评估|考核|排查|走访`)
	// passedAll says it of them all, or of all that they were looked at for.
	passedAll = pattern.MustCompile(`^(?:[\p{Han}、]{0,24}?(?:各项|[两三四五六七八九十\d]+项)(?:检查|抽查)?(?:指标|项目|内容)|(?:检查|抽查|督查)?结果|[\p{Han}]{0,8}\d+[家所个处座户])?(?:全部|均|都|全都|一律)(?:为|已)?(?:合格|达标|过关|正常|规范|符合[\p{Han}]{0,6}(?:要求|标准|规定))$`)
	atFault   = pattern.MustCompile(`超标|违规|不合格|缺失|未按规定|未按要求|过期|堵塞|不全|不达标|不规范|不符合|违法`)
	takenOn   = pattern.MustCompile(`责令|通报批评|整改通知|立案|限期整改|立即纠正|约谈|处罚|停业`)
	// inGeneral tells what is done where somebody is at fault, and not that one is.
	inGeneral = pattern.MustCompile(`此前|上次|去年|上年|曾|以往|前期|如|若|凡|一旦|将|要求|坚决|对[^，。]{0,16}的|发现[^，。]{0,8}的，|年初|首次|第一[次轮]|整改后|复查|经整改|自查|另|外地|其他|方面`)
	// keptOut denies in an exception what was told of all: 除大坪村尚未通水外.
	keptOut = pattern.MustCompile(`除(?:了)?[^，。；]{2,30}?(?:尚未|仍未|还未|还没有|没有|未能|未|无法)([\p{Han}]{2,8}?)(?:之|以)?外`)
)

// allPassed reports one at fault among those who all passed.
func allPassed(p *prose, r *report, i int) {
	s := p.sentences[i]
	text := p.body[s.from:s.to]
	if s.planned || !containsAny(text, "全部", "均", "都", "一律") {
		return
	}
	for _, c := range s.clauses {
		if !passedAll.MatchString(p.body[c[0]:c[1]]) || !lookedAt.MatchString(p.body[s.from:c[1]]) || inGeneral.MatchString(p.body[s.from:c[0]]) || notAll.MatchString(p.body[c[0]:c[1]]) {
			continue
		}
		for k := i + 1; k < min(i+3, len(p.sentences)); k++ {
			t := p.sentences[k]
			fault := p.sentenceText(k)
			if t.paragraph != s.paragraph || lookedAt.MatchString(strings.ReplaceAll(fault, "排查", "")) && !strings.HasPrefix(fault, "其中") {
				break
			}
			if atFault.MatchString(fault) && takenOn.MatchString(fault) && !inGeneral.MatchString(fault) {
				r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面又说“%s”，互相矛盾；请核对是不是全部如此", headRunes(p.body[c[0]:c[1]], 30), headRunes(fault, 30)), "", headRunes(fault, 12)}, c, [2]int{t.from, t.to})
				return
			}
		}
	}
}

// keptOutBehind is the place of an exception behind u which denies what u says of all.
func (p *prose) keptOutBehind(u universalClaim) (at [2]int, ok bool) {
	if u.aside != "" || strings.Contains(u.clause, "除") {
		return at, false
	}
	for k := u.sentence + 1; k < min(u.sentence+4, len(p.sentences)); k++ {
		s := p.sentences[k]
		if s.paragraph != p.sentences[u.sentence].paragraph {
			break
		}
		text := p.sentenceText(k)
		if m := keptOut.FindStringSubmatchIndex(text); m != nil && strings.Contains(text[m[2]:m[3]], u.core) && !inGeneral.MatchString(text[:m[1]]) {
			return [2]int{s.from + m[0], s.from + m[1]}, true
		}
	}
	return at, false
}
