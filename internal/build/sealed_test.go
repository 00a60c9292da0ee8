package build_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/archive"
	"nianbao/internal/bag"
	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

const sealing = `
[[sealing]]
year = 2021
date = 2022-04-12
officer = "办公室"
[[sealing]]
year = 2022
date = 2023-04-10
officer = "办公室"
`

// sealable is the small district, ready to be sealed.
func sealable(t *testing.T, lines []line) fstest.MapFS {
	t.Helper()
	p := project(t, lines)
	p["nianbao.toml"] = &fstest.MapFile{Data: append(bytes.Clone(p["nianbao.toml"].Data), sealing...)}
	return p
}

var program = archive.Program{Version: "v1", Go: "go1", ECharts: "6"}

func drawn(t *testing.T) *build.Pictures {
	t.Helper()
	pictures, err := build.NewPictures(undrawn{})
	if err != nil {
		t.Fatal(err)
	}
	return pictures
}

func sealedBag(t *testing.T, p fs.FS, y stat.Year, public bool) *bag.Bag {
	t.Helper()
	var problems diag.List
	b, err := build.Snapshot(p, y, public, program, drawn(t), nil, &problems)
	if err != nil || b == nil {
		t.Fatal(err, problems.Sorted())
	}
	return b
}

func zipped(t *testing.T, b *bag.Bag) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// verified is what verify says of a file, problems as "code: message".
func verified(t *testing.T, data []byte, p archive.Program) (v build.Verification, said []string) {
	t.Helper()
	s, err := archive.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return v, []string{"refused: " + err.Error()}
	}
	var problems diag.List
	v = build.Verify("a.zip", s, p, drawn(t), nil, &problems)
	for _, p := range problems.Sorted() {
		said = append(said, fmt.Sprintf("%s %s: %s", p.Severity, p.Code, p.Message))
	}
	return v, said
}

// A year is sealed to the same bytes each time, and rebuilt of what is sealed to
// the same site: every file, every number.
func TestSealedYearRebuilds(t *testing.T) {
	p := sealable(t, villages())
	data := zipped(t, sealedBag(t, p, 2022, false))
	if !bytes.Equal(data, zipped(t, sealedBag(t, p, 2022, false))) {
		t.Error("two runs differ")
	}
	v, said := verified(t, data, program)
	if len(said) > 0 || !v.Rebuilt || v.Pages < 40 || v.Same != v.Pages || v.Numbers < 50 || len(v.Changes) > 0 {
		t.Errorf("a sealed year: %+v %v", v, said)
	}
}

// What is sealed is a project: the files of the year and of those before, byte for
// byte, what the program gives by default, and nothing of later years.
func TestSealHoldsWhatTheYearNeeds(t *testing.T) {
	p := sealable(t, villages())
	p["content/speeches/later.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"x\"\ndate = 2023-01-01\nstatus = \"定稿\"\nyear = 2022\n+++\n{{常住人口}}\n")}
	p["content/meetings/later.toml"] = &fstest.MapFile{Data: []byte("title = \"会议\"\ndate = 2023-02-16\n[[agenda]]\nitem = \"讲话\"\nfile = \"content/speeches/later.md\"\n")}
	p["content/meetings/own.toml"] = &fstest.MapFile{Data: []byte("year = 2021\ntitle = \"会议\"\ndate = 2022-02-16\n")}
	p["data/2021/~$年报.csv"] = &fstest.MapFile{Data: []byte("lock")}
	b := sealedBag(t, p, 2021, false)
	for name := range p {
		got, sealed := b.Payload["project/"+name]
		want := !strings.HasPrefix(name, "data/2022/") && !strings.HasPrefix(name, "content/speeches/") && name != "content/meetings/later.toml" && !strings.Contains(name, "~$") // its speeches and their meeting are of 2022
		if sealed != want || sealed && !bytes.Equal(got, p[name].Data) {
			t.Errorf("%s: sealed %v, want %v, byte for byte", name, sealed, want)
		}
	}
	for _, name := range []string{"project/themes/gov/layout.html", "project/data/names.toml", "site/index.html", "site/2021/index.html", "site/2021/downloads.html", "site/2021/tables/tables-2021.xlsx", "site/2021/tables/nianbao-329901-2021.zip", "tables/numbers.csv", "tables/cells.csv"} {
		if len(b.Payload[name]) == 0 {
			t.Errorf("%s is not sealed", name)
		}
	}
	if _, there := b.Payload["site/2022/index.html"]; there {
		t.Error("the sealed 2021 has pages of 2022")
	}
}

// A thousand bytes changed at random are each found; so are what was taken out and
// what was put in, by name.
func TestVerifyFindsEveryChange(t *testing.T) {
	b := sealedBag(t, sealable(t, villages()), 2022, false)
	maps.DeleteFunc(b.Payload, func(_ string, text []byte) bool { return len(text) > 4_000 }) // what is large only takes long
	data, dice := zipped(t, b), rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		at, was := dice.IntN(len(data)), byte(0)
		was, data[at] = data[at], data[at]^byte(1+dice.IntN(255))
		if s, err := archive.Open(bytes.NewReader(data), int64(len(data))); err == nil && len(s.Faults()) == 0 {
			t.Errorf("byte %d changed from %02x to %02x, and it passes", at, was, data[at])
		}
		data[at] = was
	}
	t.Logf("%d files in %d bytes", len(b.Payload), len(data))
	data[len(data)/2] ^= 1
	v, said := verified(t, data, program)
	if v.Whole || v.Rebuilt || len(said) == 0 || !strings.HasPrefix(said[0], "error snapshot-altered: ") {
		t.Errorf("verify says %v", said)
	}
}

// A number that the program computes, prints or judges otherwise than when the
// year was sealed is told, with what is the cause. Pages that look otherwise are
// an error where the program is the same, else worth knowing.
func TestVerifyTellsWhatTheProgramChanged(t *testing.T) {
	b := sealedBag(t, sealable(t, villages()), 2022, false)
	later := program
	later.Version = "v2"
	for _, c := range []struct {
		name, file, old, new string
		by                   archive.Program
		want                 []string
	}{
		{"computed", "tables/numbers.csv", "reported,286,286 人", "reported,285,285 人", later, []string{
			"error snapshot-number: 示例区 低保对象数：封存 285 人（285），现在的程序 286 人（286）（算法改了）"}},
		{"printed", "tables/numbers.csv", "25364,\"25,364 人\"", "25364,25364 人", later, []string{
			"error snapshot-number: 示例区 每名社工服务人数：封存 25364 人（25364），现在的程序 25,364 人（25364）（修约或写法改了）"}},
		{"judged", "tables/numbers.csv", "286,303,不达标", "286,303,达标", later, []string{
			"error snapshot-number: 示例区 应保尽保率：封存 达标（286/303），现在的程序 不达标（286/303）（评判改了）"}},
		{"a page, later program", "site/index.html", "</body>", "<p></body>", later, []string{"warning snapshot-page: 重做的网站有 1 个文件与封存的不同（如 index.html）：程序换了版本，页面的样子不同，数都没有变"}},
		{"a page, same program", "site/index.html", "</body>", "<p></body>", program, []string{"error snapshot-page: 重做的网站有 1 个文件与封存的不同（如 index.html）：程序是同一版本，本应逐字节相同"}},
		{"unbuildable", "project/nianbao.toml", "title = ", "titel = ", later, []string{"error snapshot-unbuilt: 现在的程序从封存的数据做不出网站：nianbao.toml："}},
	} {
		other := *b
		other.Payload = maps.Clone(b.Payload)
		text := bytes.Replace(b.Payload[c.file], []byte(c.old), []byte(c.new), 1)
		if bytes.Equal(text, b.Payload[c.file]) {
			t.Fatalf("%s: %s has no %s", c.name, c.file, c.old)
		}
		other.Payload[c.file] = text
		_, said := verified(t, zipped(t, &other), c.by)
		if len(said) != len(c.want) || !strings.HasPrefix(said[0], c.want[0]) {
			t.Errorf("%s: verify says\n%s\nwant\n%s", c.name, strings.Join(said, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// The public variant holds the public site, byte for byte, and nothing that would
// change where hidden numbers are moved about under the totals that are shown.
func TestPublicSealTellsNoMoreThanTheSite(t *testing.T) {
	lines, dice := villages(), rand.New(rand.NewPCG(7, 8))
	b := sealedBag(t, sealable(t, lines), 2022, true)
	site := builtOf(t, sealable(t, lines), build.Edition{Public: true, Years: []stat.Year{2022}})
	var names []string
	for name, text := range b.Payload {
		if names = append(names, strings.TrimPrefix(name, "site/")); !bytes.Equal(text, site[strings.TrimPrefix(name, "site/")]) {
			t.Errorf("%s is not of the public site", name)
		}
	}
	if slices.Sort(names); !slices.Equal(names, slices.Sorted(maps.Keys(site))) {
		t.Errorf("it holds %d files, the site %d", len(names), len(site))
	}
	data, hidden, moved := zipped(t, b), hiddenIn(t, lines), 0
	for try := 0; moved < 5 && try < 1000; try++ {
		other := slices.Clone(lines)
		move(dice, other, hidden)
		if slices.Equal(lines, other) || !maps.Equal(hidden, hiddenIn(t, other)) {
			continue
		}
		moved++
		if !bytes.Equal(data, zipped(t, sealedBag(t, sealable(t, other), 2022, true))) {
			t.Fatalf("%v\nare as good as\n%v\nand the sealed bytes change", lines, other)
		}
	}
	if moved < 5 {
		t.Errorf("hidden numbers were moved in %d ways only", moved)
	}
}

// A year with errors is not sealed, nor is one of which the cover would say
// nothing; errors of later years are no hindrance.
func TestSnapshotRefuses(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(fstest.MapFS)
		year   stat.Year
		want   string // code; empty: sealed
	}{
		{"error", func(p fstest.MapFS) { broken(p, "data/2022/年报.csv") }, 2022, "value-not-a-number"},
		{"error of a later year", func(p fstest.MapFS) { broken(p, "data/2022/年报.csv") }, 2021, ""},
		{"no sealing", func(p fstest.MapFS) {
			p["nianbao.toml"].Data = bytes.Replace(p["nianbao.toml"].Data, []byte("year = 2022\ndate"), []byte("year = 2020\ndate"), 1)
		}, 2022, "sealing-missing"},
		{"no officer", func(p fstest.MapFS) {
			p["nianbao.toml"].Data = bytes.ReplaceAll(p["nianbao.toml"].Data, []byte("办公室"), nil)
		}, 2022, "sealing-incomplete"},
		{"no day", func(p fstest.MapFS) {
			p["nianbao.toml"].Data = bytes.ReplaceAll(p["nianbao.toml"].Data, []byte("2023-04-10"), []byte("\"2023年\""))
		}, 2022, "sealing-incomplete"},
	} {
		p := sealable(t, villages())
		c.change(p)
		var problems diag.List
		b, err := build.Snapshot(p, c.year, false, program, drawn(t), nil, &problems)
		if err != nil || (b != nil) != (c.want == "") {
			t.Errorf("%s: sealed %v, %v, %v", c.name, b != nil, problems.Sorted(), err)
		}
		if c.want != "" && !slices.ContainsFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Code == c.want && p.Severity == diag.Error }) {
			t.Errorf("%s: problems are %v, want %s", c.name, problems.Sorted(), c.want)
		}
	}
}

func broken(p fstest.MapFS, name string) {
	p[name].Data = bytes.Replace(p[name].Data, []byte(",2022,"), []byte(",2022,城市社区,一些\n"), 1)
}
