package layout

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// Units as they stand in headers: a multiple, a measure, and what it is per.
var (
	measures = `元|人民币元|㎡|m2|m²|平方米|平米|平方|亩|公顷|平方公里|km2|公里|米|人|户|个|名|台|套|岁|周岁|小时|学时|分钟|天|日|月|年|次|人次|场|场次|家|支|件|项|处|所|间|条|块|篇|份|本|张|届|分|岗|笔|类|位|座|批|期|台套|%|‰`
	unitForm = regexp.MustCompile(`^(百|千|万|十万|百万|千万|亿|万亿)?(` + measures + `)(/(` + measures + `|万人|千人|百户|万户|人月|人年))?$`)
	noteForm = regexp.MustCompile(`单\s*位\s*:\s*([^()\[\]]+)`)
	brackets = regexp.MustCompile(`\(([^()]*)\)|\[([^\[\]]*)\]`)
	inRound  = strings.NewReplacer("【", "(", "】", ")", "〔", "(", "〕", ")", "［", "(", "］", ")", "〈", "(", "〉", ")")
)

// isUnit reports whether a folded text is a unit and nothing else.
func isUnit(text string) bool { return unitForm.MatchString(strings.ToLower(text)) }

// splitUnit cuts a unit in brackets out of a header: 集体收入（万元） is 集体收入
// and 万元.
func splitUnit(header string) (name, unit string) {
	name = foldHeader(header)
	for _, place := range brackets.FindAllStringIndex(name, -1) {
		inside := strings.Trim(name[place[0]+1:place[1]-1], ":")
		inside = strings.TrimLeft(strings.TrimPrefix(inside, "单位"), ":")
		if isUnit(inside) {
			return name[:place[0]] + name[place[1]:], inside
		}
	}
	return name, ""
}

// foldHeader folds a header and makes all its brackets round or square.
func foldHeader(header string) string { return numeral.Fold(inRound.Replace(header)) }

// noteUnits are the units that a note such as “单位：万元、人” names.
func noteUnits(text string) []string {
	part := noteForm.FindStringSubmatch(numeral.FoldText(inRound.Replace(text)))
	if part == nil {
		return nil
	}
	var units []string
	for _, word := range strings.FieldsFunc(part[1], func(r rune) bool { return strings.ContainsRune("、,;和 \t\n", r) }) {
		if !isUnit(word) {
			break
		}
		units = append(units, word)
	}
	return units
}

// fitting are those of some units that measure what a field's unit does.
func fitting(units []string, field string) []string {
	var fit []string
	for _, unit := range units {
		if stat.BaseUnit(unit) == stat.BaseUnit(field) && !slices.Contains(fit, unit) {
			fit = append(fit, unit)
		}
	}
	return fit
}

// lowestUnit is the unit that the lowest of some texts over a column says.
func lowestUnit(texts []string) string {
	for _, text := range slices.Backward(texts) {
		if _, unit := splitUnit(text); unit != "" {
			return unit
		}
		if inside := unwrap(numeral.Fold(text)); isUnit(inside) {
			return inside
		}
	}
	return ""
}

// unitRow returns the units of a row under the header that holds nothing else,
// by column; nil where the row is no such row.
func (g *Grid) unitRow(row int) map[int]string {
	if row >= len(g.rows) {
		return nil
	}
	units := map[int]string{}
	for _, p := range g.rows[row] {
		text := strings.Trim(p.label(), "()[]")
		switch {
		case p.kind == Words && isUnit(text):
			units[int(p.at)] = text
		case p.kind == Words && strings.Contains("单位,计量单位,-,—,--,——,/", text):
		default:
			return nil
		}
	}
	if len(units) == 0 {
		return nil
	}
	return units
}

// noted are the units that notes such as 单位：万元 name above the data.
func (p *part) noted() []string {
	for cell := range p.over() {
		if units := noteUnits(cell.raw); len(units) > 0 {
			return units
		}
	}
	return nil
}
