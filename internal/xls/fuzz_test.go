package xls

import (
	"errors"
	"testing"
)

// Whatever the bytes, a workbook that holds together or a sentence comes back.
func FuzzOpen(f *testing.F) {
	for _, fixture := range fixtures {
		f.Add(fixture.make().file())
		f.Add(fixture.make().stream())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		book, err := Open(data)
		var refusal *Refusal
		switch {
		case err == nil:
			if err := sound(book); err != nil {
				t.Error(err)
			}
		case !errors.As(err, &refusal):
			t.Errorf("%v is no Refusal", err)
		}
	})
}
