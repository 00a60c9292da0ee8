package sample

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/xuri/excelize/v2"
)

// committed is where the repository keeps what cmd/sample writes.
const committed = "../../data"

// A told is what one community tells for a year, by the id of the field.
type told map[string]string

// readWorkbooks reads the committed workbooks of a year in the plainest way: a
// line is a community's where it has a code of twelve digits, a column is known
// by its header.
func readWorkbooks(t *testing.T, year int) map[string]told {
	t.Helper()
	all := map[string]told{}
	files, err := filepath.Glob(filepath.Join(committed, strconv.Itoa(year), "*.xlsx"))
	if err != nil || len(files) != len(streets) {
		t.Fatalf("%d: %d workbooks, want %d (%v)", year, len(files), len(streets), err)
	}
	for _, file := range files {
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, sheet := range f.GetSheetList() {
			if sheet == "社区年报" || sheet == "党组织" || sheet == "专项统计" {
				readSheet(t, f, sheet, all)
			}
		}
		f.Close()
	}
	return all
}

func readSheet(t *testing.T, f *excelize.File, sheet string, all map[string]told) {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var fields []string // of the columns
	var scale []string
	code := -1
	for _, row := range rows {
		for c, text := range row {
			if text == "社区代码" {
				code = c
				fields, scale = headers(t, row)
			}
		}
		if code < 0 || code >= len(row) || len(row[code]) != 12 || !plainDigits(row[code]) {
			continue
		}
		if all[row[code]] == nil {
			all[row[code]] = told{}
		}
		for c, text := range row {
			if fields[c] != "" {
				all[row[code]][fields[c]] = heard(text, scale[c])
			}
		}
	}
}

var unitInBrackets = regexp.MustCompile(`[(（](户|人|个|㎡|元/月|元/年|万元|元|台|岁|人次|支|小时|项|块|件|次)[)）]$`)

// renamed are the headers that streets word in their own way.
var renamed = map[string]string{
	"所属街道": "街道(镇)", "镇街": "街道(镇)", "社区": "社区名称", "村(社区)": "社区名称", "村居名称": "社区名称", "常住人口数": "常住人口",
	"社区工作者总数": "社区工作者数", "总户数": "户数", "办公面积": "办公用房面积", "活动用房": "服务用房面积", "经营性收入": "集体经营性收入",
	"登记志愿者": "注册志愿者人数", "年度": "统计年度", "类别": "类型", "持证社工": "持证人数", "两委人数": "“两委”成员数", "小组数": "居民小组数",
}

func headers(t *testing.T, row []string) (fields, scale []string) {
	t.Helper()
	known := map[string]string{"截止日期": "as_of"}
	for _, c := range slices.Concat(columns, partyColumns, specialColumns) {
		known[c.header] = c.field
	}
	for _, text := range row {
		name := unitInBrackets.ReplaceAllString(text, "")
		if other, ok := renamed[name]; ok {
			name = other
		}
		if known[name] == "" && name != "序号" {
			t.Errorf("header %q means no field", text)
		}
		fields = append(fields, known[name])
		scale = append(scale, strings.Trim(strings.TrimPrefix(text, strings.TrimSuffix(text, "(元)")), "()"))
	}
	return fields, scale
}

// heard is what a cell says, without its dirt.
func heard(text, unit string) string {
	text = strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, text)
	for _, dirt := range []string{",", " ", "㎡", "平方米", "约", "余"} {
		text = strings.ReplaceAll(text, dirt, "")
	}
	if n, err := strconv.Atoi(text); err == nil && unit == "元" {
		return strings.TrimSuffix(strconv.FormatFloat(float64(n)/10000, 'f', 1, 64), ".0")
	}
	return text
}

func TestWorkbooksSayWhatTheModelMeans(t *testing.T) {
	d, err := New()
	if err != nil {
		t.Fatal(err)
	}
	dirt, err := readDirt(dirtText)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for year := First; year <= Last; year++ {
		sent := readWorkbooks(t, year)
		if len(sent) != len(d.of(year)) {
			t.Errorf("%d: %d communities in the workbooks, %d in the model", year, len(sent), len(d.of(year)))
		}
		for _, r := range d.of(year) {
			for field, want := range r.Values {
				got, asked := sent[r.community.code][field]
				if !asked || inexact(dirt, *r, field) {
					continue
				}
				compared++
				if !alike(got, want) {
					t.Errorf("%d %s %s: workbook says %q, model %q", year, r.community.name, field, got, want)
				}
			}
		}
	}
	if compared < 20000 {
		t.Errorf("only %d cells were compared", compared)
	}
}

func inexact(dirt []blot, r Record, field string) bool {
	for _, b := range dirt {
		if b.field == field && b.concerns(r) {
			return !b.exact() || b.kind == "month" || b.kind == "year" || b.kind == "office"
		}
	}
	return false
}

// alike compares a cell with what was meant: truth, dates and what does not
// apply have several spellings.
func alike(got, want string) bool {
	switch want {
	case "是":
		return got == "是" || got == "有" || got == "√" || got == "1"
	case "否":
		return got == "否" || got == "无" || got == "×" || got == "0"
	case "—":
		return got == "—" || got == "×" || got == "不适用"
	}
	if typedDate.MatchString(want) {
		serial, err := strconv.Atoi(got)
		if err != nil {
			return false
		}
		day, err := excelize.ExcelDateToTime(float64(serial), false)
		return err == nil && day.Format("2006-01-02") == want
	}
	return got == want
}

// readDistrict reads the committed district.toml of a year.
func readDistrict(t *testing.T, year int) told {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(committed, strconv.Itoa(year), "district.toml"))
	if err != nil {
		t.Fatal(err)
	}
	var lines map[string]any
	if err := toml.Unmarshal(text, &lines); err != nil {
		t.Fatal(err)
	}
	d := told{}
	for key, value := range lines {
		switch v := value.(type) {
		case int64:
			d[key] = strconv.FormatInt(v, 10)
		case float64:
			d[key] = strconv.FormatFloat(v, 'f', -1, 64)
		case string:
			d[key] = v
		}
	}
	return d
}
