package proof

import (
	"fmt"
	"testing"
)

// Every way to tell a change with both its ends, each with every other: what is counted, by
// which verb, how the year before is told, how the change is, and in what order. Each
// sentence stands once right and once with a slip in the change.
func TestTwoTimes(t *testing.T) {
	const now, then, apart, rate = 204, 152, 52, 34.2
	things := [][3]string{{"招录", "人", "招"}, {"完成造林", "亩", "造林"}, {"接待游客", "人次", "接待"}, {"新建", "座", "建"}}
	times := []string{"今年", "2023年", "全年"}
	before := []string{"去年{verb}{then}", "去年为{then}", "上年同期为{then}", "去年{then}", "而去年只{verb}{then}", "上年{verb}{then}"}
	changes := []string{"比去年多{stem}{apart}", "多{stem}{apart}", "较上年多{stem}{apart}", "比去年多{stem}了{apart}", "比去年增{stem}{apart}", "比去年多{apart}", "多了{apart}",
		"比上年增加{apart}", "增加{apart}", "同比增加{apart}", "净增{apart}", "同比增长{rate}", "增长{rate}", "比去年增长{rate}", "增幅为{rate}", "上升{rate}", "提高{rate}"}
	orders := []string{"{now}，{then}，{change}。", "{now}，{change}，{then}。", "{now}（{then}），{change}。", "{now}，{change}（{then}）。", "{then}，{now}，{change}。"}

	found, all := 0, 0
	for _, thing := range things {
		for _, time := range times {
			for _, b := range before {
				for _, c := range changes {
					for _, order := range orders {
						tell := func(apart int, rate float64) bool {
							words := map[string]string{"verb": thing[0], "stem": thing[2], "apart": fmt.Sprint(apart, thing[1]), "rate": fmt.Sprintf("%.1f%%", rate)}
							words["then"] = fmt.Sprint(then, thing[1])
							words["then"] = fill(b, words)
							words["change"] = fill(c, words)
							words["now"] = fmt.Sprint(time, thing[0], now, thing[1])
							return len(Check(Read("a.txt", []byte(fill(order, words))), Options{})) > 0
						}
						all++
						if tell(apart, rate) {
							t.Errorf("a false alarm: %s %s %s %s %s", thing[0], time, b, c, order)
						}
						if tell(apart+10, rate+7) {
							found++
						}
					}
				}
			}
		}
	}
	t.Logf("%d of %d slips found", found, all)
	if found < all {
		t.Errorf("%d of %d slips found, want all", found, all)
	}
}
