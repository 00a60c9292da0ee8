package source

import (
	"slices"
	"strings"
	"time"

	"nianbao/internal/diag"
)

// layouts of Word files.
var layouts = []string{"公文", "讲话稿", "表格附件"}

// A Paper is what a Word file says around the text. What is empty is left out.
type Paper struct {
	Issuer      string   `toml:"issuer"`      // 发文机关标志, in red at the head
	Number      string   `toml:"number"`      // 发文字号: 示民发〔2023〕3号
	Signer      string   `toml:"signer"`      // 签发人
	To          string   `toml:"to"`          // 主送机关
	Attachments []string `toml:"attachments"` // names of 附件
	Signature   string   `toml:"signature"`   // 署名, an office
	Dated       string   `toml:"dated"`       // 成文日期, YYYY-MM-DD; empty: the text's
	Copies      string   `toml:"copies"`      // 抄送, offices
	Printer     string   `toml:"printer"`     // 印发机关
	Printed     string   `toml:"printed"`     // 印发日期, YYYY-MM-DD
	Bare        bool     `toml:"bare"`        // without 数据出处表
	Place       diag.Place
}

// demandPaper reports what is wrong with the layout of a text's paper.
func (r *reader) demandPaper(d Document) {
	if d.Layout != "" && !slices.Contains(layouts, d.Layout) {
		r.problems.Add(frontMatterKey.At(diag.Place{File: d.Path, Line: 1, Column: 1}, "写 layout = \"公文\"、\"讲话稿\" 或 \"表格附件\"", "不认识的版式“%s”（layout）", d.Layout))
	}
	for _, day := range []struct{ key, value string }{{"dated", d.Paper.Dated}, {"printed", d.Paper.Printed}} {
		if _, err := time.Parse(time.DateOnly, day.value); err != nil && day.value != "" {
			r.problems.Add(frontMatterKey.At(d.Paper.Place, "写 "+day.key+" = 2023-02-16，年、月、日各占四位、两位、两位", "[paper] 里的日期（%s）写得不对", day.key))
		}
	}
}

// A Meeting binds texts into one paper.
type Meeting struct {
	Path   string       // content/meetings/x.toml, or wherever it lies
	Year   int          `toml:"year"` // the statistical year; of the project's own, where not written, that of its latest text
	Title  string       `toml:"title"`
	Date   string       `toml:"date"` // YYYY-MM-DD
	Room   string       `toml:"room"`
	Host   string       `toml:"host"` // an office
	Agenda []AgendaItem `toml:"agenda"`
	Place  diag.Place
}

// An AgendaItem is a line of the agenda.
type AgendaItem struct {
	Time    string `toml:"time"`    // 9:00
	Item    string `toml:"item"`    // what is done
	Speaker string `toml:"speaker"` // an office
	File    string `toml:"file"`    // the text, from the project's folder; may be empty
	Place   diag.Place
}

// DecodeMeeting reads the TOML of a meeting, wherever it lies.
func DecodeMeeting(name, text string, problems *diag.List) Meeting {
	m := Meeting{Path: name}
	if !DecodeTOML(name, 1, text, &m, problems) {
		return m
	}
	if strings.TrimSpace(m.Title) == "" {
		problems.Add(meetingKey.At(m.Place, "写 title = \"…会议材料汇编\"", "会议没有名称（title）"))
	}
	if _, err := time.Parse(time.DateOnly, m.Date); err != nil {
		problems.Add(meetingKey.At(m.Place, "写 date = 2023-02-16，年、月、日各占四位、两位、两位", "会议没有日期（date），或写得不对"))
	}
	for _, a := range m.Agenda {
		if strings.TrimSpace(a.Item) == "" {
			problems.Add(meetingKey.At(a.Place, "写 item = \"议题\"", "议程里有一项没有议题（item）"))
		}
	}
	return m
}
