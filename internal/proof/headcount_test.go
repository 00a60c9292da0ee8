package proof

import "testing"

// Numbered paragraphs are counted below: once, whether they are long or short.
func TestPointsAbove(t *testing.T) {
	const short = "（一）宣讲。\n（二）演练。\n（三）随手拍。\n（四）咨询日。\n"
	const long = "（一）集中宣讲。各单位上一堂安全公开课。\n（二）应急演练。重点企业每家开展一次，月底前完成。\n（三）咨询日。在广场设点，由应急、消防、住建等部门派人参加，现场发放资料，解答提问。\n"
	for text, want := range map[string]int{
		short + "以上四项活动请认真落实。":            0,
		short + "以上三项活动请认真落实。":            1,
		short + "这三项活动请认真落实。":             1,
		short + "请各单位认真落实。\n以上三项活动由局里牵头。": 0,
		long + "以上三项活动请认真落实。":             0,
		long + "以上四项活动请认真落实。":             1,
		"（三）随手拍。\n（四）咨询日。\n以上两项活动请认真落实。":  0,
	} {
		n := 0
		for _, f := range Check(read("a.txt", []byte(text)), Options{}) {
			if f.Rule == "counted" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s\n  raises %d findings, want %d", text, n, want)
		}
	}
}
