package build_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/sample"
	"nianbao/internal/xlsx"
)

const (
	identity = "11010519491231002X" // its check digit is right
	mobile   = "13800138000"
	card     = "6222021234567894" // Luhn
)

// planted is the project of the public edition's tests with a text put where old
// stands first in a file. A name of the list of areas is another one everywhere.
func planted(t *testing.T, file, old, text string) fstest.MapFS {
	t.Helper()
	p := project(t, villages())
	if file == "data/areas.toml" {
		for name, f := range p {
			p[name] = &fstest.MapFile{Data: bytes.ReplaceAll(f.Data, []byte(old), []byte(text))}
		}
		return p
	}
	swapIn(p, file, old, text)
	return p
}

// attempt builds and gives the files, nil where an error forbids it.
func attempt(t *testing.T, p fstest.MapFS, e build.Edition) (map[string][]byte, []diag.Problem) {
	t.Helper()
	var problems diag.List
	if site := build.Build(p, e, drawn(t), nil, &problems); site != nil {
		return site.Files, problems.Sorted()
	}
	return nil, problems.Sorted()
}

const spokenFile = "content/speeches/a.md"

// places are where people type what leaves the office; each text is one that a
// number of a person was typed into.
var places = []struct{ name, file, old, text string }{
	{"a cell of words", "data/2022/年报.csv", ",内部备注", ",%s"},
	{"the name of a community", "data/areas.toml", "第1社区", "第1社区%s"},
	{"the name of a street", "data/areas.toml", "甲街道", "甲街道%s"},
	{"the title of the site", "nianbao.toml", "测试年报", "测试年报%s"},
	{"the office", "nianbao.toml", "示例区民政局", "示例区民政局%s"},
	{"the heading of a field", "data/fields.toml", `title = "常住人口"`, `title = "常住人口%s"` + "\naliases = [\"常住人口\"]"},
	{"the title of a text", spokenFile, "定稿的讲话", "讲话%s"},
	{"a sentence", spokenFile, "全区低保对象", "证号 %s。全区低保对象"},
	{"a sentence in full-width digits", spokenFile, "全区低保对象", "证号 %s 。全区低保对象"},
	{"the speaker", spokenFile, "year = 2022", "year = 2022\nspeaker = \"%s\""},
	{"the occasion", spokenFile, "year = 2022", "year = 2022\noccasion = \"%s\""},
	{"the copies of a paper", spokenFile, "year = 2022", "year = 2022\nlayout = \"公文\"\n[paper]\ncopies = \"%s\""},
	{"a heading of a table", spokenFile, "全区低保对象", "| %s | 乙 |\n|---|---|\n| 1 | 2 |\n\n全区低保对象"},
	{"the words of a link", spokenFile, "全区低保对象", "[%s](../index.html)全区低保对象"},
	{"the address of a link", spokenFile, "全区低保对象", "[看](<https://example.org/%s>)全区低保对象"},
	{"a block of code", spokenFile, "全区低保对象", "```\n%s\n```\n\n全区低保对象"},
}

// What certainly is a person's stops the build, wherever it was typed, and the
// problem is at the file into which it was typed.
func TestPrivacyOfEveryPlace(t *testing.T) {
	secrets := map[string]string{"privacy-identity": identity, "privacy-mobile": mobile, "privacy-card": card}
	for _, place := range places {
		text := identity + "、" + mobile + "、" + card
		if strings.Contains(place.name, "full-width") {
			text = wide(text)
		}
		files, problems := attempt(t, planted(t, place.file, place.old, fmt.Sprintf(place.text, text)), build.Edition{})
		if files != nil {
			t.Errorf("%s: the site was built", place.name)
		}
		for code, secret := range secrets {
			at := slices.IndexFunc(problems, func(x diag.Problem) bool { return x.Code == code && x.Severity == diag.Error && x.File == place.file })
			if at < 0 {
				t.Errorf("%s: no %s at %s: %v", place.name, code, place.file, codesOf(problems))
			} else if strings.Contains(problems[at].Message, secret) {
				t.Errorf("%s: the message tells it: %s", place.name, problems[at].Message)
			}
		}
	}
}

func wide(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x7F && r > ' ' {
			return r + 0xFEE0
		}
		return r
	}, text)
}

func codesOf(problems []diag.Problem) (out []string) {
	for _, p := range problems {
		if p.Severity != diag.Info {
			out = append(out, p.Code+" "+p.File+" "+p.Message)
		}
	}
	return out
}

// What offices publish, too, or what may be a slip, is told and does not stop.
func TestPrivacyWarns(t *testing.T) {
	for code, text := range map[string]string{
		"privacy-telephone": "电话0571-88123456。", "privacy-mail": "写信到 zw@example.org。", "privacy-name": "低保户张三家。",
		"privacy-mistyped-id": "证号110105194912310021。", "privacy-former-id": "证号110105491231002。",
	} {
		p := planted(t, spokenFile, "全区低保对象", text+"全区低保对象")
		files, problems := attempt(t, p, build.Edition{})
		if files == nil || !slices.ContainsFunc(problems, func(x diag.Problem) bool { return x.Code == code && x.Severity == diag.Warning && x.File == spokenFile }) {
			t.Errorf("%s: built %v: %v", text, files != nil, codesOf(problems))
		}
	}
}

// With a reason it passes, without one the list itself is an error.
func TestPrivacyAllowsWithReason(t *testing.T) {
	for reason, built := range map[string]bool{"reason = \"值班手机，门户网站已公开\"\n": true, "": false} {
		p := planted(t, spokenFile, "全区低保对象", "值班 "+mobile+"。全区低保对象")
		p["data/allowed.toml"] = &fstest.MapFile{Data: []byte("[[allowed]]\ntext = \"" + mobile + "\"\n" + reason)}
		if files, problems := attempt(t, p, build.Edition{}); (files != nil) != built {
			t.Errorf("with %q: built %v: %v", reason, files != nil, codesOf(problems))
		}
	}
}

// marked is what must not leave the office, in the public edition. The office's own
// site shows some of it.
const marked = "只在办公室"

// A workbook of the office: a note at a cell, a name in its properties.
func withNote(t *testing.T, table string) []byte {
	t.Helper()
	sheets, err := sample.FromTSV(table)
	if err != nil {
		t.Fatal(err)
	}
	book, err := sample.Book(sheets...)
	if err == nil {
		book, err = xlsx.Amend(book, xlsx.Amendment{First: &xlsx.Sheet{Name: "说明"}, Sheets: map[string]xlsx.Addition{sheets[0].Name: {Notes: []xlsx.Note{{Cell: "A2", Author: marked, Text: marked}}}}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return book
}

const noted = "社区代码\t街道(镇)\t社区名称\t统计年度\n329901001200\t甲街道\t第1社区\t2022\n"

// The public edition leaves out what only the office may see: in pages, tables,
// search data, pictures, Word files, workbooks and their properties.
func TestPublicTellsNothingOfTheOffice(t *testing.T) {
	draft := "+++\ntitle = \"" + marked + "\"\ndate = 2023-01-12\nstatus = \"草稿\"\nyear = 2022\n+++\n" + marked + "\n"
	for _, c := range []struct {
		name   string
		plant  func(p fstest.MapFS)
		office bool // whether the office's own site shows it
	}{
		{"a field for the office alone", func(p fstest.MapFS) { swapIn(p, "data/2022/年报.csv", ",内部备注", ","+marked) }, true},
		{"a draft", func(p fstest.MapFS) { p["content/speeches/c.md"] = &fstest.MapFile{Data: []byte(draft)} }, true},
		{"a comment in a speech", func(p fstest.MapFS) {
			swapIn(p, spokenFile, "全区低保对象", "<!-- "+marked+" -->\n\n全区低保对象")
		}, false},
		{"a note at a cell", func(p fstest.MapFS) {
			p["data/2022/乙.xlsx"] = &fstest.MapFile{Data: withNote(t, noted)}
		}, false},
		{"who explained a problem", func(p fstest.MapFS) {
			swapIn(p, "data/fields.toml", "title = \"常住人口\"\n", "title = \"常住人口\"\nlow = 2200\n")
			p["data/2022/accepted.toml"] = &fstest.MapFile{Data: []byte("[[accepted]]\nrule = \"value-unusual\"\narea = \"329901001200\"\nreason = \"属实\"\nwho = \"" + marked + "\"\nwhen = \"2023-01-09\"\n")}
		}, true},
		{"who proof-read a text", func(p fstest.MapFS) {
			swapIn(p, spokenFile, "year = 2022\n", "year = 2022\n[proofread]\nwho = \""+marked+"\"\nwhen = 2023-01-09\ncode = \"00000000\"\n")
		}, false},
	} {
		for _, e := range []build.Edition{public, {}} {
			p := project(t, villages())
			c.plant(p)
			files, problems := attempt(t, p, e)
			if files == nil {
				t.Errorf("%s: not built: %v", c.name, codesOf(problems))
				continue
			}
			shown := telling(t, files)
			switch {
			case e.Public && len(shown) > 0:
				t.Errorf("%s stands in %v", c.name, shown)
			case !e.Public && c.office && len(shown) == 0:
				t.Errorf("%s is nowhere on the office's own site, either: the test tests nothing", c.name)
			}
		}
	}
}

// A sheet that is hidden stops the public edition, with its place.
func TestPublicRefusesHiddenSheets(t *testing.T) {
	p := project(t, villages())
	sheets, err := sample.FromTSV("# sheet 底数\n# secret\n" + noted)
	if err != nil {
		t.Fatal(err)
	}
	sheets = append([]sample.Sheet{{Name: "说明", Rows: [][]string{{"填表说明"}}}}, sheets...)
	book, err := sample.Book(sheets...)
	if err != nil {
		t.Fatal(err)
	}
	p["data/2022/乙.xlsx"] = &fstest.MapFile{Data: book}
	files, problems := attempt(t, p, public)
	if files != nil || !slices.ContainsFunc(problems, func(x diag.Problem) bool { return x.Code == "sheet-hidden-public" && x.Sheet == "底数" }) {
		t.Errorf("built %v: %v", files != nil, codesOf(problems))
	}
}

func swapIn(p fstest.MapFS, file, old, text string) {
	was := string(p[file].Data)
	if !strings.Contains(was, old) {
		panic(file + " has no " + old)
	}
	p[file] = &fstest.MapFile{Data: []byte(strings.Replace(was, old, text, 1))}
}

// telling are the files, and parts of office files, in which the mark stands.
func telling(t *testing.T, files map[string][]byte) (out []string) {
	t.Helper()
	for name, data := range files {
		if bytes.Contains(data, []byte(marked)) {
			out = append(out, name)
		}
		if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
			for _, part := range telling(t, partsOf(t, data)) {
				out = append(out, name+"/"+part)
			}
		}
	}
	slices.Sort(out)
	return out
}
