package proof

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// Placeholders are what a form, a template or a spreadsheet leaves where a value should
// stand: {{案件数}}, ××件, （待填）, #REF!, NaN. Names that were made unreadable on purpose
// (李××, ××县) and forms that are still to be filled in are none.

var (
	// unfinished stands in no finished text.
	unfinished = pattern.MustCompile(`#(?:REF|DIV/0|N/A|VALUE|NAME|NUM|NULL)[！?？]?|#{3,}|\d\.\d{1,10}E[+\-]?\d{2}|\$[A-Za-z_][A-Za-z_.\d]{0,20}\$|<%|%>|undefined|\[object|NaN|？[%‰]|&(?:nbsp|amp|lt|gt|quot|#\d+)|\$?\{[\p{Han}A-Za-z_][^{}\n]{0,20}\}|〔(?:填[\p{Han}]{1,4}|输入|补充|空缺|缺|具体[\p{Han}]{1,6}|单位|部门|签名|联系人|电话|标题|项目名称|数字|数据|金额|日期|姓名|单位名称|名称|地点|年份|比例|人数|此处[\p{Han}]{0,8}|请?填写[\p{Han}]{0,6}|待[填补定核][\p{Han}]{0,3}|插入[\p{Han}]{0,6})〕|（(?:待[填补核][\p{Han}]{0,3}|数据待[\p{Han}]{1,3}|此处[\p{Han}]{1,8}|请?填写[\p{Han}]{0,6})）|(?:为|：|有|达|共|约)(?:待补充|待填写?|待补|TBD|TODO)|TODO|TBD`)
	// forms are texts that ask for something to be filled in.
	forms = pattern.MustCompile(`填写|填报|下表|样表|模板|格式|范本`)
	// masked is a run of marks that stand for characters.
	masked = pattern.MustCompile(`[X×xＸ]{2,}|[□■○〇]{1,}|口口|〓+|\*{2,}`)
	// someBody follows a mask that hides who or where.
	someBody = pattern.MustCompile(`^(?:县|市|区|镇|乡|村|省|州|社区|街道|科|局|处|厅|委|单位|公司|企业|学校|小学|中学|医院|路|街|小区|部门|同志|某|先生|女士|班|组|号楼|号|支部|书记|（|）|》|”)`)
	surname  = pattern.MustCompile(`(?:^|[^\p{Han}]|[\p{Han}])[王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤]$`)
	// mouths are words in which 口口 are two characters of their own.
	mouths    = pattern.MustCompile(`^(?:相|声|岸|径|罩|味|腔|感|碑|号|头|述|袋|服|粮|语|红|子|译|算|角|才|岁|诀)`)
	mouthHead = pattern.MustCompile(`[人进出路门窗港渡关户入井街巷缺胃虎海湖江河洞刀领袖接端裂]$`)
	// letterFor is a letter, a mark or a word of a program that stands for a number: N场, ※#件, null个.
	letterFor = pattern.MustCompile(`\p{Han}([NMXx×]|？{2,6}|[@#$￥¥&^~※§¤◇◆△▲☆★◎=]+|(?i:null|none|nan))(` + counters + `)(?:[^性体人民才旦达税别]|$)`)
)

// counters are measures that only a number stands before.
const counters = `个|名|家|户|场|件|人|人次|次|项|万元|亿元|万人|%|篇|期|所|亩|处|座|条|起|份|台|辆|套|张|吨|公里|平方米|公顷|元|批次|支|岁|亿|万`

// maxMasks is how many masks a text may have before they are its way to hide names.
const maxMasks = 3

// placeholders reports what was not filled in.
func placeholders(p *prose, r *report) {
	say := func(from, to int) {
		r.add(claim{diag.Warning, fmt.Sprintf("“%s”是没有填上的占位，请换成实际内容", p.body[from:to]), "", p.body[from:to]}, [2]int{from, to})
	}
	for _, m := range unfinished.FindAllStringIndex(p.body, 50) {
		if line := strings.ReplaceAll(lineAt(p.body, m[0]), p.body[m[0]:m[1]], ""); p.body[m[0]] == '#' || !forms.MatchString(line) {
			say(m[0], m[1])
		}
	}
	for _, m := range letterFor.FindAllStringSubmatchIndex(p.body, 50) {
		if before := lastBytes(p.body[:m[2]], 3); before != "第" && before != "每" {
			say(m[2], m[5])
		}
	}
	runs := masked.FindAllStringIndex(p.body, 200)
	if len(runs) > maxMasks {
		return // names made unreadable, or boxes to tick
	}
	for _, m := range runs {
		if p.hides(m) {
			say(m[0], m[1])
		}
	}
}

// hides tells whether a mask stands where a word or a number should.
func (p *prose) hides(m []int) bool {
	before, after, mark := lastBytes(p.body[:m[0]], 30), p.body[m[1]:], p.body[m[0]:m[1]]
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	if last < utf8.RuneSelf && (unicode.IsLetter(last) || isDigit(last)) && before != "" || next < utf8.RuneSelf && (unicode.IsLetter(next) || isDigit(next)) {
		return false // 苏A××123
	}
	switch {
	case mark == "口口":
		return (unicode.Is(unicode.Han, last) || last == '、') && !mouths.MatchString(after) && !mouthHead.MatchString(before)
	case strings.HasPrefix(mark, "〓"):
		return !p.Manuscript.Fronted
	case mark == "□" || mark == "■" || mark == "○" || mark == "〇":
		return mark == "□" && unicode.Is(unicode.Han, last) && unicode.Is(unicode.Han, next)
	}
	return unicode.Is(unicode.Han, last) && !someBody.MatchString(after) && !surname.MatchString(before) && !forms.MatchString(lineAt(p.body, m[0]))
}

// lineAt is the line of a body around a byte, as far as it is near.
func lineAt(body string, at int) string {
	head := lastBytes(body[:at], 300)
	head = head[strings.LastIndex(head, "\n")+1:]
	tail, _, _ := strings.Cut(body[at:min(len(body), at+300)], "\n")
	return head + tail
}
