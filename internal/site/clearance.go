package site

import (
	"nianbao/internal/clearance"
	"nianbao/internal/stat"
)

// 发布审签单: whether a year may be published, what forbids it, and lines to sign
// on. It is for the office alone.

// ClearanceView is what was asked of a year, with the answers.
type ClearanceView struct {
	Verdict string // 可以发布
	Clear   bool
	Items   []ClearanceItem
}

// A ClearanceItem is a question with its answer.
type ClearanceItem struct {
	ID, Title string
	State     string // clear, look, barred
	Word      string // 可以
	Says      string
	Lines     []ClearanceLine
	Left      int // lines that are not shown
}

// A ClearanceLine is one thing to be done.
type ClearanceLine struct {
	Where   Link // of a text: its 校对单
	Area    Link
	Message string
	Hint    string
}

func clearancePath(y stat.Year) string { return in(y, "clearance.html") }

var stateWords = map[clearance.State]string{clearance.Clear: "可以", clearance.Look: "请人看", clearance.Barred: "不可以"}

func (c *composer) clearance(y stat.Year) {
	if c.Clearance == nil {
		return
	}
	c.add(Page{Path: clearancePath(y), Kind: Clearance, Title: "发布审签单", Year: y, twin: clearancePath,
		trail: []target{{"首页", homePath(y)}, {"数据质量", qualityPath(y)}}, body: func(v *view) any { return v.clearance() }})
}

const mostRows = 60 // on one page; check lists all

func (v *view) clearance() ClearanceView {
	c := v.c.Clearance(v.Year)
	out := ClearanceView{Verdict: c.Verdict(), Clear: c.Clear()}
	for _, i := range c.Items {
		item := ClearanceItem{ID: i.ID, Title: i.Title, State: string(i.State), Word: stateWords[i.State], Says: i.Says}
		item.Left = max(0, len(i.Lines)-mostRows)
		for _, l := range i.Lines[:len(i.Lines)-item.Left] {
			item.Lines = append(item.Lines, v.clearanceLine(l))
		}
		out.Items = append(out.Items, item)
	}
	return out
}

func (v *view) clearanceLine(l clearance.Line) ClearanceLine {
	out := ClearanceLine{Where: Link{Text: where(l.Place)}, Message: l.Message, Hint: l.Hint}
	if a, ok := v.c.data.Area(l.Area); ok {
		out.Area = v.areaLink(a)
	}
	for _, t := range v.c.texts {
		if t.Document.Path == l.File {
			out.Where = v.link(out.Where.Text, sheetPath(t))
		}
	}
	return out
}

// clearanceLink leads from the quality page to the 发布审签单 with its verdict.
func (v *view) clearanceLink() Link {
	if v.c.Clearance == nil {
		return Link{}
	}
	return v.link("发布审签单："+v.c.Clearance(v.Year).Verdict(), clearancePath(v.Year))
}
