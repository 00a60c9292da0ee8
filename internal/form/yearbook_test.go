package form

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/metric"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/speech"
	"nianbao/internal/stat"
	"nianbao/internal/xlsx"
)

// A keeper keeps the tables of which a site has its workbook made.
type keeper struct {
	site.Yearbook
	origins site.OriginBook
}

func (*keeper) Word(speech.Speech, site.SpeechView) []byte                      { return nil }
func (*keeper) Bound(source.Meeting, []speech.Speech, []site.SpeechView) []byte { return nil }
func (k *keeper) Book(b site.Yearbook) []byte                                   { k.Yearbook = b; return nil }
func (k *keeper) Origins(b site.OriginBook) []byte                              { k.origins = b; return nil }

func yearOf(t *testing.T, data *check.Dataset, y stat.Year, public bool) site.Yearbook {
	t.Helper()
	return keptOf(t, data, y, public).Yearbook
}

// keptOf looks at the pages of a year that offer workbooks.
func keptOf(t *testing.T, data *check.Dataset, y stat.Year, public bool) keeper {
	t.Helper()
	metrics := metric.Compute(data)
	if public {
		metrics = metrics.Public()
	}
	var kept keeper
	var problems diag.List
	s := site.Compose(site.Input{Metrics: metrics, Writer: figure.New(metrics), Years: []stat.Year{y}, Public: public, Maker: &kept}, &problems)
	for _, p := range s.Pages {
		if p.Kind == site.Downloads || p.Kind == site.OriginIndex {
			s.View(p)
		}
	}
	if len(kept.Tables) == 0 || problems.Any() {
		t.Fatalf("no tables of %d: %v", y, problems.Sorted())
	}
	return kept
}

// Streets stand side by side, communities one below the other with sums under each
// street; the cover leads to every table.
func TestYearbookSheets(t *testing.T) {
	data, _ := checked(repository)
	f := opened(t, Yearbook(yearOf(t, data, 2022, false)))
	list := f.GetSheetList()
	if len(list) != 24 || list[0] != "封面目录" || list[23] != "指标说明" {
		t.Errorf("sheets are %s", list)
	}
	const streets = `2: 小计、合计和比率是公式；空格是没有数，不是 0。口径见“指标说明”。
3: 指标 | 项 | 单位 | 全区 | 明珠街道 | 青石街道 | 望湖街道 | 柳溪镇 | 云台镇
4: 办公和服务用房 | 数值 | % | 90.0% | 85.7% | 91.7% | 83.3% | 100.0% | 90.0%
5: 办公和服务用房 | 判定 |  | 不达标 | 达标 | 达标 | 不达标 | 达标 | 不达标
6: 办公和服务用房 | 缺口 | ㎡ | 684 | 333 | 252 | 58 | 0 | 41
7: 办公和服务用房 | 分子 | 个社区 | 54 | 12 | 11 | 10 | 12 | 9
8: 办公和服务用房 | 分母 |  | 60 | 14 | 12 | 12 | 12 | 10
`
	if got := rows(t, f, "社区用房·街道（镇）"); !strings.Contains(got, streets) {
		t.Errorf("the streets are\n%.800s", got)
	}
	for cell, want := range map[string]string{"D4": "D7/D8", "D7": "SUM(E7:I7)", "D6": "SUM(E6:I6)", "E4": "E7/E8", "E7": ""} {
		if formula, err := f.GetCellFormula("社区用房·街道（镇）", cell); formula != want || err != nil {
			t.Errorf("%s is =%s, want =%s", cell, formula, want)
		}
	}
	got := rows(t, f, "集体经济·社区")
	for _, want := range []string{"明珠街道小计 | 明珠街道 | 329901001 | ", "\n70: 合计 | 全区 | 329901 | "} {
		if !strings.Contains(got, want) {
			t.Errorf("the communities do not say %s:\n%.800s", want, got)
		}
	}
	for n, sheet := range list[1:] {
		if linked, to, err := f.GetCellHyperLink("封面目录", xlsx.Ref(n+8, 2)); !linked || to != "'"+sheet+"'!A1" {
			t.Errorf("line %d of the contents leads to %s, want %s, %v", n+1, to, sheet, err)
		}
	}
}

// Every number is printed with the digits of the pages, whether it stands there or
// comes of a formula; formulas are many.
func TestYearbookPrintsTheDigitsOfThePages(t *testing.T) {
	data, _ := checked(repository)
	for _, public := range []bool{false, true} {
		b := yearOf(t, data, 2022, public)
		f := opened(t, Yearbook(b))
		numbers, formulas, sums := 0, 0, 0
		for _, table := range b.Tables {
			s := (&yearbook{Yearbook: b}).sheet(table)
			for k, l := range table.Lines {
				for i, c := range l.Cells {
					cell := xlsx.Ref(s.at(k, i))
					if !c.Value.Known() {
						continue
					}
					numbers++
					got, err := f.GetCellValue(s.Name, cell)
					if want := c.Text + map[bool]string{true: "%"}[table.Columns[i].Unit == "%"]; err != nil || strings.ReplaceAll(got, "-", "−") != want {
						t.Errorf("%s!%s prints %q, want %q, %v", s.Name, cell, got, want, err)
					}
					if formula, _ := f.GetCellFormula(s.Name, cell); formula != "" {
						if formulas++; strings.HasPrefix(formula, "SUM") {
							sums++
						}
					}
				}
			}
		}
		if numbers < 5000 || formulas < 1500 || sums < 500 {
			t.Errorf("public %t: %d numbers, %d formulas, %d of them sums", public, numbers, formulas, sums)
		}
	}
}

// A program that computes the formulas anew finds the results that were stored.
// LibreOffice is asked where it is installed; without it the test says so.
func TestYearbookFormulasAreThoseOfSpreadsheets(t *testing.T) {
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("SKIPPED, NOT TESTED: no soffice to compute with")
	}
	data, _ := checked(repository)
	book := Yearbook(yearOf(t, data, 2022, false))
	if n := sameResults(t, opened(t, book), opened(t, recomputed(t, book))); n < 1500 {
		t.Errorf("only %d formulas were compared", n)
	}
}

// recomputed is a workbook as LibreOffice stores it after computing.
func recomputed(t *testing.T, book []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "book.xlsx"), book, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "book.xlsx")).CombinedOutput()
	computed, missing := os.ReadFile(filepath.Join(dir, "out", "book.xlsx"))
	if missing != nil {
		t.Fatalf("LibreOffice does not open the workbook: %v %s", err, out)
	}
	return computed
}

// A number that a spreadsheet would round to other digits than the pages stands
// there as they print it, and a total of which a part is hidden is no formula.
func TestYearbookNumber(t *testing.T) {
	share := []site.YearColumn{{Title: "代码", Words: true}, {Unit: "%", Over: [2]int{3, 4}}, {Title: "分子"}, {Title: "分母"}, {Title: "户", Unit: "户"}}
	lineOf := func(text string, up, down, households int64, of ...int) site.YearLine {
		value := stat.Int(up).Per(stat.Int(down))
		cells := []site.YearCell{{Text: "1"}, {Text: text, Value: value}, {Text: fmt.Sprint(up), Value: stat.Int(up)}, {Text: fmt.Sprint(down), Value: stat.Int(down)}, {Text: fmt.Sprint(households), Value: stat.Int(households)}}
		return site.YearLine{Of: of, Cells: cells}
	}
	hidden := lineOf("50.0", 1, 2, 7)
	hidden.Cells[4] = site.YearCell{Text: "隐去"}
	t1 := site.YearTable{Title: "甲", Level: stat.Community, Names: 1, Columns: share, Lines: []site.YearLine{
		lineOf("12.2", 49, 400, 3), // 12.25 to the even digit, as GB/T 8170 has it
		hidden, lineOf("12.4", 50, 402, 10, 0, 1),
	}}
	s := (&yearbook{}).sheet(t1)
	for _, want := range []struct {
		line, column    int
		formula, number string
	}{
		{0, 1, "", "0.122"}, {1, 1, "C6/D6", "0.5"}, {2, 1, "C7/D7", "0.12437810945274"}, {2, 2, "SUM(C5:C6)", "50"}, {2, 4, "", "10"},
	} {
		c := s.cell(want.line, want.column)
		if c.Formula != want.formula || c.Number != want.number {
			t.Errorf("line %d, column %d: =%s %s, want =%s %s", want.line, want.column, c.Formula, c.Number, want.formula, want.number)
		}
	}
}
