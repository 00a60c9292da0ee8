package diff

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// A Rule is a part of the policy that changed.
type Rule struct {
	Kind  string   `json:"kind"` // field, rule, indicator, standard, scorecard, settings, judging
	ID    string   `json:"id"`
	Title string   `json:"title"`
	What  string   `json:"what"` // added, removed, changed
	Lines []string `json:"lines"`
}

// rules compares all policy, part by part, and which standards judge.
func (r *Report) rules(a, b Side) {
	p, q := a.Project, b.Project
	if p != q {
		compare(r, "settings", settings(p), settings(q), func(c source.Config) (string, string) { return "nianbao.toml", c.Title })
		compare(r, "field", p.Fields, q.Fields, func(f source.Field) (string, string) { return f.ID, f.Title })
		compare(r, "rule", p.Rules, q.Rules, func(f source.Rule) (string, string) { return f.ID, f.Message })
		compare(r, "indicator", indicators(p), indicators(q), func(i source.Indicator) (string, string) { return i.ID, i.Title })
		compare(r, "standard", p.Standards, q.Standards, func(s source.Standard) (string, string) { return s.ID, s.Title })
		compare(r, "scorecard", p.Scorecards, q.Scorecards, func(s source.Scorecard) (string, string) { return s.ID, s.Title })
	}
	r.judging(a.Metrics.Data.Judging(a.Year), b.Metrics.Data.Judging(b.Year))
}

// settings are what nianbao.toml says, without what belongs to single years.
func settings(p *source.Project) []source.Config {
	c := p.Config
	c.Judging, c.Sealing = nil, nil
	return []source.Config{c}
}

func indicators(p *source.Project) (out []source.Indicator) {
	for _, t := range p.Themes {
		out = append(out, t.Indicators...)
	}
	return out
}

// judging lists the standards that judge one side only.
func (r *Report) judging(was, is []*check.Standard) {
	has := func(list []*check.Standard, id string) bool {
		return slices.ContainsFunc(list, func(s *check.Standard) bool { return s.ID == id })
	}
	for _, s := range is {
		if !has(was, s.ID) {
			r.Rules = append(r.Rules, Rule{Kind: "judging", ID: s.ID, Title: s.Title, What: "added", Lines: []string{}})
		}
	}
	for _, s := range was {
		if !has(is, s.ID) {
			r.Rules = append(r.Rules, Rule{Kind: "judging", ID: s.ID, Title: s.Title, What: "removed", Lines: []string{}})
		}
	}
}

// compare pairs the parts of two policies by id.
func compare[T any](r *Report, kind string, was, is []T, name func(T) (id, title string)) {
	before := map[string]T{}
	for _, x := range was {
		id, _ := name(x)
		before[id] = x
	}
	for _, x := range is {
		id, title := name(x)
		old, there := before[id]
		delete(before, id)
		lines := []string{}
		what := "added"
		if there {
			what, lines = "changed", differences(old, x)
		}
		if !there || len(lines) > 0 {
			r.Rules = append(r.Rules, Rule{kind, id, title, what, lines})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		_, title := name(before[id])
		r.Rules = append(r.Rules, Rule{kind, id, title, "removed", []string{}})
	}
}

// differences are the keys of two tables whose values differ: “公式：a → b”.
func differences(was, is any) []string {
	a, b := map[string]string{}, map[string]string{}
	flatten(reflect.ValueOf(was), "", a)
	flatten(reflect.ValueOf(is), "", b)
	all := maps.Clone(a)
	maps.Copy(all, b)
	var out []string
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if a[key] != b[key] {
			out = append(out, fmt.Sprintf("%s：%s → %s", key, cmp.Or(a[key], "没有"), cmp.Or(b[key], "没有")))
		}
	}
	return out
}

// flatten writes down a table as TOML has it, by the way to each value. Where it
// stands in its file is no part of it.
func flatten(v reflect.Value, at string, out map[string]string) {
	switch x := v.Interface().(type) {
	case diag.Place:
		return
	case source.Expression:
		set(out, at, x.Text)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for k := range v.NumField() {
			f := v.Type().Field(k)
			flatten(v.Field(k), join(at, word(f)), out)
		}
	case reflect.Slice:
		for k := range v.Len() {
			flatten(v.Index(k), join(at, label(v.Index(k), k)), out)
		}
	default:
		if !v.IsZero() {
			set(out, at, fmt.Sprint(v.Interface()))
		}
	}
}

func set(out map[string]string, at, text string) {
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		out[at] = text
	}
}

func join(a, b string) string { return strings.Trim(a+" "+b, " ") }

// word is the name of a key for people.
func word(f reflect.StructField) string {
	if f.Anonymous {
		return ""
	}
	key := f.Tag.Get("toml")
	return cmp.Or(words[key], key, f.Name)
}

// label names an item of a list: by its id, else by its place.
func label(v reflect.Value, k int) string {
	if v.Kind() == reflect.Struct {
		for _, name := range []string{"ID", "Indicator", "Title", "Name"} {
			if f := v.FieldByName(name); f.IsValid() && f.Kind() == reflect.String && f.String() != "" {
				return f.String()
			}
		}
	}
	return fmt.Sprintf("第%d项", k+1)
}

// words are the keys of TOML for people.
var words = map[string]string{
	"title": "名称", "name": "名称", "unit": "单位", "type": "类型", "formula": "公式", "definition": "口径", "rollup": "汇总", "decimals": "小数位",
	"direction": "方向", "scope": "范围", "weight": "权数", "headline": "首页次序", "aliases": "别名", "source": "来源", "note": "说明", "basis": "依据",
	"min": "不少于", "max": "不超过", "above": "超过", "below": "不满", "low": "通常不低于", "high": "通常不高于", "edges": "分档界限", "clause": "条款", "bands": "分档",
	"amount": "数额", "value": "数额", "from": "起始年", "to": "截止年", "number": "文号", "issuer": "发文机关", "region": "适用地区", "levels": "适用于", "when": "条件",
	"all": "同时满足", "exempt": "豁免", "due": "期限", "severity": "程度", "require": "要求", "message": "提示", "hint": "办法", "reason": "理由", "rounding": "修约",
	"owner": "单位", "theme": "主题", "district": "地区", "code": "代码", "choices": "可选", "required": "必填", "internal": "内部", "group": "栏目", "sheet": "工作表", "rolled_unit": "汇总单位",
}
