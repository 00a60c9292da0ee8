package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/stat"
)

func TestDraw(t *testing.T) {
	n, none := func(i int64) stat.Quantity { return stat.Int(i) }, stat.Quantity{}
	for name, c := range map[string]struct {
		values []stat.Quantity
		target stat.Quantity
		want   Spark
	}{
		"a line with the last year marked": {[]stat.Quantity{n(0), n(10)}, none,
			Spark{Lines: []string{"4,28 116,4"}, Dots: []Dot{{116, 4, true}}}},
		"a gap is not bridged": {[]stat.Quantity{n(0), n(5), none, n(10)}, none,
			Spark{Lines: []string{"4,28 41.3,16"}, Dots: []Dot{{116, 4, true}}}},
		"a lone year is a dot": {[]stat.Quantity{n(0), none, n(10), n(10)}, none,
			Spark{Lines: []string{"78.7,4 116,4"}, Dots: []Dot{{4, 28, false}, {116, 4, true}}}},
		"no own year without a number": {[]stat.Quantity{n(0), n(10), none}, none,
			Spark{Lines: []string{"4,28 60,4"}}},
		"a near target is drawn": {[]stat.Quantity{n(0), n(10)}, n(20),
			Spark{Lines: []string{"4,28 116,16"}, Dots: []Dot{{116, 16, true}}, Aimed: true, Target: 4}},
		"a far target would flatten the line": {[]stat.Quantity{n(0), n(10)}, n(1000),
			Spark{Lines: []string{"4,28 116,4"}, Dots: []Dot{{116, 4, true}}}},
		"all equal runs through the middle": {[]stat.Quantity{n(7), n(7)}, none,
			Spark{Lines: []string{"4,16 116,16"}, Dots: []Dot{{116, 16, true}}}},
		"one year is no line": {[]stat.Quantity{none, n(7)}, none, Spark{}},
	} {
		if diff := cmp.Diff(c.want, draw(c.values, c.target, sparkFrame(c.values))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
