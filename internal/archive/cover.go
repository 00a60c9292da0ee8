package archive

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"nianbao/internal/leaf"
)

// A cover is the 归档说明, as text and as a page.
type cover struct {
	title string
	parts []part
}

// A part is a heading with rows, or with paragraphs.
type part struct {
	title string
	rows  [][2]string
	says  []string
}

func (s Seal) cover(c Contents) cover {
	out := cover{title: s.heading()}
	out.parts = append(out.parts, s.identity(), s.holds(c), s.made(), s.check())
	return out
}

// identity is what an archivist enters into the register.
func (s Seal) identity() part {
	return part{title: "著录", rows: rows(
		"题名", s.heading(), "立档单位", s.Owner, "地区", strings.TrimSpace(s.District+" "+s.Code), "年度", fmt.Sprint(s.Year),
		"归档日期", s.Date, "责任者", s.Officer, "档号", s.Number, "保管期限", s.Retention,
	)}
}

// rows pairs names and values, without those that have none.
func rows(pairs ...string) (out [][2]string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, [2]string{pairs[i], pairs[i+1]})
		}
	}
	return out
}

// holds lists what lies in the bag.
func (s Seal) holds(c Contents) part {
	p := part{title: "内容", rows: rows("范围", fmt.Sprintf("%d 个街道（镇）、%d 个社区", c.Streets, c.Communities))}
	if !s.Public {
		n := counted(c.Project, s.Year)
		p.rows = append(p.rows, rows(
			"数据", fmt.Sprintf("data/project/data/：%d 年的工作簿和数据文件 %d 个，以前各年（计算增减用）%d 个，原样，一个字节不改", s.Year, n.year, n.before),
			"规则", fmt.Sprintf("data/project/：nianbao.toml，data/ 里的字段、指标、标准、考评表、地区，themes/ 里的主题，共 %d 个文件", n.rules),
			"文稿", fmt.Sprintf("data/project/content/：%d 篇", n.texts)+map[bool]string{true: fmt.Sprintf("，会议议程和图片 %d 个", n.beside)}[n.beside > 0],
			"数据表", fmt.Sprintf("data/tables/：numbers.csv 每个指标数 %d 行，cells.csv 每个读入的单元格 %d 行；用 WPS 就能打开", len(c.Tables.Numbers), len(c.Tables.Cells)),
		)...)
	}
	p.rows = append(p.rows, rows(
		"网站", fmt.Sprintf("data/site/：%d 页，%d 个文件，双击 data/site/index.html 打开", c.Pages, len(c.Site)),
		"Word 文件", fmt.Sprintf("data/site/ 里的 .docx，%d 个", ending(c.Site, ".docx")),
		"统计表", fmt.Sprintf("data/site/%d/tables/：.xlsx %d 个，逐表的 .csv，给程序用的数据包 .zip", s.Year, ending(c.Site, ".xlsx")),
	)...)
	if s.Public {
		p.says = append(p.says, "公开版只有公开网站的内容：不含工作簿，不含规则，也不含它们的摘要，因为从摘要可能试出隐去的小数字。")
	} else {
		p.rows = append(p.rows, rows("封存时的提醒", fmt.Sprintf("%d 个，列在网站“数据质量”页；没有错误", c.Warnings))...)
	}
	return p
}

// A tally counts the files of a project by what they are.
type tally struct{ year, before, rules, texts, beside int }

func counted[Y ~int](files map[string][]byte, year Y) (n tally) {
	own := fmt.Sprintf("data/%d/", year)
	for name := range files {
		switch {
		case strings.HasPrefix(name, own):
			n.year++
		case strings.HasPrefix(name, "data/") && yearFile.MatchString(name):
			n.before++
		case strings.HasPrefix(name, "content/") && path.Ext(name) == ".md":
			n.texts++
		case strings.HasPrefix(name, "content/"):
			n.beside++
		default:
			n.rules++
		}
	}
	return n
}

func ending(files map[string][]byte, ext string) (n int) {
	for name := range files {
		if path.Ext(name) == ext {
			n++
		}
	}
	return n
}

// made says by what, and gives the digests.
func (s Seal) made() part {
	return part{title: "制作和摘要", rows: rows(
		"程序", "nianbao "+s.Program.Version+"，"+s.Program.Go+"，ECharts "+s.Program.ECharts+"（各部件见 program.txt）",
		"网站摘要", s.Site, "数据摘要", s.Inputs,
		"摘要的算法", "各文件按路径排序，每行“路径 空格 SHA-256”，全文再取 SHA-256",
		"格式", fmt.Sprintf("BagIt 1.0（RFC 8493），nianbao 档案格式 %d", Format),
	)}
}

// check says how anybody can check it, with the program or without.
func (s Seal) check() part {
	return part{title: "核验", says: []string{
		"有程序：nianbao verify 文件.zip。逐个核对摘要" + map[bool]string{false: "，再从封存的数据重做一遍，逐字节比较。", true: "。"}[s.Public],
		"没有程序：解压，在文件夹里运行 sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt；国密 SM3 的清单是 manifest-sm3.txt、tagmanifest-sm3.txt。",
		"摘要只能证明内容没有变过；是谁封存的，由签名文件 signature-ed25519.txt（有的话）证明。",
	}}
}

// text is the cover for a plain reader, with the line ends of Windows, where it
// will mostly be opened.
func (c cover) text() []byte {
	var b bytes.Buffer
	b.WriteString("\uFEFF" + c.title + "\n")
	for _, p := range c.parts {
		b.WriteString("\n" + p.title + "\n")
		for _, r := range p.rows {
			b.WriteString("  " + r[0] + "：" + r[1] + "\n")
		}
		for _, s := range p.says {
			b.WriteString("  " + s + "\n")
		}
	}
	return bytes.ReplaceAll(b.Bytes(), []byte("\n"), []byte("\r\n"))
}

// html is the cover as a page that stands alone: it is opened from the bag's
// folder, where there is no other file of ours.
func (c cover) html() []byte {
	page := leaf.Leaf{Title: c.title}
	for _, p := range c.parts {
		out := leaf.Section{Title: p.title, Says: p.says}
		for _, r := range p.rows {
			out.Rows = append(out.Rows, r[:])
		}
		page.Sections = append(page.Sections, out)
	}
	return page.HTML()
}
