package build_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/internal/build"
)

// photograph is a JPEG that says where it was taken.
func photograph(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)), nil); err != nil {
		t.Fatal(err)
	}
	place := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00 36.0671N 120.3826E"
	return append(append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(place) + 2)}, place...), b.Bytes()[2:]...)
}

// A picture of a text lies beside its page and in its Word file, no wider than the
// lines, with its words; where it was taken stays in the office, and so does a
// picture of a draft.
func TestPicturesOfTexts(t *testing.T) {
	fsys := project(t, villages())
	for name, text := range map[string]string{
		"content/speeches/c.md": "+++\ntitle = \"图文\"\ndate = 2023-01-12\nstatus = \"定稿\"\nyear = 2022\n+++\n前文。\n\n![大厅改造后](大厅.jpg)\n\n- 一项\n\n  ![窗口](窗口.jpg)\n",
		"content/speeches/e.md": "+++\ntitle = \"同一张图\"\ndate = 2023-01-12\nstatus = \"定稿\"\nyear = 2022\n+++\n![大厅](大厅.jpg)\n",
		"content/speeches/d.md": "+++\ntitle = \"没定\"\ndate = 2023-01-12\nstatus = \"草稿\"\nyear = 2022\n+++\n![没定的图](草稿.jpg)\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, width := range map[string]int{"大厅": 2000, "窗口": 300, "草稿": 77} {
		fsys["content/speeches/"+name+".jpg"] = &fstest.MapFile{Data: photograph(t, width, 200)}
	}
	for _, e := range []build.Edition{{}, public} {
		site := builtOf(t, fsys, e)
		pictures := 0
		for name, data := range site {
			if strings.HasPrefix(name, "speeches/pictures/") {
				pictures++
			}
			for part, text := range unpacked(t, name, data) {
				if bytes.Contains(text, []byte("120.3826E")) {
					t.Errorf("%s, %s says where a photograph was taken", name, part)
				}
			}
		}
		if want := map[bool]int{false: 3, true: 2}[e.Public]; pictures != want {
			t.Errorf("public %t: %d pictures, want %d", e.Public, pictures, want)
		}
		img := regexp.MustCompile(`<img src="(pictures/[0-9a-f]{16}\.jpeg)" alt="大厅改造后" width="2000" height="200" loading="lazy">`).FindStringSubmatch(string(site["speeches/c.html"]))
		if img == nil || site["speeches/"+img[1]] == nil {
			t.Fatalf("the page does not show the picture: %v", img)
		}
		parts := partsOf(t, site["speeches/c.docx"])
		var sizes []string
		for _, m := range regexp.MustCompile(`<wp:extent cx="(\d+)" cy="(\d+)"/><wp:docPr [^>]*descr="([^"]*)"`).FindAllStringSubmatch(string(parts["word/document.xml"]), -1) {
			sizes = append(sizes, m[1]+" × "+m[2]+" "+m[3])
		}
		// 156 mm are 8844 twips of 635 EMU; 300 pixels are 4500 of them
		if got := fmt.Sprint(sizes); got != "[5615940 × 561340 大厅改造后 2857500 × 1905000 窗口]" {
			t.Errorf("the paper has %s", got)
		}
		if !bytes.Equal(parts["word/media/image1.jpeg"], site["speeches/"+img[1]]) {
			t.Error("page and paper have different pictures")
		}
	}
}

// unpacked are the parts of an office file or an archive, else the file itself.
func unpacked(t *testing.T, name string, data []byte) map[string][]byte {
	t.Helper()
	if _, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil {
		return map[string][]byte{name: data}
	}
	return partsOf(t, data)
}
