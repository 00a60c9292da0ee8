package sample

import (
	"bytes"
	"io/fs"
	"math/big"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The example projects stand on figures of real speeches. Here each figure is
// worked out again from the sources by plain counting, without any code of the
// product, so that the data themselves are known to be right.
func TestExamplesGiveTheirFigures(t *testing.T) {
	for name, figures := range map[string]map[string]string{
		"seed-003-38-shequ":   figures003(readExample(t, "seed-003-38-shequ/2008")),
		"seed-004-28-shidian": figures004(readExample(t, "seed-004-28-shidian/2010")),
		"seed-000-baihu":      figures000(readExample(t, "seed-000-baihu/2005")),
	} {
		for what, want := range expected[name] {
			if got := figures[what]; got != want {
				t.Errorf("%s: %s is %s, want %s", name, what, got, want)
			}
		}
		if len(figures) != len(expected[name]) {
			t.Errorf("%s: %d figures, want %d", name, len(figures), len(expected[name]))
		}
	}
}

var expected = map[string]map[string]string{
	"seed-003-38-shequ": {
		"社区": "38", "用房达标": "11", "用房不达标": "27", "办公用房不足100㎡": "11", "服务用房不足200㎡": "16", "其中没有服务用房": "12",
		"缺少面积": "2660", "平均缺少": "2660/27", "老井社区办公用房": "35",
		"开发商无偿提供": "6", "国资有偿租用": "8",
		"北街租用社区": "3", "北街租用面积": "800", "北街月租金": "3500", "北街每平方米": "35/8",
		"南街租用社区": "4", "南街租用面积": "360", "南街月租金": "900", "南街每平方米": "5/2",
		"旧改或新区地段": "10", "无警务室": "9", "室外场地不足200㎡": "27", "无文体器材": "33",
		"只有1台电脑": "22", "其中无打印机": "15", "协管员": "38", "协管员应配": "152", "协管员缺": "114", "持证": "0",
		"志愿者缺": "11000", "志愿者中位数": "101/2", "月工资最低": "800", "月工资最高": "900", "办公经费": "5000", "党建经费": "2500",
		"党员": "5938", "党员最少": "150", "党员最多": "310", "有卫生服务站": "5", "街道": "6", "无服务中心和卫生服务中心的街道": "4",
	},
	"seed-004-28-shidian": {"试点": "28", "新建": "12", "改建": "13", "用房不足": "3", "用房不足且不达300㎡": "3"},
	"seed-000-baihu": {
		"社区": "12", "户数": "22161", "用房总面积": "6660", "百户30㎡达标": "7", "百户30㎡还缺": "1603/10",
		"专职干部达标": "6", "专职干部应有": "100", "专职干部还缺": "13", "室外场地达标": "8", "经费到位": "8", "经费还差": "36000",
		"正式党员超过90名": "12", "有党员志愿服务队": "12", "街道中心达标": "2",
	},
}

func figures003(e example) map[string]string {
	c := e.communities
	pass := func(r record) bool { return r.num("办公用房") >= 100 && r.num("服务用房") >= 200 }
	gap := func(r record) int { return max(0, 100-r.num("办公用房")) + max(0, 200-r.num("服务用房")) }
	rented := func(street string) []record {
		return where(c, func(r record) bool { return r["用房来源"] == "国资有偿租用" && r["街道"] == street })
	}
	single := where(c, func(r record) bool { return r.num("电脑") == 1 })
	failing := len(c) - count(c, pass)
	north, south := rented("北街街道"), rented("南街街道")
	return map[string]string{
		"社区": text(len(c)), "用房达标": text(count(c, pass)), "用房不达标": text(failing),
		"办公用房不足100㎡": text(count(c, below("办公用房", 100))), "服务用房不足200㎡": text(count(c, below("服务用房", 200))),
		"其中没有服务用房": text(count(c, below("服务用房", 1))),
		"缺少面积":     text(sumOf(c, gap)), "平均缺少": ratio(sumOf(c, gap), failing),
		"老井社区办公用房": where(c, has("社区名称", "老井社区"))[0]["办公用房"],
		"开发商无偿提供":  text(count(c, has("用房来源", "开发商无偿"))), "国资有偿租用": text(count(c, has("用房来源", "国资有偿租用"))),
		"北街租用社区": text(len(north)), "北街租用面积": text(sumOf(north, of("租用面积"))), "北街月租金": text(sumOf(north, of("月租金"))),
		"北街每平方米": ratio(sumOf(north, of("月租金")), sumOf(north, of("租用面积"))),
		"南街租用社区": text(len(south)), "南街租用面积": text(sumOf(south, of("租用面积"))), "南街月租金": text(sumOf(south, of("月租金"))),
		"南街每平方米":  ratio(sumOf(south, of("月租金")), sumOf(south, of("租用面积"))),
		"旧改或新区地段": text(count(c, has("旧改或新区地段", "是"))), "无警务室": text(count(c, has("警务室", "无"))),
		"室外场地不足200㎡": text(count(c, below("文体活动场地", 200))), "无文体器材": text(count(c, has("文体活动器材", "无"))),
		"只有1台电脑": text(len(single)), "其中无打印机": text(count(single, below("打印机", 1))),
		"协管员": text(sumOf(c, of("协管员"))), "协管员应配": text(4 * len(c)), "协管员缺": text(4*len(c) - sumOf(c, of("协管员"))),
		"持证": text(sumOf(c, of("持证人数"))), "志愿者缺": text(sumOf(c, func(r record) int { return max(0, 340-r.num("注册志愿者")) })),
		"志愿者中位数": median(values(c, "注册志愿者")),
		"月工资最低":  text(slices.Min(values(c, "月工资"))), "月工资最高": text(slices.Max(values(c, "月工资"))),
		"办公经费": same(c, "办公经费(拨付)"), "党建经费": same(c, "党建经费"),
		"党员": text(sumOf(c, of("党员数"))), "党员最少": text(slices.Min(values(c, "党员数"))), "党员最多": text(slices.Max(values(c, "党员数"))),
		"有卫生服务站": text(count(c, has("卫生服务站", "有"))),
		"街道":     text(len(e.streets)), "无服务中心和卫生服务中心的街道": text(count(e.streets, func(r record) bool {
			return r["社区服务中心"] == "无" && r["社区卫生服务中心"] == "无"
		})),
	}
}

func figures004(e example) map[string]string {
	c := e.communities
	none := where(c, has("一站式服务大厅", "无"))
	return map[string]string{
		"试点": text(count(c, has("是否试点", "是"))), "新建": text(count(c, has("一站式服务大厅", "新建"))),
		"改建": text(count(c, has("一站式服务大厅", "改建"))), "用房不足": text(len(none)),
		"用房不足且不达300㎡": text(count(none, below("用房总面积", 300))),
	}
}

func figures000(e example) map[string]string {
	c := e.communities
	needed := func(r record) int { return max(8, (r.num("居民户数")+299)/300) }
	areaGap := new(big.Rat)
	for _, r := range c {
		if short := big.NewRat(int64(30*r.num("居民户数")-100*r.num("社区用房面积")), 100); short.Sign() > 0 {
			areaGap.Add(areaGap, short)
		}
	}
	return map[string]string{
		"社区": text(len(c)), "户数": text(sumOf(c, of("居民户数"))), "用房总面积": text(sumOf(c, of("社区用房面积"))),
		"百户30㎡达标": text(count(c, func(r record) bool { return 100*r.num("社区用房面积") >= 30*r.num("居民户数") })),
		"百户30㎡还缺": areaGap.RatString(),
		"专职干部达标":  text(count(c, func(r record) bool { return r.num("专职干部") >= needed(r) })), "专职干部应有": text(sumOf(c, needed)),
		"专职干部还缺": text(sumOf(c, func(r record) int { return max(0, needed(r)-r.num("专职干部")) })),
		"室外场地达标": text(len(c) - count(c, below("文体活动场地", 200))),
		"经费到位":   text(count(c, func(r record) bool { return r.num("实收社区经费") >= 80*r.num("居民户数") })),
		"经费还差":   text(sumOf(c, func(r record) int { return max(0, 80*r.num("居民户数")-r.num("实收社区经费")) })),

		"正式党员超过90名": text(len(c) - count(c, below("正式党员", 91))), "有党员志愿服务队": text(len(c) - count(c, below("党员志愿者服务队", 1))),
		"街道中心达标": text(len(e.streets) - count(e.streets, below("街道服务中心面积", 1000))),
	}
}

// An example is what its sources say: areas by code, all their sheets joined.
type example struct{ communities, streets []record }

// A record is one area: texts by the lowest name of their column, without unit.
type record map[string]string

func (r record) num(name string) int {
	n, err := strconv.Atoi(r[name])
	if err != nil {
		panic(r["社区名称"] + " " + name + ": " + err.Error())
	}
	return n
}

func readExample(t *testing.T, folder string) example {
	t.Helper()
	files, err := fs.Glob(exampleSources, path.Join("examples", folder, "*.tsv"))
	if err != nil || len(files) == 0 {
		t.Fatal("no sources in", folder, err)
	}
	var e example
	byCode := map[string]record{}
	for _, file := range files {
		sheets, err := exampleSheets(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sheets {
			for _, row := range records(s) {
				code := row["社区代码"] + row["区划代码"] + row["街道代码"]
				if known := byCode[code]; known != nil {
					for name, text := range row {
						known[name] = text
					}
					continue
				}
				byCode[code] = row
				if len(code) == 9 {
					e.streets = append(e.streets, row)
				} else {
					e.communities = append(e.communities, row)
				}
			}
		}
	}
	return e
}

// records reads the rows of a sheet; ^ repeats the cell above, totals are left out.
func records(s Sheet) []record {
	var out []record
	for _, row := range s.Rows {
		if row[0] == "合计" {
			continue
		}
		r := record{}
		for c, text := range row {
			name := columnName(s, c)
			if text == "^" {
				text = out[len(out)-1][name]
			}
			r[name] = text
		}
		out = append(out, r)
	}
	return out
}

// columnName is the lowest text of a header that is no bare unit, without the
// unit in brackets.
func columnName(s Sheet, c int) string {
	name := ""
	for _, row := range s.Header {
		if c < len(row) && row[c] != "" && !slices.Contains([]string{"户", "人", "㎡", "支", "元/年", "万元"}, row[c]) {
			name = row[c]
		}
	}
	for _, unit := range []string{"(㎡)", "(户)", "(人)", "(元)", "(台)", "(万元)"} {
		name = strings.TrimSuffix(name, unit)
	}
	return name
}

func where(rs []record, holds func(record) bool) []record {
	var out []record
	for _, r := range rs {
		if holds(r) {
			out = append(out, r)
		}
	}
	return out
}

func count(rs []record, holds func(record) bool) int { return len(where(rs, holds)) }

func sumOf(rs []record, of func(record) int) int {
	n := 0
	for _, r := range rs {
		n += of(r)
	}
	return n
}

func of(name string) func(record) int { return func(r record) int { return r.num(name) } }

func has(name, text string) func(record) bool {
	return func(r record) bool { return r[name] == text }
}

func below(name string, limit int) func(record) bool {
	return func(r record) bool { return r.num(name) < limit }
}

func values(rs []record, name string) []int {
	var out []int
	for _, r := range rs {
		out = append(out, r.num(name))
	}
	return out
}

func same(rs []record, name string) string {
	vs := values(rs, name)
	if slices.Min(vs) != slices.Max(vs) {
		return "not the same"
	}
	return text(vs[0])
}

func median(vs []int) string {
	slices.Sort(vs)
	return ratio(vs[(len(vs)-1)/2]+vs[len(vs)/2], 2)
}

func text(n int) string { return strconv.Itoa(n) }

func ratio(n, d int) string { return big.NewRat(int64(n), int64(d)).RatString() }

// The committed workbooks are exactly those that the sources make.
func TestExamplesAreCommitted(t *testing.T) {
	books, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join("..", "..")
	for name, want := range books {
		got, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(got, want) {
			t.Errorf("%s differs from its source; run go run ./cmd/sample", name)
		}
	}
	committed, err := fs.Glob(os.DirFS(root), "examples/seed-*/data/*/*.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range committed {
		if books[name] == nil {
			t.Errorf("%s has no source", name)
		}
	}
}
