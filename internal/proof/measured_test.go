package proof

import (
	"fmt"
	"strings"
	"testing"
)

// Every name of the table is reported with every measure that it cannot have, and is not
// with its own.
func TestMeasures(t *testing.T) {
	tell := func(name, base string) bool {
		return len(Check(read("a.txt", []byte(fmt.Sprintf("%s达到60%s，好于上年。", name, base))), Options{})) > 0
	}
	sized := ""
	for row := range rowsOf(unitTable, 5) {
		if row[2]+row[3] != "" {
			sized += row[4] + " "
		}
	}
	wrong := 0
	for row := range rowsOf(unitTable, 5) {
		for _, name := range strings.Fields(row[4]) {
			if strings.ContainsAny(name, "[{") {
				continue // a pattern
			}
			if !strings.Contains(sized, name) && tell(name, row[0]) {
				t.Errorf("a false alarm: %s in %s", name, row[0])
			}
			for base := range basesOf(row[1]) {
				wrong++
				if !tell(name, base) {
					t.Errorf("silent: %s in %s", name, base)
				}
			}
		}
	}
	if wrong < 5000 {
		t.Errorf("only %d wrong measures", wrong)
	}
}

// A size beyond all sense is told with the usual one, in the unit of the text.
func TestUsualSizes(t *testing.T) {
	for text, want := range map[string]string{
		"2023年末全县常住人口28.7亿人。": "在3000人至300万人之间",
		"食堂人均用餐标准18万元。":       "不超过2000元",
		"我镇共有耕地6.2万平方公里。":     "不超过1500平方公里",
		"全县GDP达到86万元。":        "不少于1亿元",
	} {
		if found := hear(text); len(found) != 1 || found[0].Expected != want || !strings.Contains(found[0].Message, "通常"+want+"；请核对") {
			t.Errorf("%s: found %v, want %s", text, found, want)
		}
	}
}
