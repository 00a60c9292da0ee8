package chart

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"

	"nianbao/internal/figure"
)

// maxSlices is how many parts a pie may have; bars show more of them better.
const maxSlices = 3

// pie draws parts of a whole, each with its name and number beside it.
func pie(f figure.Figure, _ plan) (builder, *house, error) {
	if len(f.Categories) > maxSlices {
		return nil, nil, fmt.Errorf("饼图“%s”有 %d 个部分，最多 %d 个：请改用条形图", f.ID, len(f.Categories), maxSlices)
	}
	chart := charts.NewPie()
	chart.AddSeries(f.Series[0].Name, nil, func(s *charts.SingleSeries) {
		s.Data = parts(f)
		s.Radius = []string{"38%", "72%"}
		s.Center = []string{"50%", "50%"}
	})
	return chart, &house{figure: f}, nil
}

// parts are the parts of a pie; the label names each of them, so no legend is needed.
func parts(f figure.Figure) []item {
	var out []item
	for k, p := range f.Series[0].Points {
		text := "{b} " + p.Text
		if f.Unit != "" && f.Unit != "%" {
			text += " " + f.Unit
		}
		it := item{Name: cut(f.Categories[k], 240), Value: number(p.Value), ItemStyle: style(p), Label: &label{Show: true, Formatter: text, Color: ink}}
		if it.ItemStyle == nil {
			it.ItemStyle = &itemStyle{Color: palette[k%len(palette)]}
		}
		out = append(out, it)
	}
	return out
}
