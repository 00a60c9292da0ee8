package proof

import "testing"

// Two counts and their ratio, in the order of its name.
func TestRatioOfTwoInEveryWay(t *testing.T) {
	pairs := rows("A B name right slip",
		"专任教师120人 在校学生1860人 师生比 1∶15.5 1∶15.9", "在校学生1860人 专任教师120人 生师比 15.5∶1 16.5∶1", "执业医师620人 注册护士806人 医护比 1∶1.3 1∶1.5",
		"城镇居民人均可支配收入42300元 农村居民人均可支配收入21800元 城乡居民收入比 1.94∶1 1.84∶1", "男性32.6万人 女性30.2万人 男女之比 1.08∶1 1.18∶1",
		"在职职工4860人 退休人员1800人 在职与退休之比 2.7∶1 7.2∶1", "新能源汽车8400辆 充电桩3000台 车桩比 2.8∶1 2.3∶1", "开放床位860张 病区护士516人 床护比 1∶0.6 1∶0.9",
	)
	ways := each("sentence",
		"现有{A}，{B}，{name}为{s}。", "{A}、{B}，{name}达到{s}。", "全县{A}，{B}，{name}约为{s}，结构逐步优化。", "目前，{A}；{B}，{name}{s}。",
		"{A}，{B}。{name}为{s}。", "截至年底，{A}，{B}，投入资金320万元，{name}达{s}。",
	)
	g := slipGrid{t: t}
	var right, wrong []words
	for _, w := range cross(ways, pairs) {
		w["s"] = w["right"]
		right = append(right, words{"sentence": w.tell()})
		w["s"] = w["slip"]
		wrong = append(wrong, words{"sentence": w.tell()})
	}
	g.right(right)
	g.wrong(wrong)
	g.mayMiss(0)
}
