package proof

import "testing"

// Every way to tell a change with both its ends, each with every other: what is counted, by
// which verb, how the year before is told, how the change is, and in what order.
func TestTwoTimes(t *testing.T) {
	things := rows("verb u stem", "招录 人 招", "完成造林 亩 造林", "接待游客 人次 接待", "新建 座 建")
	now := each("now", "今年{verb}204{u}", "2023年{verb}204{u}", "全年{verb}204{u}")
	then := each("then", "去年{verb}152{u}", "去年为152{u}", "上年同期为152{u}", "去年152{u}", "而去年只{verb}152{u}", "上年{verb}152{u}")
	changes := each("change", "比去年多{stem}{apart}", "多{stem}{apart}", "较上年多{stem}{apart}", "比去年多{stem}了{apart}", "比去年增{stem}{apart}", "比去年多{apart}", "多了{apart}",
		"比上年增加{apart}", "增加{apart}", "同比增加{apart}", "净增{apart}", "同比增长{rate}", "增长{rate}", "比去年增长{rate}", "增幅为{rate}", "上升{rate}", "提高{rate}")
	orders := each("sentence", "{now}，{then}，{change}。", "{now}，{change}，{then}。", "{now}（{then}），{change}。", "{now}，{change}（{then}）。", "{then}，{now}，{change}。")

	g := slipGrid{t: t}
	g.right(cross(orders, things, now, then, changes, rows("apart rate", "52{u} 34.2%")))
	g.wrong(cross(orders, things, now, then, changes, rows("apart rate", "62{u} 41.2%")))
	g.mayMiss(0)
}
