package proof

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// checkHoles finds places in which a number must stand and none does. Of counts and
// amounts they are slots: a measure without its number (共有所, 增长%, 投入资金万元). Of dates,
// ordinals and forms to be filled in they are the shapes of the table below.
func checkHoles(p *prose, r *report) {
	told := make([]bool, len(holes))
	for i := range p.sentences {
		text, from := p.sentenceText(i), p.sentences[i].from
		for n, h := range holes {
			if h.mask != "" && told[n] {
				continue
			}
			before := len(r.found)
			judgeHole(p, r, from, text, h)
			told[n] = len(r.found) > before
		}
		emptySlots(p, r, i)
	}
}

func judgeHole(p *prose, r *report, base int, text string, h hole) {
	for _, m := range h.form.FindAllStringSubmatchIndex(text, -1) {
		from, to := base+m[0], base+m[1]
		if len(m) > 3 && m[2] >= 0 {
			from, to = base+m[2], base+m[3]
		}
		if n := strings.Index(p.body[from:to], "“"); n > 0 {
			to = from + n // a quotation that only begins here
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
	form    *pattern.Pattern
	message string
	mask    diag.Severity // set for a form that stands for "to be filled in": told once
}

const (
	noYear  = "年份缺失，请补上年份"
	noDate  = "日期没有填全，请补上年月日"
	noOrder = "序号缺失，请补上数字"
	noCount = "数字缺失，请补上数字"
	noDocNo = "发文字号不全，请补上年份或序号"
)

var holes = []hole{
	{pattern.MustCompile(`(?:^|[^\d一二三四五六七八九十〇零今去明前后同当每全多近历往来翌次某该这那几数两半整周学财闰逐连常成])((?:从|自|自从|于|在)年(?:起|以来|开始|至今|以后|之前|以前|\d{1,2}月|月|[春秋夏冬]季|，))`), noYear, ""},
	{pattern.MustCompile(`(?:(?:截至|截止|截止到|到|至|自|从)年|(?:^|[，。；（])年)(?:\d{1,2}月)`), noYear, ""},
	{pattern.MustCompile(`(?:预计到|力争到|确保到|争取到|截至|^到|[，。；]到)年，`), noYear, ""},
	{pattern.MustCompile(`((?:通过|经过|按照|根据|结合|完成|开展|参加|召开|印发|截至|截止|关于|做好|落实|总结|自从|对照|相比|较|到|比)年[^` + measures["年"].begins + `，。；、：）]\p{Han}{0,5}|(?:通过|按照|根据|印发|关于)年“)`), noYear, ""},
	{pattern.MustCompile(`(?:^|[^\d一二三四五六七八九十〇零近多历几数半今去前明当来百千两整开新过学财周])(年以来)`), noYear, ""},
	{pattern.MustCompile(`(?:(?:19|20)\d\d|[经于自])年月(?:\d{1,2})?(?:日|，|底|初|中旬|上旬|下旬|至|份|商)`), noDate, ""},
	{pattern.MustCompile(`(?:于|在|定于|自|至|到|\d)(月日)(?:[^均报志历常间记线]|$)`), noDate, ""},
	{pattern.MustCompile(`(?:[，。；（\n]|^|于|经|自|到|至|在)年月日`), "日期没有填", diag.Warning},
	{pattern.MustCompile(`[\p{Han}]{0,6}〔\s*〕\s*(?:第)?\d*号|[\p{Han}]{0,6}〔(?:19|20)\d\d〕(?:第)?号`), noDocNo, ""},
	{pattern.MustCompile(`[\p{Han}]{2,8}(?:发|办|函|字|政|委|党)（）(?:第)?\d+号`), noDocNo, ""},
	{pattern.MustCompile(`(?:^|[^及落门等次])(第(?:(?:号|届|次)(?:[\p{Han}]{0,4}会议|文件|公告|命令|令|规定|通知|决定|常委会|全会|代表大会|常务)|条(?:规定|第|、|，|的规定|至|和)|(?:名|位|批|期)(?:[，。；]|$)|号?[，。；）]))`), noOrder, ""},
	{pattern.MustCompile(`(?:^|[^及落门等次夫士宅])(第季度|第(?:次|届|期|批|轮|场|个|号|位)(?:全国|全省|全市|全县|党代会|理事会|联席会|全体|培训|简报|通报|台风|招标|督查|检查|巡视|巡察|选派|试点|名单|挂牌|征集|比赛|讲座|演出|投放|援|职工|运动会|艺术节|文化节|教师节|记者节|护士节|提案|议案|建议|公告|令|的))`), noOrder, ""},
	{pattern.MustCompile(`(?:[，。；]|^)(?:于|自|从|截至|定于|原定于)(月\d{1,2}日)`), noDate, ""},
	{pattern.MustCompile(`(?:19|20)\d\d(年月\d)`), noDate, ""},
	{pattern.MustCompile(`(?:19|20)\d\d(年月)(?:\d|起|底|初)`), noDate, ""},
	{pattern.MustCompile(`[、，：中]((?:国家|省|市|县|区|乡|镇|村)级(?:个|家|名|项|所|处|人|户|件))[、，；。]`), noCount, ""},
	{pattern.MustCompile(`((?:群众|人员|职工|党员|学生|教师|代表|干部|居民|村民|企业|单位|农户|家庭)有[名户家])[，。；]`), noCount, ""},
	{pattern.MustCompile(`(?:[，。；]|^|已|共|累计|先后)(为(?:名(?:老年人|学生|儿童|残疾人|群众|职工|党员|困难|患者|退役|教师|农民|妇女|居民|村民|企业)|户(?:居民|农户|群众|家庭|困难)|家(?:企业|单位|医院|商户)))`), noCount, ""},
	{pattern.MustCompile(`(每(?:人|户|亩|名|村|生|吨|公斤|张|座|车|家|所|间|辆|平方米|小时|次|场|株|头|只|件|套|度|课时|学时|天|年|月){1,2}(?:仅|约|补助|奖励|补贴|达|为|需|收费|发放|增收)*元)(?:[，。；）]|以上|左右|不等|$)`), noCount, ""},
	{pattern.MustCompile(`((?:今年|去年|本年|当年|上年|明年)月份)`), noDate, ""},
	{pattern.MustCompile(`(?:共有|现有|设有|下辖|辖有|共辖|建有|拥有)(个(?:乡镇|镇|乡|街道|村|行政村|社区|网格|小区|支部|党支部|党组织|部门|科室|单位|企业|项目|品种|民族|班|教学班|合作社|基地|园区|景区|站点|窗口))[，。；、]`), noCount, ""},
	{pattern.MustCompile(`((?:达到?|共有?|约|超过?|近|逾|惠及|服务|接待|培训|发放|投入|受益)多(?:人次|人|户|名|家|场次|件|万元|亿元|亩|平方米|公里|吨))(?:[，。；、]|$)`), noCount, ""},
	{pattern.MustCompile(`[\p{Han}](\.\d+(?:%|‰|个百分点|万|亿|元|倍))`), "小数点前的数字缺失，请补上", ""},
	{pattern.MustCompile(`(?:共计?|合计|总计|达到?|约|有)([〔\[]\s*[〕\]](?:人次|人|名|户|个|家|件|场|万元|亿元|元|%|所|亩|项|次))`), noCount, ""},
	{pattern.MustCompile(`(?:^|[，；。中、])((?:同意|不同意|赞成|反对|弃权)[户票人])[，；。]`), noCount, ""},
	{pattern.MustCompile(`(?:全年|累计|共|先后|今年)(?:举办|开展|组织)?(?:各类)?(培训期)[，。；]`), noCount, ""},
	{pattern.MustCompile(`(?:清理|清收|投入|发放|补助|拨付|筹集|募集|捐款|上缴|挽回|返还|追回|兑现|偿还|融资|节约|减免|罚|奖励|支出|征收|收缴|化解|撬动|盘活)[\p{Han}]{0,8}[^每按以计近超过破逾足到位为上十百千万亿几数两多余〇零一二三四五六七八九\P{Han}](万元)[，。；）]`), noCount, ""},
	{pattern.MustCompile(`比[\p{Han}]{0,6}\d+(?:\.\d+)?：(?:[，。；]|$)`), "比例缺后一个数，请补上", ""},
	{pattern.MustCompile(`(?:案|文|稿|信)件件[，。；]|车辆辆[，。；]|[农住用商困牧]户户[，。；]`), "数字缺失，请补上数字", ""},
	{pattern.MustCompile(`(?:19|20)?\d{0,2}_{2,}年|(?:_{2,}|（）)(?:月|日|人|名|户|个|家|万元|元|%|所|亩|项|次)|年_{2,}月`), "空格没有填，请补上数字", diag.Warning},
	{pattern.MustCompile(`(?:[X×xＸ]{2,}|[□■○〇]{2,})(?:年|月|日|人|名|户|个|家|万元|亿元|元|%|所|亩|项|次|万人|平方米|公里)`), "占位符号没有换成数字", diag.Info},
}
