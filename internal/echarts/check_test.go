package echarts

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	for _, test := range []struct{ name, option, want string }{
		{"go-echarts function", `{"tooltip":{"formatter":"__f__function(p){return 1}__f__"}}`, "option.tooltip.formatter：“__f__function(p){return 1}__f__”含脚本标记 __f__"},
		{"__f__ in a name of data", `{"xAxis":{"data":["a__f__b"]}}`, "option.xAxis.data[0]：“a__f__b”含脚本标记"},
		{"__f__ in a key", `{"__f__":1}`, "名称“__f__”含脚本标记"},
		{"function", `{"yAxis":{"axisLabel":{"formatter":"function (v) { return v; }"}}}`, "是一段函数"},
		{"arrow function", `{"yAxis":{"axisLabel":{"formatter":"(v) => v"}}}`, "是一段函数"},
		{"colour with an attribute", `{"series":[{"itemStyle":{"color":"red\" onload=\"alert(2)"}}]}`, "option.series[0].itemStyle.color：“red\" onload=\"alert(2)”不是颜色"},
		{"colour with an element", `{"color":["#fff","red\"><script>alert(1)</script>"]}`, "option.color[1]："},
		{"colour with an address", `{"backgroundColor":"url(https://example.org/a.svg#b)"}`, "不是颜色"},
		{"colour in a gradient", `{"series":{"areaStyle":{"color":{"type":"linear","colorStops":[{"offset":0,"color":"x;y"}]}}}}`, "option.series.areaStyle.color.colorStops[0].color：“x;y”不是颜色"},
		{"colour of a table", `{"visualMap":{"inRange":{"color":{"甲":"<b>"}}}}`, "option.visualMap.inRange.color.甲"},
		{"picture as a colour", `{"series":{"itemStyle":{"color":{"image":"a.png"}}}}`, "“a.png”不是颜色"},
		{"font", `{"textStyle":{"fontFamily":"a\" onload=\"b"}}`, "不是字体名"},
		{"font with a style", `{"textStyle":{"fontFamily":"a; fill: url(x)"}}`, "不是字体名"},
		{"link", `{"title":{"text":"a","link":"javascript:alert(1)"}}`, "option.title.link：“javascript:alert(1)”是链接"},
		{"outside picture", `{"series":{"symbol":"image://https://example.org/a.png"}}`, "不能有外来图片"},
		{"prototype", `{"series":{"__proto__":{"color":"red"}}}`, "名称“__proto__”在 JavaScript 里另有含义"},
		{"nested", `{"a":` + strings.Repeat("[", 70) + strings.Repeat("]", 70) + `}`, "嵌套超过 64 层"},
		{"nested beyond reason", strings.Repeat("[", 1e6), "不是合格的 JSON"},
		{"two at once", `{"color":["a b"],"title":{"link":"x"}}`, "是链接"},
		{"two texts", `{} {}`, "不是合格的 JSON"},
		{"too long", `{"a":"` + strings.Repeat("x", 17<<20) + `"}`, "请减少图中的数据"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := Check([]byte(test.option)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestCheckPasses(t *testing.T) {
	for _, option := range []string{
		`{}`,
		`{"color":["#1f4e79","#fff","red","transparent","rgba(31, 78, 121, 0.5)","hsl(120,50%,50%)",""],"colorBy":"series"}`,
		`{"textStyle":{"fontFamily":"Noto Sans CJK SC, 'Microsoft YaHei', 微软雅黑, sans-serif","fontSize":12}}`,
		`{"series":[{"type":"gauge","axisLine":{"lineStyle":{"color":[[0.3,"#67e0e3"],[1,"#fd666d"]]}}}]}`,
		`{"series":[{"type":"sankey","links":[{"source":"甲","target":"乙"}]}],"axisPointer":{"link":[{"xAxisIndex":"all"}]}}`,
		`{"title":{"text":"<b>“功能”</b> function 一词可以出现在标题里","link":""},"xAxis":{"data":["javascript:alert(1)"]}}`,
		`{"legend":{"formatter":"{name}"},"series":{"label":{"formatter":"{b}：{c}（{d}%）"}}}`,
	} {
		if err := Check([]byte(option)); err != nil {
			t.Errorf("%s: %v", option, err)
		}
	}
	for _, p := range pictures {
		if err := Check(job(t, p.name).Option); err != nil {
			t.Errorf("%s: %v", p.name, err)
		}
	}
}

// FuzzCheck: no option makes Check panic, and what passes has no way in.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(`{"color":["red\" onload=\"alert(2)"],"a":{"link":"x","__proto__":[1,null,true]}}`))
	f.Add([]byte(`{"title":{"text":"甲"},"series":[{"data":[1,"-",null]}]}`))
	f.Fuzz(func(t *testing.T, option []byte) {
		if Check(option) == nil && strings.Contains(string(option), "__f__") {
			t.Errorf("passed: %q", option)
		}
	})
}
