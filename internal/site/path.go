package site

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// crowd is how many files one folder may hold before areas get folders of
// their own: people browse these folders, and some file systems grow slow.
const crowd = 300

// paths knows where the pages of areas lie.
type paths struct {
	folders bool // a folder for each street
	deeper  bool // and one above it, because there are too many streets

	nested *check.Dataset // a folder for every area around one; nil where streets are all there is
}

func newPaths(data *check.Dataset) paths {
	if data.Ladder.Tall() {
		return paths{nested: data}
	}
	streets, communities := 0, 0
	for _, a := range data.AllAreas() {
		switch a.Level {
		case stat.Subdistrict:
			streets++
		case stat.Community:
			communities++
		}
	}
	return paths{folders: streets+communities > crowd, deeper: streets > crowd}
}

// area is the path of an area's page in a year.
func (p paths) area(a stat.Area, y stat.Year) string {
	code := slug(a.Code)
	switch {
	case a.Whole():
		return homePath(y)
	case p.nested != nil && a.Level == stat.Community:
		return in(y, "areas/"+p.chain(a)+".html")
	case p.nested != nil:
		return in(y, "areas/"+p.chain(a)+"/index.html")
	case !p.folders:
		return in(y, "areas/"+code+".html")
	case a.Level == stat.Subdistrict:
		return in(y, "areas/"+p.folder(code)+"index.html")
	}
	return in(y, "areas/"+p.folder(slug(a.Parent))+code+".html")
}

// chain is an area's place in the folders of those around it, below the whole:
// 3201/320101.
func (p paths) chain(a stat.Area) string {
	if p.nested == nil {
		return p.deep(slug(a.Code))
	}
	codes := make([]string, 0, stat.MostLevels)
	codes = append(codes, slug(a.Code))
	for _, around := range p.nested.Enclosing(a) {
		if !around.Whole() {
			codes = append(codes, slug(around.Code))
		}
	}
	slices.Reverse(codes)
	return strings.Join(codes, "/")
}

func (p paths) folder(street string) string { return p.deep(street) + "/" }

// deep puts a street beside its neighbours where there are too many streets: by the
// province, city and county that its code begins with, so that no folder of a country
// gets crowded.
func (p paths) deep(street string) string {
	switch n := len(street); {
	case !p.deeper || n <= 3:
		return street
	case n == 9:
		return street[:2] + "/" + street[2:4] + "/" + street[4:6] + "/" + street
	default:
		return street[:n-3] + "/" + street
	}
}

// in is a path within a year's folder.
func in(y stat.Year, path string) string { return strconv.Itoa(int(y)) + "/" + path }

func homePath(y stat.Year) string    { return in(y, "index.html") }
func indexPath(y stat.Year) string   { return in(y, "indicators/index.html") }
func streetsPath(y stat.Year) string { return in(y, "areas/index.html") }
func qualityPath(y stat.Year) string { return in(y, "quality.html") }

func indicatorPath(i *check.Indicator, y stat.Year) string {
	return in(y, "indicators/"+slug(i.ID)+".html")
}

func standardPath(s *check.Standard) string { return "standards/" + slug(s.ID) + ".html" }

// relative is the link from one page to another: "../areas/1.html".
func relative(from, to string) string {
	page, fragment := to, ""
	if cut := strings.IndexByte(to, '#'); cut >= 0 {
		page, fragment = to[:cut], to[cut:]
	}
	if page == "" || page == from {
		if fragment != "" {
			return fragment
		}
		return path.Base(from)
	}
	shared := 0 // up to the last folder that both lie in
	for k := 0; k < len(from) && k < len(page) && from[k] == page[k]; k++ {
		if from[k] == '/' {
			shared = k + 1
		}
	}
	return root(from[shared:]) + to[shared:]
}

// root is the way from a page to the site's root: "../../", empty at the root.
func root(from string) string {
	if n := 3 * strings.Count(from, "/"); n <= len(steps) {
		return steps[:n]
	}
	return strings.Repeat("../", strings.Count(from, "/"))
}

const steps = "../../../../../../../../" // more than a page of ours is deep

// slug makes a name fit for a file: lower-case ASCII letters, digits, "-" and
// "_". Chinese becomes pinyin; a name of which nothing is left becomes its hash.
// Names that Windows keeps for devices, and long ones, get a hash too.
func slug(name string) string {
	if plainName(name) {
		return name
	}
	var b strings.Builder
	args := pinyin.NewArgs()
	for _, r := range name {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		case r == '-' || r == '_':
			b.WriteRune(r)
		case unicode.Is(unicode.Han, r):
			if sound := pinyin.SinglePinyin(r, args); len(sound) > 0 {
				b.WriteString("-" + sound[0] + "-")
			}
		default:
			b.WriteByte('-')
		}
	}
	s := strings.Trim(squeeze(b.String()), "-")
	if s == "" || s == "index" || len(s) > 80 || device(s) {
		s = strings.Trim(fmt.Sprintf("%.60s-%s", s, digest(name)), "-")
	}
	return s
}

// plainName reports whether a name is its own slug, as all codes and ids are.
func plainName(name string) bool {
	for k := range len(name) {
		if b := name[k]; !('a' <= b && b <= 'z' || '0' <= b && b <= '9' || b == '_') {
			return false
		}
	}
	return name != "" && name != "index" && len(name) <= 80 && !device(name)
}

func squeeze(s string) string {
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	return s
}

func digest(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return fmt.Sprintf("%08x", h.Sum32())
}

func device(s string) bool {
	return len(s) == 3 && slices.Contains([]string{"con", "prn", "aux", "nul"}, s) ||
		len(s) == 4 && (strings.HasPrefix(s, "com") || strings.HasPrefix(s, "lpt"))
}

func sortPages(pages []Page) {
	slices.SortStableFunc(pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
}
