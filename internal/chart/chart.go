// Package chart makes an ECharts option of a Figure: what is drawn, and in the
// style of the house.
//
// It stands after figure and before render, which has the option drawn and puts
// it into pages. It decides nothing about numbers or words: both come from the
// Figure. It draws nothing and writes no file. go-echarts builds the options;
// its page templates, which load scripts from elsewhere, are never used.
//
// Invariant: only chart imports go-echarts. An option is plain data, the same
// bytes for the same Figure, its values are those that the Figure's table
// prints, and a missing number is a gap, never 0.
package chart

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// A builder is what all charts of go-echarts have.
type builder interface {
	Accept(charts.ConfigurationVisitor)
	Validate()
	JSON() map[string]any
}

// Option makes the ECharts option of a figure and says how large it wants to be,
// in CSS pixels. The caption of the page carries title and subtitle; they are
// not in the picture.
func Option(f figure.Figure) (option []byte, width, height int, err error) {
	if err := sound(f); err != nil {
		return nil, 0, 0, err
	}
	p := layout(f)
	chart, style, err := build(f, p)
	if err != nil {
		return nil, 0, 0, err
	}
	style.narrower(p)
	chart.Accept(style)
	chart.Validate() // without it go-echarts leaves the categories out
	option, err = json.Marshal(chart.JSON())
	if err != nil {
		return nil, 0, 0, fmt.Errorf("图“%s”不能写成 JSON（%v）：请报告此问题", f.ID, err)
	}
	return option, p.width, p.height, nil
}

// builders make the chart of each kind of figure.
var builders = map[figure.Kind]func(figure.Figure, plan) (builder, *house, error){
	figure.Line: lines, figure.Step: lines, figure.Slope: slope,
	figure.Columns: bars, figure.Bars: bars, figure.Stack: bars, figure.Hundred: hundred,
	figure.Histogram: histogram, figure.Waterfall: waterfall,
	figure.Dumbbell: pairs, figure.Range: pairs, figure.Box: boxes, figure.Scatter: scatter,
	figure.Heat: heat, figure.Tiles: tiles,
	figure.Pie: pie, figure.Treemap: treemap, figure.Sankey: sankey, figure.Radar: radar,
}

// build chooses the chart by the kind of the figure.
func build(f figure.Figure, p plan) (builder, *house, error) {
	make, known := builders[f.Kind]
	if !known {
		return nil, nil, fmt.Errorf("图“%s”的类型“%s”不认识：请用 figure 里列出的类型", f.ID, f.Kind)
	}
	return make(f, p)
}

// sound refuses what cannot be drawn: nothing at all, points that do not match
// the categories, and text that go-echarts would take for a script.
func sound(f figure.Figure) error {
	if len(f.Categories) == 0 || len(f.Series) == 0 {
		return fmt.Errorf("图“%s”没有可画的数据：请检查指标和年份", f.ID)
	}
	texts := slices.Concat([]string{f.Unit, f.Axis, f.Desc}, f.Categories, f.Classes, f.Groups, f.Sides[:])
	for _, s := range f.Series {
		if len(s.Points) != len(f.Categories) {
			return fmt.Errorf("图“%s”的“%s”有 %d 个值，应与 %d 个类别相同：请报告此问题", f.ID, s.Name, len(s.Points), len(f.Categories))
		}
		texts = append(texts, s.Name, s.Unit)
		for _, p := range s.Points {
			texts = append(texts, p.Text, p.Mark.Sign, p.Mark.Word)
		}
	}
	for _, g := range f.Guides {
		texts = append(texts, g.Name, g.Text)
	}
	for _, b := range f.Breaks {
		texts = append(texts, b.Text)
	}
	for _, e := range f.Ends {
		texts = append(texts, e.Name, e.Text)
	}
	for _, t := range texts {
		if strings.Contains(t, script) {
			return fmt.Errorf("图“%s”中的“%s”含有脚本标记 %s：请改名", f.ID, short(t), script)
		}
	}
	if f.Kind == figure.Pie && len(f.Series) != 1 {
		return errors.New("饼图只能有一个系列：请改用条形图")
	}
	return nil
}

// script is how go-echarts marks text that is to be run.
const script = "__f__"

// short cuts s for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
