package check

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// A valuer turns one cell into an observation of a field.
type valuer struct {
	*checker
	field  *Field
	area   stat.Area
	year   stat.Year
	table  layout.Table
	column layout.Column
}

func (v valuer) observe(cell layout.Cell) stat.Observation {
	o := stat.Observation{Origin: stat.Origin{File: v.table.File, Sheet: v.table.Sheet, Cell: cell.Ref, Raw: cell.Raw}}
	switch cell.Kind {
	case layout.Empty:
		return o
	case layout.NoCache:
		v.bad(o, "value-formula", "是公式，文件里没有存它的结果", "用 WPS 打开这个工作簿，保存一次")
		return o
	case layout.Broken:
		v.bad(o, "value-error", fmt.Sprintf("是公式错误 %s", cell.Raw), "改正公式，或填入数值")
		return o
	}
	switch v.field.Type {
	case stat.Text:
		o.Text, o.Status = strings.TrimSpace(cell.Raw), stat.Reported
		v.pattern(&o)
	case stat.Choice:
		v.choice(&o, cell)
	case stat.Truth:
		v.truth(&o, cell)
	case stat.Date:
		v.date(&o, cell)
	default:
		v.number(&o, cell)
	}
	return o
}

// bad reports a cell; what is the cell, and what to do about it.
func (v valuer) bad(o stat.Observation, code, what, remedy string) {
	v.report(o, code, diag.Error, what, remedy)
}

func (v valuer) report(o stat.Observation, code string, severity diag.Severity, what, remedy string) {
	v.problems.Add(diag.Problem{
		Code: code, Severity: severity, Area: v.area.Code, Field: v.field.ID, Year: int(v.year),
		Place:   diag.Place{File: o.Origin.File, Sheet: o.Origin.Sheet, Cell: o.Origin.Cell},
		Message: fmt.Sprintf("“%s”的%s%s", v.area.Name, v.field.Title, what), Hint: remedy,
	})
}

func (v valuer) pattern(o *stat.Observation) {
	if blank(o.Text) {
		o.Text, o.Status = "", stat.Missing
		return
	}
	if p := v.field.pattern; p != nil && !p.MatchString(numeral.Fold(o.Text)) {
		v.bad(*o, "value-pattern", fmt.Sprintf("是“%s”，不合写法", o.Text), "应当是："+v.field.Note)
	}
}

// blank reports whether a text only says that nothing is known.
func blank(text string) bool { return numeral.Cell(text).Kind == numeral.Blank }

func (v valuer) choice(o *stat.Observation, cell layout.Cell) {
	text := numeral.Fold(cell.Raw)
	for _, choice := range v.field.Choices {
		if numeral.Fold(choice) == text {
			o.Text, o.Status = choice, stat.Reported
			return
		}
	}
	if blank(text) {
		return
	}
	v.bad(*o, "value-choice", fmt.Sprintf("是“%s”，不在可选的文字里", text), "改为 "+strings.Join(v.field.Choices, "、")+" 之一")
}

func (v valuer) truth(o *stat.Observation, cell layout.Cell) {
	raw := cell.Raw
	if yes, ok := numeral.Truth(raw); ok {
		o.Quantity, o.Text, o.Status = stat.Bool(yes), numeral.Fold(raw), stat.Reported
		return
	}
	if !blank(raw) {
		v.bad(*o, "value-truth", fmt.Sprintf("是“%s”，看不出是有还是没有", raw), "填 是 或 否")
	}
}

func (v valuer) date(o *stat.Observation, cell layout.Cell) {
	var year, month, day int
	var ok bool
	if cell.Kind == layout.Moment {
		q, _ := stat.Decimal(cell.Raw)
		if q.Known() {
			year, month, day, ok = numeral.Serial(q.Rat(), cell.Is1904)
		} else {
			year, month, day, ok = numeral.Date(cell.Raw)
		}
	} else {
		year, month, day, ok = numeral.Date(cell.Raw)
	}
	if !ok {
		if !blank(cell.Raw) {
			v.bad(*o, "value-date", fmt.Sprintf("是“%s”，不是日期", cell.Raw), "写成 2022-12-31 或 2022年12月")
		}
		return
	}
	o.Quantity, o.Status = stat.Int(int64(year*10000+month*100+day)), stat.Reported
	o.Text = dateText(year, month, day)
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

func (v valuer) number(o *stat.Observation, cell layout.Cell) {
	if cell.Kind == layout.Moment {
		v.bad(*o, "value-became-date", "是一个日期，应当是数（表格软件常把 5-9 一类写法变成日期）", "把单元格格式改为常规，重新填数")
		return
	}
	r := numeral.Cell(cell.Raw)
	switch r.Kind {
	case numeral.Blank:
		return
	case numeral.BelowUnit:
		o.Text = r.Mark // there is something, but nobody can say how much
		return
	case numeral.NotApplicable:
		o.Status = stat.NotApplicable
		return
	case numeral.Range:
		v.bad(*o, "value-range-of-values", fmt.Sprintf("是一段范围“%s”，应当是一个数", cell.Raw), "填一个数")
		return
	case numeral.Number:
		o.Quantity, o.Status = stat.FromRat(r.Value), stat.Reported
	default:
		v.bad(*o, "value-not-a-number", fmt.Sprintf("是“%s”，应当是数", short(cell.Raw)), "填数；不知道的留空，不要填 0")
		return
	}
	if r.Approximate {
		o.Status = stat.Estimated
	}
	v.convert(o, r)
	v.inRange(*o)
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
func (v valuer) convert(o *stat.Observation, r numeral.Reading) {
	from := v.column.Unit
	switch {
	case r.Unit != "":
		from = r.Unit
	case strings.ContainsAny(r.Scale, "万亿"): // 2.3万 in a column of 万元; 三百 is a plain number
		from = stat.BaseUnit(v.field.Unit)
	}
	if from == "" || from == v.field.Unit {
		return
	}
	factor, ok := stat.Factor(from, v.field.Unit)
	if !ok {
		if r.Unit == "" {
			return // the column itself was reported once, by unitOf
		}
		v.bad(*o, "value-unit", fmt.Sprintf("带的单位是“%s”，应当是“%s”", from, v.field.Unit), "改用这个单位，或去掉单位只写数")
		return
	}
	o.Quantity = o.Quantity.Mul(factor)
}

// inRange checks the bounds of the field; counts are whole and nothing is
// negative unless the field says so.
func (v valuer) inRange(o stat.Observation) {
	q, f := o.Quantity, v.field
	raw := o.Origin.Raw
	switch {
	case f.Type == stat.Integer && q.Floor().Cmp(q) != 0 && o.Status != stat.Estimated:
		v.bad(o, "value-not-whole", fmt.Sprintf("是 %s，应当是整数", raw), "按实际个数填")
	case !f.Min.Known() && q.Sign() < 0, f.Min.Known() && q.Cmp(f.Min) < 0:
		v.bad(o, "value-out-of-range", fmt.Sprintf("是 %s，小于下限 %s", raw, v.limit(f.Min)), "核对数值和单位（"+f.Unit+"）")
	case f.Max.Known() && q.Cmp(f.Max) > 0:
		v.bad(o, "value-out-of-range", fmt.Sprintf("是 %s，大于上限 %s", raw, v.limit(f.Max)), "核对数值和单位（"+f.Unit+"）")
	case f.Low.Known() && q.Cmp(f.Low) < 0:
		v.report(o, "value-unusual", diag.Warning, fmt.Sprintf("是 %s，低于通常的 %s", raw, v.limit(f.Low)), "核对；无误可不改")
	case f.High.Known() && q.Cmp(f.High) > 0:
		v.report(o, "value-unusual", diag.Warning, fmt.Sprintf("是 %s，高于通常的 %s", raw, v.limit(f.High)), "核对；无误可不改")
	}
}

func (v valuer) limit(q stat.Quantity) string {
	if !q.Known() {
		return "0"
	}
	return numeral.Exact(q.Rat())
}
