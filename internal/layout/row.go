package layout

import (
	"cmp"
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
	isMean   leftOut = "平均"
	isPart   leftOut = "其中"
	isNote   leftOut = "注释"
	isHeader leftOut = "重复的表头"
	isOther  leftOut = "栏次或小标题"
	isThen   leftOut = "别的年份"
	isLeft   leftOut = "map.toml 所指"
)

var (
	partWords = regexp.MustCompile(`^其中`)
	rulerCell = regexp.MustCompile(`^([甲乙丙丁戊己]|[A-Z]|栏次|\(?(\d{1,3})\)?)$`)
)

// judge tells whether a row is an area's line, and if not, why.
func (t *tableReader) judge(row int) leftOut {
	cells := t.rows[row]
	switch {
	case len(cells) == 0:
		return isEmpty
	case t.leaves(t.Grid, row):
		return isLeft
	case t.isRepeated(row):
		return isHeader
	}
	if why := t.summary(row); why != isData {
		return why
	}
	switch {
	case t.names.signs.note.MatchString(cells[0].label()) || t.isBare(row):
		return isNote
	case t.names.signs.isStreet(cells[0]) && t.isStreetTitle(row):
		return isOther
	case t.isProse(row):
		return isNote
	case t.isBanner(row) || t.isStreetTitle(row):
		return isOther
	case t.isStreetTotal(row):
		return isTotal
	case t.years > 0 && t.isOtherYear(row):
		return isThen
	}
	return isData
}

// isThenTitle reports whether a row begins last year's figures below the table,
// as the fill-in workbook has them.
func (t *tableReader) isThenTitle(row int) bool {
	return len(t.rows[row]) > 0 && thenTitle.MatchString(t.rows[row][0].label())
}

var thenTitle = regexp.MustCompile(`^上年数(\(\d{4}年?\))?$`)

// isRepeated reports whether a row belongs to a header that is repeated on a
// later page.
func (t *tableReader) isRepeated(row int) bool {
	return slices.ContainsFunc(t.repeated, func(h *header) bool { return h.top <= row && row <= h.bottom })
}

// summary tells lines that speak of several areas by the words before their
// numbers.
func (t *tableReader) summary(row int) leftOut {
	last := t.lastArea()
	for _, p := range t.rows[row] {
		if int(p.at) > last {
			break
		}
		switch text := p.label(); {
		case p.kind != Words:
		case partWords.MatchString(text):
			return isPart
		case t.names.signs.mean.MatchString(text):
			return isMean
		case t.names.signs.total.MatchString(text):
			return isTotal
		}
	}
	return isData
}

// totalLabel is what a line of sums is called.
func (t *tableReader) totalLabel(row int) string {
	for _, p := range t.rows[row] {
		if p.kind == Words && t.names.signs.total.MatchString(p.label()) {
			return p.text()
		}
	}
	return cmp.Or(t.text(row, t.column(communityField)), t.text(row, t.column(streetField)))
}

// isBare reports whether a row has nothing in the columns of the table.
func (t *tableReader) isBare(row int) bool {
	for _, column := range t.at {
		if column > 0 && (t.text(row, column) != "" || t.Grid.at(row, column).kind == NoCache) {
			return false
		}
	}
	return true
}

var proseSigns = regexp.MustCompile(`[。；;：:，]`)

// isProse reports whether a row holds one text only, which is a sentence, or
// follows notes.
func (t *tableReader) isProse(row int) bool {
	cells := t.rows[row]
	alone := !slices.ContainsFunc(cells, func(p place) bool { return p.kind != Words || !p.is(cells[0]) })
	return alone && (len(t.left[isNote]) > 0 || proseSigns.MatchString(cells[0].raw) || len([]rune(cells[0].label())) > 24)
}

// isBanner reports whether one text is merged over three columns or more.
func (t *tableReader) isBanner(row int) bool {
	cells := t.rows[row]
	return len(cells) >= 3 && !slices.ContainsFunc(cells, func(p place) bool { return !p.is(cells[0]) || p.kind != Words })
}

// isRuler reports whether a row numbers the columns: 甲 乙 1 2 3.
func (g *Grid) isRuler(row int) bool {
	if row >= len(g.rows) {
		return false
	}
	last := 0
	for _, p := range g.rows[row] {
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
	i, name := t.streetNamed(row)
	if i < 0 {
		return false
	}
	for j, column := range t.at {
		if column > 0 && column != int(name.at) && t.text(row, column) != "" && j != i {
			return false
		}
	}
	t.same[i] = t.cell(name)
	return true
}

// isStreetTotal reports whether a row of a community table names a street, no
// community, and numbers: the sums of the street.
func (t *tableReader) isStreetTotal(row int) bool {
	i, name := t.streetNamed(row)
	if i < 0 {
		return false
	}
	t.same[i] = t.cell(name)
	return true
}

// streetNamed is the street that a row of a community table names instead of a
// community, in a column of its own or in that of the communities.
func (t *tableReader) streetNamed(row int) (column int, name place) {
	i := t.index(streetField)
	if i < 0 || t.table.Level != stat.Community {
		return -1, place{}
	}
	if t.at[i] > 0 {
		name = t.Grid.at(row, t.at[i])
		if t.namesCommunity(row) || name.text() == "" || t.at[i] > 0 && row > 1 && t.Grid.at(row-1, t.at[i]).is(name) {
			return -1, place{}
		}
		return i, name
	}
	name = t.Grid.at(row, t.column(communityField))
	if code := t.column(codeField); !t.names.signs.isStreet(name) || code > 0 && len(t.text(row, code)) == 12 {
		return -1, place{}
	}
	return i, name
}
