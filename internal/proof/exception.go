package proof

import (
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/pattern"
)

// That a clause tells an exception from what is said of all is understood from several
// things, none of which is enough: that it denies the same, that it is about the same, that
// it stands right behind, and that it is led in as an exception. They are weighed.

var (
	// onlyThose leads in an exception: 只有城关二小尚未接入.
	onlyThose = pattern.MustCompile(`^(?:但是?|不过|而|目前|然而|其中|截至目前)*(?:只有|仅有|仅|唯有|唯独|惟独|个别)`)
	// barelyNot is such a clause that leaves out what is not so.
	barelyNot = pattern.MustCompile(`^(?:但是?|不过|而|目前)*(?:只有|仅有|仅|唯有|唯独|惟独)[^，。；]*(?:尚未|还未|还没有?|未|没有)[\p{Han}]{0,2}$`)
	// putOff tells that something was left for later.
	putOff = pattern.MustCompile(`结转|推迟|顺延|延至|延期|转入(?:明|下)年|跨年`)
	// reason stands between a name and what is not so of it.
	reason = pattern.MustCompile(`(?:因为|因|由于|受).*$`)
	// notTopic are words before a denial that name nothing.
	notTopic = pattern.MustCompile(`^(?:但是?|不过|而|目前|然而|其中|截至|只有|仅有|仅|唯有|唯独|惟独|个别|部分|还|仍|尚|有|对|共|现|，)+`)
	// townName is the name of a place in front of what stands there.
	townName = pattern.MustCompile(`\p{Han}{2}(?:镇|乡|街道|村|社区)`)
	// behindName is what may follow the name of one of many.
	behindName = pattern.MustCompile(`^(?:因|由|受|尚|至今|目前|未|没|还|无|仍|也|、|和|与|及|等|[一二两三四五六七八九\d]|，|$|的|不|只|仅|正|推|延|进|反|被|已被)`)
)

// exceptionPoints counts what speaks for e being an exception from u.
func (p *prose) exceptionPoints(u universalClaim, e shortfall, text, context string) int {
	if p.ofSome(u) || p.oneKind(u, context) || u.lists(text) {
		return 0
	}
	points := p.denialPoints(u, e, context)
	adjacent := e.sentence == u.sentence || e.sentence == u.sentence+1
	led := adjacent && onlyThose.MatchString(strings.TrimLeft(text, "，"))
	if points == 0 && e.from-u.to < 6 && barelyNot.MatchString(text) {
		points = 3 // what is not so goes without saying
	}
	if points == 0 || e.faint && !adjacent {
		return 0
	}
	if led {
		points++
	}
	switch {
	case p.ofOtherWhole(u, e), !adjacent && p.roughly(u, e, context):
		return 0
	case about(p, u, e, text, context):
		points += 3
	case adjacent && u.hasMember(text):
		points += 2
	case !led && (points < 4 && !plainNumber.MatchString(text) || e.sentence != u.sentence || e.from-u.to > 90 || len(e.denies) == 0 || otherOnes.MatchString(context) || strings.Contains(p.body[u.to:e.from], "；")):
		return 0
	case points < 4:
		points++ // some are counted
	}
	switch {
	case e.sentence == u.sentence:
		points += 2
	case adjacent:
		points++
	}
	if s := p.sentences[e.sentence]; putOff.MatchString(p.body[e.from:s.to]) {
		points++
	}
	if adjacent && !barelyNot.MatchString(text) && !u.inFull(e) && u.ofOther(text) {
		points -= 4
	}
	return points
}

// ofSome tells whether u counts no more than some of those that its sentence counts before it:
// 18个乡镇中，17个都已建成.
func (p *prose) ofSome(u universalClaim) bool {
	own := countIn(p, u.sentence, u.from, u.to)
	if own == nil || own.index == p.sentences[u.sentence].figs[0] {
		return false
	}
	all := &p.figures[own.index-1]
	return plain(all) && all.clause == own.clause-1 && sameBase(all, own) && own.Exact().Below(all.Exact()) && containsAny(p.body[all.End:own.Digits], "中", "里", "，有")
}

// oneKind tells whether u is of one kind of things, of which the sentence or the one before
// tells a rate that is less than all, and e does not name that kind: 农村样品合格率93.8%，城市样品全部合格。
// 不合格的3份样品….
func (p *prose) oneKind(u universalClaim, context string) bool {
	s, first := p.sentences[u.sentence], u.sentence
	if first > 0 && p.sentences[first-1].paragraph == s.paragraph {
		first--
	}
	for k := p.sentences[first].figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		outside := f.End < u.from || f.Digits > u.to
		if outside && share(f) && !f.target && f.Value.Cmp(big.NewRat(1, 1)) < 0 && strings.Contains(f.label, u.core+"率") {
			return !strings.Contains(context, headRunes(u.subject, 2))
		}
	}
	return false
}

// namesListed are the names of a list with their number: 饮料、酒类、糕点三大类.
var namesListed = pattern.MustCompile(`((?:[\p{Han}]{1,10}、)+[\p{Han}]{1,10}?)(?:等)?(?:[两二三四五六七八九十]|\d+)大?(?:类|种|项|个|所|家|镇|乡)`)

// lists tells whether u lists what it is about and a clause is of something else that is named:
// 饮料、酒类、糕点三大类全部合格；肉制品不合格4批次.
func (u universalClaim) lists(text string) bool {
	m, n := namesListed.FindStringSubmatch(u.clause), negation.FindStringIndex(text)
	if m == nil || n == nil {
		return false
	}
	topic := onlyHan(notTopic.ReplaceAllString(still.ReplaceAllString(text[:n[0]], ""), ""))
	if utf8.RuneCountInString(topic) < 2 || plainNumber.MatchString(text[:n[0]]) {
		return false
	}
	return !slices.ContainsFunc(strings.Split(m[1], "、"), func(name string) bool {
		return strings.Contains(topic, name) || strings.Contains(name, topic)
	})
}

// ofOtherWhole tells whether e counts some of what its own sentence tells the whole of, and
// that is not what u speaks of: 出厂检验合格率100%；内部过程检验12480项次，不合格36项次.
func (p *prose) ofOtherWhole(u universalClaim, e shortfall) bool {
	s := p.sentences[e.sentence]
	whole := countIn(p, e.sentence, max(s.from, u.to), e.from)
	if whole == nil || whole.clause+2 < clauseNumber(s, e.from) {
		return false
	}
	part := countIn(p, e.sentence, e.from, e.to)
	if part != nil && (!sameBase(whole, part) || smaller(whole, part)) || part == nil && !strings.Contains(p.body[e.from:e.to], "率") {
		return false
	}
	n := pairsCount(whole.label)
	return n > 2 && 3*overlap(whole.label, u.subject+u.says) < n
}

// clauseNumber is which clause of its sentence a byte of the body is in.
func clauseNumber(s sentence, at int) int {
	return slices.IndexFunc(s.clauses, func(c [2]int) bool { return at < c[1] })
}

// roughly tells whether e counts nobody and has less than half of the words that u is about.
func (p *prose) roughly(u universalClaim, e shortfall, context string) bool {
	return e.grade == 0 && !plainNumber.MatchString(context) && !localName.MatchString(context) && 2*overlap(u.subject, context) < pairsCount(u.subject)
}

// onlyOne leads in those of whom alone it is not so, whatever is told of them; more tells of
// one that does even better.
var (
	onlyOne = pattern.MustCompile(`^，?(?:但|而|其中|目前)*(?:仅|只有|仅有|唯有|唯独|惟独|只剩|就)(?:(?:\d+|[一二两三四五六七八九十])(?:个|家|所|名|户|人|座|条|处|件|项|台|栋|辆|间|例|起|宗)?)?[\p{Han}“”、A-Z\d]{2,24}?(?:因|由于|受|暂未|暂缓|尚未|尚在|尚无|还没|仍未|仍在|改由|改为|另行|次日|推迟|延期|缓|除外|例外|收取|收费|维持|沿用|暂由|仍由)`)
	more    = pattern.MustCompile(`还另|另建|超额|超过|率先|提前|最[高多好]|高于|多于|用于|用时`)
)

// onlyBehind is the clause right behind u that excepts somebody: 全部…，仅城东医院因改扩建暂缓.
func (p *prose) onlyBehind(u universalClaim) ([2]int, bool) {
	s := p.sentences[u.sentence]
	n := clauseNumber(s, u.from) + 1
	if n < 1 || n >= len(s.clauses) || u.aside != "" {
		return [2]int{}, false
	}
	c := s.clauses[n]
	text := p.body[c[0]:c[1]]
	return c, onlyOne.MatchString(text) && !more.MatchString(text) && !u.otherKind(p, true, text, text) && !otherOnes.MatchString(strings.ReplaceAll(text, "另行", ""))
}

// denialPoints: what a shortfall says against what is said of all.
func (p *prose) denialPoints(u universalClaim, e shortfall, context string) int {
	switch {
	case deniesOf(u, e, context):
		return 4
	case e.rest && u.done && !keptFor.MatchString(p.body[e.from:e.to]) && (doneForm.MatchString(headRunes(u.says, 4)) || overlap(u.says, context) > 0 || u.did == "" || u.says == ""):
		return 3
	case e.lower != "" && worse(e.lower, levelGiven(u.says), p.body[u.from:u.to]):
		return 4
	case leftOut.MatchString(p.body[e.from:e.to]) && !keptFor.MatchString(p.body[e.from:e.to]) && !strings.Contains(p.body[u.from:u.to], "%"):
		return 2
	}
	for _, denied := range e.denies {
		if len(denied) < 2*len("字") {
			continue
		}
		verb := headRunes(denied, 2)
		object := strings.TrimPrefix(denied, verb)
		if did := strings.HasSuffix(u.did, verb) || u.done && doneForm.MatchString(verb); did && (utf8.RuneCountInString(object) < 2 || inPlace[object] || overlap(object, u.subject+u.says) > 0 || strings.HasSuffix(u.clause, headRunes(object, 2))) {
			return 3
		}
	}
	return 0
}

// inFull tells whether e denies what u says word by word, and not its verb alone.
func (u universalClaim) inFull(e shortfall) bool {
	return slices.ContainsFunc(e.denies, func(denied string) bool { return 2*overlap(u.says, denied) >= max(pairsCount(u.says), 1) })
}

// inPlace are words that say of something no more than that it is so.
var inPlace = map[string]bool{"到位": true, "完毕": true, "齐全": true, "完成": true}

// leftOut counts those that are left.
var leftOut = pattern.MustCompile(`^[，；]?(?:只|仅)?(?:剩余|剩下|余下|还剩)的?(?:\d|[一两二三四五六七八九])`)

// keptFor tells what those that are left serve for, so that nothing is wanting.
var keptFor = pattern.MustCompile(`作为|留作|用作|用于|机动|备用|留待|周转`)
