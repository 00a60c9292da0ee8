package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/manuscript"
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

func parsed(text string) proof.Text {
	return proof.Parse(manuscript.Read("a.txt", []byte(text), nil))
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
		claims, _ := claim.Against(m, parsed(text), 2022)
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
	if c, _ := claim.Against(nil, parsed("持证率30%。"), 0); len(c) != 1 || c[0].Outcome != claim.Unbound {
		t.Errorf("without data: %+v", c)
	}
}

// What the words beside a number leave one reading of is judged; what has several is
// confirmed by one that is so, and never contradicted. In the district of sample.Trio
// 14 of 50 workers are certified in 2022 (28.0 %), 3 of 5 communities reach their
// target, and 1, 2 and 3 have less than 500,000, 1,000,000, and more.
func TestReadings(t *testing.T) {
	m := computed(t, sample.Trio)
	for text, want := range map[string]string{
		"按收入分档，100万元以上的3个。":           "confirmed",
		"按收入分档，100万元以上的有2个。":          "contradicted",
		"按收入分档，80万元以上的有2个。":           "unbound", // no band of the standard
		"按持证率评判，达标3个。":                "confirmed",
		"按持证率评判，达标4个。":                "contradicted",
		"按持证率评判，用房达标4个。":              "unbound",
		"持证率28.0%，比上年提高4.7个百分点。":      "confirmed confirmed",
		"持证率28.0%，比上年提高5.7个百分点。":      "confirmed contradicted",
		"持证率28.0%，用房达标率比上年提高5.7个百分点。": "confirmed unbound",
		"社区工作者50人，持证14人，持证率28.0%。":    "confirmed confirmed confirmed",
		"培训50人，持证15人，持证率28.0%。":       "unbound unbound confirmed",
		"所有社区收入均在20万元以上。":             "confirmed",
		"所有社区收入均在60万元以上。":             "contradicted",
		"所有社区收入除个别外均在60万元以上。":         "unbound",
		"大部分社区收入在60万元以上。":             "unbound",
		"明年所有社区收入力争均在60万元以上。":         "unbound",
	} {
		var got []string
		claims, _ := claim.Against(m, parsed(text), 2022)
		for _, c := range claims {
			got = append(got, map[claim.Outcome]string{claim.Confirmed: "confirmed", claim.Contradicted: "contradicted", claim.Unbound: "unbound"}[c.Outcome])
		}
		if !strings.HasSuffix(strings.Join(got, " "), want) {
			t.Errorf("%s\n  is   %s\n  want %s", text, got, want)
		}
	}
}

// What is said of all areas is held against each of them.
func TestEveryone(t *testing.T) {
	m := computed(t, sample.Trio)
	for text, want := range map[string]string{
		"全区社区持证率已全部达标。": "说的是全部，全区 2022 年 6 个社区里有 2 个不达标：甲二社区（10.0%）、丙一社区（20.0%）；请核对是否“全部”，或写明例外",
		"乙街道持证率全部达标。":   "",
		"甲街道持证率全部达标。":   "说的是全部，甲街道 2022 年 2 个社区里有 1 个不达标：甲二社区（10.0%）；请核对是否“全部”，或写明例外",
		"持证率基本达标。":      "",
		"力争持证率全部达标。":    "",
		"全市持证率全部达标。":    "",
		"党员全部达标。":       "",
	} {
		var got []string
		_, exceptions := claim.Against(m, parsed(text), 2022)
		for _, f := range exceptions {
			got = append(got, f.Message)
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s\n  is   %s\n  want %s", text, got, want)
		}
	}
}

// What has survived from last year is a rule of its own.
func TestLastYearsNumber(t *testing.T) {
	c, _ := claim.Against(computed(t, sample.Pair), parsed("持证率是10.0%，全区持证率是11.0%。"), 2022)
	if c[0].Finding.Rule != claim.LastYear || c[1].Finding.Rule != claim.Data {
		t.Errorf("%+v", c)
	}
}
