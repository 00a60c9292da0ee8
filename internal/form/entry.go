package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// An entry is one line of the list of problems.
type entry struct {
	diag.Problem
	number int
	area   string // name
	field  string // title
	raw    string // what stands in the cell
	same   string // a formula that holds while the cells are as they were sent; empty: there is no telling
	cells  []diag.Place
}

// A spot is a cell of a workbook.
type spot struct{ sheet, cell string }

// cellsOf are the cells of a workbook by their place.
func cellsOf(sheets []source.Sheet) map[spot]layout.Cell {
	out := map[spot]layout.Cell{}
	for _, s := range sheets {
		for _, c := range s.Cells {
			out[spot{s.Name, c.Ref}] = c.Cell
		}
	}
	return out
}

// ranks order the list: what must be mended, what is to be checked, what is
// only said.
var ranks = map[diag.Severity]int{diag.Error: 0, diag.Warning: 1, diag.Info: 2}

// entries make the list of a workbook's problems. What is said without a remedy
// asks nothing of the street.
func (r *Return) entries(problems []diag.Problem, cells map[spot]layout.Cell) []entry {
	var out []entry
	for _, p := range problems {
		if p.Severity == diag.Info && p.Hint == "" {
			continue
		}
		e := entry{Problem: p, raw: shown(cells[spot{p.Sheet, p.Cell}])}
		if a, ok := r.data.Area(p.Area); ok {
			e.area = a.Name
		}
		if f, ok := r.data.Field(p.Field); ok {
			e.field = f.Title
		}
		if grave(p) {
			e.cells = places(p, len(cells) > 0)
		}
		e.same = unchanged(e.cells, cells, "")
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b entry) int { return cmp.Compare(ranks[a.Severity], ranks[b.Severity]) })
	for i := range out {
		out[i].number = i + 1
	}
	return out
}

// places are the cells of the workbook that a problem is about.
func places(p diag.Problem, readable bool) []diag.Place {
	var out []diag.Place
	for _, at := range append([]diag.Place{p.Place}, p.Related...) {
		if _, _, ok := xlsx.Place(at.Cell); ok && at.File == p.File && at.Sheet != "" && readable && !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	return out
}

// unchanged is a formula that holds while all cells are as they were sent, as it
// stands on a sheet; empty where there is no telling.
func unchanged(places []diag.Place, cells map[spot]layout.Cell, on string) string {
	var all []string
	for _, at := range places {
		condition := as(cells[spot{at.Sheet, at.Cell}], reference(at, on))
		if condition == "" {
			return ""
		}
		all = append(all, condition)
	}
	switch len(all) {
	case 0:
		return ""
	case 1:
		return all[0]
	}
	return "AND(" + strings.Join(all, ",") + ")"
}

// reference is a cell as it stands in the formulas of a sheet.
func reference(at diag.Place, on string) string {
	row, column, _ := xlsx.Place(at.Cell)
	if at.Sheet == on {
		return xlsx.Fixed(row, column)
	}
	return xlsx.Quote(at.Sheet) + "!" + xlsx.Fixed(row, column)
}

// as is a condition on a cell that holds while it is as it was; empty where
// spreadsheets could not tell, as for a result that was never stored.
func as(c layout.Cell, ref string) string {
	switch c.Kind {
	case layout.Empty:
		return "ISBLANK(" + ref + ")"
	case layout.Figure, layout.Percent, layout.Moment:
		return "AND(ISNUMBER(" + ref + ")," + ref + "=" + c.Raw + ")"
	case layout.Words:
		if number, about := strings.CutPrefix(c.Raw, "约"); about && strings.Trim(number, "0123456789.") == "" && number != "" {
			return "OR(" + asText(c.Raw, ref) + ",AND(ISNUMBER(" + ref + ")," + ref + "=" + number + "))" // 约 may be of its format
		}
		return asText(c.Raw, ref)
	case layout.Logical:
		return ref + "=" + map[bool]string{true: "TRUE", false: "FALSE"}[c.Raw == "1"]
	case layout.Broken:
		return "ISERROR(" + ref + ")"
	}
	return ""
}

// fewest is how much of a long text is compared; formulas hold no more than 255
// characters in one text.
const fewest = 100

// asText is as for a text. Line ends are stored in several ways.
func asText(text, ref string) string {
	if strings.ContainsFunc(text, unicode.IsControl) {
		return ""
	}
	if r := []rune(text); len(r) > fewest {
		text, ref = string(r[:fewest]), fmt.Sprintf("LEFT(%s,%d)", ref, len(utf16.Encode(r[:fewest])))
	}
	return "EXACT(" + ref + "," + xlsx.String(text) + ")"
}

// shown is a cell as people see it.
func shown(c layout.Cell) string {
	number, known := stat.Decimal(c.Raw)
	switch {
	case c.Kind == layout.NoCache:
		return "（公式）"
	case c.Kind == layout.Percent && known:
		return numeral.Exact(number.Mul(stat.Int(100)).Rat()) + "%"
	case c.Kind == layout.Moment && known:
		if year, month, day, ok := numeral.Serial(number.Rat(), c.Is1904); ok {
			return fmt.Sprintf("%d-%02d-%02d", year, month, day)
		}
	case c.Kind == layout.Logical:
		return map[bool]string{true: "TRUE", false: "FALSE"}[c.Raw == "1"]
	}
	return brief(c.Raw, 60)
}
