package paper

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/internal/docx"
	"nianbao/internal/source"
	"nianbao/internal/speech"
)

// A line of a printed page, in millimetres from its upper left corner.
type line struct {
	text                     string
	left, right, top, bottom float64
}

// printed are the lines of each page of each Word file as LibreOffice prints
// them. It needs LibreOffice Writer and pdftotext, and skips aloud without them.
func printed(t *testing.T, files ...[]byte) (out [][][]line) {
	t.Helper()
	for _, program := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("SKIPPED, NOT TESTED: no %s to print with", program)
		}
	}
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain.txt")
	must(t, os.WriteFile(plain, []byte("a"), 0o644))
	arguments := []string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, plain}
	for k, file := range files {
		name := filepath.Join(dir, fmt.Sprint(k, ".docx"))
		must(t, os.WriteFile(name, file, 0o644))
		arguments = append(arguments, name)
	}
	said, err := exec.Command("soffice", arguments...).CombinedOutput()
	if _, missing := os.Stat(filepath.Join(dir, "plain.pdf")); missing != nil {
		t.Skipf("SKIPPED, NOT TESTED: this LibreOffice prints no text at all, it has no Writer: %v %s", err, said)
	}
	for k := range files {
		boxes, err := exec.Command("pdftotext", "-bbox-layout", filepath.Join(dir, fmt.Sprint(k, ".pdf")), "-").Output()
		if err != nil {
			t.Fatalf("LibreOffice does not open the file: %v\n%s", err, said)
		}
		out = append(out, readBoxes(t, boxes))
	}
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func readBoxes(t *testing.T, boxes []byte) [][]line {
	t.Helper()
	var doc struct {
		Pages []struct {
			Lines []struct {
				XMin  float64  `xml:"xMin,attr"`
				YMin  float64  `xml:"yMin,attr"`
				XMax  float64  `xml:"xMax,attr"`
				YMax  float64  `xml:"yMax,attr"`
				Words []string `xml:"word"`
			} `xml:"flow>block>line"`
		} `xml:"body>doc>page"`
	}
	if err := xml.NewDecoder(bytes.NewReader(boxes[bytes.Index(boxes, []byte("<html")):])).Decode(&doc); err != nil {
		t.Fatal(err)
	}
	const mm = 25.4 / 72
	var out [][]line
	for _, p := range doc.Pages {
		var lines []line
		for _, l := range p.Lines {
			lines = append(lines, line{strings.Join(l.Words, ""), l.XMin * mm, l.XMax * mm, l.YMin * mm, l.YMax * mm})
		}
		out = append(out, lines)
	}
	return out
}

// filled is a text of n Chinese characters in one paragraph.
func filled(layout string, n int) Text {
	return Text{Speech: speech.Speech{Document: source.Document{Title: "题", Date: "2023-02-16", Layout: layout, Status: "定稿"},
		Blocks: []speech.Block{{Runs: []speech.Run{{Text: strings.Repeat("社", n)}}}}}}
}

func written(t *testing.T, text Text) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, text, "某局"); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A page holds 22 lines of 28 characters, in the type area of 156 by 225 mm; its
// number stands under it, at the right of right pages and the left of left ones.
func TestPrintedPageHolds22LinesOf28Characters(t *testing.T) {
	kinds := []struct {
		layout            string
		lines, characters int
	}{{"公文", 22, 28}, {"讲话稿", 15, 20}}
	var files [][]byte
	for _, k := range kinds {
		files = append(files, written(t, filled(k.layout, 4*k.lines*k.characters)))
	}
	for k, pages := range printed(t, files...) {
		layout, want := kinds[k].layout, kinds[k]
		if len(pages) < 4 {
			t.Fatalf("%s: %d pages only", layout, len(pages))
		}
		for n := 1; n < 4; n++ {
			left := 28.0
			if n%2 == 1 {
				left = 26 // on the back of the sheet the inner edge is the right one
			}
			full, foot := pages[n][:len(pages[n])-1], pages[n][len(pages[n])-1]
			if len(full) != want.lines {
				t.Errorf("%s: page %d has %d lines", layout, n+1, len(full))
			}
			for _, l := range full {
				if len([]rune(l.text)) != want.characters || l.left < left-0.5 || l.right > left+156.5 || l.top < 36.5 || l.bottom > 262.5 {
					t.Errorf("%s: page %d has a line of %d characters from %.1f to %.1f mm, at %.1f to %.1f mm", layout, n+1, len([]rune(l.text)), l.left, l.right, l.top, l.bottom)
				}
			}
			outer := foot.right > 170
			if foot.text != fmt.Sprintf("—%d—", n+1) || foot.top < 262 || outer != (n%2 == 0) {
				t.Errorf("%s: at the foot of page %d stands %q from %.1f to %.1f mm, at %.1f mm", layout, n+1, foot.text, foot.left, foot.right, foot.top)
			}
		}
	}
}

// The contents of a bound paper name the pages on which its texts and their
// sections stand.
func TestPrintedContentsNameThePages(t *testing.T) {
	var texts []Text
	for k, n := range []int{900, 2500, 300} {
		text := filled("", n)
		text.Document.Title = "第" + string([]rune("一二三")[k]) + "篇材料"
		for section := range 3 {
			title := fmt.Sprintf("%d之%d节", k+1, section+1)
			text.Blocks = append(text.Blocks, speech.Block{Kind: speech.Heading, Level: 2, Runs: []speech.Run{{Text: title}}}, text.Blocks[0])
		}
		texts = append(texts, text)
	}
	var b bytes.Buffer
	meeting := source.Meeting{Title: "会议材料汇编", Date: "2023-02-16", Agenda: []source.AgendaItem{{Time: "9:00", Item: "开会"}}}
	if err := Bind(&b, meeting, texts, "某局"); err != nil {
		t.Fatal(err)
	}
	pages := printed(t, b.Bytes())[0]
	contents := map[string]string{}
	entry := regexp.MustCompile(`^(.*?)\.{3,}(\d+)$`)
	for _, l := range pages[2] {
		if m := entry.FindStringSubmatch(l.text); m != nil {
			contents[m[1]] = m[2]
		}
	}
	if len(contents) != 12 {
		t.Fatalf("the contents are %v of %v", contents, pages[2])
	}
	for n, page := range pages[3:] {
		for _, l := range page {
			if at, ok := contents[l.text]; ok {
				if at != fmt.Sprint(n+1) {
					t.Errorf("%s stands on page %d, the contents say %s", l.text, n+1, at)
				}
				delete(contents, l.text)
			}
		}
	}
	if len(contents) > 0 {
		t.Errorf("not found: %v", contents)
	}
}

// What the gauge works out is what LibreOffice counts, where the text is of
// characters whose width is known without the fonts.
func TestGaugeCountsAsLibreOfficeDoes(t *testing.T) {
	var files [][]byte
	var pages []int
	for n := 400; n < 3000; n += 433 {
		text := filled("", n)
		text.Blocks = append(text.Blocks, speech.Block{Kind: speech.Heading, Level: 2, Runs: []speech.Run{{Text: "末节"}}}, speech.Block{Runs: []speech.Run{{Text: strings.Repeat("会", n)}}})
		s := newSetter(begin(official, "", "", ""), official, text)
		s.mark = "a"
		section := docx.Section{Page: page(official, 1), Blocks: s.whole()}
		contents := &entry{inner: s.parts}
		paged(s.doc, []docx.Section{section}, []*entry{contents})
		files, pages = append(files, written(t, text)), append(pages, contents.inner[0].page)
	}
	for k, file := range printed(t, files...) {
		for n, page := range file {
			for _, l := range page {
				if l.text == "末节" && pages[k] != n+1 {
					t.Errorf("of the %d. text the next section stands on page %d, not %d", k+1, n+1, pages[k])
				}
			}
		}
	}
}
