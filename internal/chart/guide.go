package chart

import (
	"slices"
	"strings"

	"nianbao/internal/figure"
)

// markLines are the lines across a picture: targets dark and dashed, references
// grey, breaks between years dotted; each with its label. Head is where an
// upright line has its label.
func markLines(f figure.Figure, along, head string) map[string]any {
	var data []any
	for k, g := range across(f) {
		data = append(data, guideLine(g, along, head, k))
	}
	for _, b := range f.Breaks {
		data = append(data, map[string]any{
			"xAxis": b.Category, "name": b.Text,
			"lineStyle": map[string]any{"color": faint, "type": "dotted", "width": 1},
			"label":     map[string]any{"show": true, "formatter": literal(b.Text), "color": faint, "position": "end"},
		})
	}
	if len(data) == 0 {
		return nil
	}
	return map[string]any{"symbol": "none", "silent": true, "z": 1, "data": data}
}

// across are the guides that are lines across: no rays, and none without a value.
func across(f figure.Figure) []figure.Guide {
	return slices.DeleteFunc(slices.Clone(f.Guides), func(g figure.Guide) bool { return !g.Value.Known() || g.Ray })
}

// guideText is a guide's label in short lines, for the margin at the right.
func guideText(g figure.Guide) string {
	return g.Name + "\n" + strings.ReplaceAll(g.Text, "（", "\n（")
}

// guideLine is one line across, at a value of the axis called along. The label of
// an upright one stands above the picture, at its head: that is the start where
// the first category is at the top, else the end.
func guideLine(g figure.Guide, along, head string, k int) map[string]any {
	colour, dash := faint, "solid"
	if g.Target {
		colour, dash = ink, "dashed"
	}
	label := map[string]any{"show": true, "formatter": literal(guideText(g)), "color": colour, "fontSize": fontSize, "lineHeight": 17,
		"position": "end", "align": "left", "distance": 6}
	if along == "xAxis" {
		label = map[string]any{"show": true, "formatter": literal(g.Label()), "color": colour, "fontSize": fontSize,
			"position": head, "distance": 4 + 18*k}
	}
	return map[string]any{
		along: number(g.Value), "name": g.Label(), "label": label,
		"lineStyle": map[string]any{"color": colour, "type": dash, "width": 1.5},
	}
}

// uprightLines are lines across whose labels stand above the picture. One near an
// edge has its label beside it, not over the edge or over the numbers there.
func uprightLines(f figure.Figure, p plan, s scale, head string) map[string]any {
	lines := markLines(f, "xAxis", head)
	for n, g := range across(f) {
		label := lines["data"].([]any)[n].(map[string]any)["label"].(map[string]any)
		at, half := (g.Value.Float()-s.min)*p.pixels(s), float64(textWidth(g.Label()))/2
		switch {
		case at < half:
			label["align"] = "left"
		case float64(p.width-p.left) < at+half:
			label["align"] = "right"
		}
	}
	return lines
}
