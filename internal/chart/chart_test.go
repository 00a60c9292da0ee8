package chart

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/echarts"
	"nianbao/internal/figure"
	"nianbao/internal/stat"
)

var update = flag.Bool("update", false, "write the golden options")

func TestGoldenOptions(t *testing.T) {
	for name, f := range samples() {
		raw, width, height, err := Option(f)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if width < 300 || width > 1200 || height < 80 || height > 2000 {
			t.Errorf("%s wants %d×%d", name, width, height)
		}
		var got bytes.Buffer
		if err := json.Indent(&got, append(raw, '\n'), "", " "); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".json")
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s has another option than %s (go test -update writes it; look at the difference): %v", name, file, err)
		}
	}
}

// Each kind of figure has a sample.
func TestSamplesAreComplete(t *testing.T) {
	drawn := map[figure.Kind]bool{}
	for _, f := range samples() {
		drawn[f.Kind] = true
	}
	for kind := range builders {
		if !drawn[kind] {
			t.Errorf("no sample is %s", kind)
		}
	}
}

func TestSameFigureSameBytes(t *testing.T) {
	for name, f := range samples() {
		first, _, _, _ := Option(f)
		for range 20 {
			if again, _, _, _ := Option(f); !bytes.Equal(first, again) {
				t.Fatalf("%s has two options", name)
			}
		}
	}
}

// What is missing is a gap, and what is drawn is what is printed.
func TestValuesAsPrinted(t *testing.T) {
	raw, _, _, err := Option(samples()["bars"])
	if err != nil {
		t.Fatal(err)
	}
	var option struct {
		Series []struct {
			Data []struct {
				Value json.RawMessage
				Label struct{ Formatter string }
			}
		}
	}
	if err := json.Unmarshal(raw, &option); err != nil {
		t.Fatal(err)
	}
	want := []string{`31 31.0% ✓`, `12.5 12.5% ✗`, `"-" — ○`}
	for k, item := range option.Series[0].Data {
		if got := string(item.Value) + " " + item.Label.Formatter; got != want[k] {
			t.Errorf("point %d is %s, want %s", k, got, want[k])
		}
	}
}

func TestHouseStyle(t *testing.T) {
	for name, f := range samples() {
		raw, _, _, _ := Option(f)
		var option map[string]any
		if err := json.Unmarshal(raw, &option); err != nil {
			t.Fatal(err)
		}
		if option["animation"] != false || option["title"] != nil || option["toolbox"] != nil {
			t.Errorf("%s moves, or has a title or a toolbox", name)
		}
		if _, ok := option["legend"].(map[string]any)["show"]; !ok {
			t.Errorf("%s leaves it open whether there is a legend", name)
		}
		if !strings.Contains(string(raw), "Noto Sans CJK SC") {
			t.Errorf("%s has not the fonts of the house", name)
		}
	}
}

// Names of areas are other people's text: they stay text, or are refused.
func TestHostileNames(t *testing.T) {
	for _, name := range []string{`</script><script>alert(1)</script>`, `{b}{c}{a|x}`, `"onload="x`, strings.Repeat("长", 200), "a\nb", " "} {
		for kind, f := range samples() {
			f.Categories[0], f.Series[0].Name = name, name
			for _, texts := range [][]string{f.Classes, f.Groups, f.Sides[:]} {
				for k := range texts {
					texts[k] = name
				}
			}
			for k := range f.Ends {
				f.Ends[k].Name = name
			}
			raw, _, _, err := Option(f)
			if err != nil {
				t.Errorf("%s called %q: %v", kind, short(name), err)
				continue
			}
			if bytes.Contains(raw, []byte("<")) {
				t.Errorf("%s called %q ends a script", kind, short(name))
			}
			if err := echarts.Check(raw); err != nil {
				t.Errorf("%s called %q: %v", kind, short(name), err)
			}
		}
	}
	for kind, f := range samples() {
		f.Categories[0] = "甲__f__街道"
		if _, _, _, err := Option(f); err == nil || !strings.Contains(err.Error(), "请改名") {
			t.Errorf("%s takes a script: %v", kind, err)
		}
	}
}

func TestRefuses(t *testing.T) {
	for name, f := range map[string]figure.Figure{
		"nothing":         {ID: "x", Kind: figure.Line},
		"no points":       {ID: "x", Kind: figure.Line, Categories: []string{"2022"}, Series: []figure.Series{{Name: "全区"}}},
		"an unknown kind": {ID: "x", Kind: "gauge", Categories: []string{"2022"}, Series: []figure.Series{series("全区", point("1", passes))}},
		"a pie of two":    {ID: "x", Kind: figure.Pie, Categories: []string{"甲"}, Series: []figure.Series{series("a", point("1", passes)), series("b", point("1", passes))}},
		"a pie of four":   {ID: "x", Kind: figure.Pie, Categories: []string{"1", "2", "3", "4"}, Series: []figure.Series{series("a", point("1", passes), point("1", passes), point("1", passes), point("1", passes))}},
	} {
		if _, _, _, err := Option(f); err == nil {
			t.Errorf("%s was drawn", name)
		}
	}
}

// Every kind draws, and what is written in the picture is what the table says.
func TestDraws(t *testing.T) {
	r, err := echarts.New(1)
	if errors.Is(err, echarts.ErrNoBundle) {
		t.Skip("built without ECharts: run fetch.sh in internal/echarts first")
	} else if err != nil {
		t.Fatal(err)
	}
	for name, f := range samples() {
		raw, width, height, err := Option(f)
		if err != nil {
			t.Fatal(err)
		}
		svg, err := r.SVG(echarts.Job{Option: raw, Width: width, Height: height, ID: "c-" + name, Title: name})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, p := range written(f) {
			text := p.Label()
			if f.Kind == figure.Pie {
				text = p.Text + " " + f.Unit
			}
			if !bytes.Contains(svg, []byte(text)) {
				t.Errorf("%s: the picture lacks %q", name, text)
			}
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		values []float64
		bars   bool
		want   string
	}{
		{[]float64{12, 28.9, 30}, true, "0 30 10"},
		{[]float64{5.9, 7.3, 7}, false, "5.5 7.5 0.5"},
		{[]float64{53, 90, 100}, false, "0 100 20"},
		{[]float64{-150, 12048}, true, "-2500 12500 2500"},
		{[]float64{0, 0}, true, "0 1 1"},
		{nil, true, "0 1 1"},
		{[]float64{0.001, 0.0012}, true, "0 0.00125 0.00025"},
	} {
		s := fit(c.values, c.bars)
		if got := s.print(s.min).String() + " " + s.print(s.max).String() + " " + s.print(s.step).String(); !sameNumbers(got, c.want) {
			t.Errorf("scale of %v is %s, want %s", c.values, got, c.want)
		}
	}
}

// sameNumbers compares lists of numbers whatever their zeros at the end.
func sameNumbers(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	for k := range x {
		p, _ := stat.Decimal(x[k])
		q, ok := stat.Decimal(y[k])
		if !ok || p.Cmp(q) != 0 {
			return false
		}
	}
	return len(x) == len(y)
}
