package build

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"nianbao/internal/archive"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// A Verification is what came of holding a sealed year against itself.
type Verification struct {
	Files   int  // whose digests were compared
	Whole   bool // no file is altered, missing or added
	Rebuilt bool // the site was made once more

	Pages   int // files of the sealed site
	Same    int // of them, those that came out with the same bytes
	Numbers int
	Changes []Changed // numbers that came out differently
}

// A Changed number is one that the present program prints or judges otherwise
// than the sealed site. Rules and data are the sealed ones, so that the program is
// what changed.
type Changed struct {
	Sealed, Now archive.Number
	Cause       string // computed, printed or judged
}

const mostFaults = 200

// Verify holds every digest of a sealed year and rebuilds it from what is sealed.
// A byte that is not as it was is an error. So is a rebuild that differs where the
// program is the same; where it is another, pages may look otherwise, but no
// number may.
func Verify(file string, s *archive.Snapshot, p archive.Program, drawn *Pictures, progress func(string), problems *diag.List) Verification {
	var v Verification
	v.check(file, s, problems)
	if !v.Whole || s.Public {
		return v
	}
	var own diag.List
	site := Build(s.Project(), Edition{Years: []stat.Year{s.Year}}, drawn, progress, &own)
	if site == nil {
		unbuilt(file, &own, problems)
		return v
	}
	v.Rebuilt = true
	same := s.Program.Version == p.Version && s.Program.Revision == p.Revision
	v.compare(file, s, site, same, problems)
	return v
}

// check holds the digests.
func (v *Verification) check(file string, s *archive.Snapshot, problems *diag.List) {
	_ = fs.WalkDir(s.Files, ".", func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			v.Files++
		}
		return nil
	})
	v.Whole = !Altered(file, s, problems)
}

// Altered reports what is not as it was sealed.
func Altered(file string, s *archive.Snapshot, problems *diag.List) bool {
	faults := s.Faults()
	for i, f := range faults {
		what := strings.TrimPrefix(f.Path+"："+f.What, "：")
		if i == mostFaults {
			what = fmt.Sprintf("另有 %d 处与封存时不同", len(faults)-i)
		}
		problems.Add(diag.Problem{Code: "snapshot-altered", Severity: diag.Error, Place: diag.Place{File: file}, Year: int(s.Year),
			Message: what, Hint: "这份档案不能作准；找另存的一份来比"})
		if i == mostFaults {
			break
		}
	}
	return len(faults) > 0
}

// unbuilt says that what is sealed cannot be built any more, and why.
func unbuilt(file string, own, problems *diag.List) {
	for _, p := range own.Sorted() {
		if p.Severity == diag.Error {
			problems.Add(diag.Problem{Code: "snapshot-unbuilt", Severity: diag.Error, Place: diag.Place{File: file},
				Message: "现在的程序从封存的数据做不出网站：" + p.File + "：" + p.Message,
				Hint:    "档案本身完好；用封存时的程序（版本见归档说明）重做"})
			return
		}
	}
}

// compare holds the rebuilt site against the sealed one.
func (v *Verification) compare(file string, s *archive.Snapshot, site *Site, same bool, problems *diag.List) {
	different := v.pages(s, site)
	tables, ok := s.Tables()
	if !ok {
		problems.Add(diag.Problem{Code: "snapshot-altered", Severity: diag.Error, Place: diag.Place{File: file}, Message: "数据表读不懂", Hint: "用封存时的程序核验"})
		return
	}
	v.Numbers = len(tables.Numbers)
	v.Changes = changed(tables.Numbers, archive.Record(site.metrics, s.Year).Numbers)
	severity, why := diag.Warning, "程序换了版本，页面的样子不同，数都没有变"
	if same {
		severity, why = diag.Error, "程序是同一版本，本应逐字节相同"
	}
	for _, c := range v.Changes {
		problems.Add(diag.Problem{Code: "snapshot-number", Severity: diag.Error, Place: diag.Place{File: file}, Area: c.Now.Area, Field: c.Now.Indicator, Year: int(s.Year),
			Message: c.words(), Hint: "公布过的以档案为准；核对新程序的更新说明，确实算错的列入更正"})
	}
	if len(v.Changes) > 0 {
		why = "见逐条列出的数"
	}
	if len(different) > 0 {
		problems.Add(diag.Problem{Code: "snapshot-page", Severity: severity, Place: diag.Place{File: file}, Year: int(s.Year),
			Message: fmt.Sprintf("重做的网站有 %d 个文件与封存的不同（如 %s）：%s", len(different), different[0], why),
			Hint:    "要看封存时的样子，打开档案里的 data/site/index.html"})
	}
}

// pages counts the files that came out alike, and lists the others.
func (v *Verification) pages(s *archive.Snapshot, site *Site) (different []string) {
	sealed := map[string][]byte{}
	if err := collect(sealed, s.Pages(), everything, "."); err != nil {
		return []string{"data/site"}
	}
	names := maps.Clone(sealed)
	maps.Copy(names, site.Files)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		was, there := sealed[name]
		now, made := site.Files[name]
		if there && made && string(was) == string(now) {
			v.Same++
		} else {
			different = append(different, name)
		}
	}
	v.Pages = len(sealed)
	return different
}

// changed pairs the numbers of two records and keeps those that differ.
func changed(sealed, now []archive.Number) []Changed {
	type key struct{ area, indicator string }
	present := map[key]archive.Number{}
	for _, f := range now {
		present[key{f.Area, f.Indicator}] = f
	}
	var out []Changed
	for _, was := range sealed {
		is := present[key{was.Area, was.Indicator}]
		if cause := cause(was, is); cause != "" {
			out = append(out, Changed{was, is, cause})
		}
	}
	return out
}

// cause says what of the program makes a number come out differently.
func cause(was, is archive.Number) string {
	switch {
	case was.Exact != is.Exact || was.Status != is.Status:
		return "computed"
	case was.Display != is.Display:
		return "printed"
	case was.Verdict != is.Verdict:
		return "judged"
	}
	return ""
}

var causes = map[string]string{"computed": "算法改了", "printed": "修约或写法改了", "judged": "评判改了"}

// words say what became of a number: 全区 用房达标率：封存 26.3%，现在 26.4%（…）.
func (c Changed) words() string {
	was, is := c.Sealed.Display, c.Now.Display
	if c.Cause == "judged" {
		was, is = c.Sealed.Verdict, c.Now.Verdict
	}
	return fmt.Sprintf("%s %s：封存 %s，现在的程序 %s（%s）", c.Sealed.AreaName, c.Sealed.Title, shownOr(was, c.Sealed.Exact), shownOr(is, c.Now.Exact), causes[c.Cause])
}

func shownOr(text, exact string) string {
	if text = strings.TrimSpace(text); text == "" {
		text = "无"
	}
	if exact != "" && exact != text {
		text += "（" + exact + "）"
	}
	return text
}
