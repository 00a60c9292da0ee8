package proof

import (
	"fmt"
	"regexp"
	"strings"

	"nianbao/internal/diag"
)

var (
	noneForm = regexp.MustCompile(`无一(?:个|名|位|例|起|家|所|处)?(户|人|家|所|村|校|起|例|处|名|项|企业|学生|群众)([\p{Han}]{2,12})`)
	someLeft = regexp.MustCompile(`(?:还有|仍有|尚有|现有|目前有|又有)\d+(户|人|家|所|个村|村|校|起|例|处|名|项)([\p{Han}]{2,16})`)
)

// noneLeft sets 无一户居住在危房中 against a later 还有17户居住在危房中.
func noneLeft(p *prose, r *report) {
	type none struct {
		core     string
		from, to int
	}
	var told []none
	for i := range p.sentences {
		s := p.sentences[i]
		text := p.body[s.from:s.to]
		if m := someLeft.FindStringSubmatchIndex(text); m != nil {
			for _, n := range told {
				if strings.HasPrefix(text[m[4]:m[5]], n.core) {
					r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面又说“%s”，互相矛盾", p.body[n.from:n.to], text[m[0]:m[1]]), "", text[m[0]:m[1]]}, [2]int{n.from, n.to}, [2]int{s.from + m[0], s.from + m[1]})
					break
				}
			}
		}
		if m := noneForm.FindStringSubmatchIndex(text); m != nil && len(told) < 50 && !hopes.MatchString(text) {
			told = append(told, none{headRunes(text[m[4]:m[5]], 2), s.from + m[0], s.from + m[1]})
		}
	}
}
