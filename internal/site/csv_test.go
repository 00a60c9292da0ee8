package site

import (
	"strings"
	"testing"
)

// A spreadsheet runs cells that begin with these signs as formulas.
func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"明珠社区":                 "明珠社区",
		"-12.5":                "-12.5",
		"-3":                   "-3",
		"=HYPERLINK(\"x\")":    "'=HYPERLINK(\"x\")",
		"+1":                   "'+1",
		"-1+2":                 "'-1+2",
		"@SUM(A1)":             "'@SUM(A1)",
		"\t=1":                 "'\t=1",
		"＝1+1":                 "'＝1+1",
		"-":                    "'-",
		"":                     "",
		"2022—2023, \"两年\"的平均": "2022—2023, \"两年\"的平均",
	} {
		if got := harmless(text); got != want {
			t.Errorf("harmless(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestWriteCSV(t *testing.T) {
	got := string(writeCSV([][]string{{"名称", "数值（%）"}, {`甲,"乙"`, "-1.5"}, {"=1", ""}}))
	want := "\ufeff名称,数值（%）\r\n\"甲,\"\"乙\"\"\",-1.5\r\n'=1,\r\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.HasPrefix(got, "\xef\xbb\xbf") {
		t.Error("without the mark, WPS reads it as GBK")
	}
}
