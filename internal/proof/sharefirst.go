package proof

import (
	"strings"
)

// shareFirst checks a share that is told before its counts: 卫生院门诊占总量的48%：全年门诊
// 186万人次，其中卫生院89.3万人次. subject is what stands before 占.
func shareFirst(p *prose, r *report, f *figure, subject string) {
	s := p.sentences[f.sentence]
	if f.index != s.figs[0] || f.index+2 >= s.figs[1] || !strings.HasPrefix(p.body[f.End:], "：") && !strings.HasPrefix(p.body[f.End:], "，即") {
		return
	}
	whole, part := &p.figures[f.index+1], &p.figures[f.index+2]
	if !plain(whole) || !plain(part) || !sameBase(whole, part) || part.clause-whole.clause > 1 || !strings.Contains(part.label, "其中") || overlap(subject, part.label) == 0 {
		return
	}
	judgeShare(p, r, f, part, []*figure{whole})
}
