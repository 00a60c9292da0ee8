package browser

import (
	"strings"
	"testing"
)

// Communities are chosen by name and by sound with the keyboard, stand side by
// side, and the choice stays in the address.
func TestCommunitiesAreChosenByName(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			tab.visit(p.root + "2022/compare/index.html")
			tab.wait(`document.getElementById('choose').getAttribute('data-ready') === 'yes'`)
			choose := func(text string) {
				eval[bool](tab, `(document.getElementById('choose-input').focus(), true)`)
				eval[bool](tab, `((i, t) => (i.value = t, i.dispatchEvent(new Event('input'))))(document.getElementById('choose-input'), '`+text+`')`)
				press(tab, "Enter", "\r", 13)
			}
			choose("渔港")
			choose("mzsq")
			tab.wait(`document.querySelectorAll('.compared tbody tr').length > 20`)
			heads := eval[string](tab, `[...document.querySelectorAll('.compared thead th')].map(th => th.textContent).join(' ')`)
			if heads != "指标 渔港社区 明珠社区" {
				t.Errorf("the columns are %s", heads)
			}
			row := eval[string](tab, `[...document.querySelectorAll('.compared tr')].find(r => r.cells[0].textContent === '办公和服务用房').textContent`)
			for _, want := range []string{"453 ㎡", "不达标 缺 11 ㎡", "44 ㎡"} {
				if !strings.Contains(row, want) {
					t.Errorf("the line says %q, without %q", row, want)
				}
			}
			if hash := eval[string](tab, `location.hash`); strings.Count(hash, "329901") != 2 {
				t.Errorf("the address keeps %q", hash)
			}
			if href := eval[string](tab, `document.querySelector('nav.years a').href`); !strings.Contains(href, "2021/compare/index.html#3299") {
				t.Errorf("another year leads to %s, without the choice", href)
			}
			lost := eval[int](tab, `[...document.querySelectorAll('.compared a')].filter(a => a.hash && !a.hash.startsWith('#o-')).length`)
			numbers := eval[int](tab, `document.querySelectorAll('.compared a.number').length`)
			if lost > 0 || numbers < 40 {
				t.Errorf("%d numbers lead to where they come from, %d elsewhere", numbers, lost)
			}
			tab.quietly(p.root)
		})
	}
}

// What the script shows, the tables of the streets hold too.
func TestComparisonIsCompleteWithoutScript(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	with, without := open(t, b, 1280, true), open(t, b, 1280, false)
	with.visit(p.root + "2022/compare/index.html#329901001001,329901001002")
	with.wait(`document.querySelectorAll('.compared tbody tr').length > 20`)
	without.visit(p.root + "2022/compare/areas/329901001.html")
	page := text(without)
	titles := eval[string](with, `[...document.querySelectorAll('.compared th[scope=row]')].map(th => th.textContent).join('\n')`)
	if lost := missingFrom(page, titles); lost != "" {
		t.Errorf("%s is not in the table", lost)
	}
}
