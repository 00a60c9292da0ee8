package form

import (
	"fmt"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// notApplicable may be typed in place of any number.
const notApplicable = "×"

// rule says what may be typed into the cells of a field, the first of which is
// named.
func (m *maker) rule(f *check.Field, cells, first string) xlsx.Rule {
	r := xlsx.Rule{Cells: cells, Title: f.Title, Hint: f.Note}
	if want := wanted(f); want != "" {
		r.Hint = strings.TrimSpace(want + "\n" + f.Note)
		r.Refusal = f.Title + "：" + want
	}
	switch f.Type {
	case stat.Truth:
		r.List = m.choice([]string{"是", "否"})
	case stat.Choice:
		r.List = m.choice(f.Choices)
	case stat.Integer, stat.Number:
		r.Formula = fmt.Sprintf(`OR(%s="%s",AND(ISNUMBER(%s)%s))`, first, notApplicable, first, bounds(f, first))
	case stat.Text:
		r.Refusal = ""
		switch f.ID {
		case "street_name":
			var names []string
			for _, s := range m.streets(m.communities()) {
				names = append(names, s.Name)
			}
			if len(names) > 0 {
				r.List, r.Refusal = m.choice(names), "街道从下拉里选。"
			}
		case "region_code":
			r.Formula, r.Refusal = fmt.Sprintf(`AND(LEN(%s)=12,ISNUMBER(--%s))`, first, first), "社区代码是 12 位数字。"
		}
	}
	return r
}

// bounds are the conditions that a number must meet, each after a comma.
func bounds(f *check.Field, cell string) string {
	var b strings.Builder
	low, high := limits(f)
	fmt.Fprintf(&b, ",%s>=%s", cell, low)
	if high != "" {
		fmt.Fprintf(&b, ",%s<=%s", cell, high)
	}
	if f.Type == stat.Integer {
		fmt.Fprintf(&b, ",%s=INT(%s)", cell, cell)
	}
	return b.String()
}

// limits are a field's bounds as they print; without an upper one it is empty.
// What says nothing else is not negative.
func limits(f *check.Field) (low, high string) {
	low = "0"
	if f.Min.Known() {
		low = numeral.Exact(f.Min.Rat())
	}
	if f.Max.Known() {
		high = numeral.Exact(f.Max.Rat())
	}
	return low, high
}

// wanted says in words what belongs into a field.
func wanted(f *check.Field) string {
	switch f.Type {
	case stat.Truth:
		return "填 是 或 否；不清楚的留空。"
	case stat.Choice:
		return "从下拉里选：" + strings.Join(f.Choices, "、") + "。"
	case stat.Date:
		return "写成 2022-12-31 或 2022年12月。"
	case stat.Integer, stat.Number:
		low, high := limits(f)
		kind := map[stat.Type]string{stat.Integer: "整数", stat.Number: "数"}[f.Type]
		span := "不小于 " + low + " 的" + kind
		if high != "" {
			span = low + " 到 " + high + " 的" + kind
		}
		if f.Unit != "" {
			span += "，单位" + f.Unit
		}
		return span + "；不清楚的留空，没有填 0，不适用填 ×。"
	}
	return ""
}
