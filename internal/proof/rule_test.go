package proof

import "testing"

// Every rule raises on its example and is silent on the one like it; so are
// all other rules there.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, rule := range Rules() {
		if seen[rule.ID] || rule.Checks == "" {
			t.Errorf("%s: doubled, or it does not say what it checks", rule.ID)
		}
		seen[rule.ID] = true
		raised := Check(read("a.txt", []byte(rule.Raises)), Options{})
		hit := false
		for _, f := range raised {
			hit = hit || f.Rule == rule.ID && f.Severity == rule.Severity
		}
		if !hit {
			t.Errorf("%s: silent on %q, found %v", rule.ID, rule.Raises, raised)
		}
		for _, f := range Check(read("a.txt", []byte(rule.Silent)), Options{}) {
			if f.Severity != "info" {
				t.Errorf("%s: %s on %q: %s", rule.ID, f.Rule, rule.Silent, f.Message)
			}
		}
	}
}
