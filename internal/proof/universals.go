package proof

import (
	"strings"

	"nianbao/internal/pattern"
)

// A statement about all is read here: 全县行政村已全部通自来水, what it is about and what it says.

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

func universal(p *prose, i, n int, c [2]int) (universalClaim, bool) {
	text := p.body[c[0]:c[1]]
	subject, predicate, ok := parted(text)
	if !ok {
		return universalClaim{}, false
	}
	if named := villageName.MatchString(text) && !strings.Contains(text, "100%"); named || notAll.MatchString(subject) || lacks.MatchString(predicate) || thoseWho.MatchString(predicate) {
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
	notAll = pattern.MustCompile(`除(?:了)?(?:\d+|[一二两三四五六七八九十]+)[\p{Han}]{0,6}(?:以外|之外|外)|大$|大多数|多数|大部分|绝大|基本上?$|许多|很多|不少`)
	// villageName says 村村 only by the way.
	villageName = pattern.MustCompile(`村村通[\p{Han}]{0,6}(?:率|工程|项目)`)
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
	begun       = pattern.MustCompile(`启动|受理|立案|交办|转办|移交|登记|开工|动工|进场`)
)

// eachOne is a thing of one character, said twice: 村村都建有….
var eachOne = pattern.MustCompile(`村(村)|户(户)|校(校)|家(家)`)

// shortSubject is a thing of one character: 所有村均建立了….
var shortSubject = pattern.MustCompile(`(?:所有|全部|各)(村|镇|乡|校|店|厂|户)$`)

func pairsCount(s string) int { return len(pairs(s)) }

// commonCore are predicates that say nothing to be contradicted.
var commonCore = map[string]bool{"可以": true, "能够": true, "属于": true, "用于": true, "位于": true, "没有": true, "不是": true, "来自": true, "包含": true, "包括": true, "计入": true, "取得": true, "十分": true, "非常": true, "具有": true, "成为": true, "高于": true, "低于": true, "超过": true}
