package layout

import (
	"regexp"
	"slices"
	"strconv"

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
)

var (
	totalWords = regexp.MustCompile(`^(其中:?)?(总?合计|小计|总计|共计|累计|平均|平均值|平均数|均值|全区|全县|全市|全镇|全乡|全街道|全园区)(数|:|\(.*\))?$|(合计|小计|总计|平均|平均值)$|^其中:`)
	noteWords  = regexp.MustCompile(`^(注|备注|说明|附注)([:0-9、.①]|$)|^(填表人|填报人|制表人|制表单位|审核人|复核人|负责人|单位负责人|分管领导|主要领导|联系人|联系电话|填表日期|填报日期|填表时间|填报时间|报送日期|报表日期|资料来源|数据来源|单位\(?盖章|\(?盖章|填报单位|填表单位|填表说明)`)
	rulerCell  = regexp.MustCompile(`^([甲乙丙丁戊己]|[A-Z]|栏次|\(?(\d{1,3})\)?)$`)
)

// judge tells whether a row is an area's line, and if not, why.
func (t *tableReader) judge(row int) leftOut {
	cells := t.rows[row]
	switch {
	case len(cells) == 0:
		return isEmpty
	case t.isRepeated(row):
		return isHeader
	case t.isTotal(row):
		return isTotal
	case noteWords.MatchString(cells[0].label()):
		return isNote
	case t.isBare(row), len(t.left[isNote]) > 0 && len(cells) == 1 && cells[0].kind == Words:
		return isNote
	case t.isBanner(row), t.isRuler(row), t.isStreetTitle(row):
		return isOther
	}
	return isData
}

// isRepeated reports whether a row belongs to a header that is repeated on a
// later page.
func (t *tableReader) isRepeated(row int) bool {
	return slices.ContainsFunc(t.repeated, func(h *header) bool { return h.top <= row && row <= h.bottom })
}

func (t *tableReader) isTotal(row int) bool {
	last := t.lastArea()
	return slices.ContainsFunc(t.rows[row], func(p place) bool {
		return int(p.at) <= last && p.kind == Words && totalWords.MatchString(p.label())
	})
}

// isBare reports whether a row has nothing in the columns of the table.
func (t *tableReader) isBare(row int) bool {
	for _, column := range t.at {
		if t.text(row, column) != "" || t.Grid.at(row, column).kind == NoCache {
			return false
		}
	}
	return true
}

// isBanner reports whether one text is merged over three columns or more.
func (t *tableReader) isBanner(row int) bool {
	cells := t.rows[row]
	return len(cells) >= 3 && !slices.ContainsFunc(cells, func(p place) bool { return !p.is(cells[0]) || p.kind != Words })
}

// isRuler reports whether the row right under the header numbers the columns:
// 甲 乙 1 2 3.
func (t *tableReader) isRuler(row int) bool {
	if row != t.body {
		return false
	}
	last := 0
	for _, p := range t.rows[row] {
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
	if i < 0 || t.table.Level != stat.Community || t.text(row, t.at[i]) == "" {
		return false
	}
	for j, column := range t.at {
		if j != i && t.text(row, column) != "" {
			return false
		}
	}
	t.street = t.At(row, t.at[i])
	return true
}
