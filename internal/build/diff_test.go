package build_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/archive"
	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/diff"
	"nianbao/internal/stat"
)

func state(p fstest.MapFS, y stat.Year) build.State {
	return build.State{Label: "甲", Project: p, Year: y}
}

func compared(t *testing.T, a, b build.State, same bool) *diff.Report {
	t.Helper()
	var problems diag.List
	r := build.Diff(a, b, same, &problems)
	if r == nil {
		t.Fatal(problems.Sorted())
	}
	return r
}

// changedFile is a project with one file changed.
func changedFile(t *testing.T, p fstest.MapFS, name, old, new string) fstest.MapFS {
	t.Helper()
	out := maps.Clone(p)
	text := bytes.ReplaceAll(p[name].Data, []byte(old), []byte(new))
	if bytes.Equal(text, p[name].Data) {
		t.Fatalf("%s has no %s", name, old)
	}
	out[name] = &fstest.MapFile{Data: text}
	return out
}

// A state does not differ from itself.
func TestDiffOfTheSame(t *testing.T) {
	p := project(t, villages())
	r := compared(t, state(p, 2022), state(project(t, villages()), 2022), false)
	if r.Counts.Changed != 0 || r.Counts.Compared < 100 || !strings.Contains(string(r.Text()), "没有任何变化") {
		t.Errorf("%+v", r)
	}
}

// Why a number changed: each is told to come from data, from rules, or from both,
// as it does where only one of them is changed.
func TestDiffTellsDataFromRules(t *testing.T) {
	p := project(t, villages())
	lines := villages()
	for k := range lines {
		if lines[k].year == 2022 && lines[k].tekun > 0 {
			lines[k].tekun += 3
		}
	}
	newData := maps.Clone(p)
	newData["data/2022/年报.csv"] = project(t, lines)["data/2022/年报.csv"]
	rule := func(p fstest.MapFS) fstest.MapFS {
		return changedFile(t, p, "data/indicators/all.toml", "dibao_persons / residents", "dibao_persons / residents * 10")
	}
	for _, c := range []struct {
		name  string
		b     fstest.MapFS
		cause map[string]string // of district numbers
	}{
		{"data", newData, map[string]string{"tekun_total": "data"}},
		{"rules", rule(p), map[string]string{"dibao_rate": "rules"}},
		{"each its own", rule(newData), map[string]string{"tekun_total": "data", "dibao_rate": "rules"}},
	} {
		r := compared(t, state(p, 2022), state(c.b, 2022), false)
		found := map[string]string{}
		for _, n := range r.Numbers {
			if n.Level == stat.District {
				found[n.Indicator] = n.Cause
			}
			if want := c.cause[n.Indicator]; want != "" && n.Cause != want {
				t.Errorf("%s: %s %s comes from %q, want %q", c.name, n.Name, n.Indicator, n.Cause, want)
			}
		}
		for id, want := range c.cause {
			if found[id] != want {
				t.Errorf("%s: %s of the district comes from %q, want %q", c.name, id, found[id], want)
			}
		}
		if len(c.cause) == 1 && (r.Counts.Both != 0 || r.Counts.Data*r.Counts.Rules != 0) {
			t.Errorf("%s: one thing was changed, and the counts are %+v", c.name, r.Counts)
		}
	}
	both := changedFile(t, newData, "data/indicators/all.toml", "formula = \"tekun_persons\"\n", "formula = \"tekun_persons * 2\"\n")
	for _, n := range compared(t, state(p, 2022), state(both, 2022), false).Numbers {
		if n.Level == stat.District && n.Indicator == "tekun_total" && n.Cause != "both" {
			t.Errorf("tekun_total comes from %q, want both", n.Cause)
		}
	}
}

// Differences are exact, and turn round with the sides.
func TestDiffTurnsRound(t *testing.T) {
	p := project(t, villages())
	there, back := compared(t, state(p, 2021), state(p, 2022), true), compared(t, state(p, 2022), state(p, 2021), true)
	if there.Counts.Changed != back.Counts.Changed || there.Counts.Changed < 20 {
		t.Errorf("%+v there, %+v back", there.Counts, back.Counts)
	}
	turned := map[[2]string]diff.Number{}
	for _, n := range back.Numbers {
		turned[[2]string{n.Area, n.Indicator}] = n
	}
	opposite := map[string]string{"up": "down", "down": "up", "same": "same", "appeared": "vanished", "vanished": "appeared"}
	for _, n := range there.Numbers {
		m := turned[[2]string{n.Area, n.Indicator}]
		a, ok1 := stat.Decimal(n.A.Exact)
		b, ok2 := stat.Decimal(n.B.Exact)
		d, _ := stat.Decimal(n.Exact)
		if m.Direction != opposite[n.Direction] || m.A != n.B || m.B != n.A || ok1 && ok2 && n.Exact != "" && b.Sub(a).Cmp(d) != 0 {
			t.Errorf("%s %s: %+v there, %+v back", n.Name, n.Indicator, n, m)
		}
	}
}

// A sealed year is compared with today, its project being one like any other.
func TestDiffOfSealedYearAndToday(t *testing.T) {
	p := sealable(t, villages())
	data := zipped(t, sealedBag(t, p, 2022, false))
	s, err := archive.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	sealed := build.State{Label: "封存", Project: s.Project(), Year: 2022}
	if r := compared(t, sealed, state(p, 2022), false); r.Counts.Changed+len(r.Rules)+len(r.Areas)+len(r.Texts) != 0 {
		t.Errorf("nothing was changed, and %s", r.Text())
	}
	lines := villages()
	lines[14].residents += 7 // of 2022
	now := maps.Clone(p)
	now["data/2022/年报.csv"] = project(t, lines)["data/2022/年报.csv"]
	now = changedFile(t, now, "content/speeches/a.md", "\n+++\n", "\n+++\n多一行\n")
	r := compared(t, sealed, state(now, 2022), false)
	text := string(r.Text())
	for _, want := range []string{"从 封存到 甲的变化", "每名社工服务人数  25,364 人  25,371 人  增加7人", "新写 1 行，去掉 0 行"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %s:\n%s", want, text)
		}
	}
	page := string(r.Page())
	if !strings.Contains(page, "<h1>从 封存到 甲的变化</h1>") || strings.Contains(page, "<script") {
		t.Error("the page has no heading, or a script")
	}
}
