package layout

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// layouts is how many random sheets TestRandomLayouts reads.
const layouts = 10_000

// What is written into a random layout, with random dirt, in a random order and
// unit, is what is read from it: nothing is lost, added or moved.
func TestRandomLayouts(t *testing.T) {
	var problems diag.List
	names := Index(fields, words(t), &problems)
	for seed := range uint64(layouts) {
		c := newClerk(seed)
		c.fill()
		var problems diag.List
		got := map[string]string{}
		for _, table := range NewFinder(names, 2022, &problems).Tables(Sheet{File: "甲.xlsx", Name: "社区年报", Grid: c.grid(t)}) {
			readBack(table, names, got)
		}
		if !maps.Equal(c.want, got) {
			var said strings.Builder
			for _, p := range problems.Sorted() {
				fmt.Fprintln(&said, p.Code, p.Cell, p.Message)
			}
			t.Fatalf("seed %d, %s\n%s\n%s%s", seed, c.layout, c, differences(c.want, got), &said)
		}
	}
}

// readBack enters what a table says, by community and field.
func readBack(table Table, names *Names, into map[string]string) {
	at := slices.IndexFunc(table.Columns, func(c Column) bool { return c.Field == communityField })
	street := slices.IndexFunc(table.Columns, func(c Column) bool { return c.Field == streetField })
	for row := range table.Rows.All() {
		name := "?"
		if at >= 0 {
			name = numeral.Fold(row.Cells[at].Raw)
		}
		for i, cell := range row.Cells {
			col := table.Columns[i]
			switch r := numeral.Cell(cell.Raw); {
			case IsArea(col.Field), cell.Kind == Empty, r.Kind == numeral.Blank:
			case r.Kind == numeral.Number:
				factor, _ := stat.Factor(cmp.Or(r.Unit, col.Unit, names.fields[col.Field].Unit), names.fields[col.Field].Unit)
				into[name+" "+col.Field] += stat.FromRat(r.Value).Mul(factor).Rat().RatString()
			default:
				into[name+" "+col.Field] += "?" + cell.Raw
			}
		}
		if street >= 0 {
			into[name+" "+streetField] = numeral.Fold(row.Cells[street].Raw)
		}
	}
}

func differences(want, got map[string]string) string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if want[key] != got[key] {
			fmt.Fprintf(&b, "%s is %q, want %q\n", key, got[key], want[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[key]; !ok {
			fmt.Fprintf(&b, "%s is %q, which nobody wrote\n", key, got[key])
		}
	}
	return b.String()
}

// A clerk draws a sheet in a layout of his own.
type clerk struct {
	*rand.Rand
	layout string
	cells  map[[2]int]string // by row and column
	merges []Span
	want   map[string]string
	units  string // where they stand
}

func newClerk(seed uint64) *clerk {
	return &clerk{Rand: rand.New(rand.NewPCG(seed, 7)), cells: map[[2]int]string{}, want: map[string]string{}}
}

func (c *clerk) maybe(percent int) bool  { return c.IntN(100) < percent }
func (c *clerk) one(of ...string) string { return of[c.IntN(len(of))] }

// A community of a street.
type community struct{ street, name string }

func (c *clerk) subjects() []community {
	var all []community
	for _, street := range []string{"明珠街道", "滨海镇"}[:1+c.IntN(2)] {
		for k := range 1 + c.IntN(4) {
			all = append(all, community{street, string([]rune("甲乙丙丁戊")[k]) + strings.TrimSuffix(strings.TrimSuffix(street, "街道"), "镇") + "社区"})
		}
	}
	return all
}

// numeric are the fields that clerks report, in random order, at least two.
func (c *clerk) numeric() []Field {
	list := slices.DeleteFunc(slices.Clone(fields), func(f Field) bool { return IsArea(f.ID) || f.Level != stat.Community })
	c.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:2+c.IntN(len(list)-1)]
}

func (c *clerk) fill() {
	all, list := c.subjects(), c.numeric()
	c.units = c.one("heads", "row", "note", "none")
	switch c.layout = c.one("upright", "upright", "upright", "beside", "stacked", "sideways", "forms"); c.layout {
	case "upright":
		c.upright(1, 1, all, list, c.one("merged", "once", "each", "lines", "none"))
	case "beside": // the same columns twice
		n := 1 + c.IntN(len(all))
		c.units = c.one("heads", "row", "none")
		c.plain(all[:n], list)
		rest := &clerk{Rand: c.Rand, cells: map[[2]int]string{}, want: c.want, units: c.units}
		if rest.plain(all[n:], list); n < len(all) {
			gap := c.IntN(2)
			for at, text := range rest.cells {
				c.set(at[0], at[1]+len(list)+1+gap, text)
			}
		}
	case "stacked": // the columns on two pages
		c.upright(1, 1, all, list[:1], "each")
		c.upright(c.bottom()+2+c.IntN(2), 1, all, list[1:], "each")
	case "sideways":
		c.units = c.one("heads", "row", "none")
		c.plain(all, list)
		c.turn()
	case "forms":
		c.forms(all, list)
	}
}

func (c *clerk) set(row, column int, text string) {
	if text != "" {
		c.cells[[2]int{row, column}] = text
	}
}

func (c *clerk) bottom() (row int) {
	for at := range c.cells {
		row = max(row, at[0])
	}
	return row
}

// unit is the one in which a table gives a field.
func (c *clerk) unit(f Field) string {
	if c.units == "none" {
		return f.Unit
	}
	return map[string][]string{"户": {"户"}, "㎡": {"㎡", "平方米"}, "万元": {"万元", "元"}}[f.Unit][c.IntN(map[string]int{"户": 1, "㎡": 2, "万元": 2}[f.Unit])]
}

// name is one way to write a field's header.
func (c *clerk) name(f Field) string {
	name := c.one(append([]string{f.Title}, f.Aliases...)...)
	if runes := []rune(name); c.maybe(20) {
		name = string(runes[0]) + c.one(" ", "　", "\n") + string(runes[1:])
	}
	return c.one("", "", "", "其中：", "1.", "（二）") + name + c.one("", "", "", "①", "*")
}

// value writes a number of a field in a unit, and notes what it means.
func (c *clerk) value(s community, f Field, unit string) string {
	if c.maybe(12) {
		return c.one("", "—", "/", "无", " ")
	}
	n := int64(c.IntN(90000) + 3)
	factor, _ := stat.Factor(unit, f.Unit)
	c.want[s.name+" "+f.ID] = stat.Int(n).Mul(factor).Rat().RatString()
	plain := fmt.Sprint(n)
	switch c.IntN(8) {
	case 0:
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, plain)
	case 1:
		return " " + plain + unit
	case 2:
		return c.one("约", "共", "近") + plain
	case 3:
		if n >= 1000 {
			return fmt.Sprintf("%d,%03d", n/1000, n%1000)
		}
	case 4:
		return plain + c.one("余", "左右", "①", "[1]")
	}
	return plain
}

// upright draws a table with a header of several rows and returns its width.
func (c *clerk) upright(row, column int, all []community, list []Field, streets string) int {
	left := column
	serial, odd := c.maybe(30), c.maybe(30)
	width := len(list) + 1
	for _, more := range []bool{serial, odd, streets == "merged" || streets == "once" || streets == "each"} {
		if more {
			width++
		}
	}
	for range c.IntN(3) {
		c.set(row, column, c.one("2022年社区建设情况统计表", "附件1", "填报单位：区民政局"))
		if c.maybe(50) {
			c.merges = append(c.merges, Span{row, column, row, column + width - 1})
		}
		row++
	}
	if c.units == "note" {
		c.set(row, column, "单位：户、平方米、元")
		row++
	}
	depth := 1 + c.IntN(4)
	head := func(name string) int {
		at := column
		c.head(row, at, depth, name)
		column++
		return at
	}
	if serial {
		head(c.one("序号", "编号"))
	}
	street := 0
	if streets == "merged" || streets == "once" || streets == "each" {
		street = head(c.one("街道(镇)", "镇街", "街 道（镇）"))
	}
	place := head(c.one("社区名称", "社区", "村（居）名称"))
	type drawn struct {
		Field
		unit string
		at   int
	}
	var columns []drawn
	for k, f := range list {
		if odd && k == len(list)/2 {
			c.set(row+depth-1, column, c.one("天气", "是否整洁"))
			column++
		}
		d := drawn{f, c.unit(f), 0}
		if c.units == "note" {
			d.unit = map[string]string{"户": "户", "㎡": "平方米", "万元": "元"}[f.Unit]
		}
		name := c.name(f)
		if c.units == "heads" {
			name += c.one("（"+d.unit+"）", "("+d.unit+")", "【"+d.unit+"】", "\n（单位："+d.unit+"）")
		}
		d.at = head(name)
		columns = append(columns, d)
	}
	row += depth
	if c.units == "row" {
		for _, d := range columns {
			c.set(row, d.at, d.unit)
		}
		row++
	}
	if len(columns) > 1 && c.maybe(15) { // one number alone may be a value
		c.set(row, place, "甲")
		for k, d := range columns {
			c.set(row, d.at, fmt.Sprint(k+1))
		}
		row++
	}
	totals := func(label string) {
		at := place
		if street > 0 && c.maybe(50) {
			at = street
		}
		c.set(row, at, label)
		for _, d := range columns {
			c.set(row, d.at, fmt.Sprint(c.IntN(5000)))
		}
		row++
	}
	if c.maybe(20) {
		totals(c.one("总　计", "合计", "全区"))
	}
	from := row
	for k, s := range all {
		first := k == 0 || all[k-1].street != s.street
		if first && k > 0 && c.maybe(40) {
			totals(c.one("小计", "小  计："))
		}
		switch {
		case streets == "lines" && first:
			c.set(row, place, s.street)
			if c.maybe(50) {
				for _, d := range columns {
					c.set(row, d.at, fmt.Sprint(c.IntN(5000)))
				}
			}
			row++
		case streets == "each", streets == "once" && first, streets == "merged" && first:
			c.set(row, street, s.street)
			from = row
		case streets == "merged" && row == from+1:
			c.merges = append(c.merges, Span{from, street, row, street})
		case streets == "merged":
			c.merges[len(c.merges)-1].Bottom = row
		}
		if streets != "none" {
			c.want[s.name+" "+streetField] = s.street
		}
		if serial {
			c.set(row, left, fmt.Sprint(k+1))
		}
		c.set(row, place, c.one(s.name, s.name, " "+s.name, strings.Replace(s.name, "社区", " 社区", 1)))
		for _, d := range columns {
			c.set(row, d.at, c.value(s, d.Field, d.unit))
		}
		row++
	}
	if c.maybe(40) {
		totals(c.one("合计", "总计", "合 计", "平均"))
	}
	if c.maybe(40) {
		c.set(row, left, c.one("注：户数为年末数", "填表人：某某", "说明：略"))
	}
	return width
}

// head writes a name into one of the rows of a header: merged over all, at the
// top, at the bottom, or in two pieces one above the other.
func (c *clerk) head(row, column, depth int, name string) {
	runes := []rune(name)
	switch how := c.IntN(4); {
	case depth == 1:
		c.set(row, column, name)
	case how == 0:
		c.set(row, column, name)
		c.merges = append(c.merges, Span{row, column, row + depth - 1, column})
	case how == 1 && len(runes) > 3 && !strings.ContainsAny(name, "（(【\n"):
		c.set(row+depth-2, column, string(runes[:2]))
		c.set(row+depth-1, column, string(runes[2:]))
	case how == 2:
		c.set(row, column, name)
	default:
		c.set(row+depth-1, column, name)
	}
}

// plain draws a table of one head row at the top left.
func (c *clerk) plain(all []community, list []Field) {
	c.set(1, 1, "社区名称")
	below := 2
	if c.units == "row" {
		c.set(2, 1, "单位")
		below = 3
	}
	for k, f := range list {
		unit := c.unit(f)
		name := c.name(f)
		switch c.units {
		case "heads":
			name += "（" + unit + "）"
		case "row":
			c.set(2, k+2, unit)
		}
		c.set(1, k+2, name)
		for i, s := range all {
			c.set(below+i, 1, s.name)
			c.set(below+i, k+2, c.value(s, f, unit))
		}
	}
}

// turn lays the sheet on its side.
func (c *clerk) turn() {
	turned := map[[2]int]string{}
	for at, text := range c.cells {
		turned[[2]int{at[1], at[0]}] = text
	}
	c.cells = turned
}

// forms draws labels and values, a form a community.
func (c *clerk) forms(all []community, list []Field) {
	row, pairs := 1, 1+c.IntN(2)
	for _, s := range all {
		c.set(row, 1, "社区名称")
		c.set(row, 2, s.name)
		row++
		for k, f := range list {
			unit := c.unit(f)
			column := k%pairs*3 + 1
			name := c.name(f)
			text := c.value(s, f, unit)
			if c.units == "heads" || c.units == "note" {
				name += "（" + unit + "）"
			} else if unit != f.Unit {
				c.set(row, column+1, unit)
				column++
			}
			c.set(row, k%pairs*3+1, name)
			c.set(row, column+1, text)
			if k%pairs == pairs-1 || k == len(list)-1 {
				row++
			}
		}
		row += c.IntN(2)
	}
}

// grid is the sheet as cells.
func (c *clerk) grid(t *testing.T) *Grid {
	t.Helper()
	g := &Grid{Merges: c.merges}
	places := slices.SortedFunc(maps.Keys(c.cells), func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	for _, at := range places {
		kind, text := Words, c.cells[at]
		if strings.Trim(text, "0123456789") == "" && c.maybe(90) {
			kind = Figure
		}
		if strings.TrimSpace(text) == "" {
			kind = Empty
		}
		if err := g.Enter(at[0], at[1], text, kind); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.Fill(); err != nil {
		t.Fatal(err)
	}
	return g
}

// String shows the sheet in lines of cells.
func (c *clerk) String() string {
	var b strings.Builder
	for row := 1; row <= c.bottom(); row++ {
		fmt.Fprintf(&b, "%3d ", row)
		for column := 1; column <= 16; column++ {
			fmt.Fprintf(&b, "%s|", strings.ReplaceAll(c.cells[[2]int{row, column}], "\n", `\n`))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintln(&b, "merged:", c.merges)
	return b.String()
}
