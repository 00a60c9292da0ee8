// Package build is the whole pipeline in one place: where a reader starts.
//
// A project goes in, a site comes out; nothing here touches the disk. The two
// ends, reading the project's folder and publishing, belong to the caller.
//
// Invariant: every stage adds to the same list of problems, and a site is made
// only where no problem is an error.
package build

import (
	"context"
	"crypto/sha256"
	"io/fs"
	"sync"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/clearance"
	"nianbao/internal/diag"
	"nianbao/internal/figure"
	"nianbao/internal/gate"
	"nianbao/internal/metric"
	"nianbao/internal/render"
	"nianbao/internal/site"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Metrics reads, checks and computes a project. It is nil where a problem is an
// error.
func Metrics(project fs.FS, problems *diag.List) *metric.Metrics {
	raw, data := read(project, unseen, problems)
	if raw == nil {
		return nil
	}
	return metric.Compute(data)
}

// unseen is progress that nobody looks at.
func unseen(string) {}

// read is nil for the project where a problem is an error.
func read(project fs.FS, progress func(stage string), problems *diag.List) (*source.Project, *check.Dataset) {
	progress("读取")
	raw := source.Read(project, nianbao.Defaults, problems)
	progress("检查")
	data := check.Data(raw, problems)
	if problems.Any() {
		return nil, data
	}
	return raw, data
}

// A Site is what a build makes: files by path, and what they are.
type Site struct {
	Files  map[string][]byte
	Pages  int
	Charts int

	metrics *metric.Metrics // all, also those that the edition does not show
}

// Build turns a project into a site, or reports why it cannot and returns nil.
// Progress is told of each stage; it may be nil.
func Build(project fs.FS, edition Edition, drawn *Pictures, progress func(stage string), problems *diag.List) *Site {
	draft := Compose(project, edition, drawn, progress, problems)
	if draft == nil {
		return nil
	}
	if progress != nil {
		progress("渲染")
	}
	if draft.Finish(context.Background()); problems.Any() {
		return nil
	}
	return &Site{Files: draft.files, Pages: len(draft.sheets), Charts: drawn.Shown(), metrics: draft.metrics}
}

// Check looks at everything that Build looks at. It gives what was read, which
// knows whose each problem is, and whether the latest year may be published; that
// is nil where a problem is an error, which forbids it.
func Check(project fs.FS, drawn *Pictures, progress func(stage string), problems *diag.List) (*check.Dataset, *clearance.Clearance) {
	draft, data := compose(project, Edition{}, drawn, progress, problems)
	if draft == nil {
		return data, nil
	}
	if progress != nil {
		progress("渲染")
	}
	draft.Stream(func(string, []byte) error { return nil }) // the pages of a country do not fit into memory
	if problems.Any() {
		return data, nil
	}
	c := draft.clear(data.Years[len(data.Years)-1])
	return data, &c
}

// Compose is Build up to where pages are printed, which its Draft does. It is nil
// where that cannot be.
func Compose(project fs.FS, edition Edition, drawn *Pictures, progress func(stage string), problems *diag.List) *Draft {
	draft, _ := compose(project, edition, drawn, progress, problems)
	return draft
}

func compose(project fs.FS, edition Edition, drawn *Pictures, progress func(stage string), problems *diag.List) (*Draft, *check.Dataset) {
	if progress == nil {
		progress = unseen
	}
	past := pastOf(project)
	raw, data := read(project, progress, problems)
	if raw == nil {
		return nil, data
	}
	edition.permits(raw, problems)
	progress("计算")
	metrics := metric.Compute(data)
	shown := edition.metrics(metrics)
	writer := figure.New(shown)
	progress("编排")
	texts, reviews := edition.read(past, edition.texts(data.Content), metrics, shown, writer, problems)
	past.forget(data.Content)
	seals := sealedYears(project, problems)
	corrections, revisions := edition.corrected(raw, metrics, seals, problems)
	if problems.Any() {
		return nil, data
	}
	lacking := lackingTemplates(raw, problems)
	found := problems.Sorted()
	clear := once(func(y stat.Year) clearance.Clearance {
		return clearance.Of(clearance.Input{Data: data, Problems: found, Reviews: reviews}, y)
	})
	pages := site.Compose(edition.input(site.Input{
		Metrics: shown, Writer: writer, Texts: texts, Reviews: reviews, Problems: found, Clearance: clear,
		Seals: edition.shownSeals(seals), Corrections: corrections, Revisions: revisions,
		Without: lacking, Meetings: raw.Meetings, Maker: office{data.Config.Owner},
	}), problems)
	watch := gate.New(raw)
	press, ok := render.Open(pages, raw.Design, drawn, watch, problems)
	if !ok {
		return nil, data
	}
	draft := newDraft(pages, press, func() { press.Anchors(); watch.Report(project, data, problems) })
	draft.metrics, draft.clear = metrics, clear
	return draft, data
}

// once is a function of a year that is asked once for each.
func once[T any](of func(stat.Year) T) func(stat.Year) T {
	var asked sync.Map // func() T by year
	return func(y stat.Year) T {
		answer, _ := asked.LoadOrStore(y, sync.OnceValue(func() T { return of(y) }))
		return answer.(func() T)()
	}
}

// lackingTemplates are the kinds of pages that a theme cannot print. A theme of the
// project's own, or of a sealed year, may be older than the program.
func lackingTemplates(raw *source.Project, problems *diag.List) []site.Kind {
	lacking := render.Lacking(raw.Design)
	for _, kind := range lacking {
		problems.Add(diag.Problem{Code: "template-missing", Severity: diag.Warning, Place: diag.Place{File: "themes/" + raw.Config.Theme},
			Message: "主题没有模板 " + string(kind) + ".html，这类页面不做", Hint: "照程序自带的主题补一个；nianbao init 建的新项目用的就是自带的"})
	}
	return lacking
}

// Digest is the SHA-256 over the sorted list of paths and digests of files.
func (s *Site) Digest() string { return digest(s.Files) }

func digest(files map[string][]byte) string {
	sums := map[string][sha256.Size]byte{}
	for path, text := range files {
		sums[path] = sha256.Sum256(text)
	}
	return digestOf(sums)
}
