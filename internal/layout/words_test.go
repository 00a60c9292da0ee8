package layout

import (
	"testing"

	"github.com/BurntSushi/toml"

	"nianbao"
)

// words are those of this repository.
func words(t testing.TB) Vocabulary {
	t.Helper()
	var v Vocabulary
	if _, err := toml.DecodeFS(nianbao.Defaults, "data/words.toml", &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestBareNames(t *testing.T) {
	v := words(t)
	for _, names := range [][]string{
		{"明珠", "明珠社区", "明珠 社区", "明珠社区居委会", "明珠社区居民委员会", "明珠街道", "明珠街道办事处", "明珠镇"},
		{"新村", "新村村民委员会", "新村社区"},
		{"社区"}, // nothing would be left
	} {
		for _, name := range names[1:] {
			if a, b := v.Bare(names[0]), v.Bare(name); a != b || a == "" {
				t.Errorf("%s is %s, %s is %s", names[0], a, name, b)
			}
		}
	}
	if v.Bare("社区") != "社区" || v.Bare("东街") == v.Bare("西街") {
		t.Error("too much was dropped")
	}
}

// What a line is, by the label in front of it.
func TestLabels(t *testing.T) {
	s := signsOf(words(t))
	for label, want := range map[string]string{
		"合计": "total", "总合计": "total", "合计数": "total", "合计:": "total", "全区(60个)": "total", "明珠街道小计": "total", "全区": "total",
		"平均": "mean", "户均值": "mean", "全区平均数(元)": "mean",
		"注:一": "note", "备注": "note", "说明1.": "note", "填表人张": "note", "(盖章)": "note", "单位(盖章": "note",
		"全区小学": "", "合计科": "", "说明书": "", "备注栏": "", "平均分": "", "注意": "", "明珠社区": "", "": "",
	} {
		got := ""
		switch {
		case s.total.MatchString(label):
			got = "total"
		case s.mean.MatchString(label):
			got = "mean"
		case s.note.MatchString(label):
			got = "note"
		}
		if got != want {
			t.Errorf("%q is %q, want %q", label, got, want)
		}
	}
	if none := signsOf(Vocabulary{}); none.total.MatchString("合计") || none.mean.MatchString("") || none.note.MatchString("(") {
		t.Error("no words know something")
	}
}
