package browser

import (
	"fmt"
	"strings"
	"testing"
)

// clickable gives the address of the first link that says a word.
func clickable(word string) string {
	return fmt.Sprintf(`([...document.querySelectorAll('a[href]')].find(a => a.textContent.trim() === %q && a.offsetParent) || {href: ''}).href`, word)
}

// A newcomer who wants to know which communities of 明珠街道 lack rooms, and how
// much each lacks, is there from the home page in three clicks; search answers
// the same in one query.
func TestThreeClicksToTheGaps(t *testing.T) {
	p := places(t)[0]
	tab := open(t, browser(t), 1366, true)
	tab.visit(p.root + "index.html")
	for _, word := range []string{"街道（镇）、社区", "明珠街道", "办公和服务用房"} {
		to := eval[string](tab, clickable(word))
		if to == "" {
			t.Fatalf("%s has no link that says %s", eval[string](tab, "location.pathname"), word)
		}
		tab.visit(to)
	}
	const lacking = `[...document.querySelectorAll('main table tr')].filter(r => r.innerText.includes('明珠街道') && /缺\s*[\d,]+\s*㎡/.test(r.innerText)).map(r => r.innerText.match(/\S+社区/)[0] + ' ' + r.innerText.match(/缺\s*[\d,]+\s*㎡/)[0].replace(/\s/g, ''))`
	found := eval[[]string](tab, lacking)
	if len(found) == 0 {
		t.Fatalf("%s does not say who lacks rooms:\n%.2000s", eval[string](tab, "location.pathname"), eval[string](tab, "document.querySelector('main').innerText"))
	}
	tab.quietly(p.root)

	tab.visit(p.root + "search.html")
	tab.wait(`document.querySelector('#search-here').getAttribute('data-ready') === 'yes' && document.querySelectorAll('#search-here select')[1].options.length > 2`)
	eval[string](tab, ask1("明珠街道哪些社区用房不达标、各差多少"))
	answer := strings.Join(strings.Fields(eval[string](tab, `document.querySelector('#search-here .text').textContent`)), "")
	for _, line := range found {
		if !strings.Contains(answer, strings.ReplaceAll(line, " ", "")) {
			t.Errorf("three clicks lead to %q, of which search says nothing: %s", line, answer)
		}
	}
	t.Logf("%v", found)
	tab.quietly(p.root)
}
