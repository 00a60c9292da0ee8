package stat_test

import (
	"slices"
	"testing"

	"nianbao/internal/stat"
)

// Levels have other names in other places; towns are told of beside streets only.
func TestLadder(t *testing.T) {
	counties := slices.Clone(stat.Usual)
	counties[1].Name = "乡镇"
	province := append(slices.Clone(counties), stat.Step{Level: stat.Province, Name: "省", Whole: "全省"})
	for _, c := range []struct {
		ladder stat.Ladder
		from   stat.Level
		up     []stat.Level
		street string
		tall   bool
	}{
		{stat.Usual, stat.Community, []stat.Level{stat.Community, stat.Subdistrict}, "街道（镇）", false},
		{counties, stat.Subdistrict, []stat.Level{stat.Subdistrict}, "乡镇", false},
		{province, stat.Subdistrict, []stat.Level{stat.Subdistrict, stat.District}, "乡镇", true},
	} {
		if up := c.ladder.Up(c.from).Levels(); !slices.Equal(up, c.up) {
			t.Errorf("from %s up to %s: %v, want %v", c.from, c.ladder.Top(), up, c.up)
		}
		if got := c.ladder.Heading(stat.Subdistrict); got != c.street || c.ladder.Tall() != c.tall {
			t.Errorf("streets are headed %s, tall %v", got, c.ladder.Tall())
		}
	}
}
