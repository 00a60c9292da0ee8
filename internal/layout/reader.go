package layout

import (
	"slices"
	"strings"

	"nianbao/internal/diag"
)

// A reader finds the tables of one sheet.
type reader struct {
	*Finder
	sheet    Sheet
	rules    []Mapping // of this sheet
	sideways bool      // while tables are sought whose fields stand one below the other
	found    bool      // a form, though it may be nobody's
	effort   int       // that may yet be spent on headers
	tables   []Table
}

// returnedSheets are what this program itself puts into workbooks to tell about
// them: they hold names of areas and fields, but no data. That no table is found
// in proseSheets, which the fill-in workbook has, need not be said.
var (
	returnedSheets = []string{"退回说明", "出处", "填报选项", "汇总说明"}
	proseSheets    = []string{"口径说明", "修订记录", "填表说明"}
)

// returnedNote begins what this program writes into the comment of a cell when it
// returns a workbook, behind what people wrote there.
const returnedNote = "【退回说明】"

// originSheets begin the names of the sheets of a merged workbook that tell where
// its values stood.
const originSheets = "出处："

// Tables finds the tables of a sheet: those whose fields stand side by side,
// else those whose fields stand one below the other, else the district's list,
// else forms of labels and values.
func (f *Finder) Tables(s Sheet) []Table {
	if slices.Contains(returnedSheets, s.Name) || strings.HasPrefix(s.Name, originSheets) {
		return nil
	}
	r := &reader{Finder: f, sheet: s, rules: f.about(s.Name), effort: maxEffort}
	if r.skips() {
		return nil
	}
	r.checkRules()
	parts := r.upright(s.Grid)
	if len(parts) == 0 {
		parts = r.turned(s.Grid)
	}
	for _, p := range parts {
		r.read(p)
	}
	if len(parts) == 0 && r.readDistrict(s.Grid) {
		r.found = true
	} else if len(parts) == 0 {
		r.readForms(s.Grid)
	}
	r.conclude(len(parts) > 0 || r.found)
	return r.tables
}

// skips reports whether map.toml wants the sheet left out, and says so.
func (r *reader) skips() bool {
	for _, m := range r.rules {
		if m.Skip {
			r.add(sheetSkipped, r.whole(), "", "按 map.toml 没有读工作表“%s”", r.sheet.Name)
			return true
		}
	}
	return false
}

// conclude says what became of the sheet as a whole.
func (r *reader) conclude(found bool) {
	switch {
	case r.effort < 0:
		r.add(sheetTangled, r.whole(), "只留年报的表，或在 map.toml 里写明表头在哪几行", "工作表“%s”里像表头的行太多，没有认完", r.sheet.Name)
	case len(r.tables) == 0 && !found:
		if !slices.Contains(proseSheets, r.sheet.Name) {
			r.propose()
		}
	case r.sheet.Grid.Hidden:
		r.add(sheetHidden, r.whole(), "不该读的话删去这张工作表；该读就取消隐藏", "工作表“%s”是隐藏的，里面的表已照读", r.sheet.Name)
	}
}

// whole is the place of the sheet.
func (r *reader) whole() diag.Place { return diag.Place{File: r.sheet.File, Sheet: r.sheet.Name} }

// placed is the place of a cell that is known by its reference.
func (r *reader) placed(ref string) diag.Place {
	return diag.Place{File: r.sheet.File, Sheet: r.sheet.Name, Cell: ref}
}

func (r *reader) add(c diag.Code, place diag.Place, hint, format string, args ...any) {
	r.Problems.Add(c.At(place, hint, format, args...))
}
