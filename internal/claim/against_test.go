package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/metric"
	"nianbao/internal/proof"
	"nianbao/internal/sample"
	"nianbao/internal/source"
)

// project is one street of two communities in two years.
const project = `
-- themes/gov/layout.html --
-- nianbao.toml --
title = "测试年报"
[district]
name = "示例区"
code = "329901"
[[judging]]
from = 2021
to = 2022
standards = ["s"]
-- data/fields.toml --
[[field]]
id = "region_code"
title = "社区代码"
type = "text"
[[field]]
id = "community_name"
title = "社区名称"
type = "text"
[[field]]
id = "street_name"
title = "街道(镇)"
type = "text"
[[field]]
id = "workers"
title = "社区工作者数"
type = "integer"
unit = "人"
[[field]]
id = "certified"
title = "持证人数"
type = "integer"
unit = "人"
[[field]]
id = "income_wan"
title = "集体经营性收入"
type = "number"
unit = "万元"
-- data/indicators/all.toml --
title = "全部"
[[indicator]]
id = "cert_rate"
title = "社区工作者持证率"
aliases = ["持证率"]
definition = "持证人数除以社区工作者数"
unit = "%"
decimals = 1
direction = "higher"
formula = "certified / workers"
source = "测试"
[[indicator]]
id = "bands"
title = "收入分档"
definition = "分档"
unit = "万元"
rolled_unit = "个"
formula = "income_wan"
rollup = "count"
source = "测试"
-- data/standards/s.toml --
id = "s"
title = "测试标准"
from = 2021
[[clause]]
indicator = "cert_rate"
basis = "30%"
min = 30
[[bands]]
indicator = "bands"
basis = "分档"
edges = [0, 50, 100]
-- data/2021/明珠街道.xlsx --
社区代码	街道(镇)	社区名称	社区工作者数	持证人数	集体经营性收入（万元）
329901001001	明珠街道	示例甲	10	1	40
329901001002	^	示例乙	20	2	
-- data/2022/明珠街道.xlsx --
社区代码	街道(镇)	社区名称	社区工作者数	持证人数	集体经营性收入（万元）
329901001001	明珠街道	示例甲	10	2	100
329901001002	^	示例乙	28	8	60
`

// computed are the metrics of project.
func computed(t testing.TB) *metric.Metrics {
	t.Helper()
	var problems diag.List
	data := check.Data(source.Read(sample.Project(project), sample.Project(""), &problems), &problems)
	if problems.Any() {
		t.Fatal(problems.Sorted())
	}
	return metric.Compute(data)
}

// In 2022 10 of 38 workers are certified (26.3%), in 2021 3 of 30 (10.0%).
func TestAgainstData(t *testing.T) {
	m := computed(t)
	for text, want := range map[string]string{
		"全区持证率26.3%。":      "1 confirmed",
		"社区工作者持证率达到26.3%。": "1 confirmed",
		"持证率为约26%。":        "1 confirmed",
		"持证率为30.3%。":       "1 contradicted: 示例区社区工作者持证率 2022 年是 26.3%，文中写作 30.3%",
		"持证率是10.0%。":       "1 contradicted: 示例区社区工作者持证率 2022 年是 26.3%，文中写作 10.0%，与 2021 年的数相同",
		"2021年持证率10.0%。":   "1 confirmed",
		"明珠街道持证率26.3%。":    "1 confirmed",
		"示例甲持证率20%。":       "1 confirmed",
		"去年底，全区持证率为30.3%。": "1 unbound",
		"持证率力争达到30%以上。":    "1 unbound",
		"持证率提高5个百分点。":      "1 unbound",
		"全区办了30件实事。":       "1 unbound",
		"示例甲、示例乙持证率30%。":   "1 unbound",
		"持证率2600元。":        "1 unbound",
	} {
		claims := claim.Against(m, proof.Read("a.txt", []byte(text)), 2022)
		tally := claim.Count(claims, 0)
		var got []string
		for word, n := range map[string]int{"confirmed": tally.Confirmed, "contradicted": tally.Contradicted, "unbound": tally.Unbound} {
			if n > 0 {
				got = append(got, fmt.Sprint(n, " ", word))
			}
		}
		for _, c := range claims {
			if c.Outcome == claim.Contradicted {
				got = append(got, c.Finding.Message)
			}
		}
		if strings.Join(got, ": ") != want {
			t.Errorf("%s\n  is   %s\n  want %s", text, strings.Join(got, ": "), want)
		}
	}
	if c := claim.Against(nil, proof.Read("a.txt", []byte("持证率30%。")), 0); len(c) != 1 || c[0].Outcome != claim.Unbound {
		t.Errorf("without data: %+v", c)
	}
}

// What has survived from last year is a rule of its own.
func TestLastYearsNumber(t *testing.T) {
	c := claim.Against(computed(t), proof.Read("a.txt", []byte("持证率是10.0%，全区持证率是11.0%。")), 2022)
	if c[0].Finding.Rule != claim.LastYear || c[1].Finding.Rule != claim.Data {
		t.Errorf("%+v", c)
	}
}
