package proof

import (
	"testing"

	"nianbao/internal/diag"
)

// A number that a slip of the pen made of the right one is an error; where another one
// stands and the text does not say outright how they go together, the reader is asked to
// look.
func TestDoubt(t *testing.T) {
	for _, test := range []struct {
		text string
		want diag.Severity
	}{
		{"全县共有小学60所，其中寄宿制小学21所，占45%。", diag.Error},                 // 35 with one digit another
		{"全县共有小学60所，其中寄宿制小学21所，占52%。", diag.Error},                 // told outright
		{"全县共有小学60所。今年新建寄宿制小学21所，占52%。", diag.Warning},             // not of 60, then
		{"全年门诊量18420人次，比上年的17280人次增加1410人次。", diag.Error},          // 1140 with two digits changed about
		{"全年门诊量18420人次，比上年的17280人次增加2305人次。", diag.Error},          // no slip, but told outright
		{"区财政投入30万元，镇财政投入20万元，合计55万元。", diag.Error},                // one digit
		{"区财政投入30万元，镇财政投入20万元，合计63万元。", diag.Error},                // likewise
		{"床位利用率由2021年的72.4%提高到2022年的75.8%，提高4.3个百分点。", diag.Error}, // of shares no other is meant
	} {
		found := loud(Check(read("甲.txt", []byte(test.text)), Options{}))
		if len(found) != 1 || found[0].Severity != test.want {
			t.Errorf("%s: %v, want one %s", test.text, found, test.want)
		}
	}
}
