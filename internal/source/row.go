package source

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/stat"
)

// A leftOut is a reason for which a row under the header is no area's line.
type leftOut string

const (
	isData   leftOut = ""
	isEmpty  leftOut = "空行"
	isTotal  leftOut = "合计"
	isNote   leftOut = "注释"
	isHeader leftOut = "重复的表头"
	isOther  leftOut = "栏次或小标题"
	isSecond leftOut = "另一张表"
)

var (
	totalWords = regexp.MustCompile(`^(其中:?)?(总?合计|小计|总计|共计|累计|平均|平均值|平均数|均值|全区|全县|全市|全镇|全乡|全街道|全园区)(数|:|\(.*\))?$|(合计|小计|总计|平均|平均值)$|^其中:`)
	noteWords  = regexp.MustCompile(`^(注|备注|说明|附注)([:0-9、.①]|$)|^(填表人|填报人|制表人|制表单位|审核人|复核人|负责人|单位负责人|分管领导|主要领导|联系人|联系电话|填表日期|填报日期|填表时间|填报时间|报送日期|报表日期|资料来源|数据来源|单位\(?盖章|\(?盖章|填报单位|填表单位|填表说明)`)
	rulerCell  = regexp.MustCompile(`^([甲乙丙丁戊己]|[A-Z]|栏次|\(?(\d{1,3})\)?)$`)
)

// judge tells whether a row is an area's line, and if not, why.
func (t *tableReader) judge(row int) leftOut {
	cells := t.grid.rows[row]
	switch {
	case len(cells) == 0:
		return isEmpty
	case t.isTotal(row):
		return isTotal
	case noteWords.MatchString(cells[0].label()):
		return isNote
	case t.isBare(row), len(t.left[isNote]) > 0 && len(cells) == 1 && cells[0].Kind == Words:
		return isNote
	case t.isBanner(row), t.isRuler(row), t.isStreetTitle(row):
		return isOther
	}
	return t.judgeHeader(row)
}

// lastArea is the last column that names the area; totals are named up to there.
func (t *tableReader) lastArea() int {
	last := 0
	for i, c := range t.table.Columns {
		if isArea(c.Field) {
			last = max(last, t.at[i])
		}
	}
	return last
}

func (t *tableReader) isTotal(row int) bool {
	for _, p := range t.grid.rows[row] {
		if p.column <= t.lastArea() && p.Kind == Words && totalWords.MatchString(p.label()) {
			return true
		}
	}
	return false
}

// isBare reports whether a row has nothing in the columns of the table.
func (t *tableReader) isBare(row int) bool {
	for _, column := range t.at {
		if t.grid.text(row, column) != "" || t.grid.at(row, column).Kind == NoCache {
			return false
		}
	}
	return true
}

// isBanner reports whether one text is merged over three columns or more.
func (t *tableReader) isBanner(row int) bool {
	cells := t.grid.rows[row]
	for _, p := range cells {
		if p.Ref != cells[0].Ref || p.Kind != Words {
			return false
		}
	}
	return len(cells) >= 3
}

// isRuler reports whether the row right under the header numbers the columns:
// 甲 乙 1 2 3.
func (t *tableReader) isRuler(row int) bool {
	if row != t.first {
		return false
	}
	last := 0
	for _, p := range t.grid.rows[row] {
		part := rulerCell.FindStringSubmatch(p.label())
		if part == nil {
			return false
		}
		if part[2] == "" {
			continue
		}
		n, _ := strconv.Atoi(part[2]) // at most three digits
		if n != last+1 {
			return false
		}
		last = n
	}
	return last >= 2
}

// isStreetTitle reports whether a row of a community table names a street and
// nothing else; the rows below belong to it.
func (t *tableReader) isStreetTitle(row int) bool {
	i := t.columnOf(streetField)
	if i < 0 || t.table.Level != stat.Community || t.grid.text(row, t.at[i]) == "" {
		return false
	}
	for j, column := range t.at {
		if j != i && t.grid.text(row, column) != "" {
			return false
		}
	}
	t.street = t.grid.at(row, t.at[i])
	return true
}

// judgeHeader finds a header that is repeated on a later page. A different one
// begins a second table, which is reported and not read.
func (t *tableReader) judgeHeader(row int) leftOut {
	same, areas := 0, 0
	for i, column := range t.at {
		cell := t.grid.at(row, column)
		if cell.Kind != Words || len(cell.Raw) > maxLabel {
			continue
		}
		switch id := t.finder.find(t.table.Level, strings.TrimSpace(cell.Raw)); {
		case id == t.table.Columns[i].Field:
			same++
		case isArea(id) && isArea(t.table.Columns[i].Field):
			areas++
		}
	}
	switch {
	case same >= 2:
		return isHeader
	case same+areas > 0 && len(t.grid.rows[row]) > 1 && t.finder.try(t.grid, row, row) != nil:
		t.add(tableSecond, t.cell(t.sheet, row, t.grid.rows[row][0].column), "把两张表分放在两张工作表里", "第 %d 行又有一个表头，从这一行起没有读", row)
		return isSecond
	}
	return isData
}
