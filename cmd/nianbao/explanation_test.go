package main

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"nianbao/internal/stat"
)

// Every key of the JSON of explain, and every word that status may be, stands in
// the table of docs/commands.md.
func TestExplainKeysAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/commands.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "### explain 的键")
	table, _, _ = strings.Cut(table, "退出码")
	words := keys(reflect.TypeFor[explanation]())
	if len(words) < 35 {
		t.Errorf("only %d keys were found", len(words))
	}
	for _, s := range []stat.Status{stat.Reported, stat.Estimated, stat.NotApplicable, stat.BelowUnit, "missing"} {
		words = append(words, string(s))
	}
	for _, word := range words {
		if !strings.Contains(table, "`"+word+"`") {
			t.Errorf("docs/commands.md does not tell of %s", word)
		}
	}
}

// keys are the JSON keys of a type and of those that it holds.
func keys(t reflect.Type) (out []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for _, f := range reflect.VisibleFields(t) {
		if key, _, _ := strings.Cut(f.Tag.Get("json"), ","); key != "" {
			out = append(append(out, key), keys(f.Type)...)
		}
	}
	return out
}
