// Package clearance says whether a year may be published, and what forbids it.
//
// It stands after check and claim, which have found what is wrong, and before
// site and the command line, which both print what is said here. It looks for
// nothing itself, reads no file, and stops no build: what must never leave is an
// error long before.
//
// Invariant: a year is clear only where nothing is left that has to be mended,
// filled in or explained; what nobody but a person can judge is named, never
// judged.
package clearance

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// A Clearance is what was asked of a year, one item after the other.
type Clearance struct {
	Year  stat.Year
	Items []Item
}

// A State is the answer to an item.
type State string

const (
	Clear  State = "clear"
	Look   State = "look"   // for a person to tick off
	Barred State = "barred" // forbids to publish
)

// An Item is a question with its answer.
type Item struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	State State  `json:"state"`
	Says  string `json:"says"`
	Lines []Line `json:"lines"`
}

// A Line is one thing to be done for an item.
type Line struct {
	diag.Place
	Area    string `json:"area"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// Input is what others have found.
type Input struct {
	Data     *check.Dataset
	Problems []diag.Problem
	Reviews  map[string]claim.Review // of texts, by path
}

// Of asks all questions about a year.
func Of(in Input, y stat.Year) Clearance {
	a := asked{in, y}
	return Clearance{y, []Item{a.errors(), a.links(), a.figures(), a.columns(), a.notes(), a.status(), a.rest()}}
}

// Clear reports whether nothing forbids to publish.
func (c Clearance) Clear() bool { return c.Count(Barred) == 0 }

// Count is how many items have a state.
func (c Clearance) Count(s State) (n int) {
	for _, i := range c.Items {
		if i.State == s {
			n++
		}
	}
	return n
}

// Verdict says it in a sentence.
func (c Clearance) Verdict() string {
	if c.Clear() {
		return "可以发布"
	}
	return fmt.Sprintf("现在不能发布：有 %d 项要先办", c.Count(Barred))
}

// asked is a year and what is known of it.
type asked struct {
	Input
	Year stat.Year
}

// about are the problems of the year; those of no year go with the latest.
func (a asked) about(wanted func(diag.Problem) bool) (out []Line) {
	latest := a.Data.Years[len(a.Data.Years)-1]
	for _, p := range a.Problems {
		if wanted(p) && p.YearOr(int(latest)) == int(a.Year) {
			out = append(out, Line{p.Place, p.Area, p.Message, p.Hint})
		}
	}
	return out
}

// barredBy is an item that is clear where there are no lines.
func barredBy(id, title, clear, barred string, lines []Line) Item {
	if len(lines) == 0 {
		return Item{id, title, Clear, clear, nil}
	}
	return Item{id, title, Barred, fmt.Sprintf(barred, len(lines)), lines}
}

const brokenLink = "broken-link"

func (a asked) errors() Item {
	return barredBy("errors", "错误", "没有", "有 %d 个，改正以前不生成网站",
		a.about(func(p diag.Problem) bool { return p.Severity == diag.Error && p.Code != brokenLink }))
}

func (a asked) links() Item {
	return barredBy("links", "站内链接", "条条有去处；断了一条就不生成网站", "断了 %d 条",
		a.about(func(p diag.Problem) bool { return p.Code == brokenLink }))
}

func (a asked) columns() Item {
	var lines []Line
	for _, f := range a.Data.EmptyColumns(a.Year) {
		lines = append(lines, Line{Message: "“" + f.Title + "”有列，没有一个数", Hint: "请街道补报；今年不报的，从报表里删去这一列"})
	}
	return barredBy("columns", "空列", "表里的列都有数", "有 %d 列整列是空的", lines)
}

func (a asked) notes() Item {
	return barredBy("notes", "说明", "要说明的都写了理由", fmt.Sprintf("有 %%d 处没有写理由：改正，或写进 data/%d/accepted.toml", a.Year),
		a.about(func(p diag.Problem) bool { return p.Severity == diag.Warning && a.Data.Explains(p.Code) }))
}

func (a asked) rest() Item {
	lines := a.about(func(p diag.Problem) bool { return p.Severity == diag.Warning && !a.Data.Explains(p.Code) })
	says := "没有；个人信息的提醒在生成时列出，逐条看过"
	if len(lines) > 0 {
		says = fmt.Sprintf("有 %d 处，逐条看过；个人信息的提醒在生成时另列", len(lines))
	}
	return Item{"warnings", "其余提醒", Look, says, lines}
}

// status tells 快报 from 年报. A text that is final says so where it speaks of
// numbers that are not.
func (a asked) status() Item {
	if !slices.Contains(a.Data.Config.Preliminary, int(a.Year)) {
		return Item{"status", "数据性质", Clear, "年报", nil}
	}
	var lines []Line
	for _, d := range a.final() {
		d, _ = d.Read(new(diag.List)) // who prints it reports that it has changed
		if !strings.Contains(d.Title+d.Body, "快报") {
			lines = append(lines, Line{Place: diag.Place{File: d.Path}, Message: "《" + d.Title + "》用的是快报数，文中没有写明", Hint: "写明“快报”；年报报齐后，从 nianbao.toml 的 preliminary 里删去这一年"})
		}
	}
	if len(lines) > 0 {
		return Item{"status", "数据性质", Barred, fmt.Sprintf("快报，有 %d 篇定稿没有写明", len(lines)), lines}
	}
	return Item{"status", "数据性质", Look, "快报，每页都已印明", nil}
}
