package archive

import (
	"bytes"
	"encoding/csv"
	"io"
	"regexp"
	"strings"
)

// Tables are a year's numbers and cells as people had them, kept for those who
// have no program any more, and to see later what was published.
type Tables struct {
	Numbers []Number
	Cells   []Cell
}

// A Number is a metric, as it was published.
type Number struct {
	Area, AreaName   string
	Indicator, Title string
	Unit, Status     string
	Exact            string // plain and exact: 10/38 for 26.3%
	Display          string // as printed
	Numerator        string
	Denominator      string
	Verdict, Basis   string
	Shown            string // 是: in the public edition too
}

// A Cell is what was read of a cell.
type Cell struct {
	Area, AreaName   string
	Field, Title     string
	Unit, Value, Raw string
	File, Sheet, At  string
	Shown            string // 是: in the public edition too
}

const (
	numbersFile = "tables/numbers.csv"
	cellsFile   = "tables/cells.csv"
)

var yearFile = regexp.MustCompile(`^data/\d{4}/`)

var (
	numberHead = []string{"地区代码", "地区", "指标id", "指标", "单位", "状态", "精确值", "显示", "分子", "分母", "判定", "依据", "公开"}
	cellHead   = []string{"地区代码", "地区", "字段id", "字段", "单位", "值", "原文", "文件", "工作表", "位置", "公开"}
)

func (f *Number) cells() []*string {
	return []*string{&f.Area, &f.AreaName, &f.Indicator, &f.Title, &f.Unit, &f.Status, &f.Exact, &f.Display, &f.Numerator, &f.Denominator, &f.Verdict, &f.Basis, &f.Shown}
}

func (o *Cell) cells() []*string {
	return []*string{&o.Area, &o.AreaName, &o.Field, &o.Title, &o.Unit, &o.Value, &o.Raw, &o.File, &o.Sheet, &o.At, &o.Shown}
}

// files are the tables as they lie in the payload.
func (t Tables) files() map[string][]byte {
	return map[string][]byte{numbersFile: table(numberHead, t.Numbers, (*Number).cells), cellsFile: table(cellHead, t.Cells, (*Cell).cells)}
}

const mark = "\uFEFF" // by it WPS and Excel know UTF-8

func table[R any](head []string, list []R, cells func(*R) []*string) []byte {
	var b bytes.Buffer
	b.WriteString(mark)
	w := csv.NewWriter(&b)
	_ = w.Write(head)
	for i := range list {
		var row []string
		for _, c := range cells(&list[i]) {
			row = append(row, harmless(*c))
		}
		_ = w.Write(row)
	}
	w.Flush() // a buffer takes everything
	return b.Bytes()
}

// A cell that a spreadsheet would take for a formula gets an apostrophe before it.
var (
	formula = regexp.MustCompile(`^'*[=+@\t\r\n＝＋－＠-]`)
	number  = regexp.MustCompile(`^[+-]?[0-9][0-9.,/]*$`)
)

func harmless(cell string) string {
	if formula.MatchString(cell) && !number.MatchString(cell) {
		return "'" + cell
	}
	return cell
}

func unharmed(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && harmless(rest) == cell {
		return rest
	}
	return cell
}

// readTable reads what table wrote; false where it is something else.
func readTable[R any](text []byte, head []string, cells func(*R) []*string) ([]R, bool) {
	text, ok := bytes.CutPrefix(text, []byte(mark))
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = len(head)
	first, err := r.Read()
	if !ok || err != nil || strings.Join(first, ",") != strings.Join(head, ",") {
		return nil, false
	}
	var out []R
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, true
		}
		if err != nil {
			return nil, false
		}
		var item R
		for i, c := range cells(&item) {
			*c = unharmed(row[i])
		}
		out = append(out, item)
	}
}
