package browser

import (
	"archive/zip"
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A desk is the sample project in a folder of its own, with nianbao serve
// running over it.
type desk struct {
	t       *testing.T
	dir     string
	address string // of the preview, with a slash at the end
}

// serving starts nianbao serve as a user does, and waits until it answers.
func serving(t *testing.T) *desk {
	t.Helper()
	if _, err := published(); err != nil { // which draws the charts
		t.Fatal(err)
	}
	d := &desk{t: t, dir: filepath.Join(t.TempDir(), "示例区 年报")}
	program := filepath.Join(t.TempDir(), "nianbao")
	if out, err := exec.Command("go", "build", "-o", program, "nianbao/cmd/nianbao").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	d.try(os.Mkdir(d.dir, 0o755))
	for _, folder := range []string{"data", "content", "themes", ".nianbao/charts"} {
		d.try(os.MkdirAll(filepath.Join(d.dir, filepath.Dir(folder)), 0o755))
		d.try(os.CopyFS(filepath.Join(d.dir, folder), os.DirFS(filepath.Join(repository, folder))))
	}
	d.write("nianbao.toml", d.readFrom(repository, "nianbao.toml"))
	cmd := exec.Command(program, "serve", "--project", d.dir, "--addr", "127.0.0.1:0")
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	said, err := cmd.StdoutPipe()
	d.try(err)
	d.try(cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for lines := bufio.NewScanner(said); lines.Scan(); {
		if found := regexp.MustCompile(`http://\S+/`).FindString(lines.Text()); found != "" {
			d.address = found
			go io.Copy(io.Discard, said) // it goes on talking
			return d
		}
	}
	t.Fatalf("nianbao serve does not say where it is:\n%s", complaints.String())
	return nil
}

func (d *desk) try(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) readFrom(dir, name string) string {
	d.t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, name))
	d.try(err)
	return string(text)
}

func (d *desk) read(name string) string { d.t.Helper(); return d.readFrom(d.dir, name) }

// write saves a file as office programs do: a new one takes the place of the old.
func (d *desk) write(name, text string) {
	d.t.Helper()
	path := filepath.Join(d.dir, name)
	d.try(os.WriteFile(path+"~", []byte(text), 0o644))
	d.try(os.Rename(path+"~", path))
}

// replace changes a text of a file.
func (d *desk) replace(name, old, new string) {
	d.t.Helper()
	text := d.read(name)
	if strings.Count(text, old) != 1 {
		d.t.Fatalf("%s has %q %d times, want once", name, old, strings.Count(text, old))
	}
	d.write(name, strings.Replace(text, old, new, 1))
}

// cell changes a cell of a workbook, and nothing else of it.
func (d *desk) cell(name, sheet, ref, content string) {
	d.t.Helper()
	text := d.read(name)
	in, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	d.try(err)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	changed := 0
	for _, f := range in.File {
		part, err := f.Open()
		d.try(err)
		data, err := io.ReadAll(part)
		d.try(err)
		if strings.HasSuffix(f.Name, sheet) {
			data = regexp.MustCompile(`<c r="`+ref+`"[^>]*>.*?</c>`).ReplaceAllFunc(data, func([]byte) []byte {
				changed++
				return []byte(strings.Replace(content, "<c", `<c r="`+ref+`"`, 1))
			})
		}
		w, err := z.Create(f.Name)
		d.try(err)
		_, err = w.Write(data)
		d.try(err)
	}
	d.try(z.Close())
	if changed != 1 {
		d.t.Fatalf("%s has %d cells %s", name, changed, ref)
	}
	d.write(name, out.String())
}

// shows waits until the page, which reloads by itself, says something, and tells
// how long that took.
func (b *tab) shows(what, expression string) {
	b.t.Helper()
	for started := time.Now(); time.Since(started) < 30*time.Second; time.Sleep(10 * time.Millisecond) {
		if ok, err := chromedp.Run(b.Context, chromedp.Evaluate[bool](expression)); err == nil && ok { // else it is about to reload
			b.t.Logf("%s: after %d ms", what, time.Since(started).Milliseconds())
			return
		}
	}
	b.t.Fatalf("%s: never true: %s\nthe page says: %.2000s", what, expression, eval[string](b, "document.body.innerText"))
}

// says is true when an element of the page contains a text.
func says(selector, text string) string {
	return `[...document.querySelectorAll('` + selector + `')].some(e => e.textContent.includes('` + text + `'))`
}

const alert = "#nianbao-preview"

// Whatever is edited, the page that is open shows it by itself; what is wrong is
// shown on it with place and remedy, and goes when it is put right.
func TestServeShowsWhatIsEdited(t *testing.T) {
	d := serving(t)
	tab := open(t, browser(t), 1366, true)
	const book, sheet = "data/2022/望湖街道.xlsx", "sheet1.xml"
	tab.visit(d.address)
	tab.shows("the first page", says(".card", "90.0%"))

	d.cell(book, sheet, "R5", `<c><v>110</v></c>`) // 渔港社区 has office rooms enough
	tab.shows("one cell of a workbook", says(".card", "91.7%")+" && !document.querySelector('"+alert+"')")
	d.cell(book, sheet, "R5", `<c><v>89</v></c>`)
	tab.shows("the cell as it was", says(".card", "90.0%"))

	d.cell(book, sheet, "R5", `<c t="inlineStr"><is><t>很多</t></is></c>`)
	tab.shows("a cell that is no number", says(alert, "data/2022/望湖街道.xlsx ［社区年报］R5")+" && "+says(alert, "很多")+" && "+says(alert, "→")+" && "+says(".card", "90.0%"))
	d.cell(book, sheet, "R5", `<c><v>110</v></c>`)
	tab.shows("the cell put right", says(".card", "91.7%")+" && !document.querySelector('"+alert+"')")

	tab.visit(d.address + "speeches/2022-tuijinhui.html")
	d.write("content/speeches/2022-tuijinhui.md", d.read("content/speeches/2022-tuijinhui.md")+"\n\n会前又加了这一句。\n")
	tab.shows("a speech", says(".prose", "会前又加了这一句。"))

	policy := "data/standards/s3-2009.toml"
	good := d.read(policy)
	d.write(policy, good+"\n[[clause]]\nindicator = \"没有这个指标\"\nmin = 1\nbasis = \"甲\"\n")
	tab.shows("an indicator that there is not", says(alert, policy+" 第")+" && "+says(alert, "没有这个指标")+" && "+says(alert, "→"))
	d.write(policy, strings.Replace(good, "=", "", 1))
	tab.shows("a broken TOML", says(alert, policy+" 第")+" && !("+says(alert, "没有这个指标")+")")
	tab.visit(d.address + ".nianbao/problems")
	tab.shows("the list of problems", says("h1", "没有生成网站")+" && "+says("h2", policy))
	d.write(policy, good)
	tab.shows("the list when all is right", "!("+says("h1", "没有生成网站")+")")

	tab.visit(d.address + "speeches/2022-tuijinhui.html")
	d.replace("themes/gov/layout.html", "</footer>", "<p>页脚改过了</p></footer>")
	tab.shows("a template", says("footer", "页脚改过了"))
	tab.quietly(d.address)
}

// The preview answers to this machine's names only, and gives nothing but the
// site.
func TestServeGivesTheSiteAlone(t *testing.T) {
	d := serving(t)
	tab := open(t, browser(t), 1366, true)
	tab.visit(d.address)
	tab.quietly(d.address)
	for _, c := range []struct {
		host, path string
		status     int
	}{
		{"", "", 200}, {"", "2022/index.html", 200},
		{"年报.example.com", "", 403}, {"example.com", ".nianbao/version", 403},
		{"", "data/2022/望湖街道.xlsx", 404}, {"", "content/speeches/2022-tuijinhui.md", 404},
		{"", "..%2fnianbao.toml", 404}, {"", "2022/..%2f..%2fnianbao.toml", 404}, {"", ".nianbao/workbooks/", 404}, {"", ".nianbao/problems.html", 404},
	} {
		r, err := http.NewRequest("GET", d.address+c.path, nil)
		d.try(err)
		if r.Host = c.host; c.host == "" {
			r.Host = r.URL.Host
		}
		answer, err := http.DefaultClient.Do(r)
		d.try(err)
		text, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != c.status || c.status != 200 && bytes.Contains(text, []byte("[district]")) {
			t.Errorf("%s under the name %q: status %d, want %d", c.path, c.host, answer.StatusCode, c.status)
		}
	}
}
