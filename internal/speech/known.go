package speech

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/similar"
	"nianbao/internal/stat"
)

// What is proposed for a name that means nothing.

func (b *binder) nearIndicator(name string) string {
	var known []string
	for _, i := range b.data().Indicators {
		known = append(append(known, i.Title, i.ID), i.Aliases...)
	}
	slices.Sort(known)
	return meant(name, known)
}

func (b *binder) nearArea(name string) string {
	var known []string
	for _, a := range b.data().AllAreas() {
		known = append(known, a.Name)
	}
	return meant(name, known)
}

func (b *binder) nearForm(key string) string {
	known := append(slices.Sorted(maps.Keys(b.forms)), options...)
	for _, s := range b.data().Ladder.Up(stat.Community) {
		known = append(known, s.Name)
	}
	if near := meant(key, known); near != "" {
		return near
	}
	return "；写法见 docs/speeches.md"
}

// options are what may stand after the | beside the forms.
var options = []string{"年", "地区", "档", "前", "带数", "小数", "万", "亿", "原数", "千分撇", "千分空", "不分节"}

func meant(name string, known []string) string {
	if near := similar.Nearest(name, known); near != "" {
		return fmt.Sprintf("；是不是“%s”？", near)
	}
	return ""
}

// yearsAtHand lists the years that have data.
func (b *binder) yearsAtHand() string {
	var years []string
	for _, y := range b.data().Years {
		years = append(years, fmt.Sprint(y))
	}
	return "；有数据的年份：" + strings.Join(years, "、")
}
