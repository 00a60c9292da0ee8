package docx

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// A part is pressed to the same bytes whether it was remembered, came when there was
// no room any more, or is no part of other files; and memory is bounded.
func TestPressedTheSame(t *testing.T) {
	for n := range 3 * mostCommon {
		part := []byte(fmt.Sprintf("<w:p n=%q/>", strings.Repeat(fmt.Sprint(n), 1+n)))
		want := pressOwn(part)
		for _, how := range []string{"first", "again"} {
			if got := pressCommon(part); !reflect.DeepEqual(got, want) {
				t.Errorf("part %d, %s: %+v, want %+v", n, how, got, want)
			}
		}
	}
	if n := len(common.parts); n > mostCommon {
		t.Errorf("%d parts are remembered", n)
	}
}
