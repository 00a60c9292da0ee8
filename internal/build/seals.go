package build

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/archive"
	"nianbao/internal/bag"
	"nianbao/internal/diag"
	"nianbao/internal/site"
	"nianbao/internal/stat"
)

// A sealedYear is a sealed year that lies in the project.
type sealedYear struct {
	*archive.Snapshot
	file   string
	digest string // SHA-256 of the file
}

// sealedYears opens those of a project, by year, the first sealed first. One that
// is not as it was sealed is an error: it must not be shown as if it were.
func sealedYears(project fs.FS, problems *diag.List) []sealedYear {
	var out []sealedYear
	for _, file := range archive.List(project) {
		if !addressed.MatchString(path.Base(file)) {
			problems.Add(diag.Problem{Code: "snapshot-name", Severity: diag.Error, Place: diag.Place{File: file},
				Message: "档案的文件名要当网址用，只能有小写字母、数字和短横", Hint: "改名，例如 2022.zip、2022-2.zip"})
			continue
		}
		s, digest, err := archive.OpenIn(project, file)
		if err != nil {
			problems.Add(Unreadable(file, err))
			continue
		}
		if !Altered(file, s, problems) {
			out = append(out, sealedYear{s, file, digest})
		}
	}
	slices.SortStableFunc(out, func(a, b sealedYear) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Date, b.Date), cmp.Compare(a.file, b.file))
	})
	return out
}

var addressed = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*\.zip$`)

// Unreadable says why a sealed year cannot be read.
func Unreadable(file string, err error) diag.Problem {
	message := "文件打不开：" + err.Error()
	if r := (*bag.Refusal)(nil); errors.As(err, &r) {
		message = r.What
	}
	return diag.Problem{Code: "snapshot-unreadable", Severity: diag.Error, Place: diag.Place{File: file},
		Message: message, Hint: "换另存的一份；传输断过的重新复制，用 sha256sum 比较两边"}
}

// shownSeals are the sealed years that an edition shows, the latest first.
func (e Edition) shownSeals(all []sealedYear) []site.Seal {
	var out []site.Seal
	for _, s := range slices.Backward(all) {
		if s.Public != e.Public || len(e.Years) > 0 && !slices.Contains(e.Years, s.Year) {
			continue
		}
		files := map[string][]byte{}
		if err := collect(files, s.Pages(), everything, "."); err != nil {
			continue // its digests were right a moment ago
		}
		out = append(out, site.Seal{Address: archive.Address(s.file), Year: s.Year, Title: s.Title, Date: s.Date, Officer: s.Officer,
			Number: s.Number, Program: strings.TrimSpace("nianbao " + s.Program.Version), Digest: s.digest, Files: files})
	}
	return out
}

// recorded are the internal seals of a year, in the order in which they were made.
func recorded(all []sealedYear, y stat.Year) (out []sealedYear) {
	for _, s := range all {
		if s.Year == y && !s.Public {
			out = append(out, s)
		}
	}
	return out
}
