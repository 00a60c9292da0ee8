package gate

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"slices"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/privacy"
)

// kinds say what becomes of a match. Numbers that are certainly a person's stop
// the build; what offices publish too, or what may be a slip, is only told.
var kinds = map[privacy.Kind]diag.Problem{
	privacy.Identity:   {Code: "privacy-identity", Severity: diag.Error, Message: "身份证号"},
	privacy.Mobile:     {Code: "privacy-mobile", Severity: diag.Error, Message: "手机号"},
	privacy.Card:       {Code: "privacy-card", Severity: diag.Error, Message: "银行卡号"},
	privacy.Mistyped:   {Code: "privacy-mistyped-id", Severity: diag.Warning, Message: "像身份证号、校验位不对的号码"},
	privacy.FormerID:   {Code: "privacy-former-id", Severity: diag.Warning, Message: "像 15 位身份证号的号码"},
	privacy.Telephone:  {Code: "privacy-telephone", Severity: diag.Warning, Message: "电话号码"},
	privacy.Mail:       {Code: "privacy-mail", Severity: diag.Warning, Message: "邮箱"},
	privacy.PersonName: {Code: "privacy-name", Severity: diag.Warning, Message: "疑似人名"},
}

const remedy = "删去或改写；确实可以公开的，写进 data/allowed.toml，注明理由"

// Report says what was found: where it stands in the project, else in which file
// it would leave.
func (g *Gate) Report(project fs.FS, data *check.Dataset, problems *diag.List) {
	g.mu.Lock()
	defer g.mu.Unlock()
	wanted := map[string]*hit{}
	for id, h := range g.hits {
		if !g.passes(h.Match) {
			wanted[id] = h
		}
	}
	g.lists(problems)
	if len(wanted) == 0 {
		return
	}
	places := g.places(project, data)
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		h := wanted[id]
		files := slices.SortedFunc(maps.Keys(h.files), pagesFirst)
		for _, at := range places[id] {
			problems.Add(h.problem(at, "，会出现在 "+some(files)))
		}
		if len(places[id]) == 0 {
			problems.Add(h.problem(diag.Place{File: files[0]}, ""))
		}
	}
}

// pagesFirst names a page rather than the data beside it.
func pagesFirst(a, b string) int {
	rank := map[bool]int{true: 0, false: 1}
	return cmp.Or(rank[path.Ext(a) == ".html"]-rank[path.Ext(b) == ".html"], cmp.Compare(a, b))
}

func (h *hit) problem(at diag.Place, where string) diag.Problem {
	p := kinds[h.Kind]
	p.Place, p.Message, p.Hint = at, "有"+p.Message+" "+h.Masked()+where, remedy
	return p
}

func some(files []string) string {
	if len(files) == 1 {
		return files[0]
	}
	return files[0] + " 等处"
}
