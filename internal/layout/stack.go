package layout

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/numeral"
)

// isWords reports whether a row holds words and nothing that is a number, as
// headers do and the lines of areas do not.
func (g *Grid) isWords(row int) bool {
	if row < 1 || row >= len(g.rows) || len(g.rows[row]) == 0 {
		return false
	}
	return !slices.ContainsFunc(g.rows[row], place.isNumber)
}

// isBlank reports whether a row within the sheet holds nothing.
func (g *Grid) isBlank(row int) bool { return row < len(g.rows) && len(g.rows[row]) == 0 }

// isNumber reports whether a cell holds a number other than a year.
func (p place) isNumber() bool {
	switch p.kind {
	case Empty:
		return false
	case Words:
		return len(p.raw) <= 60 && (plainDigits(p.raw) || isLargeAmount(p.raw))
	case Figure:
		return !isYear(p.raw)
	}
	return true
}

// plainDigits reports whether a text is a number and no year: 1,234 but not
// 16-24, 60岁 or 2022.
func plainDigits(text string) bool {
	folded := strings.TrimLeft(strings.TrimSuffix(numeral.Fold(text), "%"), "+-")
	return strings.Trim(folded, "0123456789,.") == "" && !strings.HasSuffix(folded, ".") && strings.ContainsAny(folded, "0123456789") && !isYear(folded)
}

// isLargeAmount reports whether a text is a number of three digits or more with
// what clerks write around it: 24835平方米, 约800. Headers hold small ones: 60岁以上.
func isLargeAmount(text string) bool {
	folded := numeral.Fold(text)
	digits := 0
	for _, r := range folded {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 3 && !yearDigits.MatchString(folded) && numeral.Cell(text).Kind == numeral.Number
}

// stack are the words of a column over some rows, each merged cell once. A year
// may be typed as a number.
func (g *Grid) stack(top, bottom, column int) []string {
	var texts []string
	var last place
	for row := top; row <= bottom; row++ {
		if p := g.at(row, column); p.isHeading() && !p.is(last) {
			texts = append(texts, p.text())
			last = p
		}
	}
	return texts
}

func (p place) isHeading() bool { return p.isLabel() || p.kind == Figure && isYear(p.raw) }

// groups are the titles that a column stands under where they were not merged
// over it: blank above the column, words to the left.
func (g *Grid) groups(top, bottom, column int) []string {
	var titles []string
	for row := top; row < bottom && g.at(row, column).kind == Empty; row++ {
		for left := column - 1; left > 0; left-- {
			if p := g.at(row, left); p.isHeading() {
				titles = append(titles, p.text())
				break
			}
		}
	}
	return titles
}

// spellings are the ways in which a header over several rows may name a field,
// the fullest first: 用房面积办公用房, then 办公用房. What says only a year or a unit is
// left out, 常住人口 over 合计 is 常住人口, and so is 人口 over 常住.
func (f *Finder) spellings(c heading) []string {
	var out []string
	for _, texts := range [][]string{c.texts, f.bareTexts(c.texts)} {
		for i := range texts {
			out = append(out, strings.Join(texts[i:], ""))
		}
		if len(texts) == 0 {
			continue
		}
		for i := range c.groups {
			out = append(out, strings.Join(c.groups[i:], "")+texts[len(texts)-1])
		}
		over := slices.Concat(c.groups, texts[:len(texts)-1])
		for i := range over {
			out = append(out, texts[len(texts)-1]+strings.Join(over[len(over)-1-i:], ""))
		}
		if isWhole.MatchString(numeral.Fold(texts[len(texts)-1])) {
			for i := range over {
				out = append(out, strings.Join(over[i:], ""))
			}
		}
	}
	return out
}

// isWhole tells the column of a group that stands for all of it.
var isWhole = regexp.MustCompile(`^(合计|总计|小计|总数|总量|计|全部|数量|数)(\(.*\))?$`)

// bareTexts are texts without what they say of years and units alone.
func (f *Finder) bareTexts(texts []string) []string {
	var out []string
	for _, text := range texts {
		bare, known := f.bare[text]
		if !known {
			bare = f.bareText(text)
			if len(f.bare) < maxAsked {
				f.bare[text] = bare
			}
		}
		if bare != "" {
			out = append(out, bare)
		}
	}
	return out
}

// bareText is a text without its year, "" where it says no more than a unit.
func (f *Finder) bareText(text string) string {
	bare, _ := f.cutYear(text)
	if inside := strings.Trim(numeral.Fold(bare), "()[]"); inside == "" || isUnit(inside) {
		return ""
	}
	return bare
}

// isGroups reports whether a row over a header holds titles of groups of its
// columns: not the one title of the sheet, not a note.
func (g *Grid) isGroups(row int, h *header) bool {
	if !g.isWords(row) || g.unitRow(row) != nil {
		return false
	}
	first, several := place{}, false
	for _, p := range g.rows[row] {
		if !p.isHeading() || strings.ContainsAny(p.raw, ":：") && !g.at(h.top, int(p.at)).is(p) && !partWords.MatchString(p.label()) {
			return false
		}
		if first.kind == Empty {
			first = p
		}
		several = several || !p.is(first)
	}
	return several || g.at(h.top, int(first.at)).is(first)
}
