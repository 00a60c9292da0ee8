package build_test

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/layout"
	"nianbao/internal/proof"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
)

// inCell fits a text into a cell of a Markdown table.
func inCell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "*", `\*`).Replace(text)
}

func TestDocsFields(t *testing.T) {
	for _, level := range stat.Usual.Levels() {
		var b strings.Builder
		b.WriteString("| id | 表头 | 填什么 | 口径 |\n|---|---|---|---|\n")
		for _, f := range sampleProject().Fields {
			if f.Level == level {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.ID, inCell(f.Title), inCell(filling(f)), inCell(f.Note))
			}
		}
		generated(t, "docs/fields.md", string(level), b.String())
	}
}

// filling says what a cell of a field holds.
func filling(f source.Field) string {
	word := map[stat.Type]string{stat.Text: "文字", stat.Integer: "整数", stat.Number: "数", stat.Truth: "是或否", stat.Date: "日期"}[f.Type]
	if f.Type == stat.Choice {
		word = strings.Join(f.Choices, "、")
	}
	if f.Unit != "" {
		word += "，" + f.Unit
	}
	switch {
	case f.Min.Text != "" && f.Max.Text != "":
		word += "，" + f.Min.Text + "—" + f.Max.Text
	case f.Min.Text != "":
		word += "，不小于" + f.Min.Text
	case f.Max.Text != "":
		word += "，不大于" + f.Max.Text
	}
	if f.Required {
		word += "，必填"
	}
	return word
}

func TestDocsIndicators(t *testing.T) {
	var b strings.Builder
	for _, theme := range sampleProject().Themes {
		fmt.Fprintf(&b, "### %s\n\n| id | 名称 | 单位 | 口径 | 公式 |\n|---|---|---|---|---|\n", theme.Title)
		for _, i := range theme.Indicators {
			names := strings.Join(append([]string{i.Title}, i.Aliases...), "；")
			written := "`" + i.Formula.Text + "`"
			if i.To.Text != "" {
				written += " 至 `" + i.To.Text + "`"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", i.ID, inCell(names), inCell(i.Unit), inCell(i.Definition), strings.ReplaceAll(written, "|", `\|`))
		}
		b.WriteString("\n")
	}
	generated(t, "docs/indicators.md", "indicators", b.String())
}

func TestDocsStandards(t *testing.T) {
	var b strings.Builder
	b.WriteString("| id | 文件 | 施行 | 管到的指标 |\n|---|---|---|---|\n")
	for _, s := range sampleProject().Standards {
		var judged []string
		for _, c := range s.Clauses {
			if name := "`" + c.Indicator + "`"; !slices.Contains(judged, name) {
				judged = append(judged, name)
			}
		}
		until := "起"
		if s.To > 0 {
			until = fmt.Sprintf("至 %d", s.To)
		}
		title := s.Title
		if s.Number != "" {
			title += "（" + s.Number + "）"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %d %s | %s |\n", s.ID, inCell(title), s.From, until, strings.Join(judged, "、"))
	}
	generated(t, "docs/standards.md", "standards", b.String())
}

var formRow = regexp.MustCompile("(?m)^\\| `([^`]*\\{\\{.*?\\}\\})` \\| (.*?) \\|")

// Every form of a bound figure has a row in docs/speeches.md, and the row says
// what the sample speaks.
func TestDocsForms(t *testing.T) {
	text := page(t, "docs/speeches.md")
	updated := formRow.ReplaceAllStringFunc(text, func(row string) string {
		part := formRow.FindStringSubmatch(row)
		want := spokenAs(t, strings.ReplaceAll(part[1], `\|`, "|"))
		if part[2] != want && !*updateDocs {
			t.Errorf("docs/speeches.md: %s is %s, want %s", part[1], part[2], want)
		}
		return strings.TrimSuffix(row, part[2]+" |") + want + " |"
	})
	if *updateDocs && updated != text {
		if err := os.WriteFile(top+"docs/speeches.md", []byte(updated), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	forms := speech.Forms()
	for _, f := range forms {
		if !told(text, f) {
			t.Errorf("docs/speeches.md does not tell of the form %s", f)
		}
	}
	for _, block := range regexp.MustCompile("(?s)```(?:chart|table)\n.*?```").FindAllString(text, -1) {
		spokenAs(t, block)
	}
}

// family is a form that is told of by its parts: 不达标街道数, 街道内排名上升.
var family = regexp.MustCompile("^(?:(达标|不达标|豁免|无数据|最[高低多少])(街道|社区)?(数|名单)?|(街道内)(排名.*))$")

// told reports whether a page has a form in a row or between backticks, or the
// parts that it is made of.
func told(text, form string) bool {
	for _, part := range family.FindStringSubmatch(form) {
		if part != form && part != "" && !strings.Contains(text, "`"+part+"`") {
			return false
		}
	}
	return form == "" || family.MatchString(form) || strings.Contains(text, "`"+form+"`") ||
		strings.Contains(text, "| "+form+"}}") || strings.Contains(text, "| "+form+"=")
}

// Every shape has a row in both pages; those of the speeches have an example,
// which the sample can draw.
func TestDocsShapes(t *testing.T) {
	var needs, blocks strings.Builder
	needs.WriteString("| `charts` | 图 | 画什么 | 要什么 |\n|---|---|---|---|\n")
	blocks.WriteString("| `form` | 画什么 | 例 |\n|---|---|---|\n")
	for _, n := range check.Shapes {
		fmt.Fprintf(&needs, "| `%s` | %s | %s | %s |\n", n.Shape, n.Word, n.Shows, needed(n))
		fmt.Fprintf(&blocks, "| `%s` | %s | %s |\n", n.Word, n.Shows, exampleOf(t, n))
	}
	radar := "scorecard = \"liuhua\"\nform = \"雷达\"\narea = \"新桥社区\"\n"
	spokenAs(t, "```chart\n"+radar+"```\n")
	fmt.Fprintf(&blocks, "| `雷达` | 一个社区在考评表各组的得分，和全区中位数；街道、全区画中位数 | `scorecard = \"liuhua\"`，`area = \"新桥社区\"` |\n")
	if last := check.Shapes[len(check.Shapes)-1].Word; !slices.Contains(speech.Shapes(), last) || len(speech.Shapes()) != len(check.Shapes)+1 {
		t.Errorf("speeches know the forms %v", speech.Shapes())
	}
	generated(t, "docs/indicators.md", "shapes", needs.String())
	generated(t, "docs/speeches.md", "shapes", blocks.String())
}

// needed says in words what an indicator must have for a shape.
func needed(n check.ShapeNeed) string {
	var out []string
	switch n.Of {
	case stat.Community:
		out = append(out, "各社区（街道）的数")
	case stat.Subdistrict:
		out = append(out, "各街道的数")
	}
	if n.Least == n.Most && n.Least > 0 {
		out = append(out, fmt.Sprintf("`parts` %d 项", n.Least))
	} else if n.Least > 0 {
		out = append(out, fmt.Sprintf("`parts` %d—%d 项", n.Least, n.Most))
	}
	if n.Field {
		out[len(out)-1] += "或 `choice`"
	}
	return strings.Join(out, "，")
}

// exampleOf is a block that draws a shape, of the indicator that is drawn so.
func exampleOf(t *testing.T, n check.ShapeNeed) string {
	t.Helper()
	for _, own := range []bool{true, false} {
		for _, i := range sampleMetrics().Data.Indicators {
			if n.Lacks(i) != "" || own != slices.Contains(i.Charts, n.Shape) {
				continue
			}
			q := figure.Ask{Shape: n.Shape, Indicator: i, Area: sampleMetrics().Data.Whole, Year: 2022}
			if figure.New(sampleMetrics()).Answer(q).Empty() {
				continue
			}
			spokenAs(t, "```chart\nindicator = \""+i.Title+"\"\nform = \""+n.Word+"\"\n```\n")
			return "`indicator = \"" + i.Title + "\"`"
		}
	}
	t.Errorf("no indicator of the sample is drawn as %s", n.Shape)
	return ""
}

// spokenAs is what a piece of a speech of 2022 becomes, without its tags.
func spokenAs(t *testing.T, body string) string {
	t.Helper()
	var problems diag.List
	s := speech.Render(figure.New(sampleMetrics()), source.Document{Path: "docs/speeches.md", Year: 2022, Body: body, BodyLine: 1}, nil, &problems)
	for _, p := range problems.Sorted() {
		t.Errorf("docs/speeches.md: %s: %s", body, p.Message)
	}
	return strings.TrimSpace(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(s.HTML, ""))
}

// Every TOML example of the pages is what some file of a project may hold.
func TestDocsExamplesAreRead(t *testing.T) {
	seen := 0
	for _, file := range pages(t) {
		for _, m := range tomlBlock.FindAllStringSubmatch(page(t, file), -1) {
			if seen++; !readable(m[1]) {
				t.Errorf("%s: no file of a project may say\n%s", file, m[1])
			}
		}
	}
	if seen < 5 {
		t.Errorf("found %d examples only", seen)
	}
}

var tomlBlock = regexp.MustCompile("(?s)\n```toml\n(.*?)```")

// readable reports whether one kind of file takes a text without a problem.
func readable(text string) bool {
	kinds := []any{
		&source.Config{}, &source.Theme{}, &source.Standard{}, &source.Scorecard{}, &source.Areas{}, &source.Meeting{},
		&struct {
			Fields    []source.Field      `toml:"field"`
			Rules     []source.Rule       `toml:"rule"`
			Columns   []source.ColumnRule `toml:"column"`
			Sensitive []source.Sensitive  `toml:"sensitive"`
		}{},
		&struct {
			Levels []source.Level `toml:"level"`
		}{},
		&struct {
			Marks []source.Mark `toml:"mark"`
		}{},
		&struct {
			Allowed []source.Allowed `toml:"allowed"`
		}{},
		&struct {
			Tables []layout.Mapping `toml:"table"`
		}{},
		&struct {
			Accepted []source.Acceptance `toml:"accepted"`
		}{},
		&struct {
			Corrections []source.Correction `toml:"correction"`
		}{},
	}
	return slices.ContainsFunc(kinds, func(target any) bool {
		var problems diag.List
		source.DecodeTOML("example.toml", 1, text, target, &problems)
		return !problems.Any()
	})
}

// docs/papers.md has a row for each part of a paper, and its example is read.
func TestDocsPapers(t *testing.T) {
	text := page(t, "docs/papers.md")
	for k := range reflect.TypeFor[source.Paper]().NumField() {
		if key := reflect.TypeFor[source.Paper]().Field(k).Tag.Get("toml"); key != "" && !strings.Contains(text, "| `"+key) && !strings.Contains(text, "、`"+key+"`") {
			t.Errorf("docs/papers.md has no row for %s", key)
		}
	}
	_, example, _ := strings.Cut(text, "```text\n")
	example, _, _ = strings.Cut(example, "```")
	var problems diag.List
	if d := source.DecodeDocument("content/a.md", example, &problems); problems.Any() || d.Paper.Issuer == "" {
		t.Errorf("the example of docs/papers.md is not read: %v", problems.Sorted())
	}
}

func TestDocsProofRules(t *testing.T) {
	var b strings.Builder
	b.WriteString("| 规则 | 最重 | 查什么 | 报 | 不报 |\n|---|---|---|---|---|\n")
	for _, r := range proof.Rules() {
		word := map[diag.Severity]string{diag.Error: "错误", diag.Warning: "提醒", diag.Info: "说明"}[r.Severity]
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", r.ID, word, inCell(r.Checks), inCell(r.Raises), inCell(r.Silent))
	}
	generated(t, "docs/proofreading.md", "rules", b.String())
}
