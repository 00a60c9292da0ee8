package proof

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

// shared is the folder of the seed documents, beside the project.
const shared = "../../../shared"

type quote struct {
	Text   string `json:"text"`
	Offset int    `json:"offset"`
}

type goldClaim struct {
	ID       string  `json:"id"`
	Seed     string  `json:"seed"`
	Kind     string  `json:"kind"`
	Severity string  `json:"severity"`
	Must     bool    `json:"must_raise"`
	Quotes   []quote `json:"quotes"`
}

type trap struct {
	ID       string `json:"id"`
	Seed     string `json:"seed"`
	Text     string `json:"text"`
	Offset   int    `json:"offset"`
	Category string `json:"category"`
}

func readLines[T any](t *testing.T, name string) []T {
	t.Helper()
	file, err := os.Open(filepath.Join(shared, name))
	if err != nil {
		t.Skipf("跳过：没有标准样例 %s，这里的精确率和召回率没有核对（%v）", name, err)
	}
	defer file.Close()
	var out []T
	scan := bufio.NewScanner(file)
	scan.Buffer(nil, 1<<20)
	for scan.Scan() {
		var v T
		if err := json.Unmarshal(scan.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, v)
	}
	return out
}

func touches(f Finding, q quote) bool {
	for _, s := range f.Spans {
		if s.Start < q.Offset+len([]rune(q.Text)) && q.Offset < s.End {
			return true
		}
	}
	return false
}

func severityOf(gold string) diag.Severity {
	if gold == "warn" {
		return diag.Warning
	}
	return diag.Severity(gold)
}

// All that must raise does, at its severity or higher; no error touches only
// something else; at most five warnings more; traps are silent.
func TestGold(t *testing.T) {
	claims := readLines[goldClaim](t, "domain/gold_claims.jsonl")
	traps := readLines[trap](t, "domain/traps.jsonl")
	seeds, err := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
	if err != nil || len(seeds) != 5 {
		t.Skipf("跳过：没有找到五份样例文稿（%v）", seeds)
	}
	raised, extra := 0, 0
	for _, name := range seeds {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		seed := filepath.Base(name)
		found := Check(read(name, raw), Options{})
		wanted := make([]bool, len(found))
		for _, c := range claims {
			if c.Seed == seed && c.Must && meets(c, found, wanted) {
				raised++
			} else if c.Seed == seed && c.Must {
				t.Errorf("%s %s is not raised: %v", c.ID, c.Severity, c.Quotes)
			}
		}
		for n, f := range found {
			if wanted[n] || f.Severity == diag.Info {
				continue
			}
			if extra++; f.Severity == diag.Error {
				t.Errorf("%s: false error %s: %s %v", seed, f.Rule, f.Message, f.Spans)
			} else {
				t.Logf("%s: further warning %s: %s %v", seed, f.Rule, f.Message, f.Spans)
			}
		}
		for _, trap := range traps {
			if trap.Seed == seed {
				checkTrap(t, trap, found, wanted)
			}
		}
	}
	if t.Logf("%d raised, %d further findings", raised, extra); raised != 19 || extra > 5 {
		t.Errorf("%d of 19 raised, %d further findings, want at most 5", raised, extra)
	}
}

// ruleOf says which rules may answer a kind of claim: another's finding beside it is
// no answer.
var ruleOf = map[string]string{
	"scope": "scope", "external": "external", "hole": "hole lost", "partition": "cover", "temporal": "order target", "universal": "universal",
	"boundary": "bound style", "share": "share", "repeat": "repeat", "mean×n": "product", "÷12": "months", "sum to 100": "hundred",
}

// meets marks the findings that answer a claim.
func meets(c goldClaim, found []Finding, wanted []bool) bool {
	ok := false
	for n, f := range found {
		for _, q := range c.Quotes {
			if slices.Contains(strings.Fields(ruleOf[c.Kind]), f.Rule) && touches(f, q) && weight[f.Severity] <= weight[severityOf(c.Severity)] {
				wanted[n], ok = true, true
			}
		}
	}
	return ok
}

// checkTrap wants no finding inside a trap, except that a gold claim about
// the same words may be there.
func checkTrap(t *testing.T, trap trap, found []Finding, wanted []bool) {
	t.Helper()
	for n, f := range found {
		if f.Severity != diag.Info && !wanted[n] && touches(f, quote{trap.Text, trap.Offset}) {
			t.Errorf("trap %s %q (%s) raises %s: %s", trap.ID, trap.Text, trap.Category, f.Rule, f.Message)
		}
	}
}

// The speeches in content keep the seeds' figures, right and wrong: the twin
// of the gold list that always runs. The key is what a span must touch.
var speechErrors = map[string][]string{
	"2006-zuotanhui.md":    {"lost 企事业??贯彻", "scope 今天参加全区社区建设座谈会", "external 超过90名，可以设立社区党委"},
	"2009-cuoshi.md":       {"share 只占社区总数的20%", "repeat 达标的只有11个", "hundred 力争市里支持20%，区和街道分别承担40%和30%", "product 平均缺少98㎡", "months 平均每月410元", "bound 面积在100㎡以下", "bound 面积在200㎡以下"},
	"2010-xianchanghui.md": {},
	"2011-hexie.md":        {"hole 民发〔〕85号", "hole 从年起"},
	"2022-tuijinhui.md":    {"hole 通过年社区", "cover 100—200万元的有16个", "order 2021年又完成了200户", "target 到2020年", "universal 全区社区用房已全部达标", "style 超过100万元以上", "bound 200万元以上的有9个", "external 三年一次的换届"},
}

func TestSpeeches(t *testing.T) {
	for name, want := range speechErrors {
		raw, err := os.ReadFile(filepath.Join("../../content/speeches", name))
		if err != nil {
			t.Fatal(err)
		}
		found := Check(read(name, raw), Options{})
		hit := make([]bool, len(found))
		for _, w := range want {
			rule, text, _ := strings.Cut(w, " ")
			n := strings.Index(string(raw), text)
			if n < 0 {
				t.Fatalf("%s no longer says %q", name, text)
			}
			ok := false
			for k, f := range found {
				if f.Rule == rule && touches(f, quote{text, len([]rune(string(raw[:n])))}) {
					ok, hit[k] = true, true
				}
			}
			if !ok {
				t.Errorf("%s: %s is silent on %q", name, rule, text)
			}
		}
		for k, f := range found {
			if !hit[k] && f.Severity != diag.Info {
				t.Errorf("%s: %s %s: %s %v", name, f.Severity, f.Rule, f.Message, f.Spans)
			}
		}
	}
}
