package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/internal/diag"
)

// Papers are replaced while nobody has touched them, and never afterwards.
func TestPapersNeverReplaceWork(t *testing.T) {
	papers := map[string][]byte{"明珠街道.xlsx": []byte("v1"), "补报/青石街道.xlsx": []byte("v1"), "致街道.txt": []byte("v1")}
	const all = ".nianbao 明珠街道.xlsx 致街道.txt 补报/青石街道.xlsx"
	for _, c := range []struct {
		name    string
		change  func(dir string) // between the first and the second time
		foreign string           // named in the problem; empty: replaced
		after   string
	}{
		{"untouched", func(string) {}, "", all},
		{"one was filled in", func(dir string) { put(t, filepath.Join(dir, "明珠街道.xlsx"), "filled") }, "明珠街道.xlsx", all},
		{"one in a folder was filled in", func(dir string) { put(t, filepath.Join(dir, "补报", "青石街道.xlsx"), "filled") }, "补报/青石街道.xlsx", all},
		{"one was taken away", func(dir string) { os.Remove(filepath.Join(dir, "致街道.txt")) }, "", all},
		{"a new file", func(dir string) { put(t, filepath.Join(dir, "答复.docx"), "x") }, "答复.docx", ".nianbao 明珠街道.xlsx 答复.docx 致街道.txt 补报/青石街道.xlsx"},
		{"a new folder", func(dir string) { os.Mkdir(filepath.Join(dir, "照片"), 0o755) }, "照片", all},
		{"the mark is gone", func(dir string) { os.Remove(filepath.Join(dir, mark)) }, "明珠街道.xlsx", "明珠街道.xlsx 致街道.txt 补报/青石街道.xlsx"},
		{"the mark is a site's", func(dir string) { put(t, filepath.Join(dir, mark), markText) }, ".nianbao", all},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "退回")
			var problems diag.List
			if err := Papers(dir, papers, &problems); err != nil || problems.Any() {
				t.Fatal(err, problems.Sorted())
			}
			c.change(dir)
			if err := Papers(dir, papers, &problems); err != nil {
				t.Fatal(err)
			}
			refused := problems.Any()
			if refused != (c.foreign != "") || refused && !strings.Contains(problems.Sorted()[0].Message, "“"+c.foreign+"”") {
				t.Errorf("problems are %v, want one that names %q", problems.Sorted(), c.foreign)
			}
			if got := list(t, dir); got != c.after {
				t.Errorf("the folder holds %s, want %s", got, c.after)
			}
		})
	}
}

// A site does not replace papers, nor papers a site.
func TestPapersAndSitesKeepApart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "输出")
	var problems diag.List
	if err := Papers(dir, map[string][]byte{"a.txt": nil}, &problems); err != nil || problems.Any() {
		t.Fatal(err, problems.Sorted())
	}
	if err := Site(dir, site("x"), &problems); err != nil || !problems.Any() {
		t.Errorf("a site replaced papers (%v)", err)
	}
}
