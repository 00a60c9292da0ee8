package proof

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkUniversal sets 全部达标 against 仍有不达标: a statement about all, and a later
// one that some do not.
func checkUniversal(p *prose, r *report) {
	noneLeft(p, r)
	split(p, r)
	for i := range p.sentences {
		if text := p.sentenceText(i); containsAny(text, "均", "都", "全部", "全面", "一律", "全线") {
			otherWay(p, r, i)
			beyondAll(p, r, i)
		}
	}
	all := universals(p)
	if len(all) == 0 {
		return
	}
	short := shortfallsOf(p)
	for _, u := range all {
		if p.rateBelow(r, u) {
			continue
		}
		var hits [][2]int
		if at, ok := p.onlyBehind(u); ok {
			hits = append(hits, at)
		}
		for _, e := range short.against(u) {
			if excepts(p, u, e) {
				hits = append(hits, [2]int{e.from, e.to})
			}
			if len(hits) == 3 {
				break
			}
		}
		if len(hits) == 0 {
			continue
		}
		told, but := p.body[u.from:u.to], p.body[hits[0][0]:hits[0][1]]
		r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面又说“%s”，互相矛盾；请核对是不是全部如此，或例外没有写明", headRunes(told, 40), headRunes(but, 40)), "", but},
			append([][2]int{{u.from, u.to}}, hits...)...)
	}
}

// A universalClaim says that all of something are so.
type universalClaim struct {
	from, to int
	sentence int
	subject  string
	core     string // two characters of what they are: 达标, 通水
	says     string // what they are, as far as it goes
	verb     string // the verb before that, where it carries the meaning: 安装到位
	clause   string // all of it
	did      string // the words of doing that were taken off before it: 完成
	has      string // the end of the name of what they have: 小组
	aside    string // what is excepted by 除…外
	grade    int    // the class that they are of at the worst, 0 where none is told
	cover    bool   // that something reaches them all
	done     bool   // that they are finished
}

var (
	hopes    = pattern.MustCompile(`(?:^|[^主重需概纪摘])要|确保|力争|争取|必须|将|努力|计划|目标|应(?:当|该|达|在|不|予|按|做|符|具)|拟|如果|凡|只有|才能|希望|需|不得|一律不|推动|年底前|下一步|今后|明年|可以|能够|若|标准是|指的是|不能|“全部`)
	excepted = pattern.MustCompile(`除([^，。；]{2,40})(?:外|以外|之外)`)
	strip    = pattern.MustCompile(`^(?:已经|已|实现|完成|得到|做到|达到|取得|获得|领取|了|过|上|建有|设有|配有|建立|设立|配备|安装|有效|基本|顺利|按期|按时|如期|纳入|进行|通过)+`)
	subjects = pattern.MustCompile(`全县|全区|全市|全镇|我县|我区|我市|我镇|所有|各|的|目前|截至|已|经过|到|年底|现|全|共|\d+(?:多|余)?(?:个|家|所|名|户|人|座|条|处|件|项)?|“|”|（|）|、`)
)

var (
	goalMet  = pattern.MustCompile(`(?:达到|完成|实现)[\p{Han}]{0,8}(?:目标|计划)`)
	dueAhead = pattern.MustCompile(`(?:^|，|；)到20\d\d年(?:底|末)?，`)
)

// universals finds statements that all of something already are so.
func universals(p *prose) []universalClaim {
	var out []universalClaim
	for i := range p.sentences {
		s := p.sentences[i]
		for n, c := range s.clauses {
			text := p.body[c[0]:c[1]]
			if len(text) > 240 || !containsAny(text, "全", "一律", "均", "都", "百分之百", "100%", "无一例外", "个个", "尽", "悉数", "件件", "项项", "人人", "户户", "村村", "不落", "不漏", "不少", "遗漏") || hopes.MatchString(asNoun.ReplaceAllString(goalMet.ReplaceAllString(text, ""), "·")) || s.planned || dueAhead.MatchString(p.body[s.from:c[0]]) {
				continue
			}
			if u, ok := universal(p, i, n, c); ok {
				out = append(out, u)
			}
			if len(out) >= 300 {
				return out
			}
		}
	}
	return out
}

var (
	allWordsForm = pattern.MustCompile(`全部|一律|均|都|百分之百|100%|无一例外|实现全|实现了全|全面|全员|全都|个个|无一遗漏|一个不落地|村村|户户|人人|家家|校校|悉数|全数|尽数|件件|项项|[一1](?:个|户|人|名|家|项|件)(?:不落|不漏|不少)`)
	// eachForm holds the 均 of a mean.
	eachForm  = pattern.MustCompile(`[人亩床]均[^已可有能应无未获达为在超]|(?:平|日|月|年|季)均|[人户场班次亩床车村]均[\p{Han}]{0,8}\d|均(?:约|近|为|超|达)?\d`)
	coverForm = pattern.MustCompile(`实现了?([\p{Han}“”]{2,14}?)(?:的)?全覆盖`)
)

func universal(p *prose, i, n int, c [2]int) (universalClaim, bool) {
	text := p.body[c[0]:c[1]]
	subject, predicate, ok := parted(text)
	if !ok {
		return universalClaim{}, false
	}
	if notAll.MatchString(subject) || lacks.MatchString(predicate) || thoseWho.MatchString(predicate) {
		return universalClaim{}, false
	}
	done := doneForm.MatchString(headRunes(predicate, 8))
	verb, did := "", ""
	if bare := strip.ReplaceAllString(predicate, ""); bare != "" {
		if strings.HasPrefix(bare, "到位") || strings.HasPrefix(bare, "完毕") {
			verb = tailRunes(strings.TrimSuffix(predicate, bare), 2)
		}
		did, predicate = onlyHan(strings.TrimSuffix(predicate, bare)), bare
	}
	predicate = strings.NewReplacer("网上", "网上", "线上", "线上", "了", "", "上", "").Replace(predicate)
	core := headRunes(onlyHan(predicate), 2)
	if len([]rune(core)) < 2 && !done || commonCore[core] {
		return universalClaim{}, false
	}
	if n > 0 && pairsCount(subject) < 2 {
		prev := p.sentences[i].clauses[n-1]
		subject = p.body[prev[0]:prev[1]] + subject
	}
	u := universalClaim{from: c[0], to: c[1], sentence: i, subject: aboutWhat(subject), core: core, says: headRunes(onlyHan(predicate), 12) + upToStandard(text), verb: verb, clause: text, did: strings.TrimSuffix(did, "了"), done: done, cover: strings.Contains(text, "全覆盖")}
	if hasNow.MatchString(text) {
		u.has = tailRunes(u.says, 2)
	}
	if m := ranked.FindStringSubmatch(text); m != nil {
		u.grade = classOf(m)
		u.says += "·达标"
	}
	if m := timely.FindString(text); m != "" {
		u.says += "·" + m
	}
	if m := excepted.FindStringSubmatch(p.sentenceText(i)); m != nil {
		u.aside = m[1]
	}
	if m := eachOne.FindStringSubmatch(text); m != nil && pairsCount(u.subject) == 0 {
		u.subject = word(m)
	}
	if m := shortSubject.FindStringSubmatch(subject); m != nil && pairsCount(u.subject) == 0 {
		u.subject = m[1]
	}
	return u, pairsCount(u.subject) > 0 || shortSubject.MatchString("所有"+u.subject) || strings.HasPrefix(u.core, "尽")
}

// aboutWhat is what words are about, without those that name nothing.
func aboutWhat(words string) string {
	return strings.Trim(subjects.ReplaceAllString(words, "·"), "·")
}

var (
	// hasNow says that they have something now.
	hasNow = pattern.MustCompile(`(?:均|都|全部)(?:已经?)?(?:组建|建立|建成|成立|设立|配备|安装|开通|开设|建有|设有|配有)`)
	// notAll takes some out of all.
	notAll = pattern.MustCompile(`大$|大多数|多数|大部分|绝大|基本上?$|许多|很多|不少`)
	// thoseWho counts those of whom all is so: 全部完成评估的人员有860人.
	thoseWho = pattern.MustCompile(`的[\p{Han}]{0,8}(?:有|达|占|为|共)\d`)
	// lacks begins a predicate that itself says what is not so.
	lacks = pattern.MustCompile(`^(?:缺|不|没|难|存在|面临|偏|落后)`)
)

// upToStandard is 达标 where a clause says so in other words, so that 不达标 denies it.
func upToStandard(clause string) string {
	if standardMet.MatchString(clause) {
		return "·达标"
	}
	return ""
}

var (
	standardMet = pattern.MustCompile(`(?:达到?|符合|满足)[\p{Han}A-Z]{0,10}(?:标准|要求|规定|目标|等级)`)
	underWay    = pattern.MustCompile(`正在|仍在|还在|尚在|在建|在办`)
	timely      = pattern.MustCompile(`按期|按时|如期`)
)

// parted cuts a clause at its word for all into what is so and how it is.
func parted(text string) (subject, predicate string, ok bool) {
	if m := mustBe.FindStringSubmatchIndex(text); m != nil && text[m[2]:m[3]] == text[m[4]:m[5]] {
		return text[:m[0]], "尽" + text[m[4]:m[5]], true
	}
	if m := coverForm.FindStringSubmatchIndex(text); m != nil && m[0] > 0 {
		return text[:m[0]], text[m[2]:m[3]] + "覆盖", true
	}
	at := allWordsForm.FindStringIndex(eachForm.ReplaceAllStringFunc(text, func(s string) string { return strings.ReplaceAll(s, "均", "一") })) // of as many bytes
	if at == nil {
		return "", "", false
	}
	if at[0] == 0 && strings.HasPrefix(text, "全部") {
		return allFirst(text[at[1]:])
	}
	subject, predicate = text[:at[0]], text[at[1]:]
	if strings.HasPrefix(text[at[0]:], "全面") && pairsCount(subject) < 2 {
		return "", "", false // 全面总结: how something is done
	}
	if m := rateOfAll.FindStringSubmatch(subject); m != nil {
		return subject, m[1], true
	}
	hundred := strings.HasPrefix(text[at[0]:], "100%") || strings.HasPrefix(text[at[0]:], "百分之百")
	return subject, predicate, !hundred || hanAhead.MatchString(predicate)
}

// allFirst cuts what stands behind 全部 at its beginning: 全部12台机组并网发电.
func allFirst(text string) (subject, predicate string, ok bool) {
	if at := allWordsForm.FindStringIndex(text); at != nil {
		return text[:at[0]], text[at[1]:], true
	}
	m := countFirst.FindStringIndex(text)
	if m == nil {
		if m := thenSo.FindStringSubmatchIndex(text); m != nil {
			return text[:m[3]], text[m[3]:], true
		}
		return "", text, true
	}
	n := 2
	for k := 4; k > 2; k-- {
		if memberOf[headRunes(text[m[1]:], k)] != nil {
			n = k
			break
		}
	}
	subject = headRunes(text[m[1]:], n)
	return subject, text[m[1]+len(subject):], true
}

// thenSo is a name with what is so of it.
var thenSo = pattern.MustCompile(`^([\p{Han}（）]{2,10}?)(?:已经?|均|都|实现|完成|达到|通过|建成|配备|接入|纳入)`)

var countFirst = pattern.MustCompile(`^的?(?:\d+|[两二三四五六七八九十]+)(?:个|家|所|名|户|条|座|处|件|项|台|部|辆|支|艘|栋|间|套)`)

// eachOne is a thing of one character, said twice: 村村都建有….
var eachOne = pattern.MustCompile(`村(村)|户(户)|校(校)|家(家)`)

// mustBe says that all are what they ought to be: 应保尽保.
var mustBe = pattern.MustCompile(`应(\p{Han})尽(\p{Han})`)

// shortSubject is a thing of one character: 所有村均建立了….
var shortSubject = pattern.MustCompile(`(?:所有|全部|各)(村|镇|乡|校|店|厂|户)$`)

func pairsCount(s string) int { return len(pairs(s)) }

func onlyHan(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x4E00 && r <= 0x9FFF {
			return r
		}
		return -1
	}, s)
}

// commonCore are predicates that say nothing to be contradicted.
var commonCore = map[string]bool{"可以": true, "能够": true, "属于": true, "用于": true, "位于": true, "没有": true, "不是": true, "来自": true, "包含": true, "包括": true, "计入": true, "取得": true, "十分": true, "非常": true, "具有": true, "成为": true, "高于": true, "低于": true, "超过": true}

// stillNot denies what was told of all, of places that are named.
var stillNot = pattern.MustCompile(`尚未|仍未|还没有|至今未|还未|至今没有|才能`)

// excepts tells whether e is about what u is about, is a fact, and is not the
// exception that u itself names.
func excepts(p *prose, u universalClaim, e shortfall) bool {
	if e.from <= u.to && !p.stillSo(u, e) {
		return false
	}
	text, context := p.body[e.from:e.to], p.body[e.contextBehind(u.to):e.to]
	if e.rest && len(e.denies) == 0 && (!u.done && !leftOut.MatchString(text) || e.sentence > u.sentence+2 || timely.MatchString(p.body[u.from:u.to]) && underWay.MatchString(text)) {
		return false
	}
	if u.otherKind(p, e.sentence == u.sentence, text, context) || u.otherTime(p, e) || u.setAside(text, context) {
		return false
	}
	return p.exceptionPoints(u, e, text, context) >= sure
}

// stillSo tells whether what e said before u is told as lasting, in another part of the
// text, and u does not say that it came to an end.
func (p *prose) stillSo(u universalClaim, e shortfall) bool {
	a, b := p.sentences[e.sentence], p.sentences[u.sentence]
	return e.to <= u.from && b.paragraph > a.paragraph+1 && lasting.MatchString(p.body[e.context:e.to]) && !mended.MatchString(p.sentenceText(u.sentence)) && !e.rest
}

var (
	lasting = pattern.MustCompile(`目前|至今|仍有|尚有|仍未|尚未|还没有`)
	mended  = pattern.MustCompile(`经|后|现已|现在|至此|目前|最终|随后|年底|整改|解决了|剩余|到20|回头看`)
)

// contextBehind is where what tells what e is about begins, u left out.
func (e shortfall) contextBehind(end int) int {
	if e.from <= end {
		return e.context
	}
	return max(e.context, end)
}

// otherKind tells whether what e speaks of is another kind of what u does: of the other
// of two opposites, of another batch, or of other hours.
func (u universalClaim) otherKind(p *prose, sameSentence bool, text, context string) bool {
	for _, pair := range oppositePairs {
		for _, way := range [][2]string{pair, {pair[1], pair[0]}} {
			if strings.Contains(u.subject, way[0]) && !strings.Contains(u.subject, way[1]) && strings.Contains(context, way[1]) && !strings.Contains(way[0], way[1]) && way[1] != "不合格" && way[1] != "不达标" && (strings.Contains(way[1], way[0]) || !strings.Contains(context, way[0])) {
				return true
			}
		}
	}
	if m := ownNoun.FindStringSubmatch(text); m != nil && sameSentence && !strings.Contains(u.subject, headRunes(m[1], 2)) && strings.Contains(u.subject, m[2]) {
		return true // 危化品企业…全覆盖，工贸企业还有32家没有建立
	}
	if name := placeIn(u.subject); name != "" && !strings.Contains(context, name) {
		return true // of one place that is named
	}
	about := p.body[u.from:u.to]
	for _, kind := range kinds {
		if mine, theirs := ofKind(kind, about), ofKind(kind, context); mine != "" && theirs != "" && mine != theirs && !strings.Contains(context, mine) {
			return true
		}
	}
	if a, b := word(letterOf.FindStringSubmatch(u.subject)), word(letterOf.FindStringSubmatch(context)); a != "" && b != "" && a != b {
		return true
	}
	if a, m := word(batch.FindStringSubmatch(u.subject)), batch.FindStringSubmatch(context); m != nil && a != m[1] && (a != "" || m[1] != "一" && !strings.HasSuffix(m[0], u.noun(2))) {
		return true
	}
	return hours.MatchString(text) && !hours.MatchString(u.subject+u.says) && !allDay.MatchString(p.body[u.from:u.to])
}

// placeIn is the first town or county that a text names, "" where it names none.
func placeIn(text string) string {
	for _, m := range placeName.FindAllStringSubmatch(text, 4) {
		if !strings.ContainsAny(m[1], "各全我本个城乡集建地省超门上有的是该两三四五六七八九十中小大") {
			return m[0]
		}
	}
	return ""
}

var placeName = pattern.MustCompile(`(\p{Han}{2})(?:市|县|镇|乡|街道)`)

// ownNoun is what a clause is about where it says so before it counts.
var ownNoun = pattern.MustCompile(`^[，；但而其]*([\p{Han}]{2,8}?([\p{Han}]{2}))(?:中|里)?(?:还|仍|尚|只|仅)?有`)

// ofKind is the first word of a kind in a text, "" where it has none.
func ofKind(kind []string, text string) string {
	for _, w := range kind {
		if strings.Contains(text, w) {
			return w
		}
	}
	return ""
}

var (
	// batch numbers what comes one after the other.
	batch = pattern.MustCompile(`第?([一二三四五六])(?:批次|批|期|轮|阶段|标段)`)
	// letterOf names one of several kinds by a letter.
	letterOf = pattern.MustCompile(`([A-Z甲乙丙丁])(?:类|级|型|等)`)
	// hours say when, and so of what part of it, something is not so.
	allDay = pattern.MustCompile(`24小时|全天|全年|全时`)
	hours  = pattern.MustCompile(`夜间|周末|节假日|寒暑假|汛期|冬季|夏季|雨季|旱季|午间|高峰`)
)

// setAside tells whether e is the exception that u names: 除港口街道外均建成…；港口街道至今未建.
func (u universalClaim) setAside(text, context string) bool {
	if u.aside == "" {
		return false
	}
	named := strings.ReplaceAll(u.subject, subjects.ReplaceAllString(u.aside, "·"), "·")
	if sharedBeside(u.aside, context, named) > 0 || containsAny(text, "这", "上述", "该") {
		return true
	}
	for _, number := range plainNumber.FindAllString(u.aside, 3) {
		for _, other := range plainNumber.FindAllString(context, 8) {
			if number == other || smallNumber(number) > 0 && smallNumber(number) == smallNumber(other) {
				return true
			}
		}
	}
	return false
}

// deniesOf tells whether what e denies is what u says: it begins with its core, or
// shares more than one pair of characters with it.
func deniesOf(u universalClaim, e shortfall, context string) bool {
	if u.grade > 0 && e.grade > u.grade {
		return true
	}
	if last, ok := strings.CutPrefix(u.core, "尽"); ok {
		return slices.ContainsFunc(e.denies, func(denied string) bool {
			return strings.Contains(denied, last) && (reaches.MatchString(denied) || strings.Contains(headRunes(denied, 4), last))
		})
	}
	for _, denied := range e.against {
		if u.core == denied || strings.Contains(u.says, denied) {
			return true
		}
	}
	for _, denied := range e.denies {
		if last := tailRunes(u.says, 2); goals[last] && strings.Contains(denied, last) {
			return true // 全部达到年度考核目标，…未达到目标要求
		}
		if strings.HasPrefix(denied, u.core) || u.verb != "" && strings.HasPrefix(denied, u.verb) || len(denied) == 2*len("字") && strings.Contains(u.says, denied) {
			return true
		}
		if u.has != "" && strings.HasSuffix(denied, u.has) && onlyHas.MatchString(tailRunes(onlyHan(context), 2)) {
			return true // 均建立了质量控制小组，…质控小组至今没有组建
		}
		if !e.named && overlap(u.says, denied) > 1 || u.cover && reaches.MatchString(denied) && overlap(u.subject, denied) > 1 {
			return true
		}
	}
	return false
}

// reaches begins what is said of those that something covers.
var reaches = pattern.MustCompile(`^(?:覆盖|纳入|接入|开通|建立|配备|设立|开展)`)

// goals end what is met or not.
var goals = map[string]bool{"目标": true, "任务": true, "标准": true, "要求": true}

// about tells whether e is about what u is about: it names it, or follows at once and
// counts in the same measure.
func about(p *prose, u universalClaim, e shortfall, text, context string) bool {
	subject := strings.TrimSuffix(u.subject, "率")
	if len([]rune(subject)) == 1 {
		return containsAny(text, "部分"+subject, "个"+subject, "少数"+subject, "别"+subject, "空白"+subject)
	}
	if newOnes.MatchString(text) && !newOnes.MatchString(u.subject) {
		return false
	}
	if overlap(subject, context) > 0 {
		return true
	}
	if e.sentence > u.sentence+1 {
		return false
	}
	if strings.HasPrefix(context, "其中") {
		return true
	}
	if e.rest && e.sentence == u.sentence && e.from-u.to < 90 && !otherOnes.MatchString(context) {
		return true // 已全部整改到位，还有75条正在限期整改
	}
	a, b := countIn(p, u.sentence, u.from, u.to), countIn(p, e.sentence, e.from, e.to)
	if m := fewOf.FindStringSubmatch(text); a != nil && m != nil && strings.Contains(headRunes(a.after, 4), m[1]) {
		return true // 42个行政村，两村
	}
	if a == nil || b == nil || a.Unit != b.Unit || smaller(a, b) {
		return false
	}
	return b.index == a.index+1 && strings.ContainsAny(headRunes(text, 4), "有余剩") || overlap(u.says, text) > 2
}

// fewOf counts things by their name alone.
var fewOf = pattern.MustCompile(`[两二三四五六七八九十\d](村|镇|乡|校|县|街道)`)

// newOnes came after all was said to be so.
var newOnes = pattern.MustCompile(`新发现|新排查|新增|新出现|另外|另有`)

// otherOnes are none of those told of before.
var otherOnes = pattern.MustCompile(`另|新|跨年|其他|其它|二期|明年`)

// countIn is the first count of a clause, nil where it has none.
func countIn(p *prose, i, from, to int) *figure {
	for k := p.sentences[i].figs[0]; k < p.sentences[i].figs[1]; k++ {
		if f := &p.figures[k]; f.Digits >= from && f.End <= to && plain(f) {
			return f
		}
	}
	return nil
}

// sharedBeside is how many pairs of characters a and b share that c has not.
func sharedBeside(a, b, c string) int {
	n := 0
	for pair := range pairs(a) {
		if strings.Contains(b, pair) && !strings.Contains(c, pair) {
			n++
		}
	}
	return n
}

// otherTime tells whether the exception speaks of another year than u.
func (u universalClaim) otherTime(p *prose, e shortfall) bool {
	told, now := p.yearTold(u.sentence, u.to), p.yearTold(e.sentence, e.to)
	if thisOrLast.MatchString(p.body[e.from:e.to]) && !strings.Contains(p.body[e.from:e.to], "今年") && told == "" {
		return true
	}
	return told != now && told != "" && now != ""
}

// yearTold is the year that a sentence tells up to the end of a clause, as it stands or
// reckoned from that of the text where that is known; "" where it tells none.
func (p *prose) yearTold(i, to int) string {
	text := p.body[p.sentences[i].from:to]
	if m := fourDigits.FindString(text); m != "" {
		return m
	}
	m := thisOrLast.FindString(text)
	if m != "" && p.year > 0 {
		return strconv.Itoa(p.told + shift[m])
	}
	return m
}

// thisOrLast finds a year told by its relation to that of the text.
var thisOrLast = pattern.MustCompile(`今年|去年|上年|前年`)

// rateBelow reports a rate of less than all beside the statement about all: 全部合格，合格率96%.
func (p *prose) rateBelow(r *report, u universalClaim) bool {
	s := p.sentences[u.sentence]
	for k := s.figs[0]; k < s.figs[1]; k++ {
		f := &p.figures[k]
		if f.Digits < u.to || !share(f) || f.target || f.Value.Cmp(big.NewRat(1, 1)) >= 0 || len(onlyHan(f.label)) == 0 {
			continue
		}
		if m := ownRate.FindStringSubmatch(f.label); m != nil && (m[2] == u.core && m[1] == "" || u.done && doneForm.MatchString(m[2]) && m[1] != "" && strings.Contains(u.says, m[1])) && onlyJoint(p.body[u.to:f.from]) {
			r.add(claim{diag.Error, fmt.Sprintf("前面说“%s”，后面的%s率却是%s，互相矛盾；请核对", headRunes(p.body[u.from:u.to], 40), u.core, p.written(f)), "100%", p.written(f)}, [2]int{u.from, u.to}, placeWide(f))
			return true
		}
	}
	return false
}

// ownRate is a rate that names nothing but what it is the rate of.
var ownRate = pattern.MustCompile(`^[，；]?([\p{Han}]{0,4}?)([\p{Han}]{2})率(?:已|为|是|达到|达|仅|只有)*$`)

// rateOfAll finds the stem of a rate: 覆盖率达到100%.
var rateOfAll = pattern.MustCompile(`([\p{Han}]{2})率(?:已|为|达到|达|均|都|保持|稳定在)*$`)

// plainNumber finds digits.
var plainNumber = pattern.MustCompile(`\d+|[一二两三四五六七八九十]+`)
