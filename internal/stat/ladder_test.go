package stat_test

import (
	"slices"
	"strings"
	"testing"

	"nianbao/internal/stat"
)

// Levels have other names in other places; towns are told of beside streets only.
func TestLadder(t *testing.T) {
	counties := slices.Clone(stat.Usual)
	counties[1].Name, counties[1].Head = "乡镇", ""
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

// What areas are called follows their names: villages are no 社区, towns no 街道. A
// head may have words of its own.
func TestLadderSaysWhatThereIs(t *testing.T) {
	for names, want := range map[string]string{
		"东城社区":      "社区",
		"村前社区":      "社区",
		"上坝村":       "村",
		"上坝村 东城社区":  "村（社区）",
		"东城社区 柳村委会": "村（社区）",
	} {
		ladder := slices.Clone(stat.Usual)
		ladder[0].Others, ladder[0].Mixed, ladder[0].Only = "村 村委会", "村（社区）", "村"
		areas := []stat.Area{{Name: "柳溪镇", Level: stat.Subdistrict}}
		for _, name := range strings.Fields(names) {
			areas = append(areas, stat.Area{Name: name, Level: stat.Community})
		}
		ladder.Mix(areas)
		if name, said, head := ladder.Name(stat.Community), ladder.Said(stat.Community), ladder.Heading(stat.Community); name != "社区" || said != want || head != want {
			t.Errorf("%s: %s, called %s and headed %s, want %s", names, name, said, head, want)
		}
		if got := ladder.Said(stat.Subdistrict) + " " + ladder.Heading(stat.Subdistrict); got != "街道 街道（镇）" {
			t.Errorf("streets are called and headed %s", got)
		}
	}
}
