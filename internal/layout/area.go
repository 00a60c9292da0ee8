package layout

import (
	"cmp"
	"iter"
	"path"
	"regexp"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// senderForm is a note over a table that says who sent it or what it is about.
var senderForm = regexp.MustCompile(`^\s*([^:：]{1,24})[:：]\s*([^:：]*?)\s*([(（][^()（）]*章[^()（）]*[)）])?\s*$`)

var senderWords = wordSet("填报单位 填表单位 报送单位 上报单位 报表单位 单位名称 单位")

// senderOf cuts the name out of such a note: 填报单位：明珠街道（盖章）.
func (r *reader) senderOf(text string) (field, name string) {
	part := senderForm.FindStringSubmatch(text)
	if part == nil || len(noteUnits(text)) > 0 {
		return "", ""
	}
	name = strings.Trim(part[2], " _＿　")
	switch id := r.find(stat.Community, part[1]); {
	case IsArea(id) && id != communityField:
		return id, name
	case id == communityField && !senderWords[squeeze(numeral.Fold(part[1]))]:
		return id, name
	case senderWords[squeeze(numeral.Fold(brackets.ReplaceAllString(foldHeader(part[1]), "")))]:
		return "sender", name
	}
	return "", ""
}

// sender finds who sent a table in the rows over it. The name may stand in the
// next cell.
func (t *tableReader) sender() Cell {
	for p := range t.over() {
		field, name := t.senderOf(p.raw)
		switch next := t.nextTo(p); {
		case field == "":
		case name != "":
			return Cell{Raw: name, Kind: Words, Ref: p.ref()}
		case next.isLabel() && !strings.ContainsAny(next.raw, ":："):
			return t.cell(next)
		}
	}
	return Cell{}
}

// over visits the words over a table: in the rows over its header, or, where it
// stands on its side, before its first field.
func (p *part) over() iter.Seq[place] {
	return func(yield func(place) bool) {
		from, to, before := p.from, p.top-1, p.width+1
		if p.sideways {
			from, to, before = 1, len(p.rows)-1, p.columns[0].column
		}
		for row := from; row <= to; row++ {
			for _, cell := range p.rows[row] {
				if int(cell.at) < before && cell.isLabel() && !yield(cell) {
					return
				}
			}
		}
	}
}

// nextTo is the next cell to the right of a cell in the sheet.
func (g *Grid) nextTo(p place) place {
	row, column, down, right := int(p.row), int(p.column), 0, 1
	if g.sideways {
		row, column, down, right = column, row, right, down
	}
	for g.at(row, column).is(p) {
		row, column = row+down, column+right
	}
	return g.at(row, column)
}

// findArea settles whom the lines are about where no column says it: map.toml,
// a street's line among those of its communities, a note over the table, the
// name of the sheet.
func (t *tableReader) findArea() {
	for _, m := range t.rules {
		t.constant(streetField, m.Street, "")
		t.constant(communityField, m.Community, "")
	}
	if t.level != stat.Community {
		return
	}
	if t.column(communityField) == 0 && t.column(codeField) == 0 && t.index(communityField) < 0 {
		name, ref, guessed := t.subject(t.table.Sender)
		if name == "" {
			t.add(tableNameless, t.placed(t.ref(t.top, t.columns[0].column)), "在表上方写明“社区名称：某某社区”，或用社区名称作工作表名"+t.mapLines("；或者", line{"community", "", "填社区名称"}), "表里没有写是哪个社区的数")
			return
		}
		t.constant(communityField, name, ref)
		t.table.Columns[len(t.table.Columns)-1].Guessed = guessed
	}
	t.findStreets()
}

// findStreets looks for streets among the names of communities: their lines
// head those of their communities.
func (t *tableReader) findStreets() {
	column := t.column(communityField)
	if t.index(streetField) >= 0 || column == 0 {
		return
	}
	for row := t.body; row <= t.to; row++ {
		if p := t.Grid.at(row, column); t.names.signs.isStreet(p) && !t.isRepeated(row) {
			t.same[len(t.at)] = Cell{Ref: t.ref(t.top, column)}
			t.at = append(t.at, 0)
			t.table.Columns = append(t.table.Columns, Column{Field: streetField})
			return
		}
	}
}

// constant enters a field that is the same in all lines, unless a column has it.
func (t *tableReader) constant(field, value, ref string) {
	if value == "" || t.index(field) >= 0 {
		return
	}
	t.same[len(t.at)] = Cell{Raw: value, Kind: Words, Ref: cmp.Or(ref, t.ref(t.top, t.columns[0].column))}
	t.at = append(t.at, 0)
	t.table.Columns = append(t.table.Columns, Column{Field: field})
}

// subject is the community that a sheet is about: a note names it, or the sheet
// or the file is called like it, which is a guess.
func (r *reader) subject(sender Cell) (name, ref string, guessed bool) {
	if sender.Kind != Empty && !r.names.signs.IsStreet(sender.Raw) {
		return sender.Raw, sender.Ref, false
	}
	file := strings.TrimSuffix(path.Base(r.sheet.File), path.Ext(r.sheet.File))
	for _, name := range []string{r.sheet.Name, file} {
		if !generic.MatchString(numeral.Fold(name)) && !r.names.signs.IsStreet(name) {
			return strings.TrimSpace(name), "", true
		}
	}
	return "", "", false
}

var generic = regexp.MustCompile(`(?i)^(sheet|表|工作表|工作簿|book|table|附件|附表|新建.*|\d*)[\d()一二三四五六七八九十]*$|^[a-z]{1,3}$|年报|统计|情况|汇总|明细|报表|台账|登记|一览|^全区|^社区$|\d{4}年`)
