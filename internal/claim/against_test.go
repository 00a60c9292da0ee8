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

// computed are the metrics of a small project.
func computed(t testing.TB, project string) *metric.Metrics {
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
	m := computed(t, sample.Pair)
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
	c := claim.Against(computed(t, sample.Pair), proof.Read("a.txt", []byte("持证率是10.0%，全区持证率是11.0%。")), 2022)
	if c[0].Finding.Rule != claim.LastYear || c[1].Finding.Rule != claim.Data {
		t.Errorf("%+v", c)
	}
}
