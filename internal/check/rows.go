package check

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/numeral"
	"nianbao/internal/similar"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A reader takes the lines of a table.
type reader struct {
	*checker
	table   *layout.Table
	form    *form
	line    layout.Row
	year    stat.Year
	into    *year
	streets map[string]stat.Area  // found by what stands in the street's column
	repeats map[[2]string]*repeat // by file and sheet of the other table
	percent map[int]percentage    // by column
}

// cell returns the cell of a column in this line, where both are there.
func (r *reader) cell(column int) layout.Cell {
	if column < 0 || column >= len(r.line.Cells) {
		return layout.Cell{}
	}
	return r.line.Cells[column]
}

func (r *reader) text(column int) string { return numeral.Unmarked(r.cell(column).Raw) }

func (r *reader) place(column int) diag.Place {
	at := diag.Place{File: r.table.File, Sheet: r.table.Sheet}
	if column >= 0 && column < len(r.line.Cells) {
		at.Cell = r.table.Place(r.line, column)
	}
	return at
}

// area finds whom the line is about: by code, else by name within the street.
func (r *reader) area() (stat.Area, bool) {
	if r.table.Level == stat.District {
		return r.district()
	}
	if r.overlong(r.form.name) || r.overlong(r.form.street) {
		return stat.Area{}, false
	}
	street, ok := r.street()
	if !ok || r.table.Level == stat.Subdistrict {
		return street, ok
	}
	code, name := r.text(r.form.code), r.text(r.form.name)
	if layout.Shortened(code) { // which was reported
		code = ""
	}
	if code != "" {
		if a, known := r.areas.find(code); known && a.Level == stat.Community {
			return a, r.agrees(a, street, name)
		}
		if r.areas.listed {
			return r.unknown(name, code, r.form.code, street)
		}
	}
	found := r.areas.named(name, stat.Community, street.Code)
	switch {
	case len(found) == 1:
		return found[0], r.present(found[0], r.form.name)
	case len(found) > 1:
		r.fail("area-ambiguous", r.place(r.form.name), fmt.Sprintf("名为“%s”的社区不止一个：%s", name, r.listOf(found)), "加一列社区代码，或写明所属街道")
		return stat.Area{}, false
	case name == "":
		r.fail("area-nameless", r.place(r.form.name), "这一行有数，没有写是哪个社区", "补上社区名称；是合计行就写上“合计”")
		return stat.Area{}, false
	case r.table.Columns[r.form.name].Guessed && (r.areas.listed || !r.areas.IsCommunity(name)):
		r.fail("area-nameless", r.place(r.form.name), fmt.Sprintf("表里没有写是哪个社区，工作表或文件叫“%s”，也不是社区的名称%s", name, r.nearArea(name, stat.Community)), "在表上方写明“社区名称：某某社区”，或用社区名称作工作表名")
		return stat.Area{}, false
	case r.areas.listed:
		if others := r.areas.named(name, stat.Community, ""); len(others) == 1 {
			return others[0], r.elsewhere(others[0], street, r.form.name)
		}
		return r.unknown(name, "", r.form.name, street)
	}
	if code != "" && !r.ours(code) {
		r.fail("area-code", r.place(r.form.code), fmt.Sprintf("“%s”的代码 %s 不以本%s代码 %s 开头", name, code, r.wholeWord(), r.Whole.Code), "核对代码是不是别的"+r.wholeWord()+"的，或更正 nianbao.toml 里的"+r.wholeWord()+"代码")
		return stat.Area{}, false
	}
	r.namesake(name, street)
	return r.areas.newcomer(code, name, stat.Community, street.Code), true
}

// overlong reports a text that is no name.
func (r *reader) overlong(column int) bool {
	n := utf8.RuneCountInString(r.text(column))
	if n <= source.LongestName {
		return false
	}
	r.fail("name-too-long", r.place(column), fmt.Sprintf("名称有 %d 个字，最多 %d 个字", n, source.LongestName), "核对这一格，多半是别处的内容到了这里")
	return true
}

// namesake asks about a community that nobody has listed and that another street
// has, too.
func (r *reader) namesake(name string, street stat.Area) {
	for _, other := range r.areas.named(name, stat.Community, "") {
		if first, ok := r.seen(other); ok && other.Parent != street.Code {
			own, _ := r.areas.find(other.Parent)
			r.problems.Add(diag.Problem{Code: "area-name-shared", Severity: diag.Warning, Place: r.place(r.form.name), Related: []diag.Place{first}, Year: int(r.year),
				Message: fmt.Sprintf("%s和%s都有“%s”：另一处在 %s，当作两个社区读了", street.Name, own.Name, name, citePlace(first)), Hint: "是同一个社区的，只留在它所属的街道；确是两个的，在 data/areas.toml 里列出"})
			return
		}
	}
}

// street finds the subdistrict of the line. What stands in its column is asked
// once for all lines that say the same.
func (r *reader) street() (stat.Area, bool) {
	raw := r.cell(r.form.street).Raw
	if a, ok := r.streets[raw]; ok {
		return a, true
	}
	a, ok := r.findStreet(numeral.Fold(raw))
	if ok && numeral.Fold(raw) != "" && len(r.areas.named(a.Name, stat.Subdistrict, "")) == 1 {
		r.streets[raw] = a
	}
	return a, ok
}

// findStreet finds a subdistrict by name. A sheet without a street column says
// over the table who sent it, is called like its street, or lies in a workbook
// that is; or it holds one street only.
func (r *reader) findStreet(name string) (stat.Area, bool) {
	if name == "" {
		if code, digits := r.text(r.form.code), r.Ladder[1].Digits; len(code) >= digits {
			if a, ok := r.areas.find(code[:digits]); ok {
				return a, true
			}
		}
		file := strings.TrimSuffix(path.Base(r.table.File), path.Ext(r.table.File))
		for _, said := range []string{r.table.Sender.Raw, r.table.Sheet, file} {
			if found := r.areas.named(said, stat.Subdistrict, ""); len(found) == 1 {
				return found[0], true
			} else if name == "" && r.areas.IsStreet(said) {
				name = said
			}
		}
		if r.areas.listed { // the community's name or code will tell
			return stat.Area{}, r.table.Level == stat.Community
		}
		if name == "" {
			name = file
			r.guessed(name)
		}
	}
	found := r.areas.named(name, stat.Subdistrict, "")
	if len(found) > 1 {
		return r.oneOf(found, name)
	}
	if len(found) > 0 {
		return found[0], true
	}
	if around, _, ok := r.enclosing(r.streetCode(), "", stat.Subdistrict); ok && !r.areas.listed {
		return r.areas.newcomer(r.streetCode(), name, stat.Subdistrict, around), true
	}
	r.fail("area-unknown", r.place(r.form.street), fmt.Sprintf("街道“%s”不在街道名单里%s", name, r.nearArea(name, stat.Subdistrict)), "更正名称，或在 data/areas.toml 里补上")
	return stat.Area{}, false
}

// guessed asks about a street of which the table says nothing and which is called
// as its file, which is called like no street. It is asked once: then it is known.
func (r *reader) guessed(name string) {
	if len(r.areas.named(name, stat.Subdistrict, "")) == 0 {
		r.warn("street-from-file", r.place(r.form.name), fmt.Sprintf("表里没有写是哪个街道的，把文件名“%s”当作街道名了", name), "不是街道名的话：表里加“街道”一列，或表上方写“填报单位：某某街道”，或把文件名改成街道名")
	}
}

// oneOf finds of several streets of one name, in different districts, the one of the
// line: by the community's code, else by its name.
func (r *reader) oneOf(list []stat.Area, name string) (stat.Area, bool) {
	code, community := r.text(r.form.code), r.text(r.form.name)
	var own []stat.Area
	for _, a := range list {
		if strings.HasPrefix(code, a.Code) {
			return a, true
		}
		if len(r.areas.named(community, stat.Community, a.Code)) > 0 {
			own = append(own, a)
		}
	}
	if len(own) == 1 {
		return own[0], true
	}
	r.fail("area-ambiguous", r.place(r.form.street), fmt.Sprintf("名为“%s”的%s不止一个：%s", name, r.Ladder.Said(stat.Subdistrict), r.listOf(list)), "加一列社区代码")
	return stat.Area{}, false
}

// district is the district of which a list of its own figures tells: the whole; else
// the one whose name the sheet or the file bears.
func (r *reader) district() (stat.Area, bool) {
	if r.Whole.Level == stat.District {
		return r.Whole, true
	}
	file := strings.TrimSuffix(path.Base(r.table.File), path.Ext(r.table.File))
	var found []stat.Area
	for _, a := range r.areas.areas {
		if a.Level == stat.District && (strings.Contains(file, a.Name) || strings.Contains(r.table.Sheet, a.Name)) {
			found = append(found, a)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	name := r.Ladder.Name(stat.District)
	r.fail("district-unknown-area", diag.Place{File: r.table.File, Sheet: r.table.Sheet}, fmt.Sprintf("这张表列的是一个%s自己的数，没有写是哪个%s", name, name), "文件名里写上它的名称，或写进 data/年份/district.toml，放在它的代码下面")
	return stat.Area{}, false
}

func (r *reader) streetCode() string {
	if code := r.text(r.form.code); len(code) == r.Ladder[0].Digits && r.table.Level == stat.Community {
		return code[:r.Ladder[1].Digits]
	}
	return ""
}

// agrees checks that code, name and street of a line mean the same community.
func (r *reader) agrees(a, street stat.Area, name string) bool {
	if name != "" && !r.areas.bears(r.areas.id(a.Code), name) {
		r.failBeside("area-code-name", r.form.name, a, fmt.Sprintf("代码 %s 是“%s”，这一行的名称却是“%s”", a.Code, a.Name, name), "核对代码与名称；更了名的社区，在 data/areas.toml 的 former 里写上旧名")
		return false
	}
	if street.Code != "" && a.Parent != street.Code {
		return r.elsewhere(a, street, r.form.code)
	}
	return r.present(a, r.form.code)
}

// elsewhere refuses a community under a street that is not its own.
func (r *reader) elsewhere(a, street stat.Area, column int) bool {
	own, _ := r.areas.find(a.Parent)
	r.failBeside("area-in-two-streets", column, a, fmt.Sprintf("社区“%s”属于%s，这一行写在%s", a.Name, own.Name, street.Name), "核对所属街道；划转了的，在 data/areas.toml 里更正")
	return false
}

// failBeside reports a cell of the line, and where the area that it takes was named
// before.
func (r *reader) failBeside(code string, column int, a stat.Area, message, hint string) {
	words, at := r.whereSeen(a)
	r.problems.Add(diag.Problem{Code: code, Severity: diag.Error, Place: r.place(column), Related: at, Area: a.Code, Year: int(r.year), Message: message + words, Hint: hint})
}

// present refuses data of a community that did not exist that year.
func (r *reader) present(a stat.Area, column int) bool {
	if r.existed(a.Code, r.year) {
		return true
	}
	r.fail("area-not-existing", r.place(column), fmt.Sprintf("社区“%s”在 %d 年不存在（尚未设立或已经撤并），却有数据", a.Name, r.year), "删去这一行，或更正 data/areas.toml 里的 [[change]]")
	return false
}

func (r *reader) unknown(name, code string, column int, street stat.Area) (stat.Area, bool) {
	label := "“" + name + "”"
	if code != "" {
		label += "（代码 " + code + "）"
	}
	where := ""
	if street.Name != "" {
		where = street.Name + "的"
	}
	r.fail("area-unknown", r.place(column), fmt.Sprintf("%s社区%s不在社区名单里%s", where, label, r.nearArea(name, stat.Community)), "更正名称或代码，或在 data/areas.toml 里补上这个社区")
	return stat.Area{}, false
}

// mostCompared is how many names are looked through, in all, to propose the
// right one: a second's work. Where every line of a country is wrong, the first
// proposals tell why.
const mostCompared = 5_000_000

// nearArea proposes the areas whose names are nearest, with what tells them apart.
func (r *reader) nearArea(name string, level stat.Level) string {
	if r.compared += len(r.areas.areas); r.compared > mostCompared {
		return ""
	}
	var names []string
	for _, a := range r.areas.areas {
		if a.Level == level {
			names = append(names, a.Name)
		}
	}
	var found []stat.Area
	for _, n := range similar.NearestOf(name, names, mostProposed) {
		found = append(found, r.areas.named(n, level, "")...)
	}
	if len(found) == 0 {
		return ""
	}
	return "；是不是" + r.listOf(found[:min(len(found), mostProposed)]) + "？"
}

// mostProposed is how many names are proposed for one that nobody knows.
const mostProposed = 3

// listOf names areas with what tells them apart: “东门社区”（明珠街道，329901001001）.
func (r *reader) listOf(list []stat.Area) string {
	var out []string
	for _, a := range list {
		about := a.Code
		if street, ok := r.areas.find(a.Parent); ok && a.Level == stat.Community {
			about = street.Name + "，" + a.Code
		}
		out = append(out, fmt.Sprintf("“%s”（%s）", a.Name, about))
	}
	return strings.Join(out, "、")
}
