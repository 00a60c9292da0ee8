package proof

import (
	"regexp"
	"testing"
)

// choice is «wrong|right»: a place of a document that is wrong in one reading
// of the test and right in the other.
var choice = regexp.MustCompile(`«([^|»]*)\|([^»]*)»`)

// TestPlanted reads whole documents of our own twice: as they should be, when the
// proof-reader has to be silent, and with errors in them, which it has to find
// and nothing else.
func TestPlanted(t *testing.T) {
	s := examined(t, "testdata/planted")
	if s.found < s.planted-1 || s.alarms > 0 || s.beside > 0 {
		t.Errorf("%d of %d planted errors found, want all but one; %d false alarms, %d beside the errors", s.found, s.planted, s.alarms, s.beside)
	}
	t.Logf("%d of %d planted errors found in %d documents", s.found, s.planted, s.documents)
}

// plant takes the wrong one of every choice and says where it stands.
func plant(raw string) (string, []quote) {
	text, last := "", 0
	var marks []quote
	for _, m := range choice.FindAllStringSubmatchIndex(raw, -1) {
		text += raw[last:m[0]]
		wrong := raw[m[2]:m[3]]
		marks = append(marks, quote{wrong, len([]rune(text))})
		text, last = text+wrong, m[1]
	}
	return text + raw[last:], marks
}
