package proof

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// What was promised by its number was kept, and then one of it was not: 10件实事全部兑现。…城南公园未能如期建成，这件实事只能结转到明年.

var (
	allKept = pattern.MustCompile(`(?:` + numeralClass + `)(?:件|个|项|条)[^，。；]{0,8}?(实事|项目|工程|任务|承诺|事项)[^，。；]{0,4}?(?:全部|均|都|悉数|件件|项项|个个)(?:已|已经|有着落，全部|落实，全部)?(?:兑现|完成|完工|办结|办成|落实|建成|竣工|交付|投用|办妥)`)
	// oneBroken tells of something that was to be done and was not; ofPromised that it is one of what was promised.
	oneBroken  = pattern.MustCompile(`未能(?:如期|按期|按时)?[\p{Han}]{0,6}(?:完成|建成|完工|竣工|投用|开园|开馆|开工|通车|交付|兑现|办结|落地|贯通)|(?:尚未|至今未|至今没有|仍未|没有)(?:如期|按期)?(?:完成|建成|完工|竣工|投用|兑现|贯通)`)
	ofPromised = pattern.MustCompile(`原定(?:年内|今年|当年)|年初(?:承诺|确定)|(?:这|该|此)(?:一)?[件项个](?:实事|事|工程|项目|任务|承诺)|(?:列入|纳入)[^，。；]{0,8}(?:实事|项目|工程)的`)
	laterDone  = pattern.MustCompile(`结转|推迟|顺延|延期|延至|延后|转入(?:明|下)年|明年|歉意|道歉|检讨`)
	longAgo    = pattern.MustCompile(`去年|上年|往年|此前|曾|历年|多年|以前|过去|外[省市县]|邻[省市县]|补上|现已|最终|随后`)
)

// promises reports one that was not done of those that all were.
func promises(p *prose, r *report) {
	for i, s := range p.sentences {
		text := p.sentenceText(i)
		m := allKept.FindStringSubmatchIndex(text)
		if m == nil || s.planned || inQuotes(text, m[0]) || hopes.MatchString(goalMet.ReplaceAllString(text[m[0]:m[1]], "")) || excepted.MatchString(text) || notAll.MatchString(text[m[0]:m[1]]) {
			continue
		}
		for k := i + 1; k < min(len(p.sentences), i+12); k++ {
			t, said := p.sentences[k], p.sentenceText(k)
			at := oneBroken.FindStringIndex(said)
			if at == nil || longAgo.MatchString(said) || ifForm.MatchString(asNoun.ReplaceAllString(said[:at[1]], "·")) && !ofPromised.MatchString(said) || !ofPromised.MatchString(said) || !laterDone.MatchString(said) {
				continue
			}
			r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面又说“%s”，互相矛盾；请核对是不是全部如此", text[m[0]:m[1]], headRunes(said[at[0]:], 16)), "", text[m[0]:m[1]]}, [2]int{s.from + m[0], s.from + m[1]}, [2]int{t.from + at[0], t.from + at[1]})
			return
		}
	}
}
