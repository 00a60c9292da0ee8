package proof

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/diag"
)

// checkHoles finds numbers that are missing from their places: 从年起, 〔〕号,
// 增长%, 达到万元, 20__年.
func checkHoles(p *prose, r *report) {
	told := make([]bool, len(holes))
	for i := range p.sentences {
		text := p.sentenceText(i)
		for n, h := range holes {
			if h.mask != "" && told[n] || !containsAny(text, h.needles...) {
				continue
			}
			before := len(r.found)
			judgeHole(p, r, p.sentences[i].from, text, h)
			told[n] = len(r.found) > before
		}
	}
}

func judgeHole(p *prose, r *report, base int, text string, h hole) {
	for _, m := range h.form.FindAllStringSubmatchIndex(text, -1) {
		if h.but != nil && h.but.MatchString(text[m[0]:min(len(text), m[1]+12)]) {
			continue
		}
		from, to := base+m[0], base+m[1]
		if n := strings.Index(p.body[from:to], "“"); n > 0 {
			to = from + n // a quotation that only begins here
		}
		if len(m) > 3 && m[2] >= 0 {
			from, to = base+m[2], base+m[3]
		}
		severity := diag.Error
		if h.mask != "" {
			severity = h.mask
		}
		r.add(claim{severity, fmt.Sprintf("“%s”：%s", p.body[from:to], h.message), "数字", ""}, [2]int{from, to})
		if h.mask != "" {
			return
		}
	}
}

// A hole is a form of text in which a number is missing.
type hole struct {
	needles   []string // one of them is in every text that form can match
	form, but *regexp.Regexp
	message   string
	mask      diag.Severity // set for a form that stands for "to be filled in": told once
}

// yearWords follow 年 in words that need no number: 年度, 年底, 年人均.
const yearWords = `[初底末中终前后关龄轻老度少幼限均产收报检会级画货味夜饭薪金华代份成景月年事长轮鉴历费租息利化经用人平总纯新净审富迈满纪过头谊兄节货假休检青资]`

var holes = []hole{
	{[]string{"从年", "自年", "于年", "在年"}, regexp.MustCompile(`(?:^|[^\d一二三四五六七八九十〇零今去明前后同当每全多近历往来翌次某该这那几数两半整周学财闰逐连常成])((?:从|自|自从|于|在)年(?:起|以来|开始|至今|以后|之前|以前|\d{1,2}月|月|[春秋]季))`), nil, "年份缺失，请补上年份", ""},
	{[]string{"过年", "照年", "据年", "合年", "成年", "展年", "加年", "开年", "发年", "至年", "止年", "于年", "好年", "实年", "结年", "从年", "比年", "较年", "到年"}, regexp.MustCompile(`(?:(?:通过|经过|按照|根据|结合|完成|开展|参加|召开|印发|截至|截止|关于|做好|落实|总结|自从|对照|相比|较|到|比)年)` + `[\p{Han}“]{1,6}`), regexp.MustCompile(`(?:通过|经过|按照|根据|结合|完成|开展|参加|召开|印发|截至|截止|关于|做好|落实|总结|自从|对照|相比|较|到|比)年(?:` + yearWords + `|[\p{Han}]{0,2}(?:审|检|度|会|会议|报|费|薪|均|画|货|节))`), "年份缺失，请补上年份", ""},
	{[]string{"至年", "止年", "于年", "在年", "到年", "从年", "自年"}, regexp.MustCompile(`(?:截至|截止|截止到|于|在|到|从|自)年\d{1,2}月`), nil, "年份缺失，请补上年份", ""},
	{[]string{"〔"}, regexp.MustCompile(`[\p{Han}]{0,6}〔\s*〕\s*(?:第)?\d*号|[\p{Han}]{0,6}〔(?:19|20)\d\d〕(?:第)?号`), nil, "发文字号不全，请补上年份或序号", ""},
	{[]string{"）号", "）第", "）1", "）2", "）3", "）4", "）5", "）6", "）7", "）8", "）9"}, regexp.MustCompile(`[\p{Han}]{2,8}(?:发|办|函|字|政|委|党)[（](?:[）])(?:第)?\d+号`), nil, "发文字号缺年份", ""},
	{[]string{"长%", "降%", "高%", "到%", "升%", "低%", "少%", "加%", "为%", "约%", "率%", "达%", "过%", "了%", "在%", "于%"}, regexp.MustCompile(`(?:增长|下降|提高|达到|上升|降低|减少|增加|仅为|约为|占比为?|完成率为?|高达|超过|提高到|上升到|下降到|控制在|保持在|不低于|稳定在)了?%`), nil, "百分数缺失，请补上数字", ""},
	{[]string{"高个百", "降个百", "升个百", "低个百", "加个百", "少个百", "落个百", "出个百", "大个百", "了个百", "长个百"}, regexp.MustCompile(`(?:提高|下降|上升|降低|增加|减少|回落|高出|扩大|增长|提升)了?个百分点`), nil, "数字缺失，请补上是多少个百分点", ""},
	{[]string{"万元", "亿元"}, regexp.MustCompile(`(?:达到|达|发放|兑付|投入|投资|完成|收入|支出|合计|共计|总计|补助|拨付|筹集|增加到|累计|贷款|奖励|实现)(?:资金|产值|投资|养老金|贷款|补贴|补助金?|奖金|税收|保费)?(?:了|为|约|近|超)?[万亿]元`), regexp.MustCompile(`[万亿]元(?:以|户|村|GDP|产值|地|国|工|增|乡|镇|店|大|级|田|楼|俱|的|棚|林|园|企)`), "金额缺失，请补上数字", ""},
	{[]string{"亿元，", "亿元。", "亿元；"}, regexp.MustCompile(`(?:总产值|增加值|生产总值|零售总额|销售收入|总收入|财政收入|总投资|总额|产值|税收)(?:为|约)?亿元[，。；]`), nil, "金额缺失，请补上数字", ""},
	{[]string{"平方米", "平方公里", "公顷", "亩"}, regexp.MustCompile(`(?:面积|总面积|达到|占地|新增|建成|完成)(?:约|为|共|近|了)?(?:平方米|平方公里|公顷|亩)(?:[，。；、]|$)`), nil, "面积缺失，请补上数字", ""},
	{[]string{"年以来"}, regexp.MustCompile(`(?:^|[^\d一二三四五六七八九十〇零近多历几数半今去前明当来百千两整开新过学财周])(年以来)`), nil, "年份缺失，请补上年份", ""},
	{[]string{"万元", "亿元"}, regexp.MustCompile(`[^一二三四五六七八九十百千万亿几数多余来每上近超约过整两半按以个双破论计逾达\d\P{Han}位金额成入产资是了][万亿]元(?:[，；]|$)`), nil, "金额缺失，请补上数字", ""},
	{[]string{"公斤", "公里", "平方米", "公顷", "人次", "万吨", "个百"}, regexp.MustCompile(`(?:提高|增加|减少|降低|下降|新增|新建|改建|改造|整修|铺设|修建|修复|疏浚|种植|收购|达到|共计|合计|累计|带动就业|参与|接待|诊疗|服务)了?(?:公斤|公里|平方米|平方公里|公顷|人次|万人次|万吨)(?:[，；]|$)`), nil, "数字缺失，请补上数字", ""},
	{[]string{"员名", "师名", "生名", "工名", "部名", "士名", "众名"}, regexp.MustCompile(`(?:共有|现有|拥有|有)(?:[\p{Han}]{0,4})(?:党员|教师|学生|职工|干部|医生|护士|群众)名(?:[，；]|$)`), nil, "数字缺失，请补上数字", ""},
	{[]string{"业户", "业家", "体户", "体家", "商户"}, regexp.MustCompile(`(?:有|注册|登记|新增|培育)[\p{Han}]{0,4}(?:企业|市场主体|经营主体)(?:户|家)(?:[，；]|$)`), nil, "数字缺失，请补上数字", ""},
	{[]string{"件件", "辆辆", "户户"}, regexp.MustCompile(`(?:案|文|稿|信)件件[，。；]|车辆辆[，。；]|[农住用商困牧]户户[，。；]`), nil, "数字缺失，请补上数字", ""},
	{[]string{"年月"}, regexp.MustCompile(`(?:19|20)\d\d年月(?:\d{1,2})?日`), nil, "日期没有填全，请补上月日", ""},
	{[]string{"月日"}, regexp.MustCompile(`(?:于|在|定于)(月日)`), nil, "日期缺失，请补上月日", ""},
	{[]string{"万人", "万元"}, regexp.MustCompile(`(?:游客|旅客|患者|群众|学生|观众|读者|收入|资金|投资|产值)(?:共|约|达|达到|近)?万(?:人次|人|元)(?:[，。；、]|$)`), nil, "数字缺失，请补上数字", ""},
	{[]string{"人次，", "人次。", "人次；"}, regexp.MustCompile(`(?:培训|接待|服务|惠及|受益|诊疗|义诊|救助|参与|出动)(?:群众|学员|人员|游客)?(?:共|约|达|达到)?人次[，。；]`), nil, "数字缺失，请补上数字", ""},
	{[]string{"元"}, regexp.MustCompile(`每(?:亩|人|户|年|月|生|车|吨|公斤|人每月|人每年|生每年|名|张|座|村)元`), nil, "金额缺失，请补上数字", ""},
	{[]string{"__"}, regexp.MustCompile(`(?:19|20)?\d{0,2}_{2,}年|_{2,}(?:月|日|人|名|户|个|家|万元|元|%|所|亩|项|次)|年_{2,}月`), nil, "空格没有填，请补上数字", diag.Warning},
	{[]string{"XX", "××", "xx", "□□", "■■", "○○", "〇〇", "X×"}, regexp.MustCompile(`(?:[X×xＸ]{2,}|[□■○〇]{2,})(?:年|月|日|人|名|户|个|家|万元|亿元|元|%|所|亩|项|次|万人|平方米|公里)`), nil, "占位符号没有换成数字", diag.Info},
	{[]string{"年月日"}, regexp.MustCompile(`(?:[，。；（\n]|^|于|经|自|到|至|在)年月日`), nil, "日期没有填", diag.Warning},
	{[]string{"第号", "第届", "第次"}, regexp.MustCompile(`第(?:号|届|次)(?:[\p{Han}]{0,4}会议|文件|会议|公告|命令|令|规定|条|通知|决定|常委会|全会|代表大会)`), nil, "序号缺失，请补上数字", ""},
	{[]string{"个，", "个。", "个；", "个、"}, regexp.MustCompile(`(?:共有|现有|拥有|建有|设有|建成|新建|新增|培育|创建|打造)[\p{Han}]{2,12}?[^各每这那几数多某整半两该首单逐一二三四五六七八九十百千万亿余来\d]个[，。；、]`), regexp.MustCompile(`若干个|[几数多]十个|[一二三四五六七八九十百千万两几多数]\p{Han}?个|各个|每个|整个|逐个|哪个`), "数字缺失，请补上数字", ""},
	{[]string{"共有", "现有", "共计", "合计", "总计"}, regexp.MustCompile(`(?:共有|现有|共计|合计|总计)(?:名|户|所|家|座|台|辆|亩|公里|万人|人次|个)(?:[，。；、]|教师|学生|党员|职工|社区|行政村|村民|医务|群众|成员)`), nil, "数字缺失，请补上数字", ""},
}

// checkLost finds characters that were lost on the way: ??, U+FFFD, and the
// usual debris of a wrong decoding.
func checkLost(p *prose, r *report) {
	runes := 0
	for at := 0; at < len(p.body); {
		c, size := utf8.DecodeRuneInString(p.body[at:])
		if c == '\uFFFD' || c == '?' {
			end := at + size
			for end < len(p.body) {
				next, n := utf8.DecodeRuneInString(p.body[end:])
				if next != c {
					break
				}
				end += n
				runes++
			}
			switch {
			case c == '\uFFFD', end-at >= 2 && (inWords(p.body, at, end) || midSentence(p.body, at, end)):
				lost(p, r, diag.Error, at, end)
			case end-at == 1 && (inWords(p.body, at, end) || midSentence(p.body, at, end)):
				lost(p, r, diag.Warning, at, end)
			}
			at = end
			continue
		}
		at += size
	}
	for _, m := range letterDigit.FindAllStringSubmatchIndex(p.body, 50) {
		r.add(claim{diag.Warning, fmt.Sprintf("“%s”里混入了字母（多半是识别错误），请核对数字", p.body[m[2]:m[3]]), "", p.body[m[2]:m[3]]}, [2]int{m[2], m[3]})
	}
	for _, m := range debris.FindAllStringIndex(p.body, 50) {
		lost(p, r, diag.Error, m[0], m[1])
	}
}

// letterDigit finds a letter that was read for a nought or a one: 6OO元, l2户.
var letterDigit = regexp.MustCompile(`[^0-9A-Za-z.\-/]((?:\d+[OoIl]+\d*|[Il]\d+|[O]\d+)(?:万|亿)?(?:元|人|户|%|个|家|名|亩|张|所|公里|吨|项|件|次))`)

var debris = regexp.MustCompile(`锟斤拷|烫烫烫|屯屯屯|ï¿½|Ã[\x{80}-\x{BF}]|â€|[鎴鍙鏄閫鐨绀]{4,}`)

// inWords tells whether Chinese stands on both sides, as in 企事业??彻落实.
func inWords(body string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(body[:from])
	after, _ := utf8.DecodeRuneInString(body[to:])
	return unicode.Is(unicode.Han, before) && (unicode.Is(unicode.Han, after) || isDigit(after))
}

// midSentence tells whether a comma follows where nothing was asked: 乡村振??，促进.
func midSentence(body string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(body[:from])
	after, _ := utf8.DecodeRuneInString(body[to:])
	return unicode.Is(unicode.Han, before) && (after == '，' || after == '、') && !asking.MatchString(lastBytes(body[:from], 90))
}

func lost(p *prose, r *report, severity diag.Severity, from, to int) {
	a, b := from, to
	for n := 0; n < 3 && a > 0; n++ {
		c, size := utf8.DecodeLastRuneInString(p.body[:a])
		if !unicode.Is(unicode.Han, c) {
			break
		}
		a -= size
	}
	for n := 0; n < 3 && b < len(p.body); n++ {
		c, size := utf8.DecodeRuneInString(p.body[b:])
		if !unicode.Is(unicode.Han, c) {
			break
		}
		b += size
	}
	r.add(claim{severity, fmt.Sprintf("“%s”处有字符丢失（多半是转码造成），请按原稿补上", p.body[a:b]), "", p.body[from:to]}, [2]int{a, b})
}
