package sample

import (
	"slices"
	"strings"
)

// A form is how a street lays out its workbook in a year.
type form struct {
	year   int
	street string            // name
	head   string            // groups: a row of groups over the names; units: a row of units below; else one row
	rename map[string]string // headers that the street words in its own way, by field
	truth  [2]string         // how it writes yes and no
	none   string            // how it says that something does not apply
	number bool              // begins with a column 序号
	asOf   bool              // says of which day its figures are
	party  bool              // the party has a sheet of its own
	sub    bool              // subtotal behind the communities of the city
	yuan   bool              // gives its income in 元, not 万元
	prose  []string          // sheet 口径说明
}

// formOf is the habit of each street, and what was different in a year.
func formOf(year, street int) form {
	f := form{year: year, street: streets[street].name, truth: [2]string{"是", "否"}, none: "×"}
	switch f.street {
	case "明珠街道":
		f.head, f.sub = "groups", true
		f.prose = prose
	case "青石街道":
		f.number, f.asOf, f.truth, f.none = true, true, [2]string{"有", "无"}, "不适用"
		f.rename = map[string]string{"street_name": "所属街道", "community_name": "社区", "residents": "常住人口数", "social_workers": "社区工作者总数"}
	case "望湖街道":
		f.truth, f.none = [2]string{"√", "×"}, "不适用"
		f.rename = map[string]string{
			"street_name": "镇街", "community_name": "村(社区)", "households": "总户数", "office_area": "办公面积", "service_area": "活动用房",
			"collective_operating_income": "经营性收入", "registered_volunteers": "登记志愿者", "stat_year": "年度", "unit_type": "类别",
		}
		f.yuan = year == 2020
	case "柳溪镇":
		f.head, f.party = "units", true
		f.truth = [2]string{"1", "0"}
	case "云台镇":
		f.party = true
		f.rename = map[string]string{"street_name": "镇街", "community_name": "村居名称", "certified_workers": "持证社工", "committee_members": "两委人数", "resident_groups": "小组数"}
		if year <= 2019 {
			f.head, f.rename = "groups", nil
		}
		if year == Last {
			f.prose = prose
		}
	}
	return f
}

// prose tells people what the columns mean.
var prose = []string{
	"一、统计时点为当年12月31日，全年数为1月1日至12月31日的合计。",
	"二、户数和常住人口按在本社区住满半年计，不按户籍计。",
	"三、用房面积按建筑面积计，不含室外场地；办公与服务合用的，按主要用途计入一项。",
	"四、持证的，一人只计最高一级；退休返聘人员不计。",
	"五、城市社区没有集体经济，收入各栏填“×”。",
	"六、不清楚的留空，确实没有的填0，不要用0代替空白。",
}

// title is the sheet's first line.
func (f form) title(what string) string { return itoa(f.year) + "年" + f.street + what }

// header is the one or two rows over the given columns.
func (f form) header(cs []column) [][]string {
	var groups, names, units []string
	group := ""
	for _, c := range cs {
		name := c.header
		if own, ok := f.rename[c.field]; ok {
			name = own
		}
		switch {
		case f.yuan && c.unit == "万元":
			name += "(元)"
		case f.head == "" && c.unit != "" && !strings.HasSuffix(name, ")"):
			name += "(" + c.unit + ")"
		case f.head == "groups" && strings.HasPrefix(c.unit, "元"):
			name += "（" + c.unit + "）"
		}
		unit := c.unit
		if unit == "" {
			unit = " "
		}
		names, units = append(names, name), append(units, unit)
		if c.group == group {
			groups = append(groups, "")
		} else {
			groups = append(groups, c.group)
		}
		group = c.group
	}
	switch f.head {
	case "groups":
		return [][]string{groups, names}
	case "units":
		return [][]string{names, units}
	}
	return [][]string{names}
}

// cell is a value as the street types it.
func (f form) cell(c column, value string) string {
	switch {
	case value == "是":
		return f.truth[0]
	case value == "否":
		return f.truth[1]
	case value == "—" && !strings.HasPrefix(c.field, "rent"):
		return f.none
	case c.field == "urban_rural_code":
		return "'" + value
	case f.yuan && c.unit == "万元" && plain(value):
		return yuan(value)
	}
	return value
}

// yuan turns 万元 with at most one decimal into 元.
func yuan(value string) string {
	whole, tenth, _ := strings.Cut(value, ".")
	return itoa(atoi(whole)*10000 + atoi(tenth)*1000)
}

// note is the line under the title.
func (f form) note() string {
	if f.head == "" {
		return ""
	}
	return "单位：户、人、㎡、万元"
}

// remark is what the clerk adds for a community.
func remark(r Record) string {
	switch {
	case r.community.exempt == "demolition" && r.Year == Last:
		return "原服务用房已拆迁，临时过渡"
	case r.community.code == twoHeads && r.Year == Last:
		return "第二网格由两名网格长轮值"
	case r.Values["status"] == "新设":
		return "由" + r.Values["predecessor"] + "析出"
	}
	return ""
}

// index is the place of a field among columns.
func index(cs []column, field string) int {
	return slices.IndexFunc(cs, func(c column) bool { return c.field == field })
}
