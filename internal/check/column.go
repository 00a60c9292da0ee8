package check

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/numeral"
	"nianbao/internal/stat"
)

// A column is what the areas of a level reported for one field, by index. What
// follows from the rest is not kept: the status of a plain value, a raw text
// that is what the value prints, the text of a date, the place of a cell that
// stands in its area's line.
type column struct {
	value  stat.Column
	text   stat.Column // numbers of words
	raw    stat.Column // numbers of words
	status stat.Column // places in statuses
	turn   stat.Column // which of the area's lines gave it, from 0, where that is not the first one that has the field
	cell   stat.Column // row × maxColumns + column; of a text file, the line
}

const maxColumns = 1 << 15 // more than a sheet has

var statuses = []stat.Status{stat.Missing, stat.Reported, stat.Estimated, stat.NotApplicable, stat.BelowUnit}

func (c *column) reorder(from []int32) {
	for _, part := range []*stat.Column{&c.value, &c.text, &c.raw, &c.status, &c.turn, &c.cell} {
		*part = part.Permuted(from)
	}
}

// A reading is what a cell says.
type reading struct {
	stat.Quantity
	text   string
	status stat.Status
	plain  bool // the raw text is what the quantity prints in the column's unit
}

// usual is the status of a reading of which nothing special is known.
func usual(q stat.Quantity, text string) stat.Status {
	if q.Known() || text != "" {
		return stat.Reported
	}
	return stat.Missing
}

// set keeps a reading and the raw text that it came from.
func (c *column) set(n int, r reading, raw string, f *Field, w *words) {
	var text, other, special stat.Quantity
	if f.Type != stat.Date {
		text = w.number(r.text)
	}
	if !r.plain && raw != r.text {
		other = w.number(raw)
	}
	if r.status != usual(r.Quantity, r.text) {
		special = stat.Int(int64(slices.Index(statuses, r.status)))
	}
	c.value.Set(n, r.Quantity)
	c.text.Set(n, text)
	c.raw.Set(n, other)
	c.status.Set(n, special)
}

// statusOf is the status of the n-th value.
func (c *column) statusOf(n int, q stat.Quantity, text string) stat.Status {
	if s, special := c.status.At(n).Int64(); special {
		return statuses[s]
	}
	return usual(q, text)
}

// textOf is the text of the n-th value.
func (c *column) textOf(n int, f *Field, w *words) string {
	if f.Type != stat.Date {
		return w.at(c.text.At(n))
	}
	if day, ok := c.value.At(n).Int64(); ok {
		return dateText(int(day/10000), int(day/100%100), int(day%100))
	}
	return ""
}

// rawOf is the cell as it was; factor brought its number into the field's unit.
func (c *column) rawOf(n int, q stat.Quantity, text string, factor stat.Quantity, w *words) string {
	raw := c.raw.At(n)
	switch {
	case raw.Known():
		return w.at(raw)
	case text != "" || !q.Known():
		return text
	}
	typed := q.Per(factor)
	if n, whole := typed.Int64(); whole {
		return strconv.FormatInt(n, 10)
	}
	return numeral.Exact(typed.Rat())
}

// words are all texts that were reported, each once. The first one is empty.
type words struct {
	list    []string
	numbers map[string]int64
}

func newWords() *words { return &words{[]string{""}, map[string]int64{}} }

// number is the number of a text, missing for an empty one. The text is copied,
// so that the file that it came from can go.
func (w *words) number(text string) stat.Quantity {
	if text == "" {
		return stat.Quantity{}
	}
	n, ok := w.numbers[text]
	if !ok {
		text = strings.Clone(text)
		n = int64(len(w.list))
		w.list = append(w.list, text)
		w.numbers[text] = n
	}
	return stat.Int(n)
}

// at is the text with a number; empty where there is none.
func (w *words) at(number stat.Quantity) string {
	n, _ := number.Int64()
	return w.list[n]
}
