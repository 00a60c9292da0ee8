package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// A valuer reads cells of fields.
type valuer struct {
	*checker
	area stat.Area
	year stat.Year

	table  *layout.Table // nil: a line of a text file
	line   layout.Row
	column int
	text   diag.Place // of the line of a text file

	field  *Field
	factor stat.Quantity // brings numbers of the column into the field's unit
	own    bool          // the factor is this cell's own, not the column's
	cell   layout.Cell
}

func (v *valuer) read() reading {
	switch v.cell.Kind {
	case layout.Empty:
		return reading{}
	case layout.NoCache:
		v.bad("value-formula", "是公式，文件里没有存它的结果", "用 WPS 打开这个工作簿，保存一次")
		return reading{}
	case layout.Broken:
		v.bad("value-error", fmt.Sprintf("是公式错误 %s", v.cell.Raw), "改正公式，或填入数值")
		return reading{}
	}
	switch v.field.Type {
	case stat.Text:
		return v.words()
	case stat.Choice:
		return v.choice()
	case stat.Truth:
		return v.truth()
	case stat.Date:
		return v.date()
	}
	return v.number()
}

// typed is what stands in the cell, be it a formula that has no result.
func typed(c layout.Cell) string {
	if c.Kind == layout.NoCache {
		return "（公式）"
	}
	return c.Raw
}

// bad reports a cell; what is the cell, and what to do about it.
func (v *valuer) bad(code, what, remedy string) { v.report(code, diag.Error, what, remedy) }

func (v *valuer) report(code string, severity diag.Severity, what, remedy string, related ...diag.Place) {
	v.problems.Add(diag.Problem{
		Code: code, Severity: severity, Area: v.area.Code, Field: v.field.ID, Year: int(v.year),
		Place: v.place(), Message: fmt.Sprintf("“%s”的%s%s", v.area.Name, v.field.Title, what), Hint: remedy, Related: related,
	})
}

// placeOf is where a problem with a value is.
func placeOf(o stat.Origin) diag.Place {
	return diag.Place{File: o.File, Sheet: o.Sheet, Cell: o.Cell, Line: o.Line}
}

func (v *valuer) words() reading {
	text := strings.TrimSpace(v.cell.Raw)
	if blank(text) {
		return reading{}
	}
	if p := v.field.pattern; p != nil && !p.MatchString(numeral.Fold(text)) {
		v.bad("value-pattern", fmt.Sprintf("是“%s”，不合写法", text), "应当是："+v.field.Note)
	}
	return reading{text: text, status: stat.Reported}
}

// blank reports whether a text only says that nothing is known.
func blank(text string) bool { return numeral.IsBlank(text) }

// inapplicable reports whether a text says that the question does not arise.
func inapplicable(text string) bool { return numeral.Cell(text).Kind == numeral.NotApplicable }

func (v *valuer) choice() reading {
	text := numeral.Unmarked(v.cell.Raw)
	for _, choice := range v.field.Choices {
		if numeral.Fold(choice) == text {
			return reading{text: choice, status: stat.Reported}
		}
	}
	if inapplicable(text) {
		return reading{status: stat.NotApplicable}
	}
	if !blank(text) {
		v.bad("value-choice", fmt.Sprintf("是“%s”，不在可选的文字里", text), "改为 "+strings.Join(v.field.Choices, "、")+" 之一")
	}
	return reading{}
}

func (v *valuer) truth() reading {
	raw := v.cell.Raw
	yes, ok := numeral.Truth(raw)
	if !ok {
		raw = numeral.Unmarked(raw)
		yes, ok = numeral.Truth(raw)
	}
	if ok {
		return reading{Quantity: stat.Bool(yes), text: numeral.Fold(raw), status: stat.Reported}
	}
	if inapplicable(raw) {
		return reading{status: stat.NotApplicable}
	}
	if !blank(raw) {
		v.bad("value-truth", fmt.Sprintf("是“%s”，看不出是有还是没有", raw), "填 是 或 否")
	}
	return reading{}
}

func (v *valuer) date() reading {
	year, month, day, ok := v.day()
	if !ok {
		if inapplicable(v.cell.Raw) {
			return reading{status: stat.NotApplicable}
		}
		if !blank(v.cell.Raw) {
			v.bad("value-date", fmt.Sprintf("是“%s”，不是日期%s", v.cell.Raw, v.serial()), "写成 2022-12-31 或 2022年12月")
		}
		return reading{}
	}
	q := stat.Int(int64(year*10000 + month*100 + day))
	return reading{Quantity: q, text: dateText(year, month, day), status: stat.Reported}
}

// serial says of a number which day it would be if the cell were formatted as a date.
func (v *valuer) serial() string {
	q, _ := stat.Decimal(v.cell.Raw)
	if year, month, day, ok := numeral.Serial(q.Rat(), v.cell.Is1904); ok && v.year > 0 && v.year-100 < stat.Year(year) && stat.Year(year) <= v.year+1 {
		return "；是 " + dateText(year, month, day) + " 的话，把单元格格式设为日期"
	}
	return ""
}

// day reads a date, be it a serial number or a text.
func (v *valuer) day() (year, month, day int, ok bool) {
	if v.cell.Kind == layout.Moment {
		if q, ok := stat.Decimal(v.cell.Raw); ok {
			return numeral.Serial(q.Rat(), v.cell.Is1904)
		}
	}
	if year, month, day, ok = numeral.Date(v.cell.Raw); ok {
		return year, month, day, ok
	}
	return numeral.Date(numeral.Unmarked(v.cell.Raw))
}

func dateText(year, month, day int) string {
	switch {
	case month == 0:
		return fmt.Sprintf("%04d年", year)
	case day == 0:
		return fmt.Sprintf("%04d年%d月", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

func (v *valuer) number() reading {
	raw := v.cell.Raw
	if v.cell.Kind == layout.Moment {
		v.bad("value-became-date", "是一个日期，应当是数（表格软件常把 5-9 一类写法变成日期）", "把单元格格式改为常规，重新填数")
		return reading{}
	}
	if v.cell.Kind == layout.Percent && v.field.Unit != "" && v.field.Unit != "%" {
		v.bad("value-unit", fmt.Sprintf("的单元格格式是百分比，应当是“%s”", v.field.Unit), "把单元格格式改为常规，重新填数")
		return reading{}
	}
	if digits, places, ok := numeral.Plain(raw); ok { // nearly all numbers
		return v.amount(reading{Quantity: stat.Scaled(digits, places).Mul(v.factor), status: stat.Reported, plain: !v.own})
	}
	r := numeral.Cell(raw)
	switch r.Kind {
	case numeral.Blank:
		return reading{}
	case numeral.BelowUnit:
		return reading{status: stat.BelowUnit} // there is something, but nobody can say how much
	case numeral.NotApplicable:
		return reading{status: stat.NotApplicable}
	case numeral.Range:
		v.bad("value-range-of-values", fmt.Sprintf("是一段范围“%s”，应当是一个数", raw), "填一个数"+v.inOneCell())
		return reading{}
	case numeral.Number:
		o := reading{Quantity: v.convert(stat.FromRat(r.Value), r), status: stat.Reported}
		if r.Approximate {
			o.status = stat.Estimated
		}
		return v.amount(o)
	}
	v.bad("value-not-a-number", fmt.Sprintf("是“%s”，应当是数", short(raw)), "填数；不知道的留空，不要填 0")
	return reading{}
}

// inOneCell says where a range of the field may stand; empty where nowhere.
func (v *valuer) inOneCell() string {
	for _, raw := range v.raw.Fields {
		if s := v.spans[raw.ID]; s != nil && slices.Contains(s.ends[:], v.field) {
			return "；是一段的，填在“" + s.Title + "”一栏"
		}
	}
	return ""
}

// short keeps a message readable when a cell holds a novel.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "……"
	}
	return s
}

// convert brings a number into the field's unit: the unit written in the cell
// counts, else the column's.
func (v *valuer) convert(q stat.Quantity, r numeral.Reading) stat.Quantity {
	from := r.Unit
	switch {
	case from != "":
	case strings.ContainsAny(r.Scale, "万亿"): // 2.3万 in a column of 万元; 三百 is a plain number
		from = stat.BaseUnit(v.field.Unit)
	default:
		return q.Mul(v.factor)
	}
	factor, ok := stat.Factor(from, v.field.Unit)
	if !ok {
		v.bad("value-unit", fmt.Sprintf("带的单位是“%s”，应当是“%s”", from, v.field.Unit), "改用这个单位，或去掉单位只写数")
		return q
	}
	return q.Mul(factor)
}

// amount checks the bounds of the field; counts are whole and nothing is
// negative unless the field says so.
func (v *valuer) amount(o reading) reading {
	q, f := o.Quantity, v.field
	raw := v.cell.Raw
	switch {
	case f.Type == stat.Integer && q.Floor().Cmp(q) != 0 && o.status != stat.Estimated:
		v.bad("value-not-whole", fmt.Sprintf("是 %s，应当是整数", raw), "按实际个数填")
	case !f.Min.Known() && q.Sign() < 0, f.Min.Known() && q.Cmp(f.Min) < 0:
		v.bad("value-out-of-range", fmt.Sprintf("是 %s，小于下限 %s", raw, v.limit(f.Min)), "核对数值和单位（"+f.Unit+"）")
	case f.Max.Known() && q.Cmp(f.Max) > 0:
		v.bad("value-out-of-range", fmt.Sprintf("是 %s，大于上限 %s", raw, v.limit(f.Max)), "核对数值和单位（"+f.Unit+"）")
	case f.Low.Known() && q.Cmp(f.Low) < 0:
		v.report("value-unusual", diag.Warning, fmt.Sprintf("是 %s，低于通常的 %s", raw, v.limit(f.Low)), "核对；属实的在 accepted.toml 写明理由；多数社区都这样，改 data/fields.toml 里这一项的 low、high")
	case f.High.Known() && q.Cmp(f.High) > 0:
		v.report("value-unusual", diag.Warning, fmt.Sprintf("是 %s，高于通常的 %s", raw, v.limit(f.High)), "核对；属实的在 accepted.toml 写明理由；多数社区都这样，改 data/fields.toml 里这一项的 low、high")
	}
	return o
}

func (v *valuer) limit(q stat.Quantity) string {
	if !q.Known() {
		return "0"
	}
	return numeral.Exact(q.Rat())
}
