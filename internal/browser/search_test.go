package browser

import (
	"fmt"
	"strings"
	"testing"
)

// Search answers on a page of its own: by name, by pinyin, by code, by words of
// a speech, and a whole question in plain words.
func TestSearchPageAnswers(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			tab.visit(p.root + "search.html")
			tab.wait(`document.querySelector('#search-here').getAttribute('data-ready') === 'yes' && document.querySelectorAll('#search-here select')[1].options.length > 2`)
			for _, c := range []struct{ query, first, href string }{
				{"渔港", "渔港社区", "2022/areas/"},
				{"yugang", "渔港社区", "2022/areas/"},
				{"ygsq", "渔港社区", "2022/areas/"},
				{"３２９９０１００１", "明珠街道", "2022/areas/329901001.html"},
				{"持证率", "持证率", "2022/indicators/"},
				{"明珠街道哪些社区用房不达标、各差多少", "明珠街道：办公和服务用房不达标的社区", "2022/areas/329901001.html"},
			} {
				got := eval[string](tab, ask1(c.query))
				title, href, _ := strings.Cut(got, "\n")
				if !strings.Contains(title, c.first) || !strings.Contains(href, c.href) {
					t.Errorf("%s: first is %q, want %q at …%s", c.query, got, c.first, c.href)
				}
				t.Logf("%s: %s ms", c.query, eval[string](tab, `document.querySelector('#search-here').getAttribute('data-milliseconds')`))
			}
			gaps := eval[string](tab, `document.querySelector('#search-here .text').textContent`)
			if !strings.Contains(gaps, "缺 ") || !strings.Contains(gaps, "㎡") {
				t.Errorf("the answer says %q, without how much is missing", gaps)
			}
			if n := eval[int](tab, `document.querySelectorAll('#search-here mark').length`); n == 0 {
				t.Error("nothing is marked in the answer")
			}
			tab.quietly(p.root)
		})
	}
}

// ask1 is an expression that types a query and gives the first result.
func ask1(query string) string {
	return fmt.Sprintf(`(() => {
		const box = document.querySelector('#search-here'), input = box.querySelector('input');
		input.value = %q;
		input.dispatchEvent(new Event('input'));
		const a = box.querySelector('.search-results a');
		return a ? a.querySelector('.title').textContent + '\n' + a.href : '';
	})()`, query)
}

// On every page search opens by a key, is led by keys, and gives the focus back.
func TestSearchByKeyboard(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			tab.visit(p.root + "2021/indicators/space_pass_rate.html")
			press := func(key string) {
				eval[bool](tab, fmt.Sprintf(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: %q, bubbles: true, cancelable: true}))`, key))
			}
			eval[bool](tab, `(document.querySelector('nav.main a').focus(), true)`)
			press("/")
			tab.wait(`!!document.querySelector('.search-box') && document.querySelector('.search-box').getAttribute('data-ready') === 'yes'`)
			if id := eval[string](tab, `document.activeElement.id`); id != "find-input" {
				t.Fatalf("the focus is on %q", id)
			}
			eval[bool](tab, `(document.activeElement.value = 'mzsq', document.activeElement.dispatchEvent(new Event('input')))`)
			press("ArrowDown")
			if got := eval[string](tab, `document.activeElement.href || ''`); !strings.Contains(got, "/2021/areas/329901001001.html") {
				t.Errorf("the first result leads to %q, want 明珠社区 in the year of the page", got)
			}
			press("Escape")
			if got := eval[bool](tab, `document.querySelector('.search-shade').hidden && !!document.activeElement.closest('nav.main')`); !got {
				t.Error("after Escape the box is still there, or the focus is lost")
			}
			tab.quietly(p.root)
		})
	}
}

// Without script the search page lists every street, community and indicator.
func TestSearchPageWithoutScript(t *testing.T) {
	b := browser(t)
	for _, p := range places(t)[:1] {
		tab := open(t, b, 1280, false)
		tab.visit(p.root + "search.html")
		body := text(tab)
		for _, want := range []string{"明珠街道", "渔港社区", "用房达标率", "全部目录"} {
			if !strings.Contains(body, want) {
				t.Errorf("%s is not in the list", want)
			}
		}
	}
}
