package site

import (
	"strings"

	"nianbao/internal/figure"
)

// shows notes texts of the page that may say that a number is withheld.
func (v *view) shows(texts ...string) {
	for _, text := range texts {
		v.withheld = v.withheld || strings.Contains(text, figure.Withheld)
	}
}

// showsFigure notes what a figure and its table say.
func (v *view) showsFigure(f figure.Figure) {
	v.shows(f.Title.String())
	for _, s := range f.Series {
		for _, p := range s.Points {
			v.shows(p.Text)
		}
	}
}

// notes explain the signs that the page used.
func (v *view) notes() []string {
	if !v.withheld {
		return nil
	}
	return []string{v.c.Writer.WithheldNote()}
}
