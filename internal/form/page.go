package form

import "nianbao/internal/xlsx"

// paper lays a broad sheet out for A4: a page as wide as whole groups are, the
// names of the areas and of the groups again on each. The mark stands at the foot;
// usual is the size in per cent of what does not fit on one page.
func (b *broad) paper(mark string, usual int) {
	b.Page = xlsx.Page{Landscape: true, Heads: [2]int{groupRow, headRow}, Names: [2]int{1, 1}, Title: b.Page.Title, Foot: "第 &P 页，共 &N 页　　" + mark,
		Area: xlsx.Range(groupRow, 1, len(b.Rows), len(b.columns)), Scale: b.scale(usual)}
	used := 0
	for from := 0; from < len(b.columns); {
		to := from + 1
		for to < len(b.columns) && b.groupAt(to) == b.groupAt(from) {
			to++
		}
		for i := from; i < to; i++ {
			if i > b.names && used > 0 && b.breaks(i, from, to, used) {
				b.Page.Breaks = append(b.Page.Breaks, i+1)
				used = b.pixels(0) // the names, again
			}
			used += b.pixels(i)
		}
		from = to
	}
	b.nameGroups()
}

// breaks reports whether a column of the group from–to must go on a new page:
// it has no room left, or its group has, which would fit on a page of its own.
func (b *broad) breaks(i, from, to, used int) bool {
	room := pagePixels * 100 / b.Page.Scale
	whole := 0
	for k := i; k < to && i == from; k++ {
		whole += b.pixels(k)
	}
	return used+b.pixels(i) > room || used+whole > room && whole <= room-b.pixels(0)
}

// scale is the size of the sheet in print, in per cent.
func (b *broad) scale(usual int) int {
	height, width := 0.0, 0
	for _, r := range b.Rows[groupRow-1:] {
		height += r.Height
	}
	for i := range b.columns {
		width += b.pixels(i)
	}
	scale := scaleFor(height, usual)
	if whole := pagePixels * 100 / width; whole >= smallest {
		scale = min(scale, whole)
	}
	return scale
}

func (b *broad) pixels(i int) int { return int(b.Columns[i].Width*7 + 5) }

// A4 lying, between its margins.
const (
	pagePixels = 960 // wide, at full size
	pagePoints = 470 // high
)

// Sizes in per cent: what is smaller than the smallest cannot be filled in by
// hand, and what has to go on several pages anyway is printed larger, the less so
// where it is only read.
const (
	largest  = 80
	toFill   = 75
	toRead   = 65
	smallest = 55
)

// scaleFor is the size, in per cent, at which so many points fit on one page;
// what does not fit at a size that can be read goes on several.
func scaleFor(height float64, usual int) int {
	switch scale := int(pagePoints * 100 / height); {
	case scale > largest:
		return largest
	case scale < smallest:
		return usual
	default:
		return scale
	}
}
