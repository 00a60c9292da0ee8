package proof

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// A namesTold is the list before 分别: what the values behind it are of.
type namesTold struct {
	text      string
	from, to  int // bytes of the body
	low, high int // how many names it has at least and at most
}

// namesFor reads the list that values behind byte at are of: in the clause of 分别, or in
// the one before, where 分别 follows what is said of them all. False where there is none
// that can be counted.
func (p *prose) namesFor(at int, first *figure) (namesTold, bool) {
	s := p.sentences[first.sentence]
	if n, ok := p.namesAbove(first, at); ok {
		return n, true
	}
	if n, ok := p.listIn(first.from, p.nameEnd(first, at)); ok {
		return n, true
	}
	if head := p.body[first.from:at]; strings.ContainsAny(head, "、0123456789") || first.clause == 0 || openList(head) {
		return namesTold{}, false
	}
	before := s.clauses[first.clause-1]
	text := p.body[before[0]:before[1]]
	if m := sayNames.FindStringSubmatchIndex(text); m != nil {
		return p.listIn(before[0]+m[2], before[1])
	}
	if m := inFront.FindStringSubmatchIndex(text); m != nil && onlyTime.MatchString(p.body[first.from:at]) {
		k := smallNumber(text[m[4]:m[5]])
		return namesTold{text: text[m[2]:m[3]], from: before[0] + m[2], to: before[1], low: k, high: k}, k > 1 && strings.Count(text[m[2]:m[3]], "、")+1 == k
	}
	if strings.ContainsAny(timesOnly.ReplaceAllString(text, ""), "0123456789。：") || !bareNames.MatchString(text) {
		return namesTold{}, false
	}
	return p.listIn(before[0], before[1])
}

// nameEnd is where the names before byte at end: at the list of numbers that the values behind it have
// grown from, where there is one: 甲、乙、丙由100亩、68亩、80亩分别增加到….
func (p *prose) nameEnd(first *figure, at int) int {
	for _, l := range p.listsIn(first.sentence) {
		if from := l.values[0]; from.clause == first.clause && from.Digits < at && sameBase(from, first) {
			return from.Start
		}
	}
	return at
}

// namesAbove are the names of the 分别 before, where the clause of this one names nothing: 甲、乙两村分别有
// 320户、280户，户均收入分别为4.2万元、3.8万元.
func (p *prose) namesAbove(first *figure, at int) (namesTold, bool) {
	head := p.body[first.from:at]
	from := p.sentences[first.sentence].from
	before := strings.LastIndex(p.body[from:first.from], "分别")
	if before < 0 || strings.ContainsAny(head, "、0123456789") || strings.Contains(p.body[from+before:first.from], "；") || !ownHead.MatchString(head) {
		return namesTold{}, false
	}
	values := runAfter(p, first.sentence, from+before)
	if len(values) < 2 || first.clause-values[len(values)-1].clause != 1 {
		return namesTold{}, false
	}
	names, ok := p.namesFor(from+before, values[0])
	return names, ok && len(values) >= names.low && len(values) <= names.high
}

// ownHead is what stands before 分别 where it goes on with the names before: a time or a size.
var ownHead = pattern.MustCompile(`^(?:[两三四五]年|同比|环比|[\p{Han}]{0,6}[率数额量值度比长价费分龄入])?$`)

// namedCount are the names where a count of them is told alone: 三个安置点分别安置…. Of each there may be
// several values, so that only too few of them are wrong.
func namedCount(head string) (k int, ok bool) {
	if m := countAlone.FindStringSubmatch(head); m != nil {
		return smallNumber(word(m)), true
	}
	return 0, false
}

var countAlone = pattern.MustCompile(`^[，；]?(?:其中)?(?:全[县市区镇乡村]|我[县市区镇])?(?:([三四五六七八九])(?:个|家|所|座|条|项|支|类|名|位|处|期|批次?|大)[\p{Han}]{1,10}|(三)(?:次|大)产业[\p{Han}]{0,14})$`)

var (
	// inFront counts the names before it that come first: 甲、乙、丙、丁承办数量居前四位.
	inFront  = pattern.MustCompile(`^((?:[\p{Han}]{2,12}、)+[\p{Han}]{2,30}?)(?:居|列|位居|位列|排名?|分列|高居|稳居)(?:[\p{Han}]{2})?前([二三四五六七八])位?$`)
	onlyTime = pattern.MustCompile(`^[\p{Han}]{0,6}$`)
	// sayNames leads in names that go on in the next clause: 前三名依次为甲镇、乙镇、丙乡，得分依次为….
	sayNames = pattern.MustCompile(`(?:依次|分别)(?:为|是)((?:[\p{Han}]{2,10}、)+[\p{Han}]{2,10})$`)
	// bareNames is a clause of nothing but names, or of a list with its number.
	bareNames = pattern.MustCompile(`^(?:其中|[\p{Han}]{0,6}中)?(?:(?:19|20)?\d{0,2}[\p{Han}]{1,8}、)+(?:19|20)?\d{0,2}[\p{Han}]{1,8}?(?:这?[二两三四五六七八](?:个|类|项|种|年|级|大|方面|者|月|季度)[\p{Han}]{0,6})?$`)
	timesOnly = pattern.MustCompile(`(?:19|20)\d\d年|\d{1,2}月`)
)

// listIn counts the names between two bytes of the body; false where there are none to be
// sure of.
func (p *prose) listIn(from, to int) (namesTold, bool) {
	text := asideOf.ReplaceAllString(p.body[from:to], "")
	n := namesTold{text: text, from: from, to: to}
	plain := officeNames.Replace(inNames.Replace(text))
	if strings.Contains(notEtc.ReplaceAllString(text, ""), "等") || len(text) > 200 || strings.ContainsAny(text, "《（") {
		return n, false
	}
	items := strings.Count(plain, "、") + 1
	if m := countOf1.FindStringSubmatch(plain); m != nil && (items == 1 || smallNumber(m[1]) <= items+len(joining.FindAllString(plain, -1))+1) { // not of 七年级、八年级、九年级
		k := smallNumber(m[1])
		n.low, n.high = k, k+len(joining.FindAllString(m[2], -1))
		return n, k > 1 && (strings.Contains(plain, "、") || wholeCount.MatchString(plain))
	}
	if n.low = items; n.low == 1 {
		return n, false
	}
	n.high = n.low + len(joining.FindAllString(plain, -1))
	if lastIsTwo(plain) {
		n.low++
	}
	return n, true
}

// asideOf is a bracket that belongs to a name: 因公出国（境）费.
var asideOf = pattern.MustCompile(`（[^（）、，]{1,8}）`)

// officeNames are names with a joint that parts nothing.
var officeNames = strings.NewReplacer("工业和信息化", "工信", "住房和城乡", "住建", "人力资源和社会保障", "人社", "文化和旅游", "文旅", "教育和体育", "教体", "发展和改革", "发改", "自然资源和规划", "资源", "公安和司法", "公检", "检验和检疫", "检疫", "党员和干部", "党员", "孤儿和事实", "孤儿", "社会保障和就业", "社保就业", "灾害防治及应急", "防灾", "体育与传媒", "传媒", "商品和服务", "商品", "生产和生活", "产活", "金属和非金属", "金属", "安全和质量", "安质", "技术和信息", "技信",
	// branches of industry as GB/T 4754—2017 calls them
	"酒、饮料和精制茶", "饮料", "石油、煤炭及其他燃料", "石油", "铁路、船舶、航空航天和其他运输设备", "运输设备", "皮革、毛皮、羽毛及其制品和制鞋", "皮革", "木材加工和木、竹、藤、棕、草制品", "木材", "文教、工美、体育和娱乐用品", "文教", "电力、热力、燃气及水", "电力",
	"电力、热力", "电力", "冶炼和压延", "冶炼", "化学原料和化学制品", "化学制品", "计算机、通信和其他电子设备", "计算机", "农、林、牧、渔", "农林", "交通运输、仓储和邮政", "运输", "信息传输、软件和信息技术", "信息", "科学研究和技术", "科研", "水利、环境和公共设施", "水利", "居民服务、修理和其他", "居民", "文化、体育和娱乐", "文体", "租赁和商务", "租赁", "批发和零售", "批零", "住宿和餐饮", "住餐", "卫生和社会工作", "卫生", "印刷和记录媒介", "印刷", "橡胶和塑料", "橡塑", "开采和洗选", "开采")

var (
	joining = pattern.MustCompile(`[和与及跟同或]`)
	// countOf1 ends a list with the number of its names: 甲、乙、丙三镇, 四个季度投资.
	countOf1 = pattern.MustCompile(`(?:^|[^\d第十百千万年月])([二两三四五六七八九])(?:个|所|家|项|条|名|位|处|座|支|类|种|大|级|者|地|档)?(?:季度|县区|区县|乡镇|街道|社区|县|区|市|镇|乡|村|月|年|季|批次?|学校|医院|班级|阶段|项目|标段|小组|片区|月份|方面|人群|群体|学段|产业|等级|险种|类别|校|院|中心|公司|企业|部门|路|河|水库|景区|案件|险|家|所|项|类|种|级|人|地|者|档)([^、，\d]{0,8})$`)
	// wholeCount is such a number of what has no other than these.
	wholeCount = pattern.MustCompile(`[四三两二](?:个)?(?:季度|季|年|月|阶段)[^、，\d]{0,8}$`)
	// notEtc is 等 as a grade or a part of a word.
	notEtc = pattern.MustCompile(`[一二三特]等|等级|等次|平等|高等|中等|初等|同等|等额|相等`)
)

// lastIsTwo tells whether 和 joins the last two names of a list, so that it is no part of
// one: it stands in the last item alone, and what stands before it is about as long as
// the other names.
func lastIsTwo(list string) bool {
	cut := strings.LastIndex(list, "、")
	last := list[cut+len("、"):]
	joints := joining.FindAllStringIndex(last, -1)
	if len(joints) != 1 || !strings.ContainsAny(last[joints[0][0]:joints[0][1]], "和与") || measureEnd.MatchString(last[:joints[0][0]]) && !measureEnd.MatchString(list[:cut]) || joining.MatchString(list[:cut]) || joints[0][0] == 0 {
		return false
	}
	name := utf8.RuneCountInString(last[:joints[0][0]])
	if name < 2 {
		return false // 酒和饮料制造业
	}
	for k, item := range strings.Split(list[:cut], "、") {
		if n := utf8.RuneCountInString(item); k > 0 && (n > 2*name+2 || name > 2*n+2) {
			return false
		}
	}
	return name <= 8 && utf8.RuneCountInString(last[joints[0][1]:]) >= min(name, 2)
}

// eachYear tells whether the sentence begins with as many years as there are values: 近三年，新建、改扩建学校分别
// 为6所、9所和11所.
func (p *prose) eachYear(values []*figure) bool {
	m := lastYears.FindStringSubmatch(p.body[p.sentences[values[0].sentence].from:values[0].Digits])
	return m != nil && smallNumber(m[1]) == len(values)
}

var lastYears = pattern.MustCompile(`^[^，]{0,12}(?:近|过去|最近|前|头|这)([两二三四五2-5])(?:年|个月|个?季度|届|期|次|批|轮)`)

// measureEnd ends what is measured of all the names: 小学、初中净入学率和巩固率.
var measureEnd = pattern.MustCompile(`[率数额量值度比长价费]$|收入|支出|面积|人口|产值`)

// heldToNames holds the number of the values behind 分别 against that of the names before.
func (p *prose) heldToNames(r *report, at int, values []*figure) {
	names, ok := p.namesFor(at, values[0])
	n := len(values)
	if k, alone := namedCount(p.body[values[0].from:at]); !ok && alone && n < k {
		names, ok = namesTold{from: values[0].from, to: at, low: k, high: k}, true
	}
	if !ok || n >= names.low && n <= names.high || p.eachYear(values) {
		return
	}
	if values[0].Base != values[n-1].Base && n%names.low == 0 && n > names.low || n%names.high == 0 && n > names.high && n >= 4 || n%names.low == 0 && n > names.low && n >= 4 {
		return // several values of each
	}
	if strings.Contains(names.text, "比") && names.high == 2 {
		return
	}
	wanted := fmt.Sprint(names.high)
	r.add(claim{diag.Error, fmt.Sprintf("“分别”前面列了%s项，后面有%d个数，一一对应不上", wanted, n), wanted + "个数", fmt.Sprintf("%d个数", n)},
		[2]int{names.from, names.to}, between(values[0], values[n-1]))
}
