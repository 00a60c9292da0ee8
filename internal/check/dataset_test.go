package check_test

import (
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A community with a higher income stands before another; a street in which more
// communities have an income does not.
func TestCountsOfAreasAreNoMerit(t *testing.T) {
	bands := check.Indicator{Indicator: source.Indicator{Direction: "higher"}, Rollup: check.Count, Base: stat.Community}
	share := check.Indicator{Indicator: source.Indicator{Direction: "higher"}, Rollup: check.Share, Base: stat.Community}
	for _, c := range []struct {
		of    check.Indicator
		level stat.Level
		want  string
	}{{bands, stat.Community, "higher"}, {bands, stat.Subdistrict, ""}, {bands, stat.District, ""}, {share, stat.Subdistrict, "higher"}} {
		if got := c.of.Better(c.level); got != c.want {
			t.Errorf("%s at %s: %q is better, want %q", c.of.Rollup, c.level, got, c.want)
		}
	}
}
