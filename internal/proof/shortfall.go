package proof

import (
	_ "embed"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"nianbao/internal/pattern"
)

//go:embed opposites.txt
var oppositeTable string

// contrary are the predicates that a word denies; doneForm finds what is finished; of
// kinds each is words that exclude one another; memberOf holds by the name of all of them how
// the name of one may end; narrower by what there is none of the names of cases of it.
var contrary, doneForm, kinds, memberOf, narrower = readOpposites(oppositeTable)

func readOpposites(table string) (out map[string][]string, done *pattern.Pattern, kinds [][]string, members, cases map[string][]string) {
	out, members, cases = map[string][]string{}, map[string][]string{}, map[string][]string{}
	for line := range strings.Lines(table) {
		core, words, ok := strings.Cut(strings.TrimSpace(line), "|")
		switch {
		case strings.HasPrefix(line, "#") || !ok:
		case core == "kind":
			kinds = append(kinds, strings.Fields(words))
		case core == "member":
			all, ends, _ := strings.Cut(words, "|")
			for _, name := range strings.Fields(all) {
				members[name] = append(members[name], strings.Fields(ends)...)
			}
		case core == "narrower":
			name, words, _ := strings.Cut(words, "|")
			cases[name] = strings.Fields(words)
		case core == "done":
			done = pattern.MustCompile(strings.Join(strings.Fields(words), "|"))
		default:
			for _, w := range strings.Fields(words) {
				out[w] = append(out[w], core)
			}
		}
	}
	return out, done, kinds, members, cases
}

// A shortfall is a clause that says that some of something are not so.
type shortfall struct {
	from, to, sentence int
	context            int      // byte at which it is told what it is about
	denies             []string // what they are not
	against            []string // predicates of which a word says the contrary
	grade              int      // the class of water or air that they are of, 0 for none
	named              bool     // only a name tells that it is some and not all
	faint              bool     // nothing tells so but what stands right before it
	rest               bool     // they are left over, or still under way
	lower              string   // the grade at which they still are
}

// shortfalls are those of a text, with where each pair of characters is denied.
type shortfalls struct {
	all  []shortfall
	of   map[string][]int
	rest []int
}

var (
	someForm = pattern.MustCompile(`其中|\d万?(?:亩|公里|公顷|平方米|吨|万元|亿元)|部分|个别|少数|一些|不少|有的|仍|还有|尚有|有\d|\d+(?:个|家|所|户|名|处|条|座|人|村|栋|间|台|套|起|例|项|件|辆|只|段|口|眼|支|宗|张|批次|批|份|标段|班|科|队|部|本|顶|盏|根|株|亩|棵|门|笔|部门)|[两二三四五六七八九十](?:个|家|所|户|名|处|条|座|村|栋|项|件|辆|台)`)
	// presumed is what is there whatever is wished about it: 力争尚未开工的3个小区…, 余下的5项要….
	presumed = pattern.MustCompile(`^对?[\p{Han}]{0,8}(?:未|没有|不)[\p{Han}]{1,12}的(?:\d+|[一二两三四五六七八九十]+)\p{Han}|(?:尚未|仍未|还未|还没有?)[\p{Han}“”]{2,14}的(?:\d|[两二三四五六七八九十]+)|(?:剩余|剩下|余下|其余)的?(?:\d|[两二三四五六七八九十]+)`)
	ifForm   = pattern.MustCompile(`凡|如果|如|若|对于?未|对不|避免|防止|确保|不得|杜绝|一律|的，|(?:^|[^主重需])要(?:[^到]|$)|应(?:当|该|达|在|不|予|按|做|符|具)|予以|责令|过去|原来|此前|当时|年初|曾|以前|之前|历史上|当年|[绝决]不能|不能[有让把再]|没有一|无一|未出现|未发生|不存在|解决了|消除了|初检|初查|首次|起初|最初|整改前|复核前|不需|无需|不必|不须|免于`)
	// asNoun are names that hold a word of wishing.
	asNoun   = pattern.MustCompile(`(?:目标|标准|考核|规定|达到|符合|满足|落实|执行|贯彻)[\p{Han}“”+]{0,10}要求|(?:列入|纳入|年度|年初|原定|既定|下达|全年)[\p{Han}]{0,6}?(?:计划|目标|任务)|按照?(?:计划|要求|规定|时序)|计划(?:内|外|的)|目标任务|(?:计划|目标|任务)(?:已|均|都|全部|悉数)|(?:适|供|响|反|效|相|对)应|应急|应用|将近|需求|所需|急需`)
	negation = pattern.MustCompile(`(?:尚未|还没有|没有|还没|难以|无法|不|未|没)(?:能)?`)
	noDenial = pattern.MustCompile(`不断|不少|不仅|不同|不但|不过|不久|不论|不管|不光|不懈|不忘|不愧|不负|不约而同|不可或缺|不足|无论|无不|未来|没落|没收`)
	still    = pattern.MustCompile(`(?:至今|目前|尚|仍|还|均|都)+$`)
	weakly   = pattern.MustCompile(`^(?:建有|建立|建成|设立|设有|配备|配有|安装|开设|建|设|配|完成|实现|得到|按期|按时|通过|全|做到|达到|落实)`)
	onlyHas  = pattern.MustCompile(`^(?:组建|建立|建成|成立|设立|配备|配齐|安装|开通|开设|建)[^\p{Han}]*$`)
	stateNot = pattern.MustCompile(`([\p{Han}]{2,4})不(到位|达标|彻底|健全|齐全|合格|规范)`)
	restForm = pattern.MustCompile(`(?:剩余|剩下|尚余|还剩|尚剩|仅剩|余下)的?(?:\d+|[一二两三四五六七八九十]+)|(?:\d|[一二两三四五六七八九])(?:个|家|所|座|处|条|件|户|栋|台|套)[\p{Han}]{0,8}(?:正在[\p{Han}]{0,4}?(?:施工|建设|整改|改造|办理|推进|化解)|仍在|还在|在建|尚在)|(?:还有|仍有|尚有)\d+[\p{Han}]{2,12}在(?:用|运营|使用|运行|生产)|要到.{3,24}才能|(?:\d|[一二两三四五六七八九])(?:个|家|所|座|处|条|件|户|栋|台|套)[\p{Han}]{0,14}?(?:推迟|顺延|延期|结转)(?:到|至)|(?:项目|工程|路|桥|馆|厂|市场)(?:目前)?(?:仍在|还在|尚在|正在)(?:施工|建设|收尾|扫尾|改造)|(?:推迟|延迟|顺延|延期)(?:到|至)|有待(?:明年|下半年)|(?:只|仅)完成[\p{Han}]{0,6}的?\d|有\d+(?:个|家|所|座|处|条|件|户|栋|台|套|项)[^，]*(?:滞后|缓慢|停滞|受阻)`)
	// elided begins a clause of which an earlier one tells what it is about.
	elided = pattern.MustCompile(`^(?:目前|至今|现在|仍然?|还|尚|也|均|都|已|暂时?|一直|但|却|并|且)*(?:没有|未[^来]|不[能达合符具到]|无法|难以|正在|因|由于|受)`)
	// plainlyNot says of a place that something is not so there.
	plainlyNot = pattern.MustCompile(`未|没有?|无法|难以|不[能达具符合到]`)
	ranked     = pattern.MustCompile(`(劣?)([ⅠⅡⅢⅣⅤ])类`)
)

// mayDeny are the characters of which a shortfall has one at least: those that it is
// told with, and the first of each word of opposites.txt.
var mayDeny = "未没不无难剩余在仅只类才有仍" + firstOf(contrary)

// firstOf are the first characters of words, each once.
func firstOf(words map[string][]string) string {
	first := map[rune]bool{}
	for w := range words {
		first[firstRune(w)] = true
	}
	return string(slices.Sorted(maps.Keys(first)))
}

// shortfallsOf collects the shortfalls of a text.
func shortfallsOf(p *prose) shortfalls {
	out := shortfalls{of: map[string][]int{}}
	for i, s := range p.sentences {
		for n, c := range s.clauses {
			e, ok := shortfallAt(p, i, n, c)
			if !ok || len(out.all) >= 5000 {
				continue
			}
			if e.rest || e.grade > 0 {
				out.rest = append(out.rest, len(out.all))
			}
			for _, denied := range append(e.denies, e.against...) {
				if e.faint {
					break
				}
				for _, pair := range bigrams(denied) {
					if list := out.of[pair]; len(list) < 60 && (len(list) == 0 || list[len(list)-1] != len(out.all)) {
						out.of[pair] = append(list, len(out.all))
					}
				}
			}
			out.all = append(out.all, e)
		}
	}
	return out
}

// shortfallAt reads one clause.
func shortfallAt(p *prose, i, n int, c [2]int) (shortfall, bool) {
	text := p.body[c[0]:c[1]]
	if len(text) > 300 || !strings.ContainsAny(text, mayDeny) || strings.HasPrefix(text, "对") && !presumed.MatchString(text) {
		return shortfall{}, false
	}
	e := shortfall{from: c[0], to: c[1], sentence: i, denies: deniedIn(text), against: againstIn(text), grade: gradeIn(text), rest: restForm.MatchString(text), lower: lowerIn(text)}
	if len(e.denies)+len(e.against)+e.grade+len(e.lower) == 0 && !e.rest || ifForm.MatchString(asNoun.ReplaceAllString(text, "·")) && !presumed.MatchString(text) {
		return e, false
	}
	at, goesOn := p.toldOf(i, n)
	e.context = p.sentences[i].clauses[at][0]
	if e.grade > 0 || e.rest {
		e.context, goesOn = p.sentences[i].from, true
	}
	context := p.body[e.context:c[1]]
	if e.rest || e.grade > 0 || someForm.MatchString(context) {
		return e, true
	}
	e.named = !stillNot.MatchString(text)
	if e.lower != "" {
		return e, true
	}
	e.faint = !(goesOn || plainlyNot.MatchString(text) || len(e.against) > 0) || !localName.MatchString(context)
	return e, true
}

// toldOf is the clause that tells what clause n is about: its own, or where it has no
// subject that of an earlier one of the sentence, which it goes on.
func (p *prose) toldOf(i, n int) (at int, goesOn bool) {
	s, own := p.sentences[i], n
	for back := 0; n > 0 && back < 3 && elided.MatchString(p.body[s.clauses[n][0]:s.clauses[n][1]]) && !strings.HasSuffix(p.body[:s.clauses[n][0]], "；"); back++ {
		n--
	}
	if n > 0 && countIn(p, i, s.clauses[n-1][0], s.clauses[n-1][1]) == nil {
		return n - 1, n < own // 港口街道因选址问题，综合养老服务中心至今未建
	}
	return n, n < own
}

// deniedIn are the predicates that a clause denies, with and without the verb that
// only carries them: 没有开设美术课程 denies 开设… and 美术课程.
func deniedIn(text string) []string {
	var out []string
	text = noDenial.ReplaceAllString(text, "·")
	for _, m := range negation.FindAllStringIndex(text, 4) {
		rest := onlyHan(text[m[1]:min(len(text), m[1]+60)])
		out = append(out, headRunes(rest, 12))
		if upToStandard(text[m[1]:]) != "" {
			out = append(out, "达标")
		}
		if utf8.RuneCountInString(rest) < 4 || onlyHas.MatchString(rest) {
			out = append(out, tailRunes(onlyHan(still.ReplaceAllString(text[:m[0]], "")), 12)) // 综合养老服务中心至今未建
		}
		for bare := weakly.ReplaceAllString(rest, ""); bare != rest; bare = weakly.ReplaceAllString(rest, "") {
			rest = bare
			out = append(out, headRunes(rest, 12))
		}
	}
	if m := stateNot.FindStringSubmatch(text); m != nil {
		out = append(out, m[1]+m[2])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// againstIn are the predicates of which a clause has the contrary. A word that only
// begins a name denies nothing: 失业保险.
func againstIn(text string) []string {
	var out []string
	for word, cores := range contrary {
		if n := strings.Index(text, word); n >= 0 && !nameGoesOn.MatchString(text[n+len(word):]) {
			out = append(out, cores...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// nameGoesOn begins with the rest of a name.
var nameGoesOn = pattern.MustCompile(`^(?:保险|登记|人员再|金|率|人口|基金|津贴|预警|风险|隐患|整治|治理|检测|行为)`)

// gradeIn is the worst class of water that a clause says something is of, 1 to 6, 0 where
// it tells of none.
func gradeIn(text string) int {
	worst := 0
	if strings.ContainsAny(text, "无未除") && !strings.Contains(text, "均值") || containsAny(text, "消除", "消灭", "以上", "或好于", "优于") {
		return 0
	}
	for _, m := range ranked.FindAllStringSubmatch(text, -1) {
		worst = max(worst, classOf(m))
	}
	return worst
}

// classOf reads a class of water: 劣Ⅴ is 6.
func classOf(m []string) int {
	n := strings.Index("ⅠⅡⅢⅣⅤ", m[2])/len("Ⅰ") + 1
	if m[1] != "" {
		n++
	}
	return n
}

// against are the shortfalls that may contradict a claim, in order of place.
func (s shortfalls) against(u universalClaim) []shortfall {
	var at []int
	said := u.says + " " + u.verb
	if u.cover || strings.HasPrefix(u.core, "尽") {
		said += " 纳入 " + u.subject
	}
	for _, pair := range bigrams(said) {
		at = append(at, s.of[pair]...)
	}
	if u.done || u.grade > 0 {
		at = append(at, s.rest...)
	}
	next := sort.Search(len(s.all), func(k int) bool { return s.all[k].from >= u.to })
	for k := next; k < len(s.all) && s.all[k].sentence <= u.sentence+1; k++ {
		at = append(at, k)
	}
	slices.Sort(at)
	var out []shortfall
	for _, k := range slices.Compact(at) {
		out = append(out, s.all[k])
	}
	return out
}

// bigrams are the pairs of neighbouring characters of a word.
func bigrams(s string) []string {
	runes := []rune(s)
	var out []string
	for k := 0; k+1 < len(runes); k++ {
		out = append(out, string(runes[k:k+2]))
	}
	return out
}
