package sample

import (
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/width"
)

// fieldsFile is data/fields.toml as far as these tests read it.
type fieldsFile struct {
	Fields []struct {
		ID, Title, Name, Level, Type, Note string
		Aliases, Choices                   []string
	} `toml:"field"`
	Rules []struct {
		ID, Level, Severity, When, Require, Message, Hint, Reason string
	} `toml:"rule"`
}

func readFields(t *testing.T) fieldsFile {
	t.Helper()
	var f fieldsFile
	if _, err := toml.DecodeFile("../../data/fields.toml", &f); err != nil {
		t.Fatal(err)
	}
	for i := range f.Fields {
		if f.Fields[i].Level == "" {
			f.Fields[i].Level = "community"
		}
	}
	for i := range f.Rules {
		if f.Rules[i].Level == "" {
			f.Rules[i].Level = "community"
		}
	}
	return f
}

var (
	signs      = regexp.MustCompile(`[^\p{L}\p{N}]`)
	identifier = regexp.MustCompile(`^[\p{L}_][\p{L}\p{N}_]*$`)
)

// spoken is a header without signs and widths, as it is matched.
func spoken(header string) string {
	return strings.ToLower(signs.ReplaceAllString(width.Narrow.String(header), ""))
}

// A header that could mean two fields of one level would put a column into the
// wrong place, or nowhere.
func TestNoHeaderMeansTwoFields(t *testing.T) {
	owner := map[[2]string]string{}
	for _, f := range readFields(t).Fields {
		for _, header := range append([]string{f.ID, f.Title, f.Name}, f.Aliases...) {
			key := [2]string{f.Level, spoken(header)}
			if other, taken := owner[key]; taken && other != f.ID && header != "" {
				t.Errorf("%q means %s and %s", header, other, f.ID)
			}
			owner[key] = f.ID
		}
	}
}

// Formulas name fields of all levels by id, title or name.
func TestEveryFieldCanBeNamedInAFormula(t *testing.T) {
	owner := map[string]string{}
	for _, f := range readFields(t).Fields {
		chinese := f.Name
		if chinese == "" {
			chinese = f.Title
		}
		if !identifier.MatchString(f.ID) || !identifier.MatchString(chinese) {
			t.Errorf("%s: neither title nor name can stand in a formula", f.ID)
		}
		for _, name := range []string{f.ID, f.Title, f.Name} {
			if other, taken := owner[name]; taken && other != f.ID && name != "" {
				t.Errorf("%q names %s and %s", name, other, f.ID)
			}
			owner[name] = f.ID
		}
		if f.Note == "" {
			t.Errorf("%s says nothing about its definition", f.ID)
		}
		if (f.Type == "choice") != (len(f.Choices) > 0) {
			t.Errorf("%s: type %s with %d choices", f.ID, f.Type, len(f.Choices))
		}
	}
}

var (
	quoted      = regexp.MustCompile(`"[^"]*"`)
	word        = regexp.MustCompile(`[a-z][a-z_0-9]*`)
	placeholder = regexp.MustCompile(`\{(?:上年\.)?([^{}@]+)@?\}`)
	severities  = map[string]bool{"error": true, "warning": true, "info": true}
	grammar     = map[string]bool{"and": true, "or": true, "not": true, "in": true, "known": true, "or_zero": true, "abs": true}
)

// A rule speaks of fields of its own level, and tells a clerk everything.
func TestRulesNameFieldsOfTheirLevel(t *testing.T) {
	file := readFields(t)
	level := map[string]string{}
	for _, f := range file.Fields {
		level[f.ID] = f.Level
	}
	seen := map[string]bool{}
	for _, r := range file.Rules {
		if seen[r.ID] {
			t.Errorf("rule %s stands twice", r.ID)
		}
		seen[r.ID] = true
		if r.Message == "" || r.Hint == "" || r.Reason == "" || !severities[r.Severity] {
			t.Errorf("rule %s lacks message, hint, reason or a severity", r.ID)
		}
		names := word.FindAllString(quoted.ReplaceAllString(r.When+" "+r.Require, ""), -1)
		for _, m := range placeholder.FindAllStringSubmatch(r.Message+r.Hint, -1) {
			names = append(names, m[1])
		}
		for _, name := range names {
			if !grammar[name] && level[name] != r.Level {
				t.Errorf("rule %s of level %s names %q", r.ID, r.Level, name)
			}
		}
	}
}
