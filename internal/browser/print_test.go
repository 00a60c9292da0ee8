package browser

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// labels puts words that nobody prints at the ends of charts, of the heads of
// tables and of their lines, so that the text of a PDF tells what stands where.
const labels = `(() => {
	const label = (e, text, last) => {
		const s = document.createElement('span');
		s.textContent = text;
		s.style.cssText = 'font-size: 2px; white-space: nowrap; letter-spacing: 0; display: inline-block';
		last ? e.append(s) : e.prepend(s);
	};
	document.querySelectorAll('figure.chart').forEach((f, k) => { label(f.querySelector('figcaption h3'), 'QC' + k + 'A'); label(f.querySelector('.source'), 'QC' + k + 'Z', true); });
	document.querySelectorAll('main table').forEach((t, k) => {
		if (!t.tHead || t.closest('details')) return;
		label(t.tHead.querySelector('button') || t.tHead.rows[0].cells[0], 'QH' + k + 'A');
		[...t.tBodies[0].rows].forEach((r, j) => { label(r.cells[0], 'QR' + k + 'x' + j + 'A'); label(r.cells[r.cells.length - 1], 'QR' + k + 'x' + j + 'Z', true); });
	});
	return true;
})()`

var labelForm = regexp.MustCompile(`Q([CHR])(\d+)(?:x(\d+))?([AZ])`)

// A sheet is a page of paper.
type sheet struct {
	text string
	size string // "595 x 842", in points
}

// printed prints a page as its style sheet wants it.
func printed(b *tab) []sheet {
	b.t.Helper()
	yes := true
	answer := ask(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, PrintBackground: &yes})
	file := filepath.Join(b.t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, answer.Data, 0o600); err != nil {
		b.t.Fatal(err)
	}
	texts := strings.Split(strings.TrimSuffix(poppler(b.t, "pdftotext", "-enc", "UTF-8", file, "-"), "\f"), "\f")
	sizes := regexp.MustCompile(`Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)`).FindAllStringSubmatch(poppler(b.t, "pdfinfo", "-f", "1", "-l", fmt.Sprint(len(texts)), file), -1)
	if len(sizes) != len(texts) {
		b.t.Fatalf("%d pages have a size, %d a text", len(sizes), len(texts))
	}
	var out []sheet
	for k, text := range texts {
		var w, h float64
		fmt.Sscan(sizes[k][1], &w)
		fmt.Sscan(sizes[k][2], &h)
		out = append(out, sheet{text, fmt.Sprintf("%.0f x %.0f", w, h)})
	}
	return out
}

func poppler(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	out, err := exec.Command(name, arguments...).Output()
	if err != nil {
		t.Fatalf("%s, by which PDF is read, does not work; as root: apt-get install --no-install-recommends poppler-utils (or: make test): %v", name, err)
	}
	return string(out)
}

// landscape are the kinds of pages whose tables are wider than upright paper.
var landscape = regexp.MustCompile(`/compare/areas/`)

// On paper each kind of page has A4 sheets with their numbers; no chart and no
// line of a table is cut, and the head of a table stands on each sheet that has
// lines of it.
func TestPagesPrint(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	cutable, charts, continued := 0, 0, 0
	for _, path := range pages(t) {
		if strings.HasSuffix(path, "wall.html") {
			continue
		}
		tab := open(t, b, 1280, true)
		tab.visit(p.root + path)
		eval[bool](tab, labels)
		sheets := printed(tab)
		size := "595 x 842"
		if landscape.MatchString(path) {
			size = "842 x 595"
		}
		begun := map[string]int{} // by label without its last letter
		for n, s := range sheets {
			if s.size != size {
				t.Errorf("%s: sheet %d is %s points, want %s", path, n+1, s.size, size)
			}
			if number := fmt.Sprintf(`(?m)^\s*%d\s*/\s*%d\s*$`, n+1, len(sheets)); !regexp.MustCompile(number).MatchString(s.text) {
				t.Errorf("%s: sheet %d of %d does not say so", path, n+1, len(sheets))
			}
			heads, lines := map[string]bool{}, map[string]bool{}
			for _, l := range labelForm.FindAllStringSubmatch(s.text, -1) {
				key := l[1] + l[2] + "x" + l[3]
				switch {
				case l[1] == "H":
					heads[l[2]] = true
				case l[4] == "A":
					begun[key] = n
				case l[4] == "Z":
					if at, ok := begun[key]; ok && at != n {
						t.Errorf("%s: %s is cut between sheets %d and %d", path, key, at+1, n+1)
					}
					if cutable++; l[1] == "C" {
						charts++
					}
				}
				if l[1] == "R" {
					lines[l[2]] = true
				}
			}
			for table := range lines {
				if !heads[table] {
					t.Errorf("%s: sheet %d has lines of table %s without its head", path, n+1, table)
				}
				if begun["R"+table+"x0"] < n {
					continued++
				}
			}
			for table := range heads {
				if !lines[table] {
					t.Errorf("%s: sheet %d has the head of table %s without a line", path, n+1, table)
				}
			}
		}
	}
	t.Logf("%d lines and charts held, %d charts, %d tables that go on", cutable, charts, continued)
	if cutable < 500 || charts < 8 || continued < 5 {
		t.Errorf("%d lines and charts, %d charts, %d tables that go on: too few to say anything", cutable, charts, continued)
	}
}

// The wall display is printed as slides, a message a sheet, whichever is shown.
func TestWallPrints(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	var titles []string
	for _, script := range []bool{true, false} {
		tab := open(t, b, 1280, script)
		tab.visit(p.root + "2022/wall.html")
		if script {
			titles = strings.Split(eval[string](tab, `[...document.querySelectorAll('.slide h2')].map(h => h.textContent).join('\n')`), "\n")
		}
		sheets := printed(tab)
		if len(sheets) != len(titles) {
			t.Fatalf("with scripts %v: %d sheets of %d slides", script, len(sheets), len(titles))
		}
		for n, s := range sheets {
			if s.size != "960 x 540" {
				t.Errorf("sheet %d is %s points, want 16:9", n+1, s.size)
			}
			if !strings.Contains(strings.ReplaceAll(s.text, "\n", ""), titles[n]) {
				t.Errorf("sheet %d is not %s", n+1, titles[n])
			}
		}
	}
}
