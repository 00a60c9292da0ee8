package echarts

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden pictures anew; look at every one")

// The size of all pictures drawn by these tests.
const width, height = 720, 400

// A picture is a chart under testdata, an option name.json and its golden
// name.svg, with how much it holds, so that an update cannot empty one unseen.
type picture struct {
	name                 string
	texts, shapes, paint int // <text>; paths, polygons…; gradients and patterns
}

var pictures = []picture{
	{"bar", 20, 14, 0},
	{"stacked", 14, 53, 3},
	{"line", 17, 30, 1},
	{"pie", 10, 12, 0},
	{"heatmap", 20, 20, 2},
	{"scatter", 16, 38, 0},
	{"radar", 7, 23, 0},
	{"boxplot", 10, 12, 0},
	{"time", 12, 19, 0},
	{"gauge", 13, 74, 0},
	{"sankey", 18, 13, 0},
	{"treemap", 38, 43, 0},
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// job is the job of a picture under testdata.
func job(t testing.TB, name string) Job {
	return Job{
		Option: readFile(t, "testdata/"+name+".json"), Width: width, Height: height,
		ID: "t-" + name, Title: "测试图 " + name, Desc: "数据见 testdata/" + name + ".json。",
	}
}

func renderer(t testing.TB, workers int) *Renderer {
	t.Helper()
	r, err := New(workers)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func draw(t testing.TB, r *Renderer, j Job) string {
	t.Helper()
	svg, err := r.SVG(j)
	if err != nil {
		t.Fatal(err)
	}
	return string(svg)
}

func TestGolden(t *testing.T) {
	r := renderer(t, 1)
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			got, path := draw(t, r, job(t, p.name)), "testdata/"+p.name+".svg"
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got != string(readFile(t, path)) {
				t.Errorf("the picture differs from %s; compare with go test -update and git diff", path)
			}
			audit(t, got)
			count(t, got, "text", p.texts, "<text")
			count(t, got, "shape", p.shapes, "<path", "<rect", "<circle", "<line ", "<polyline", "<polygon", "<ellipse")
			count(t, got, "paint", p.paint, "<linearGradient", "<radialGradient", "<pattern")
		})
	}
}

func count(t *testing.T, svg, what string, want int, tags ...string) {
	t.Helper()
	got := 0
	for _, tag := range tags {
		got += strings.Count(svg, tag)
	}
	if got != want {
		t.Errorf("%d %s elements, want %d", got, what, want)
	}
}

// A picture depends neither on the number of workers nor on what was drawn
// before: every picture, drawn by many at once and in any order, is its golden.
func TestAnyOrderAnyWorkers(t *testing.T) {
	backwards := slices.Clone(pictures)
	slices.Reverse(backwards)
	for _, order := range [][]picture{append(slices.Clone(pictures), backwards...), backwards} {
		for workers := 1; workers <= 2; workers++ {
			r := renderer(t, workers)
			var all sync.WaitGroup
			for _, p := range order {
				all.Go(func() {
					svg, err := r.SVG(job(t, p.name))
					if err != nil || !bytes.Equal(svg, readFile(t, "testdata/"+p.name+".svg")) {
						t.Errorf("%s with %d workers differs from its golden (error: %v)", p.name, workers, err)
					}
				})
			}
			all.Wait()
		}
	}
}

// Node, in another time zone, draws what goja draws, to the byte.
func TestNodeAgrees(t *testing.T) {
	args := []string{"testdata/oracle.js", ".", strconv.Itoa(width), strconv.Itoa(height)}
	for _, p := range pictures {
		args = append(args, p.name)
	}
	node := exec.Command("node", args...)
	node.Env = append(os.Environ(), "TZ=America/New_York")
	out, err := node.Output()
	if err != nil {
		t.Fatalf("node is needed as a second opinion: %v", err)
	}
	var raw map[string]string
	if err := json.Unmarshal(out, &raw); err != nil {
		t.Fatal(err)
	}
	for _, p := range pictures {
		svg, err := clean(raw[p.name], job(t, p.name))
		if err != nil || string(svg) != string(readFile(t, "testdata/"+p.name+".svg")) {
			t.Errorf("%s drawn by Node differs from its golden (error: %v)", p.name, err)
		}
	}
}

func TestBadJobs(t *testing.T) {
	option := `{"xAxis":{"type":"category","data":["甲"]},"yAxis":{},"series":[{"type":"bar","data":[3]}]}`
	r := renderer(t, 1)
	for _, test := range []struct {
		name   string
		change func(*Job)
		want   string
	}{
		{"id", func(j *Job) { j.ID = `a" onload="b` }, "图的标识是"},
		{"size", func(j *Job) { j.Width = 0 }, "图的尺寸是 0×300，宽和高都应在 1 到 8192 像素之间"},
		{"title", func(j *Job) { j.Title = " " }, "图没有标题"},
		{"not JSON", func(j *Job) { j.Option = []byte(`{`) }, "不是合格的 JSON"},
		{"not an object", func(j *Job) { j.Option = []byte(`[]`) }, "应是一个 JSON 对象"},
		{"no axes", func(j *Job) { j.Option = []byte(`{"series":[{"type":"bar","data":[1]}]}`) }, "ECharts 报错“TypeError"},
		{"no such type", func(j *Job) { j.Option = []byte(`{"series":[{"type":"cake"}]}`) }, "1 个系列的类型不认识"},
		{"no place on the axis", func(j *Job) {
			j.Option = []byte(`{"xAxis":{},"yAxis":{"type":"log"},"series":[{"type":"scatter","data":[[0,0],[1,-5],[2,1e300]]}]}`)
		}, "算不出的坐标（NaN）"},
	} {
		t.Run(test.name, func(t *testing.T) {
			j := Job{Option: []byte(option), Width: 400, Height: 300, ID: "a", Title: "甲"}
			good := draw(t, r, j)
			test.change(&j)
			if _, err := r.SVG(j); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want one with %q", err, test.want)
			}
			again := draw(t, r, Job{Option: []byte(option), Width: 400, Height: 300, ID: "a", Title: "甲"})
			if again != good {
				t.Error("the picture after the failed one differs from the one before")
			}
		})
	}
}

// Scripts that stand in for ECharts and misbehave.
func TestMisbehaviour(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"hangs", `var echarts = {init: function () { for (;;); }};`, "已停止"},
		{"calls itself for ever", `var echarts = {init: function init() { return init(); }};`, "ECharts"},
		{"throws a string", `var echarts = {init: function () { throw '坏了'; }};`, "ECharts 报错“坏了”"},
		{"throws while loading", `throw new Error('x');`, "ECharts 报错“Error: x"},
		{"is not a script", `<html>`, "请运行 make build 重新编译"},
		{"defines nothing", ``, "ECharts 报错“ReferenceError"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := newRenderer(newEngine(test.script), 1, 500*time.Millisecond)
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // the second by a new worker
				_, err := r.SVG(Job{Option: []byte(`{}`), Width: 1, Height: 1, ID: "a", Title: "甲"})
				if err == nil || !strings.Contains(err.Error(), test.want) {
					t.Errorf("error is %v, want one with %q", err, test.want)
				}
			}
		})
	}
}

func TestWorkers(t *testing.T) {
	if _, err := New(0); err == nil || !strings.Contains(err.Error(), "至少要 1") {
		t.Errorf("New(0): error is %v", err)
	}
}

// Words of data are words in the picture, whatever they look like.
func TestWordsStayWords(t *testing.T) {
	hostile := "</script><script>alert('1')</script>\" onload=\"alert(2)\x01"
	name, err := json.Marshal(hostile)
	if err != nil {
		t.Fatal(err)
	}
	option := `{"legend":{"show":true},"title":{"text":NAME,"subtext":NAME},"xAxis":{"type":"category","data":[NAME],"name":NAME},
		"yAxis":{"name":NAME},"series":[{"type":"bar","name":NAME,"data":[{"name":NAME,"value":3}],
		"label":{"show":true,"formatter":NAME},"markLine":{"data":[{"yAxis":2,"name":NAME,"label":{"formatter":NAME}}]}}]}`
	svg := draw(t, renderer(t, 1), Job{
		Option: []byte(strings.ReplaceAll(option, "NAME", string(name))),
		Width:  width, Height: height, ID: "a", Title: hostile, Desc: hostile,
	})
	audit(t, svg)
	want := "&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;alert(2)"
	if got := strings.Count(svg, ">"+want+"<"); got != 10 {
		t.Errorf("the words stand %d times in the picture, want 10: title and description, and 8 labels\n%s", got, svg)
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := newEngine(string(Script())).programs(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStart(b *testing.B) {
	e := newEngine(string(Script()))
	for b.Loop() {
		if _, err := e.start(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	r := renderer(b, 1)
	for _, p := range pictures {
		j := job(b, p.name)
		b.Run(p.name, func(b *testing.B) {
			for b.Loop() {
				draw(b, r, j)
			}
		})
	}
}
