package stat

import "testing"

func TestFactor(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"万元", "元", "10000"}, {"元", "万元", "1/10000"}, {"平方米", "㎡", "1"}, {"万人", "人", "10000"},
		{"元/年", "元/月", "1/12"}, {"万元/年", "元/年", "10000"}, {"名", "人", "1"}, {"㎡", "人", "—"}, {"元/月", "㎡", "—"},
		{"亿元", "万元", "10000"}, {"元", "元/月", "1"},
	} {
		got := "—"
		if f, ok := Factor(c.from, c.to); ok {
			got = f.Rat().RatString()
		}
		if got != c.want {
			t.Errorf("%s to %s is %s, want %s", c.from, c.to, got, c.want)
		}
	}
}
