package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
)

// press presses a key; text is what the key types, if anything.
func press(b *tab, key, text string, code int64) {
	b.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		ask(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: key, Code: key, Text: text, WindowsVirtualKeyCode: code})
		text = ""
	}
}

const (
	panel     = "document.querySelector('.popover')"
	panelText = panel + ".textContent.replace(/\\s+/g, ' ')"
)

// A number of a speech opens where it comes from, in place, by keyboard and by
// click; Esc closes and the number has the focus again.
func TestANumberOpensItsOrigin(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		t.Run(p.name, func(t *testing.T) {
			tab := open(t, b, 1280, true)
			tab.visit(p.root + "speeches/2023-gongzuohui.html")
			const link = "[...document.querySelectorAll('a.bound')].find(a => a.textContent === '28.4%')"
			eval[bool](tab, "("+link+".focus(), true)")
			press(tab, "Enter", "\r", 13)
			tab.wait(panel + " !== null")
			said := eval[string](tab, panelText)
			for _, want := range []string{"社区工作者持证率", "全区，2022 年", "28.4%", "178/626", "口径", "公式 持证人数 ÷ 社区工作者数", "代入 178 ÷ 626 = 28.4%",
				"覆盖 60/60 个社区", "依据 《区社区建设与管理目标（2020年）》", "单元格 持证人数 60 格、社区工作者数 60 格，在 5 个文件里"} {
				if !strings.Contains(said, want) {
					t.Errorf("the panel does not say %q: %s", want, said)
				}
			}
			if !eval[bool](tab, panel+".contains(document.activeElement) && document.activeElement.getAttribute('role') === 'dialog' && document.getElementById("+panel+".getAttribute('aria-labelledby')) !== null") {
				t.Error("the panel has not the focus, or no name")
			}
			if !eval[bool](tab, link+".getAttribute('aria-expanded') === 'true'") {
				t.Error("the number does not say that it is open")
			}
			press(tab, "Escape", "", 27)
			tab.wait(panel + " === null")
			if !eval[bool](tab, "document.activeElement === "+link+" && !"+link+".hasAttribute('aria-expanded')") {
				t.Error("the focus did not go back to the number")
			}
			eval[bool](tab, "("+link+".click(), true)")
			tab.wait(panel + " !== null")
			eval[bool](tab, "(document.querySelector('h1').click(), true)")
			tab.wait(panel + " === null")
			tab.quietly(p.root)
		})
	}
}

// On the page of a community, whose definitions lie in a script of their own,
// and on the others: a number opens from a folder without a server too.
func TestNumbersOpenOnEveryPage(t *testing.T) {
	b := browser(t)
	for _, p := range places(t) {
		for path, want := range map[string]string{
			"2022/areas/329901001001.html":         "明珠社区，2022 年",
			"2022/areas/329901001.html":            "明珠街道，2022 年",
			"2022/indicators/space_pass_rate.html": "用房达标率全区，2022 年",
			"index.html":                           "用房达标率全区，2022 年",
		} {
			t.Run(p.name+"/"+strings.ReplaceAll(path, "/", "_"), func(t *testing.T) {
				tab := open(t, b, 390, true)
				tab.visit(p.root + path)
				eval[bool](tab, "(document.querySelector('main a[data-origin]').click(), true)")
				tab.wait(panel + " !== null")
				tab.wait(panelText + ".includes('口径')")
				if said := eval[string](tab, panelText); !strings.Contains(said, want) {
					t.Errorf("the panel is not of %s: %s", want, said)
				} else if strings.Contains(said, " 60 格") && strings.Contains(said, "district.toml") {
					t.Errorf("cells of five streets are said to lie in one file: %s", said)
				}
				if over := eval[int](tab, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
					t.Errorf("with the panel the page is %d pixels too wide", over)
				}
				ask(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
				if eval[bool](tab, "getComputedStyle("+panel+").display !== 'none'") {
					t.Error("the panel is printed")
				}
				tab.quietly(p.root)
			})
		}
	}
}

// Every number leads to a line that exists, without any script. A page with numbers
// has a 出处表, which says where the lines are that it has not, unless it is one.
func TestNumbersLeadToTheirLines(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	tab := open(t, b, 1280, true)
	tables := 0
	for _, path := range pages(t) {
		tab.visit(p.root + path)
		numbers := eval[int](tab, `document.querySelectorAll('main a.from').length`)
		lines := eval[int](tab, `document.querySelectorAll('#origins tbody tr').length`)
		if numbers > 0 && lines == 0 && !strings.Contains(path, "/origins/") {
			t.Errorf("%s shows %d numbers and has no 出处表", path, numbers)
		}
		if lines > 0 {
			tables++
		}
		elsewhere := eval[int](tab, `document.querySelectorAll('main a.from:not([data-origin])').length - document.querySelectorAll('#origins a.from:not([data-origin])').length`)
		said := eval[bool](tab, `!!document.querySelector('#origins > .note a[href$="origins/index.html"]')`)
		if lines > 0 && elsewhere > 0 && !said {
			t.Errorf("%s: %d numbers have no line and the table does not say where they are", path, elsewhere)
		}
		lost := eval[string](tab, `[...document.querySelectorAll('a[data-origin]')].filter(a => !document.getElementById(a.dataset.origin)).map(a => a.dataset.origin).join(' ')`)
		if lost != "" {
			t.Errorf("%s: no lines %s", path, lost)
		}
	}
	if tables < 10 {
		t.Errorf("only %d kinds of pages have a 出处表", tables)
	}
}

// The wall display keeps its 出处表 out of the way until it is asked for; then the
// slides stand still, and Esc leads back.
func TestWallShowsWhereNumbersComeFrom(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	tab := open(t, b, 1920, true)
	screen(tab, 1920, 1080)
	tab.visit(p.root + "2022/wall.html#m-2")
	const shown = `document.querySelector('#origins').getClientRects().length > 0`
	if eval[bool](tab, shown) {
		t.Error("the table stands below the slide")
	}
	eval[bool](tab, `(document.querySelector('.slide:not([hidden]) .bars a.from').click(), true)`)
	tab.wait(panel + " !== null")
	tab.wait(panelText + ".includes('公式')")
	if said := eval[string](tab, panelText); !strings.Contains(said, "，2022 年") {
		t.Errorf("the panel says %s", said)
	}
	press(tab, "Escape", "", 27)
	eval[bool](tab, `(document.querySelector('.stage a[href="#origins"]').click(), true)`)
	tab.wait(shown + ` && !document.documentElement.classList.contains('is-playing')`)
	if lines := eval[int](tab, `document.querySelectorAll('#origins tbody tr').length`); lines < 40 {
		t.Errorf("%d lines", lines)
	}
	press(tab, "Escape", "", 27)
	if at := eval[int](tab, slideNow); at != 2 || eval[bool](tab, shown) {
		t.Errorf("Esc leads to slide %d, want 2 without the table", at)
	}
	tab.quietly(p.root)
}

// A finding is underlined in the text, its note stands beside it and the list
// leads to it.
func TestFindingsStandInTheText(t *testing.T) {
	b := browser(t)
	p := places(t)[0]
	tab := open(t, b, 1280, true)
	tab.visit(p.root + "speeches/2022-tuijinhui.html")
	if n := eval[int](tab, "document.querySelectorAll('.prose a.pen[id]').length"); n < 5 {
		t.Errorf("%d findings stand in the text", n)
	}
	if lines := eval[string](tab, `[...new Set([...document.querySelectorAll('.prose .pen')].map(e => getComputedStyle(e).textDecorationStyle))].sort().join(' ')`); lines != "dashed double solid wavy" {
		t.Errorf("the lines are %s", lines)
	}
	eval[bool](tab, "(document.querySelector('.prose a.pen[id]').click(), true)")
	tab.wait(panel + " !== null && " + panelText + ".includes('校对第')")
	ask(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if eval[bool](tab, `getComputedStyle(document.querySelector('.review')).display !== 'none' || getComputedStyle(document.querySelector('.prose .pen')).textDecorationLine !== 'none'`) {
		t.Error("findings are printed with the speech")
	}
	tab.quietly(p.root)
}
