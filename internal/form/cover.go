package form

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// The columns of the cover's lists, with their widths.
var coverColumns = []heading{{"", 20}, {"", 12}, {"", 12}, {"", 12}, {"", 12}, {"", 62}}

// cover tells what the workbook holds, how it is read, and what was found when it
// was checked.
func (m *merger) cover(district *xlsx.Sheet) *xlsx.Sheet {
	c := &cover{merger: m, article: newArticle(coverSheet, coverColumns)}
	c.Tab = "C00000"
	c.whole(title, m.called())
	c.whole(xlsx.Style{Size: 11, Across: "center"}, m.author())
	c.whole(prose, c.summary())
	c.streetList()
	c.sheetList(district)
	c.howToRead()
	c.absent()
	c.open()
	c.Page = xlsx.Page{Landscape: true, Wide: 1, Foot: "第 &P 页，共 &N 页　　" + m.called()}
	return c.Sheet
}

type cover struct {
	*merger
	article
}

func (c *cover) section(text string) {
	c.gap()
	c.whole(band, text)
}

// summary is the workbook in a sentence.
func (c *cover) summary() string {
	silent := ""
	if n := len(c.communities) - len(c.heard(c.communities)); n > 0 {
		silent = fmt.Sprintf("，%d 个没有报", n)
	}
	ladder := c.Data.Ladder
	street := ladder.Said(stat.Subdistrict)
	return fmt.Sprintf("　　收录 %d 个%s、%d 个%s %d 年报送的年报：报了数的 %d 个%s。数都照%s报来的，只统一了栏目、写法和计量单位；每个数可以查到原来的文件、工作表和单元格。",
		len(c.streets), street, len(c.communities), ladder.Said(stat.Community), c.Year, len(c.heard(c.communities)), silent, street)
}

// heard are those of some areas that reported anything.
func (m *merger) heard(areas []stat.Area) []stat.Area {
	return slices.DeleteFunc(slices.Clone(areas), func(a stat.Area) bool { return len(m.filesOf(a)) == 0 })
}

// filesOf are the files in which an area stood.
func (m *merger) filesOf(a stat.Area) []string {
	var out []string
	for _, f := range m.Data.Fields {
		if f.Level != a.Level || !m.reported[f] || slices.Contains(areaFields, f.ID) {
			continue
		}
		if o := m.Data.Observe(f, a, m.Year); o.Status != stat.Missing && !slices.Contains(out, m.short(o.Origin.File)) {
			out = append(out, m.short(o.Origin.File))
		}
	}
	return out
}

func text(s string) xlsx.Cell   { return xlsx.Cell{Text: s, Look: words} }
func middle(s string) xlsx.Cell { return xlsx.Cell{Text: s, Look: centred} }
func amount(n int) xlsx.Cell    { return xlsx.Cell{Number: fmt.Sprint(n), Look: figureLook} }
func pointer(s, to string) xlsx.Cell {
	return xlsx.Cell{Text: s, Look: linked, To: xlsx.Quote(to) + "!A1", Tip: "到这一页"}
}

// streetList says who reported.
func (c *cover) streetList() {
	ladder := c.Data.Ladder
	small := ladder.Said(stat.Community)
	c.section("各" + ladder.Said(stat.Subdistrict) + "报送")
	c.heads(ladder.Heading(stat.Subdistrict), small, "报了数的", "没有报的", "文件", "报来的文件；没有报的"+small)
	for _, s := range c.streets {
		of := c.Data.Subareas(s, stat.Community, c.Year)
		var files, silent []string
		for _, a := range of {
			own := c.filesOf(a)
			if len(own) == 0 {
				silent = append(silent, a.Name)
			}
			for _, f := range own {
				if !slices.Contains(files, f) {
					files = append(files, f)
				}
			}
		}
		said := strings.Join(files, "、")
		if len(silent) > 0 {
			said += "；没有报：" + strings.Join(silent, "、")
		}
		c.entry(middle(s.Name), amount(len(of)), amount(len(of)-len(silent)), amount(len(silent)), amount(len(files)), text(strings.TrimPrefix(said, "；")))
	}
}

// sheetList leads to the sheets.
func (c *cover) sheetList(district *xlsx.Sheet) {
	c.section("工作表")
	c.heads("工作表", "一行是", "行", "项目", "有数的格", "说明")
	for _, s := range c.made {
		filled, n := 0, 0
		for i := s.names; i < len(s.columns)-1; i++ {
			filled, n = filled+s.total.counts[i], n+1
		}
		rows := 0
		for _, b := range s.blocks {
			rows += b[1] - b[0] + 1
		}
		said := "最后是合计"
		if s.grouped() {
			said = "各街道一段，下有小计，左边的“－”可以收起；最后是合计"
		}
		c.entry(pointer(s.Name, s.Name), middle(s.member), amount(rows), amount(n), amount(filled), text(said))
	}
	if district != nil {
		n := len(district.Rows) - listHead
		c.entry(pointer(districtSheet, districtSheet), middle("项目"), amount(n), amount(n), amount(n), text("只有全区才有的数"))
	}
	c.entry(pointer(proseSheet, proseSheet), middle("项目"), xlsx.Cell{Look: words}, xlsx.Cell{Look: words}, xlsx.Cell{Look: words}, text("各项的单位、口径和依据"))
	for _, s := range c.made {
		c.entry(pointer(s.origins.Name, s.origins.Name), middle("同"+s.Name), xlsx.Cell{Look: words}, xlsx.Cell{Look: words}, xlsx.Cell{Look: words}, text("同一格的数原来在哪个文件、哪张表、哪一格"))
	}
}

// howToRead explains the signs.
func (c *cover) howToRead() {
	c.section("怎么看")
	for _, line := range []string{
		"空格是没有报，不知道有没有，不是 0。× 是不适用，… 是有而不足一个单位。",
		"斜体带“约”的是街道估计的数，照那个数加总，合计也带“约”；换算过单位的和估计的，格上有批注，写着原样和出处。",
		"小计、合计是公式，改了数会自己重算；只加报了的数，一个都没有报的空着。浅黄的小计、合计里还有社区没有报。",
		"平均数、比例、标准不能相加，不算合计；是或否的栏目，小计、合计是“是”的个数。最后一行是报了数的个数。",
	} {
		c.whole(prose, "　　"+line)
	}
	if names := c.inside(); len(names) > 0 {
		c.whole(prose, "　　"+strings.Join(names, "、")+"只给办公室看，送出去以前请删去这几列。")
	}
}

// inside are the columns that only the office may see.
func (c *cover) inside() []string {
	var out []string
	for _, f := range c.Data.Fields {
		if f.Internal && c.reported[f] {
			out = append(out, f.Title)
		}
	}
	return out
}

// absent lists the fields that nobody reported.
func (c *cover) absent() {
	by := map[stat.Level][]string{}
	for _, f := range c.Data.Fields {
		if !c.reported[f] && !slices.Contains(areaFields, f.ID) {
			by[f.Level] = append(by[f.Level], f.Title)
		}
	}
	if len(by) == 0 {
		return
	}
	c.section("没有一处报数的项目（表里不列）")
	for _, level := range c.Data.Ladder.Levels() {
		if len(by[level]) > 0 {
			c.whole(prose, "　　"+c.Data.Ladder.Said(level)+"："+strings.Join(by[level], "、")+"。")
		}
	}
}

// mostOpen is how many problems the cover lists.
const mostOpen = 200

// open lists what was found and let stand.
func (c *cover) open() {
	list := slices.DeleteFunc(slices.Clone(c.Problems), func(p diag.Problem) bool {
		return p.Severity != diag.Warning && !p.Explained
	})
	if len(list) == 0 {
		c.section("核对：没有错误，也没有要核对的地方")
		return
	}
	settled := 0
	for _, p := range list {
		if p.Explained {
			settled++
		}
	}
	c.section(fmt.Sprintf("核对：没有错误；要核对的 %d 处，已经说明属实的 %d 处", len(list)-settled, settled))
	c.heads(c.Data.Ladder.Said(stat.Subdistrict)+"、"+c.Data.Ladder.Said(stat.Community), "项目", "程度", "文件", "单元格", "问题")
	for i, p := range list {
		if i == mostOpen {
			c.whole(prose, fmt.Sprintf("　　另有 %d 处，见 nianbao check。", len(list)-mostOpen))
			return
		}
		area, _ := c.Data.Area(p.Area)
		field, state := "", middle("请核对")
		if f, ok := c.Data.Field(p.Field); ok {
			field = f.Title
		}
		state.Look = unsureWord
		if p.Severity == diag.Info {
			state = middle("已说明")
		}
		c.entry(middle(area.Name), text(field), state, text(c.short(p.File)), middle(strings.TrimSpace(p.Sheet+" "+p.Cell)), text(p.Message))
	}
}
