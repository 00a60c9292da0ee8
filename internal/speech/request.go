package speech

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

// A request is what stands between {{ and }}: a name, then options set off by |.
type request struct {
	indicator *check.Indicator
	area      stat.Area
	year      stat.Year
	form      string
	argument  string // of the form, such as the band
	since     stat.Year
	style     figure.Style
	most      int  // names in a list; 0: all
	numbered  bool // names come with their numbers
}

// widths lets clerks type the signs of a bound figure in full width.
var widths = strings.NewReplacer("｜", "|", "＝", "=", "　", " ")

// request understands a bound figure, or says at its place what it does not.
func (b *binder) request(parts []string, at diag.Place) (request, bool) {
	name := strings.TrimSpace(parts[0])
	q := request{area: b.data().Whole, year: stat.Year(b.document.Year), style: b.style}
	if q.year == 0 {
		q.year = b.data().Latest()
	}
	var ok bool
	if name == "" {
		b.fail("figure-unknown", at, "花括号里没有写指标", "写上指标的名称，例如 {{用房达标率}}；全部名称见 docs/indicators.md")
		return q, false
	}
	if q.indicator, ok = b.data().Indicator(name); !ok {
		b.fail("figure-unknown", at, fmt.Sprintf("没有名为“%s”的指标%s", name, b.nearIndicator(name)), b.remedy(name))
		return q, false
	}
	for n, option := range parts[1:] {
		key, value, _ := strings.Cut(option, "=")
		complaint := b.contradicts(parts[1:n+1], strings.TrimSpace(key))
		if complaint == "" {
			complaint = b.option(&q, strings.TrimSpace(key), strings.TrimSpace(value))
		}
		if complaint != "" {
			b.fail("figure-option", at, complaint, "可用的写法见 docs/speeches.md")
			return q, false
		}
	}
	for _, y := range []stat.Year{q.year, q.since} {
		if y != 0 && !b.data().HasYear(y) {
			b.fail("figure-year", at, fmt.Sprintf("%d 年没有数据%s", y, b.yearsAtHand()), "更正年份，或在文件头写明 year")
			return q, false
		}
	}
	return q, true
}

// remedy is what to do about a name that no indicator has.
func (b *binder) remedy(name string) string {
	for _, f := range b.data().Fields {
		if f.Title == name || f.ID == name {
			return fmt.Sprintf("“%s”是填报的字段；要在文稿里用，在 data/indicators/ 里加一个指标，formula 写 %s", f.Title, f.ID)
		}
	}
	return "更正名称；全部名称见 docs/indicators.md"
}

func (b *binder) data() *check.Dataset { return b.writer.Metrics.Data }

// level is a level's name.
func (b *binder) level(l stat.Level) string { return b.data().Ladder.Said(l) }

// contradicts complains of an option of which one before says something else: two
// areas, two years, two things to say. 比2019年 tells since when another form counts.
func (b *binder) contradicts(before []string, key string) string {
	for _, other := range before {
		other, _, _ = strings.Cut(other, "=")
		if other = strings.TrimSpace(other); b.aspect(key) != "" && b.aspect(key) == b.aspect(other) {
			return fmt.Sprintf("“%s”和“%s”都写了%s，只能写一个", other, key, b.aspect(key))
		}
	}
	return ""
}

// aspect is what an option tells of a figure, where it can be told once only.
func (b *binder) aspect(key string) string {
	_, form := b.forms[key]
	switch _, named := within(b.data().Ladder)[key]; {
	case named || key == "地区":
		return "地区"
	case key == "年":
		return "年份"
	case form || key == "档":
		return "说法"
	}
	return ""
}

// sinceForm is 比2019年.
var sinceForm = regexp.MustCompile(`^比(\d{4})年?$`)

// option takes one option; the complaint is empty where it is understood.
func (b *binder) option(q *request, key, value string) (complaint string) {
	if m := sinceForm.FindStringSubmatch(key); m != nil {
		y, _ := strconv.Atoi(m[1]) // four digits
		q.since = stat.Year(y)
		if q.form == "" {
			q.form = "同比"
		}
		return ""
	}
	switch key {
	case "年":
		y, err := strconv.Atoi(strings.TrimSuffix(value, "年"))
		if err != nil {
			return fmt.Sprintf("“年=%s”不是年份", value)
		}
		q.year = stat.Year(y)
	case "前":
		n, err := strconv.Atoi(strings.TrimSuffix(value, "个"))
		if err != nil || n < 1 {
			return fmt.Sprintf("“前=%s”不是个数", value)
		}
		q.most = n
	case "带数":
		q.numbered = true
	case "档":
		q.form, q.argument = key, value
	default:
		if level, named := within(b.data().Ladder)[key]; named || key == "地区" {
			return b.areaOption(q, key, level, value)
		}
		if complaint, ok := styleOption(&q.style, key, value); ok {
			return complaint
		}
		if _, ok := b.forms[key]; !ok {
			return fmt.Sprintf("不认识的写法“%s”%s", key, b.nearForm(key))
		}
		q.form = key
	}
	return ""
}

func (b *binder) areaOption(q *request, key string, level stat.Level, value string) string {
	if a, ok := b.data().Area(value); ok {
		q.area = a
		return ""
	}
	var found []stat.Area
	for _, a := range b.data().AreasNamed(value) {
		if level == "" || a.Level == level {
			found = append(found, a)
		}
	}
	switch len(found) {
	case 1:
		q.area = found[0]
		return ""
	case 0:
		return fmt.Sprintf("没有名为“%s”的%s%s", value, key, b.nearArea(value))
	}
	return fmt.Sprintf("名为“%s”的地区有 %d 个，请改写代码：%s", value, len(found), codes(found))
}

func codes(areas []stat.Area) string {
	var out []string
	for _, a := range areas {
		out = append(out, a.Code+" "+a.Name)
	}
	return strings.Join(out, "、")
}
