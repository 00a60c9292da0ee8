package echarts

import (
	"math"
	"testing"

	"github.com/dop251/goja"
)

// The functions of detmath.js give what Go's give, to 1e-14 of the value.
func TestMath(t *testing.T) {
	runtime := goja.New()
	if _, err := runtime.RunString(mathScript); err != nil {
		t.Fatal(err)
	}
	object := runtime.Get("Math").ToObject(runtime)
	for name, want := range map[string]func(float64) float64{
		"sin": math.Sin, "cos": math.Cos, "tan": math.Tan, "asin": math.Asin, "acos": math.Acos, "atan": math.Atan,
		"exp": math.Exp, "log": math.Log, "log10": math.Log10, "log2": math.Log2,
		"pow":   func(x float64) float64 { return math.Pow(math.Abs(x), 1.7) },
		"atan2": func(x float64) float64 { return math.Atan2(x, -2.5) },
	} {
		call, _ := goja.AssertFunction(object.Get(name))
		for _, x := range []float64{-700, -12.5, -3, -1, -0.8, -0.5, -1e-3, 0, 1e-300, 1e-9, 0.1, 0.25, 0.66, 0.7, 1, 2, 2.5, math.Pi / 4, math.Pi / 2, 3, 8, 10, 100, 1e3, 12345.678, math.Inf(1), math.NaN()} {
			args := map[string][]goja.Value{"pow": {runtime.ToValue(math.Abs(x)), runtime.ToValue(1.7)}, "atan2": {runtime.ToValue(x), runtime.ToValue(-2.5)}}[name]
			if args == nil {
				args = []goja.Value{runtime.ToValue(x)}
			}
			result, err := call(object, args...)
			if err != nil {
				t.Fatal(err)
			}
			if got := result.ToFloat(); !near(got, want(x)) {
				t.Errorf("%s(%v) = %v, want %v", name, x, got, want(x))
			}
		}
	}
}

func near(a, b float64) bool {
	return a == b || a != a && b != b || math.Abs(a-b) <= 1e-14*max(1, math.Abs(b))
}
