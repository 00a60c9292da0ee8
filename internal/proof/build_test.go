package proof

import "testing"

// The part that the rules were built on: no false alarm, and no error lost
// that was once found.
func TestBuildSet(t *testing.T) {
	s := scoreOf(t, "build.txt", true)
	t.Logf("build: %d of %d errors found (%d by the rule meant), %d false alarms in %d right sentences", s.hit, s.errors, s.named, s.false, s.right)
	if s.hit < 88 || s.false > 0 {
		t.Errorf("found %d errors with %d false alarms, want 88 and none", s.hit, s.false)
	}
}
