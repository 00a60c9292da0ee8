package source

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

// Read reads a project folder. Where the project has no fields, indicators,
// standards or theme of its own, those of defaults are taken. What cannot be
// read becomes a problem; the rest is read all the same.
func Read(project, defaults fs.FS, problems *diag.List) *Project {
	r := &reader{project: project, defaults: defaults, problems: problems, patience: patience}
	p := &Project{Config: r.config()}
	r.fields(p)
	p.Themes = r.themes()
	p.Standards = r.standards()
	p.Scorecards = r.scorecards()
	p.Levels, p.Areas = r.levels(), r.areas()
	p.Words, p.Names, p.Allowed = r.words(), r.names(), r.allowed()
	p.Corrections = r.corrections()
	p.Years = r.years(p.Fields, p.Words)
	p.Content = r.content()
	p.Meetings = r.meetings(p.Content)
	p.Design = r.design(p.Config.Theme)
	return p
}

// A reader knows where to read from and where to complain.
type reader struct {
	project, defaults fs.FS
	problems          *diag.List
	patience          time.Duration     // with one workbook
	begin             func(file string) // before one is read; only tests have it, to crash or to hang
}

// exists reports whether a file system has a file or folder.
func exists(fsys fs.FS, name string) bool {
	if fsys == nil {
		return false
	}
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// home is the file system that has name: the project, else the defaults.
func (r *reader) home(name string) fs.FS {
	if r.lacks(name) {
		return r.defaults
	}
	return r.project
}

func (r *reader) lacks(name string) bool {
	return !exists(r.project, name) && exists(r.defaults, name)
}

// folder is the file system whose folder holds TOML files: the project, else
// the defaults. Standards and score sheets speak about indicators, so that the
// default ones go with the default indicators only.
func (r *reader) folder(name string) fs.FS {
	if r.lacksRules(name) {
		return r.defaults
	}
	return r.project
}

func (r *reader) lacksRules(name string) bool {
	return !r.has(name) && (name == indicatorFolder || !r.has(indicatorFolder))
}

// Defaulted are the files and folders that Read takes from the defaults, because
// a project with this theme has none of its own.
func Defaulted(project, defaults fs.FS, theme string) []string {
	r := &reader{project: project, defaults: defaults}
	var out []string
	for _, name := range []string{"data/fields.toml", "data/levels.toml", "data/names.toml", "data/words.toml", "themes/" + theme} {
		if r.lacks(name) {
			out = append(out, name)
		}
	}
	for _, name := range []string{indicatorFolder, "data/standards", "data/scorecards"} {
		if r.lacksRules(name) && exists(defaults, name) {
			out = append(out, name)
		}
	}
	return out
}

const indicatorFolder = "data/indicators"

// has reports whether a folder of the project holds TOML files.
func (r *reader) has(folder string) bool {
	files, err := fs.Glob(r.project, folder+"/*.toml")
	return err == nil && len(files) > 0
}

// bytes reads a file of at most limit bytes.
func (r *reader) bytes(fsys fs.FS, name string, limit int64) ([]byte, bool) {
	place := diag.Place{File: name}
	file, err := fsys.Open(name)
	if err != nil {
		r.problems.Add(fileUnreadable.At(place, remedy(err), "文件打不开"))
		return nil, false
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err != nil {
		r.problems.Add(fileUnreadable.At(place, remedy(err), "文件打不开"))
		return nil, false
	}
	if int64(len(data)) > limit {
		r.problems.Add(fileTooLarge.At(place, "删去用不着的图片和工作表，或分成几个文件", "文件超过 %d MB，没有读", limit>>20))
		return nil, false
	}
	return data, true
}

func remedy(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "没有读这个文件的权限，请管理员开通"
	case errors.Is(err, fs.ErrNotExist):
		return "文件不存在，核对文件名"
	}
	return "关闭正在使用它的程序，再试一次"
}

// text reads a UTF-8 file, without its byte order mark.
func (r *reader) text(fsys fs.FS, name string) (string, bool) {
	data, ok := r.bytes(fsys, name, maxText)
	if !ok {
		return "", false
	}
	return r.decoded(name, data)
}

// decoded is a file's UTF-8, without its byte order mark.
func (r *reader) decoded(name string, data []byte) (string, bool) {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	if utf8.ValidString(text) {
		return text, true
	}
	bad := 0
	for bad < len(text) {
		if c, size := utf8.DecodeRuneInString(text[bad:]); c == utf8.RuneError && size <= 1 {
			break
		} else {
			bad += size
		}
	}
	line, column := position(text, bad)
	r.problems.Add(fileNotUTF8.At(diag.Place{File: name, Line: line, Column: column},
		"用记事本打开，另存为时编码选 UTF-8", "文件不是 UTF-8 编码"))
	return "", false
}

// toml reads a TOML file into target. A fault in the file is reported; what
// could be read stands in target.
func (r *reader) toml(fsys fs.FS, name string, target any) {
	if text, ok := r.text(fsys, name); ok {
		DecodeTOML(name, 1, text, target, r.problems)
	}
}

func (r *reader) config() Config {
	c := Config{Place: diag.Place{File: "nianbao.toml", Line: 1, Column: 1}}
	if !exists(r.project, "nianbao.toml") {
		r.problems.Add(configMissing.At(diag.Place{File: "nianbao.toml"}, "新项目用 nianbao init 建立；已有项目用 --project 指明文件夹", "项目文件夹里没有 nianbao.toml"))
	} else {
		r.toml(r.project, "nianbao.toml", &c)
	}
	if l := c.License; l != (License{}) && l.Name == "" && l.URL == "" {
		r.problems.Add(licenseKey.At(l.Place, "写 name = \"CC-BY-4.0\" 这样的代号，或 url = 许可全文的网址", "[license] 里 name、url 至少写一项"))
	}
	c.Theme = cmp.Or(c.Theme, "gov")
	c.Rounding = cmp.Or(c.Rounding, "half-up")
	return c
}

func (r *reader) fields(p *Project) {
	const name = "data/fields.toml"
	var file struct {
		Fields    []Field      `toml:"field"`
		Rules     []Rule       `toml:"rule"`
		Columns   []ColumnRule `toml:"column"`
		Sensitive []Sensitive  `toml:"sensitive"`
	}
	r.toml(r.home(name), name, &file)
	last := map[stat.Level]Field{}
	for i := range file.Fields {
		f := &file.Fields[i]
		f.Level = cmp.Or(f.Level, stat.Community)
		if f.Group == "" && f.Sheet == "" {
			f.Group, f.Sheet = last[f.Level].Group, last[f.Level].Sheet
		}
		last[f.Level] = *f
	}
	for i := range file.Rules {
		file.Rules[i].Level = cmp.Or(file.Rules[i].Level, stat.Community)
		file.Rules[i].Severity = cmp.Or(file.Rules[i].Severity, diag.Error)
	}
	p.Fields, p.Rules, p.Columns, p.Sensitive = file.Fields, file.Rules, file.Columns, file.Sensitive
}

// each reads every TOML file of a folder, by name.
func (r *reader) each(folder string, read func(fsys fs.FS, name, id string)) {
	fsys := r.folder(folder)
	if fsys == nil {
		return
	}
	names, _ := fs.Glob(fsys, folder+"/*.toml") // the pattern is good, and a folder may be absent
	slices.Sort(names)
	for _, name := range names {
		if id := strings.TrimSuffix(path.Base(name), ".toml"); !strings.HasPrefix(id, ".") {
			read(fsys, name, id)
		}
	}
}

func (r *reader) themes() []Theme {
	var themes []Theme
	r.each(indicatorFolder, func(fsys fs.FS, name, id string) {
		t := Theme{ID: id, Place: diag.Place{File: name, Line: 1, Column: 1}}
		r.toml(fsys, name, &t)
		themes = append(themes, t)
	})
	slices.SortStableFunc(themes, func(a, b Theme) int { return cmp.Compare(a.Order, b.Order) })
	return themes
}

func (r *reader) standards() []Standard {
	var standards []Standard
	r.each("data/standards", func(fsys fs.FS, name, id string) {
		s := Standard{Place: diag.Place{File: name, Line: 1, Column: 1}}
		r.toml(fsys, name, &s)
		s.ID = cmp.Or(s.ID, id)
		standards = append(standards, s)
	})
	return standards
}

func (r *reader) scorecards() []Scorecard {
	var cards []Scorecard
	r.each("data/scorecards", func(fsys fs.FS, name, id string) {
		s := Scorecard{Place: diag.Place{File: name, Line: 1, Column: 1}}
		r.toml(fsys, name, &s)
		s.ID = cmp.Or(s.ID, id)
		cards = append(cards, s)
	})
	return cards
}

// accepted reads a year's accepted.toml.
func (r *reader) accepted(name string) []Acceptance {
	var file struct {
		Accepted []Acceptance `toml:"accepted"`
	}
	r.toml(r.project, name, &file)
	return file.Accepted
}

// marks reads a year's scores.toml.
func (r *reader) marks(name string) []Mark {
	var file struct {
		Marks []Mark `toml:"mark"`
	}
	r.toml(r.project, name, &file)
	return file.Marks
}

// levels reads data/levels.toml.
func (r *reader) levels() []Level {
	const name = "data/levels.toml"
	var file struct {
		Levels []Level `toml:"level"`
	}
	if fsys := r.home(name); exists(fsys, name) {
		r.toml(fsys, name, &file)
	}
	return file.Levels
}

func (r *reader) areas() Areas {
	const name = "data/areas.toml"
	var a Areas
	if exists(r.project, name) {
		r.toml(r.project, name, &a)
	}
	return a
}

func (r *reader) words() layout.Vocabulary {
	const name = "data/words.toml"
	var v layout.Vocabulary
	if fsys := r.home(name); exists(fsys, name) {
		r.toml(fsys, name, &v)
	}
	return v
}

func (r *reader) names() Names {
	const name = "data/names.toml"
	var n Names
	if fsys := r.home(name); exists(fsys, name) {
		r.toml(fsys, name, &n)
	}
	return n
}

func (r *reader) allowed() []Allowed {
	const name = "data/allowed.toml"
	var file struct {
		Allowed []Allowed `toml:"allowed"`
	}
	if exists(r.project, name) {
		r.toml(r.project, name, &file)
	}
	return file.Allowed
}

func (r *reader) corrections() []Correction {
	const name = "data/corrections.toml"
	var file struct {
		Corrections []Correction `toml:"correction"`
	}
	if exists(r.project, name) {
		r.toml(r.project, name, &file)
	}
	for _, c := range file.Corrections {
		if _, err := time.Parse(time.DateOnly, c.Date); err != nil || strings.TrimSpace(c.Reason) == "" {
			r.problems.Add(correctionBare.At(c.Place, "date 写成 \"2023-05-06\" 的样子，reason 写一句话", "更正缺日期或原因，或日期写得不对"))
		}
	}
	return file.Corrections
}

// design is the folder of the chosen theme; nil, with a problem, where it is
// neither in the project nor among the defaults.
func (r *reader) design(theme string) fs.FS {
	name := "themes/" + theme
	if fs.ValidPath(name) && !strings.Contains(theme, "/") {
		fsys := r.home(name)
		if info, err := fs.Stat(fsys, name); err == nil && info.IsDir() {
			if design, err := fs.Sub(fsys, name); err == nil {
				return design
			}
		}
	}
	r.problems.Add(themeMissing.At(diag.Place{File: "nianbao.toml"}, "核对 nianbao.toml 里 theme 的写法，或建立文件夹 "+name, "主题“%s”不存在", theme))
	return nil
}
