package site

import (
	"fmt"
	"slices"

	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Lists of texts. However many a project has, no list grows longer than people look
// through, and no folder fuller than they browse.

const (
	mostTexts    = 500     // lines of a list
	mostBound    = 100     // texts that are bound without being asked for
	mostSearched = 8 << 20 // bytes of texts of which search knows every word
)

// textPaths are the paths of documents, in their order. Where a kind has too many for
// one folder, each year has its own, and where a year has too many, they are spread by
// their names: a text stays where it is when others come.
func textPaths(documents []source.Document) []string {
	count := map[string]int{} // of texts by kind, and by kind and year
	for _, d := range documents {
		count[d.Kind]++
		count[d.Kind+yearOf(d)]++
	}
	var out []string
	for _, d := range documents {
		name := slug(stem(d.Path))
		folder := d.Kind
		if count[d.Kind] > crowd/2 { // a page and a Word file each
			folder += yearOf(d)
		}
		if count[d.Kind+yearOf(d)] > crowd/2 {
			folder += "/" + digest(name)[:2]
		}
		out = append(out, folder+"/"+name+".html")
	}
	return out
}

// yearOf is the folder of a document's year, "/2023"; there is none for one that has
// no date.
func yearOf(d source.Document) string {
	if len(d.Date) < 4 {
		return ""
	}
	return "/" + slug(d.Date[:4])
}

// textIndex are the pages that list the texts of a kind, the latest first. Their
// names go by date downwards, 2 being the second page.
func (c *composer) textIndex(kind, title string, list []text) {
	n := 0
	for part := range slices.Chunk(list, mostTexts) {
		at := n
		c.add(Page{Path: textIndexPath(kind, at), Kind: Speeches, Title: title, trail: c.homeTrail(), body: func(v *view) any {
			return SpeechesView{Word: title, Texts: v.textLinks(part), Parts: v.textParts(kind, len(list))}
		}})
		n++
	}
}

func textIndexPath(kind string, part int) string {
	if part == 0 {
		return kind + "/index.html"
	}
	return fmt.Sprintf("%s/list/%d.html", kind, part+1)
}

// textParts leads to all pages of a list; nowhere where there is but one.
func (v *view) textParts(kind string, texts int) (out []Link) {
	for from := 0; texts > mostTexts && from < texts; from += mostTexts {
		out = append(out, v.link(fmt.Sprintf("%d–%d", from+1, min(from+mostTexts, texts)), textIndexPath(kind, from/mostTexts)))
	}
	return out
}

// shortened is a list of texts as far as a page that lists other things too shows it,
// and what is to be said of the rest.
func shortened(list []text, rest string) ([]text, string) {
	if len(list) <= mostTexts {
		return list, ""
	}
	return list[:mostTexts], fmt.Sprintf("共 %d 篇，这里列最近的 %d 篇；%s。", len(list), mostTexts, rest)
}

// unbound tells the office why the texts of a year are not bound.
func (c *composer) unbound(y stat.Year) string {
	if c.Public {
		return ""
	}
	if own, _ := c.textsOf(y); len(own) > mostBound && len(c.meetingsOf(y)) == 0 {
		return fmt.Sprintf("本年有 %d 篇，超过 %d 篇的不自动合成一本；要合成的写进 content/meetings/。", len(own), mostBound)
	}
	return ""
}
