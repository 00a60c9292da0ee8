package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/check"
	"nianbao/internal/metric"
	"nianbao/internal/similar"
	"nianbao/internal/stat"
)

// A question asks for one number.
type question struct {
	metrics   *metric.Metrics // judged by the standard that was asked for, else by those in force
	indicator *check.Indicator
	area      stat.Area
	year      stat.Year
}

// metric is the number that was asked for.
func (q question) metric() metric.Metric {
	return q.metrics.At(q.indicator, q.area, q.year)
}

// choose understands what was asked for, or says what could have been.
func choose(cmd *cobra.Command, metrics *metric.Metrics, indicator string) (question, error) {
	q := question{metrics: metrics}
	name, _ := cmd.Flags().GetString("area")
	if !cmd.Flags().Changed("area") {
		name = metrics.Data.Called(metrics.Data.Whole)
	}
	id, _ := cmd.Flags().GetString("standard")
	var err error
	if q.indicator, err = findIndicator(metrics.Data, indicator); err != nil {
		return q, err
	}
	if q.year, err = findYear(cmd, metrics.Data); err != nil {
		return q, err
	}
	if q.area, err = findArea(metrics.Data, name, q.year); err != nil {
		return q, err
	}
	if !q.indicator.Has(q.area.Level) {
		return q, wrong("指标“%s”不算到%s，只有%s的数", q.indicator.Title, metrics.Data.Ladder.Said(q.area.Level), levels(metrics.Data, q.indicator))
	}
	if id == "" {
		return q, nil
	}
	standard, err := findStandard(metrics.Data, id)
	if err == nil {
		q.metrics = metrics.Under(standard)
	}
	return q, err
}

func findIndicator(data *check.Dataset, name string) (*check.Indicator, error) {
	if i, ok := data.Indicator(strings.TrimSpace(name)); ok {
		return i, nil
	}
	if _, ok := data.Field(name); ok {
		return nil, wrong("“%s”是填报的字段，不是指标；各社区填了多少、在哪一格，看 nianbao merge 的汇总表", name)
	}
	var known []string
	for _, i := range data.Indicators {
		known = append(append(known, i.ID, i.Title), i.Aliases...)
	}
	return nil, wrong("没有指标“%s”%s", name, proposal(name, known))
}

func findYear(cmd *cobra.Command, data *check.Dataset) (stat.Year, error) {
	if !cmd.Flags().Changed("year") {
		return data.Latest(), nil
	}
	n, _ := cmd.Flags().GetInt("year")
	if data.HasYear(stat.Year(n)) {
		return stat.Year(n), nil
	}
	var years []string
	for _, y := range data.Years {
		years = append(years, fmt.Sprint(y))
	}
	return 0, wrong("没有 %d 年的数据；有数据的年份：%s", n, strings.Join(years, "、"))
}

// findArea finds an area by code or name. Of several with one name those that
// existed in the year count; if they are still several, the user must choose.
func findArea(data *check.Dataset, name string, year stat.Year) (stat.Area, error) {
	name = strings.TrimSpace(name)
	if a, ok := data.Area(name); ok {
		return a, nil
	}
	if name == data.Whole.Code || name == data.Whole.Name {
		return data.Whole, nil
	}
	found := data.AreasNamed(name)
	if len(found) > 1 {
		living := slices.DeleteFunc(slices.Clone(found), func(a stat.Area) bool { return !data.Exists(a.Code, year) })
		if len(living) > 0 {
			found = living
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		known := []string{data.Called(data.Whole)}
		for _, a := range data.AllAreas() {
			known = append(known, a.Name)
		}
		return stat.Area{}, wrong("没有地区“%s”%s", name, proposal(name, known))
	}
	var candidates []string
	for _, a := range found {
		candidates = append(candidates, a.Code+" "+where(data, a))
	}
	return stat.Area{}, wrong("叫“%s”的不止一个，请改写代码：%s", name, strings.Join(candidates, "、"))
}

// where is an area's name behind that of the area it lies in.
func where(data *check.Dataset, a stat.Area) string {
	if up, ok := data.Area(a.Parent); ok && !up.Whole() {
		return up.Name + a.Name
	}
	return a.Name
}

func findStandard(data *check.Dataset, id string) (*check.Standard, error) {
	if s, ok := data.Standard(id); ok {
		return s, nil
	}
	var known []string
	for _, s := range data.Standards {
		known = append(known, s.ID)
	}
	return nil, wrong("没有标准“%s”；可用的标准：%s", id, strings.Join(known, "、"))
}

// proposal names the known word that was probably meant, or those that contain
// what was written.
func proposal(name string, known []string) string {
	if near := similar.Nearest(name, known); near != "" {
		return "；是不是“" + near + "”？"
	}
	around := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return name == "" || !strings.Contains(k, name) })
	if len(around) == 0 {
		return ""
	}
	return "；名称里有它的：" + strings.Join(around[:min(len(around), 8)], "、")
}

// levels names the levels at which an indicator has a value.
func levels(data *check.Dataset, i *check.Indicator) string {
	var names []string
	for _, l := range i.Levels {
		names = append(names, data.Ladder.Said(l))
	}
	return strings.Join(names, "、")
}
