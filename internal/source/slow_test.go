package source

import (
	"archive/zip"
	"bytes"
	stdcmp "cmp"
	"encoding/xml"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/internal/layout"
	"nianbao/internal/xls"
	"nianbao/internal/xlsx"
)

// The second opinion on what an .xlsx holds: a reader that lays whole parts into
// structs, knows neither excelize nor limits, and goes by the relations alone.

type slowBook struct {
	Properties struct {
		Date1904 string `xml:"date1904,attr"`
	} `xml:"workbookPr"`
	Sheets []struct {
		Name  string `xml:"name,attr"`
		ID    string `xml:"id,attr"`
		State string `xml:"state,attr"`
	} `xml:"sheets>sheet"`
}

type slowLinks struct {
	Links []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

type slowStyles struct {
	Codes []struct {
		ID   int    `xml:"numFmtId,attr"`
		Code string `xml:"formatCode,attr"`
	} `xml:"numFmts>numFmt"`
	Cells []struct {
		Format int `xml:"numFmtId,attr"`
	} `xml:"cellXfs>xf"`
}

type slowText struct {
	Text string `xml:"t"`
	Runs []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

type slowSheet struct {
	XMLName xml.Name
	Rows    []struct {
		R      string `xml:"r,attr"`
		Hidden string `xml:"hidden,attr"`
		Cells  []struct {
			R     string    `xml:"r,attr"`
			T     string    `xml:"t,attr"`
			S     int       `xml:"s,attr"`
			V     *string   `xml:"v"`
			F     *struct{} `xml:"f"`
			Words *slowText `xml:"is"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Merges []struct {
		Ref string `xml:"ref,attr"`
	} `xml:"mergeCells>mergeCell"`
}

func (t slowText) all() string {
	for _, run := range t.Runs {
		t.Text += run.Text
	}
	return escapes.ReplaceAllStringFunc(t.Text, func(code string) string {
		if unit, _ := strconv.ParseUint(code[2:6], 16, 32); unit >= ' ' || unit == '\n' || unit == '\r' || unit == '\t' {
			return string(rune(unit))
		}
		return ""
	})
}

var escapes = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// slowly shows the sheets of a workbook: by name, what each cell holds with the
// sign of its kind, merged ranges, hidden rows. Sheets that are broken are
// missing.
func slowly(t *testing.T, data []byte) map[string]map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string, into any) error {
		part, err := fs.ReadFile(z, strings.TrimPrefix(name, "/"))
		if err != nil {
			return err
		}
		return xml.Unmarshal(part, into)
	}
	load := func(name string, into any) {
		if err := read(name, into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	links := func(of string) map[string]string {
		var l slowLinks
		load(path.Join(path.Dir(of), "_rels", strings.TrimSuffix(path.Base(of), ".")+".rels"), &l)
		targets := map[string]string{}
		for _, link := range l.Links {
			if !strings.HasPrefix(link.Target, "/") {
				link.Target = path.Join(path.Dir(of), link.Target)
			}
			targets[link.ID], targets[path.Base(link.Type)] = link.Target, link.Target
		}
		return targets
	}
	var book slowBook
	main := links("")["officeDocument"]
	targets := links(main)
	load(main, &book)
	var texts struct {
		Items []slowText `xml:"si"`
	}
	if part := targets["sharedStrings"]; part != "" {
		load(part, &texts)
	}
	var styles slowStyles
	if part := targets["styles"]; part != "" {
		load(part, &styles)
	}
	shown := map[string]map[string]string{}
	for _, entry := range book.Sheets {
		var sheet slowSheet
		if err := read(targets[entry.ID], &sheet); err == nil && sheet.XMLName.Local == "worksheet" {
			shown[entry.Name] = sheet.show(texts.Items, styles)
			shown[entry.Name]["hidden"] = strconv.FormatBool(strings.Contains(strings.ToLower(entry.State), "hidden"))
			shown[entry.Name]["1904"] = strconv.FormatBool(book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true")
		}
	}
	return shown
}

func (s slowSheet) show(texts []slowText, styles slowStyles) map[string]string {
	shown := map[string]string{}
	at := 0
	for _, row := range s.Rows {
		at++
		if n, err := strconv.Atoi(row.R); err == nil {
			at = n
		}
		if row.Hidden == "1" || row.Hidden == "true" {
			shown["hidden "+strconv.Itoa(at)] = "yes"
		}
		column := 0
		for _, c := range row.Cells {
			column++
			if _, n, ok := xlsx.Place(c.R); ok {
				column = n
			}
			v, sign := "", "="
			if c.V != nil {
				v = *c.V
			}
			raw := v
			switch {
			case c.T == "s" && v != "":
				n, _ := strconv.Atoi(strings.TrimSpace(v))
				raw = texts[n].all()
			case c.T == "inlineStr" && c.Words != nil:
				raw = c.Words.all()
			case c.T == "e":
				sign = "!"
			case c.T == "b":
				sign = "&"
			case c.T == "" || c.T == "n":
				raw, sign = styles.number(strings.TrimSpace(v), c.S)
			}
			switch {
			case v == "" && c.Words == nil && c.F != nil && (c.T != "str" || c.V == nil):
				shown[xls.Ref(at, column)] = "?"
			case raw != "":
				shown[xls.Ref(at, column)] = sign + strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(raw)
			}
		}
	}
	for _, m := range s.Merges {
		shown["merged "+m.Ref] = "yes"
	}
	return shown
}

// number is a number of fifteen digits as its style shows it.
func (s slowStyles) number(raw string, style int) (text, sign string) {
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return raw, "="
	}
	id, code := 0, ""
	if style < len(s.Cells) {
		id = s.Cells[style].Format
	}
	for _, c := range s.Codes {
		if c.ID == id {
			code = c.Code
		}
	}
	short, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	text = strconv.FormatFloat(short, 'f', -1, 64)
	if before, _, _ := strings.Cut(code, "0"); strings.Contains(before, "约") {
		return "约" + text, "="
	}
	return text, kindSigns[shownAs(id, code)]
}

// secondOpinion compares the cells of an .xlsx with those that the slow reader
// finds.
func secondOpinion(t *testing.T, name string, data []byte) (cells int) {
	t.Helper()
	sheets := Sheets(name, data)
	if len(sheets) == 0 {
		return 0 // refused
	}
	slow := slowly(t, data)
	for _, sheet := range sheets {
		if slow[sheet.Name] == nil {
			t.Errorf("%s, %s: read, though it is broken", name, sheet.Name)
			continue
		}
		ours := map[string]string{"hidden": strconv.FormatBool(sheet.Hidden), "1904": slow[sheet.Name]["1904"]}
		for _, c := range sheet.Cells {
			if f, err := strconv.ParseFloat(c.Raw, 64); err == nil && c.Kind != layout.Words {
				c.Raw = strconv.FormatFloat(f, 'f', -1, 64) // 12.50 is 12.5
			}
			ours[c.Ref] = stdcmp.Or(kindSigns[c.Kind], "=") + c.Raw
			if c.Is1904 != (ours["1904"] == "true") {
				t.Errorf("%s, %s, %s: of 1904 is %v", name, sheet.Name, c.Ref, c.Is1904)
			}
		}
		for _, m := range sheet.Merged {
			ours["merged "+m] = "yes"
		}
		for _, row := range sheet.HiddenRows {
			ours["hidden "+strconv.Itoa(row)] = "yes"
		}
		if diff := cmp.Diff(slow[sheet.Name], ours); diff != "" {
			t.Errorf("%s, %s (-slow +ours)\n%.5000s", name, sheet.Name, diff)
		}
		cells += len(sheet.Cells)
	}
	return cells
}

// The workbooks of this repository hold, cell by cell, what the slow reader
// finds in them.
func TestSecondOpinion(t *testing.T) {
	files, cells := 0, 0
	for _, root := range []string{"../../data", "../../examples"} {
		err := filepath.WalkDir(root, func(name string, _ fs.DirEntry, err error) error {
			if err != nil || path.Ext(name) != ".xlsx" {
				return err
			}
			data, err := os.ReadFile(name)
			files, cells = files+1, cells+secondOpinion(t, name, data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 20 || cells < 10_000 {
		t.Errorf("%d files, %d cells; want at least 20 and 10,000", files, cells)
	}
	t.Logf("%d files, %d cells", files, cells)
}
