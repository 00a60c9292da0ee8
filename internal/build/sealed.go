package build

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"nianbao"
	"nianbao/internal/archive"
	"nianbao/internal/bag"
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Snapshot seals a year of a project, or reports why it cannot and returns nil.
// What is sealed is what a build of the year needs, with what the program gave by
// default, and the site that was built of exactly that. An error is a failure to
// read the project.
func Snapshot(project fs.FS, y stat.Year, public bool, p archive.Program, drawn *Pictures, progress func(string), problems *diag.List) (*bag.Bag, error) {
	texts := map[string][]byte{}
	if err := collect(texts, project, everything, "nianbao.toml", "content"); err != nil {
		return nil, err
	}
	var elsewhere diag.List // what is wrong with what is sealed, Build says
	raw := source.Read(memory(texts), nianbao.Defaults, &elsewhere)
	inputs, err := sealedInputs(project, raw, y)
	if err != nil {
		return nil, err
	}
	sealing := sealingOf(raw, y, problems)
	files := memory(inputs)
	site := Build(files, Edition{Public: public, Years: []stat.Year{y}}, drawn, progress, problems)
	if site == nil || problems.Any() {
		return nil, nil
	}
	data := site.metrics.Data
	s := archive.Seal{
		Year: y, Public: public, Title: data.Config.Title, Owner: data.Config.Owner, District: data.Whole.Name, Code: data.Whole.Code,
		Sealing: sealing, Program: p, Site: site.Digest(),
	}
	c := archive.Contents{Project: inputs, Site: site.Files, Pages: site.Pages, Warnings: problems.Count(diag.Warning),
		Streets: len(data.Areas(stat.Subdistrict, y)), Communities: len(data.Areas(stat.Community, y))}
	if !public {
		s.Inputs, c.Tables = digest(inputs), archive.Record(site.metrics, y)
	}
	b := s.Bag(c)
	return &b, nil
}

// sealingOf is what the cover is to say of a year.
func sealingOf(raw *source.Project, y stat.Year, problems *diag.List) source.Sealing {
	for _, s := range raw.Config.Sealing {
		if s.Year != int(y) {
			continue
		}
		if _, err := time.Parse(time.DateOnly, s.Date); err != nil || strings.TrimSpace(s.Officer) == "" {
			problems.Add(diag.Problem{Code: "sealing-incomplete", Severity: diag.Error, Place: s.Place, Year: int(y),
				Message: fmt.Sprintf("%d 年的 [[sealing]] 缺归档日期或责任者，或日期写得不对", y), Hint: "date = \"2023-04-10\"，officer 写负责归档的单位或科室，不写个人"})
		}
		return s
	}
	problems.Add(diag.Problem{Code: "sealing-missing", Severity: diag.Error, Place: diag.Place{File: "nianbao.toml"}, Year: int(y),
		Message: fmt.Sprintf("没有写 %d 年何时归档、由谁负责；封面上要有", y),
		Hint:    fmt.Sprintf("在 nianbao.toml 末尾加：\n[[sealing]]\nyear = %d\ndate = \"%d-04-10\"\nofficer = \"办公室\"\nretention = \"永久\"", y, y+1)})
	return source.Sealing{}
}

// sealedInputs are the files that the site of a year is made of: of later years
// nothing, of other years' texts none; what the project takes from the program,
// as files of its own.
func sealedInputs(project fs.FS, raw *source.Project, y stat.Year) (map[string][]byte, error) {
	out := map[string][]byte{}
	wanted := func(name string) bool { return belongs(name, raw, y) }
	err1 := collect(out, project, wanted, "nianbao.toml", "data", "content", "themes/"+raw.Config.Theme)
	err2 := collect(out, nianbao.Defaults, everything, source.Defaulted(project, nianbao.Defaults, raw.Config.Theme)...)
	return out, errors.Join(err1, err2)
}

func everything(string) bool { return true }

// collect reads the wanted files below roots, which may be absent.
func collect(into map[string][]byte, from fs.FS, wanted func(string) bool, roots ...string) error {
	for _, root := range roots {
		if _, err := fs.Stat(from, root); err != nil {
			continue // source reports what must be there
		}
		err := fs.WalkDir(from, root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err == nil && name != root && litter(path.Base(name)):
				return skipped(entry)
			case err != nil || entry.IsDir() || !wanted(name):
				return err
			}
			into[name], err = fs.ReadFile(from, name)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// litter are the files that office programs and systems leave behind.
func litter(base string) bool { return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") }

func skipped(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// belongs reports whether a file is part of a year's seal.
func belongs(name string, raw *source.Project, y stat.Year) bool {
	parts := strings.Split(name, "/")
	if len(parts) > 2 && parts[0] == "data" && len(parts[1]) == 4 {
		if n, err := strconv.Atoi(parts[1]); err == nil {
			return n <= int(y)
		}
	}
	return !slices.ContainsFunc(raw.Content, func(d source.Document) bool {
		return d.Path == name && d.Year != 0 && d.Year != int(y)
	}) && !slices.ContainsFunc(raw.Meetings, func(m source.Meeting) bool {
		return m.Path == name && m.Year != int(y)
	})
}

// memory is a project of files that were read. (The file system in memory of the
// standard library stands with its helpers for tests; it has none of their ways.)
func memory(files map[string][]byte) fs.FS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: text, Mode: 0o644}
	}
	return out
}
