package source

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/xls"
)

// A hostile file is one that is made to harm the reader, or as damaged as if.
type hostile struct {
	name string
	make func(t *testing.T) []byte
	want string // what is said; "read" where the good table in it is read
}

// goodTable is what show writes of goodRows.
const goodTable = "社区年报 community\nA community_name [] 社区名称\nB households [] 户数\n2: A2=甲社区 B2#=99\n"

// made puts a forgery together when it is asked for; some are large.
func made(f func() forgery) func(t *testing.T) []byte {
	return func(t *testing.T) []byte { return f().bytes(t) }
}

// rowsOf makes a sheet behind goodRows of one piece over and over.
func rowsOf(piece string, size int) func(t *testing.T) []byte {
	return func(t *testing.T) []byte { return forge(goodRows + strings.Repeat(piece, size/len(piece))).bytes(t) }
}

const (
	sheet1 = "xl/worksheets/sheet1.xml"
	laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">` +
		`<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>`
	broken = "sheet-broken 工作表“社区年报”读不下去："
	tooBig = "sheet-too-large 工作表“社区年报”"
	cannot = "workbook-broken 工作簿损坏，打不开"
	cutOff = "workbook-broken 工作簿不完整，可能没有传完或没有保存完"
	mega   = 1 << 20
)

var hostiles = []hostile{
	// Archives.
	{"zip bomb that states 201 MB", stating(maxUnzipped + mega), "workbook-too-large 解开后超过 200 MB，没有读"},
	{"zip bomb just under the limit", rowsOf(" ", maxUnzipped-mega), tooBig + "里有一处文字超过 1 MB，没有读"},
	{"zip bomb that states 100 bytes", stating(100), "sheet-broken 工作表“社区年报”的内部结构有误，没有读"},
	{"30,000 parts", func(t *testing.T) []byte {
		f := forge(goodRows)
		for i := range 30_000 {
			f = append(f, forged{fmt.Sprint("xl/media/", i), ""})
		}
		return f.bytes(t)
	}, "workbook-too-large 里面的部件超过 20000 个，没有读"},
	{"two parts of one name", made(func() forgery { return append(forge(goodRows), forge(goodRows)[6]) }), "workbook-broken 里面有两个 sheet1.xml，分不清哪个是真的"},
	{"two parts that differ in case", made(func() forgery { return append(forge(goodRows), forged{`XL\Worksheets\SHEET1.XML`, ""}) }), "workbook-broken 里面有两个 sheet1.xml，分不清哪个是真的"},
	{"names that lead elsewhere", made(func() forgery {
		return append(forge(goodRows), forged{"../../../../tmp/evil", "x"}, forged{"/etc/passwd", "x"}, forged{`C:\evil.exe`, "x"}, forged{"xl/../../evil", "x"})
	}), "read"},
	{"a sheet that leads elsewhere", made(func() forgery {
		return forge(goodRows).swap("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../../../etc/passwd")
	}), broken + "里面缺少部件"},
	{"a sheet that leads to the workbook", made(func() forgery {
		return forge(goodRows).swap("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "workbook.xml")
	}), broken + "和别处用的是同一个部件"},
	{"255 sheets that are one", func(t *testing.T) []byte {
		f := forge(goodRows + strings.Repeat(" ", 10*mega))
		one := `<sheet name="社区年报" sheetId="1" r:id="r1"/>`
		return f.swap("xl/workbook.xml", one, strings.Repeat(one, 255)).bytes(t)
	}, broken + "和别处用的是同一个部件"},
	{"no zip behind its mark", func(*testing.T) []byte { return append([]byte("PK\x03\x04"), make([]byte, mega)...) }, cutOff},
	{"flipped bits in a sheet", flipped, "sheet-broken 工作表“社区年报”"},

	// Parts.
	{"no list of content types", made(func() forgery { return forge(goodRows).without("[Content_Types].xml") }), "read"},
	{"wrong content types", made(func() forgery {
		return forge(goodRows).with("[Content_Types].xml", `<Types><Default Extension="xml" ContentType="image/png"/></Types>`)
	}), "read"},
	{"no relations", made(func() forgery { return forge(goodRows).without("_rels/.rels") }), cannot},
	{"no workbook", made(func() forgery { return forge(goodRows).without("xl/workbook.xml") }), cannot},
	{"no relations of the workbook", made(func() forgery { return forge(goodRows).without("xl/_rels/workbook.xml.rels") }), broken + "里面缺少部件"},
	{"no sheet", made(func() forgery { return forge(goodRows).without(sheet1) }), broken + "里面缺少部件"},
	{"no texts", made(func() forgery { return forge(goodRows).without("xl/sharedStrings.xml") }), broken + "单元格指向的文字不在文字表里"},
	{"no styles, and none asked for", made(func() forgery { return forge(goodRows).without("xl/styles.xml") }), "read"},
	{"no styles", made(func() forgery {
		return forge(goodRows).without("xl/styles.xml").swap(sheet1, `<c r="B2">`, `<c r="B2" s="1">`)
	}), broken + "单元格指向的样式不在样式表里"},
	{"two tables of texts", made(func() forgery {
		return append(forge(goodRows), forged{"xl/texts.xml", `<sst ` + mainSpace + `><si><t>户数</t></si></sst>`})
	}), "workbook-broken 里面有两个 sharedStrings.xml，分不清哪个是真的"},
	{"texts and styles of other names", made(func() forgery {
		f := forge(goodRows)
		f[4].name, f[5].name = "xl/Strings.xml", "xl/look/STYLES.XML"
		return f
	}), "read"},
	{"a chart among the sheets", made(func() forgery {
		return forge(goodRows, "").with("xl/worksheets/sheet2.xml", `<chartsheet `+mainSpace+`><drawing/></chartsheet>`)
	}), "read"},
	{"nothing but a chart", made(func() forgery { return forge("").with(sheet1, `<chartsheet `+mainSpace+`/>`) }), "workbook-broken 工作簿里没有一张能读的工作表"},
	{"a sheet of a name too long", made(func() forgery {
		return forge(goodRows).swap("xl/workbook.xml", "社区年报", strings.Repeat("表", 32))
	}), "sheet-broken 工作表“" + strings.Repeat("表", 32) + "”读不下去：名称超过 31 个字"},
	{"a sheet that asks for another", made(func() forgery {
		return forge(goodRows, goodRows).swap(sheet1, "<worksheet", `<?xml version="1.0" encoding="sheet-1"?><worksheet`)
	}), broken + "内部的 XML 读不下去"},
	{"texts that ask for a sheet", made(func() forgery {
		return forge(goodRows).swap("xl/sharedStrings.xml", "<sst", `<?xml version="1.0" encoding="sheet-0"?><sst`)
	}), broken + "单元格指向的文字不在文字表里"},
	{"an empty sheet part", made(func() forgery { return forge(goodRows).with(sheet1, "") }), broken + "内部的 XML 没有写完"},
	{"a sheet that is no XML", made(func() forgery { return forge(goodRows).with(sheet1, strings.Repeat("甲社区 99\n", 9999)) }), broken + "内部的 XML 没有写完"},
	{"XML that ends early", made(func() forgery { return forge(goodRows).swap(sheet1, "</sheetData></worksheet>", "") }), broken + "内部的 XML 没有写完"},
	{"10,000 sheets", made(func() forgery { return forge(slices.Repeat([]string{goodRows}, 10_000)...) }), "workbook-too-large 有 10000 张工作表，超过 255 张，没有读"},
	{"a million styles", made(func() forgery {
		return forge(goodRows).swap("xl/styles.xml", "<xf", strings.Repeat("<xf/>", 1_000_000)+"<xf")
	}), "workbook-too-large 里面的 styles.xml 里的 XML 标记太多，没有读"},
	{"a million names of ranges", made(func() forgery {
		return forge(goodRows).swap("xl/workbook.xml", "</sheets>", "</sheets><definedNames>"+strings.Repeat(`<definedName name="a">A1</definedName>`, 1_000_000)+"</definedNames>")
	}), "workbook-too-large 里面的 workbook.xml 太大，没有读"},
	{"200,000 names of ranges", made(func() forgery {
		return forge(goodRows).swap("xl/workbook.xml", "</sheets>", "</sheets><definedNames>"+strings.Repeat(`<definedName name="a">A1</definedName>`, 200_000)+"</definedNames>")
	}), "read"},
	{"texts of 25 MB", made(func() forgery {
		return forge(goodRows).with("xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", 5*mega)+"</sst>")
	}), "workbook-too-large 里面的 sharedStrings.xml 太大，没有读"},
	{"four million empty texts", made(func() forgery {
		return forge(goodRows).swap("xl/sharedStrings.xml", "</sst>", strings.Repeat("<si/>", 4*mega)+"</sst>")
	}), "workbook-too-large 里面的 sharedStrings.xml 里的 XML 标记太多，没有读"},

	// Entities.
	{"entity bomb in a sheet", made(func() forgery { return forge(goodRows).swap(sheet1, "<worksheet", laughs+"<worksheet") }), broken + "内部的 XML 读不下去"},
	{"billion laughs in the texts", made(func() forgery {
		return forge(goodRows).with("xl/sharedStrings.xml", laughs+"<sst><si><t>&f;</t></si></sst>")
	}), cannot},
	{"billion laughs in the workbook", made(func() forgery { return forge(goodRows).swap("xl/workbook.xml", "<workbook", laughs+"<workbook") }), cannot},
	{"a file of the machine as entity", made(func() forgery {
		return forge(goodRows).with("xl/sharedStrings.xml", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>`)
	}), cannot},
	{"a million levels of XML", rowsOf("<a>", 3*mega), broken + "内部的 XML 读不下去"},

	// Sheets.
	{"a cell at XFD1048576", made(func() forgery { return forge(goodRows + `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`) }), "sheet-too-large 工作表“社区年报”有数据的行超过 100000 行，没有读"},
	{"a cell at XFD3", made(func() forgery { return forge(goodRows + `<row r="3"><c r="XFD3"><v>1</v></c></row>`) }), "sheet-too-large 工作表“社区年报”有数据的列超过 2000 列，没有读"},
	{"a row in the billions", made(func() forgery { return forge(goodRows + `<row r="4294967299"><c><v>1</v></c></row>`) }), "sheet-too-large 工作表“社区年报”有数据的行超过 100000 行，没有读"},
	{"50,000 merged ranges", func(t *testing.T) []byte {
		var m strings.Builder
		for row := range 50_000 {
			fmt.Fprintf(&m, `<mergeCell ref="C%d:D%d"/>`, row+1, row+1)
		}
		return forge(goodRows).swap(sheet1, "</sheetData>", "</sheetData><mergeCells>"+m.String()+"</mergeCells>").bytes(t)
	}, "sheet-too-large 工作表“社区年报”合并区域超过 5000 个，没有读"},
	{"merged ranges that fill the sheet", made(func() forgery {
		return forge(goodRows+`<row r="90000"><c r="ALL90000"><v>1</v></c></row>`).swap(sheet1, "</sheetData>", `</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>`)
	}), "sheet-broken 工作表“社区年报”读不下去：合并区域太大"},
	{"wide rows with merged columns between", striped, "read"},
	{"ten million cells", rowsOf("<row>"+strings.Repeat("<c><v>1</v></c>", 100)+"</row>", 150*mega), tooBig + "里的 XML 标记太多，没有读"},
	{"2.6 million cells", rowsOf("<row>"+strings.Repeat("<c><v>1</v></c>", 100)+"</row>", 26_000*1511), tooBig + "有数据的单元格超过 250 万个，没有读"},
	{"2.4 million ones", rowsOf("<row>"+strings.Repeat("<c><v>1</v></c>", 30)+"</row>", 80_000*(30*15+11)), "read"},
	{"300,000 times a name", rowsOf("<row>"+strings.Repeat(`<c t="s"><v>0</v></c>`, 30)+"</row>", 10_000*(30*21+11)), ""},
	{"empty rows", rowsOf("<row/>", 95*mega), tooBig + "里的 XML 标记太多，没有读"},
	{"empty cells", rowsOf("<row>"+strings.Repeat("<c/>", 1000)+"</row>", 64*mega), tooBig + "里的 XML 标记太多，没有读"},
	{"hidden columns without end", made(func() forgery {
		return forge(goodRows).swap(sheet1, "<sheetData>", strings.Repeat(`<col hidden="1" min="3" max="9"/>`, 2*mega)+"<sheetData>")
	}), broken + "内部的 XML 读不下去"},
	{"a text of 12 MB", made(func() forgery {
		return forge(goodRows + `<row r="3"><c r="C3" t="str"><v>` + strings.Repeat("长", 4*mega) + `</v></c></row>`)
	}), tooBig + "里有一处文字超过 1 MB，没有读"},
	{"a text of 64 KB", made(func() forgery {
		return forge(goodRows + `<row r="3"><c r="C3" t="str"><v>` + strings.Repeat("x", 64<<10) + `</v></c></row>`)
	}), "cell-too-long 这一格的文字超过 32767 个字，后面的没有读"},
	{"a text of 20 MB", made(func() forgery {
		return forge(goodRows).swap("xl/sharedStrings.xml", "</sst>", "<si><t>"+strings.Repeat("x", 20*mega)+"</t></si></sst>")
	}), "workbook-too-large 里面的 sharedStrings.xml 里有一处文字超过 1 MB，没有读"},
	{"a text of a megabyte in 100,000 cells", shared("<t>"+strings.Repeat("x", mega-99)+"</t>", 10), tooBig + "里的文字超过 128 MB，没有读"},
	{"a text of 20 MB in runs, in 100,000 cells", shared(strings.Repeat("<r><t>"+strings.Repeat("x", mega/2)+"</t></r>", 40), 10), tooBig + "有一行的文字太长，没有读"},
	{"a text of 60 KB of escapes in 100,000 cells", shared("<t>"+strings.Repeat("_x0041_", 9_000)+"</t>", 10), tooBig + "有一行的文字太长，没有读"},
	{"a text of 100 KB in rows of 2,000 cells", shared("<t>"+strings.Repeat("长", 32_767)+"</t>", 2_000), tooBig + "有一行的文字太长，没有读"},
	{"a text of a million runs", made(func() forgery {
		return forge(goodRows).swap("xl/sharedStrings.xml", "</sst>", "<si>"+strings.Repeat("<r><t>xy</t></r>", mega)+"</si></sst>")
	}), "workbook-too-large 里面的 sharedStrings.xml 里的 XML 标记太多，没有读"},
	{"250,000 texts", made(func() forgery {
		return forge(goodRows).swap("xl/sharedStrings.xml", "</sst>", strings.Repeat("<si><t>甲社区</t></si>", 250_000)+"</sst>")
	}), "read"},
	{"a formula of 20 MB", made(func() forgery {
		return forge(goodRows + `<row r="3"><c r="C3"><f>` + strings.Repeat("1+", 10*mega) + `1</f><v>1</v></c></row>`)
	}), tooBig + "里有一处文字超过 1 MB，没有读"},
	{"a value at the edge of 100,000 rows", func(t *testing.T) []byte {
		var b strings.Builder
		for row := 3; row <= layout.MaxRows; row++ {
			fmt.Fprintf(&b, `<row r="%d"><c r="BXX%d"><v>1</v></c></row>`, row, row)
		}
		return forge(goodRows + b.String()).bytes(t)
	}, tooBig + "里的数据散得太开，没有读"},
	{"formulas in circles", made(func() forgery {
		return forge(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><f>C2</f></c><c r="C2"><f>B2</f></c></row>`)
	}), ""},
	{"comments without end", comments(200_000), "workbook-too-large 里面的 comments1.xml 太大，没有读"},
	{"150,000 comments", comments(150_000), "read"},

	// Texts.
	{"a .csv of one quote", func(*testing.T) []byte {
		return []byte("社区名称,户数\n甲社区,99\n\"" + strings.Repeat("乙社区,1\n", mega))
	}, "csv-quotes 从这一行起英文引号（\"）不成对，分不清哪里是一格的结尾"},
	{"a .csv of one cell", func(*testing.T) []byte {
		return []byte("社区名称,户数\n甲社区,99\n\"" + strings.Repeat("乙社区,1\n", mega) + "\"")
	}, "cell-too-long 这一格的文字超过 32767 个字，后面的没有读"},
	{"a .csv of separators", func(*testing.T) []byte { return bytes.Repeat([]byte(","), 16*mega) }, "sheet-too-large 工作表“a”有数据的列超过 2000 列，没有读"},
	{"a .csv of quotes", func(*testing.T) []byte { return bytes.Repeat([]byte("\"\"\"\","), 3*mega) }, "sheet-too-large 工作表“a”有数据的列超过 2000 列，没有读"},
}

// shared is a sheet of 100,000 cells, so many in a row, that hold one text.
func shared(text string, inRow int) func(t *testing.T) []byte {
	rows := strings.Repeat("<row>"+strings.Repeat(`<c t="s"><v>3</v></c>`, inRow)+"</row>", 100_000/inRow)
	return made(func() forgery {
		return forge(goodRows+rows).swap("xl/sharedStrings.xml", "</sst>", "<si>"+text+"</si></sst>")
	})
}

func comments(n int) func(t *testing.T) []byte {
	return made(func() forgery {
		return append(forge(goodRows),
			forged{"xl/worksheets/_rels/sheet1.xml.rels", "<Relationships " + linkSpace + ">" + strings.Repeat(relationship("c", "comments", "../comments1.xml"), 5_000) + "</Relationships>"},
			forged{"xl/comments1.xml", "<comments " + mainSpace + "><commentList>" + strings.Repeat(`<comment ref="A1"><text><t>x</t></text></comment>`, n) + "</commentList></comments>"})
	})
}

// stating makes a workbook that states another size for its sheet than that of
// the 30 MB it holds.
func stating(size uint64) func(t *testing.T) []byte {
	return func(t *testing.T) []byte { return misstated(t, size) }
}

func misstated(t *testing.T, size uint64) []byte {
	var packed, out bytes.Buffer
	w, _ := flate.NewWriter(&packed, 9) // a level that there is
	sheet := forge(goodRows)[6].content + strings.Repeat(" ", 30*mega)
	if _, err := w.Write([]byte(sheet)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(&out)
	for _, p := range forge(goodRows)[:6] {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	raw, err := z.CreateRaw(&zip.FileHeader{Name: sheet1, Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: size})
	if err == nil {
		_, err = raw.Write(packed.Bytes())
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// flipped has other bytes in the middle of a sheet than its sum says.
func flipped(t *testing.T) []byte {
	data := forge(large(2000, 20)).bytes(t)
	at := bytes.LastIndex(data, []byte("PK\x03\x04")) + 2000
	for i := range 500 {
		data[at+i] ^= 0x55
	}
	return data
}

// striped has 1,250 rows of 1,000 cells, every second column empty, and merged
// ranges down the empty ones.
func striped(t *testing.T) []byte {
	var merges strings.Builder
	for i := range 150 {
		letter := strings.TrimSuffix(xls.Ref(1, 2*i+5), "1")
		fmt.Fprintf(&merges, `<mergeCell ref="%s3:%s1252"/>`, letter, letter)
	}
	var rows strings.Builder
	rows.WriteString(goodRows)
	for row := 3; row <= 1252; row++ {
		fmt.Fprintf(&rows, `<row r="%d">`, row)
		for column := 3; column < 2000; column++ {
			if column%2 == 0 || row == 3 {
				fmt.Fprintf(&rows, `<c r="%s"><v>1</v></c>`, xls.Ref(row, column))
			}
		}
		rows.WriteString("</row>")
	}
	return forge(rows.String()).swap(sheet1, "</sheetData>", "</sheetData><mergeCells>"+merges.String()+"</mergeCells>").bytes(t)
}

// What the heap may hold at most, garbage included, in bytes, while a hostile
// file is refused, and while one is read that just keeps within the limits.
const (
	mostRefused = 200 << 20
	mostRead    = 300 << 20
)

// Hostile files are refused with a sentence, or read, at little cost. The costs
// are printed with -v; time is not judged, since the machine may be busy.
func TestHostileFiles(t *testing.T) {
	for _, h := range hostiles {
		t.Run(h.name, func(t *testing.T) { h.test(t, h.make(t)) })
	}
}

func (h hostile) test(t *testing.T, data []byte) {
	fsys := projectOf(map[string][]byte{"data/2022/a.xlsx": data})
	var problems diag.List
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	w, start := startWatch(), worked()
	tables := patiently(fsys, &problems)
	took, peak := worked()-start, w.stop()
	runtime.ReadMemStats(&after)
	allocated := after.TotalAlloc - before.TotalAlloc
	t.Logf("%8.2f MB file %6.2f s of work %6.0f MB at most %6.0f MB in all", float64(len(data))/1e6, took, float64(peak-min(peak, before.HeapInuse))/1e6, float64(allocated)/1e6)
	most := uint64(mostRefused)
	if h.want == "read" {
		most = mostRead
	}
	if peak-min(peak, before.HeapInuse) > most {
		t.Errorf("%d MB were in use", peak>>20)
	}
	got := show(tables)
	for _, x := range problems.Sorted() {
		if x.Severity == diag.Error && x.Hint == "" {
			t.Errorf("no remedy: %s", x.Message)
		}
	}
	switch said := list(problems.Sorted()); {
	case h.want == "read" && !strings.HasPrefix(got, goodTable):
		t.Errorf("the table is not read: %.300s%.500s", got, said)
	case h.want != "read" && !isSaid(problems.Sorted(), h.want):
		t.Errorf("said is\n%.500swant\n%s", said, h.want)
	case h.want == "" && got == "" && said == "":
		t.Error("neither read nor refused")
	}
}

// worked is how many seconds of processor time this process has taken, to a
// hundredth; 0 where the system does not say. How long it took by the clock tells
// how busy the machine is.
func worked() float64 {
	stat, _ := os.ReadFile("/proc/self/stat")
	_, behind, _ := strings.Cut(string(stat), ") ")
	if fields := strings.Fields(behind); len(fields) > 12 {
		user, _ := strconv.ParseFloat(fields[11], 64)
		system, _ := strconv.ParseFloat(fields[12], 64)
		return (user + system) / 100
	}
	return 0
}

// patiently reads a project's workbooks however long it takes, since the machine
// may be busy.
func patiently(fsys fs.FS, problems *diag.List) []layout.Table {
	r := &reader{project: fsys, problems: problems, patience: time.Hour}
	var p Project
	r.fields(&p)
	return r.years(p.Fields, layout.Vocabulary{})[0].Tables
}

// isSaid reports whether a problem begins with code and message.
func isSaid(problems []diag.Problem, want string) bool {
	return want == "" || slices.ContainsFunc(problems, func(p diag.Problem) bool { return strings.HasPrefix(p.Code+" "+p.Message, want) })
}

// A workbook that is cut off anywhere is refused with one sentence.
func TestWorkbookCutAnywhere(t *testing.T) {
	whole := forge(goodRows).bytes(t)
	for n := 4; n < len(whole); n += 13 {
		p, problems := readOne(t, whole[:n])
		if len(p.Years[0].Tables) > 0 || len(problems) != 1 || problems[0].Code+" "+problems[0].Message != cutOff {
			t.Fatalf("%d of %d bytes: %s", n, len(whole), list(problems))
		}
	}
}
