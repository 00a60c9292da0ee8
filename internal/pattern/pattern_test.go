package pattern

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// Expressions of every kind that the program uses, and of kinds that are hard:
// empty ones, looks at neighbours, groups that take no part, equal beginnings.
var expressions = []string{
	`共|合计`, `^共`, `共$`, `^共有?$`, `(?:^|，)共([\p{Han}]{0,3})$`, `(\d+)(?:\.(\d+))?(个|人|万元)?`, `(a|ab)(c|bcd)?$`, `(a|ab)(c|bcd)?`, `^(?:a|ab)+`, `a*`, `a*?`, `(a*)+b`, `(?:a|b)*?b`,
	`[^，。]{0,4}个`, `[^，。]{2,5}?个`, `(?i)km|公里`, `(?i)k`, `\bab\b`, `\Bb`, `(?m)^a|b$`, `(?m)$`, `(?s).`, `.`, `.*个`, `^`, `$`, `^$`, ``, `x*$`, `(?:)|a`, `a^b`, `[^\x00-\x{10FFFF}]`, `[\x{10000}-\x{1FFFF}]𝄞?`, `\x{FFFD}`, `[^a]`,
	`^a|b`, `^a|^b`, `(^|a)b`, `b($|a)`, `a$|b$`, `(a)|(b)|(c个)`, `((a)|b)*`, `(a{0,3}b){1,3}`, `[一二三四五六七八九十]{1,3}(?:、|是)`, `(?:从|自)[^，。]{0,3}(?:到|至)`, `(?:个|人)+(?:共|，)+$`, `\s*(a)\s*`,
}

var letters = []string{"共", "合计", "个", "人", "有", "，", "。", "、", "是", "a", "b", "c", "d", "1", "20", ".", "\n", " ", "k", "K", "K", "m", "公里", "一", "十", "从", "到", "𝄞", "\xff", "\xe4", "\xb8", "\xed\xa0\x80", "�", "é", "万元"}

func texted(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(12) {
		b.WriteString(letters[r.IntN(len(letters))])
	}
	return b.String()
}

// agree holds every method against regexp.
func agree(t *testing.T, p *Pattern, want *regexp.Regexp, s string) {
	t.Helper()
	for _, c := range []struct {
		method    string
		got, want any
	}{
		{"MatchString", p.MatchString(s), want.MatchString(s)},
		{"FindString", p.FindString(s), want.FindString(s)},
		{"FindStringIndex", p.FindStringIndex(s), want.FindStringIndex(s)},
		{"FindStringSubmatch", p.FindStringSubmatch(s), want.FindStringSubmatch(s)},
		{"FindStringSubmatchIndex", p.FindStringSubmatchIndex(s), want.FindStringSubmatchIndex(s)},
		{"FindAllString", p.FindAllString(s, 2), want.FindAllString(s, 2)},
		{"FindAllStringIndex", p.FindAllStringIndex(s, -1), want.FindAllStringIndex(s, -1)},
		{"FindAllStringSubmatch", p.FindAllStringSubmatch(s, -1), want.FindAllStringSubmatch(s, -1)},
		{"FindAllStringSubmatchIndex", p.FindAllStringSubmatchIndex(s, -1), want.FindAllStringSubmatchIndex(s, -1)},
		{"ReplaceAllString", p.ReplaceAllString(s, "·"), want.ReplaceAllString(s, "·")},
		{"ReplaceAllString with a group", p.ReplaceAllString(s, "〔$1$0〕"), want.ReplaceAllString(s, "〔$1$0〕")},
		{"ReplaceAllStringFunc", p.ReplaceAllStringFunc(s, strings.ToUpper), want.ReplaceAllStringFunc(s, strings.ToUpper)},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Fatalf("%q in %q: %s is %q, of regexp %q", want, s, c.method, fmt.Sprint(c.got), fmt.Sprint(c.want))
		}
	}
}

func TestAnswersAreThoseOfRegexp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, expr := range expressions {
		p, want := MustCompile(expr), regexp.MustCompile(expr)
		for range 400 {
			agree(t, p, want, texted(r))
		}
	}
}

// Expressions that nobody thought of, put together from small ones.
func TestAnswersOfMadeExpressions(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1500 {
		expr := made(r, 4)
		p, want := MustCompile(expr), regexp.MustCompile(expr)
		for range 12 {
			agree(t, p, want, texted(r))
		}
	}
}

func made(r *rand.Rand, depth int) string {
	if depth == 0 {
		atoms := []string{"共", "个", "a", "b", "ab", "[ab]", "[^a，]", `\d`, `\p{Han}`, ".", "^", "$", `\b`, "(?m:^)", "(?m:$)", "(?s:.)", "(?i:k)", ""}
		return atoms[r.IntN(len(atoms))]
	}
	one := func() string { return made(r, r.IntN(depth)) }
	switch r.IntN(6) {
	case 0:
		return one() + one()
	case 1:
		return "(?:" + one() + "|" + one() + ")"
	case 2:
		return "(" + one() + ")"
	case 3:
		return "(?:" + one() + ")" + []string{"*", "+", "?", "*?", "+?", "??", "{0,2}", "{1,3}?"}[r.IntN(8)]
	}
	return one() + one() + one()
}

// What has been learnt is forgotten where there is no more room for it, and the
// answers stay the same.
func TestForgetting(t *testing.T) {
	const expr = `(a)[ab]{14}c` // every order of the last fourteen letters is a state
	p, want := MustCompile(expr), regexp.MustCompile(expr)
	r := rand.New(rand.NewPCG(5, 6))
	forgot, room := 0, 0
	for range 300 {
		var b strings.Builder
		for range 40 {
			b.WriteString([]string{"a", "b"}[r.IntN(2)])
		}
		s := b.String() + "c"
		if got := p.FindStringSubmatchIndex(s); !reflect.DeepEqual(got, want.FindStringSubmatchIndex(s)) {
			t.Fatalf("%q: %v", s, got)
		}
		if p.ahead.room > maxRoom {
			t.Fatalf("%d bytes learnt, at most %d may be", p.ahead.room, maxRoom)
		}
		if p.ahead.room < room {
			forgot++
		}
		room = p.ahead.room
	}
	if forgot < 2 {
		t.Errorf("forgot %d times: the test does not reach the limit", forgot)
	}
}

// Who stands in a state that was forgotten holds on to no state that was learnt since: one
// reader that rests would else keep all that the others learn.
func TestForgottenLeadsToNoYounger(t *testing.T) {
	p := MustCompile(`(?:a|b)[ab]{14}c`)
	p.MatchString("a")
	a := p.ahead
	rests := a.start(-1)
	a.forget()
	kind, _ := a.first("c")
	if next := a.after(rests, kind); next.age != a.age {
		t.Errorf("a character leads to a state of age %d, want %d", next.age, a.age)
	}
	if rests.next[kind].Load() != nil {
		t.Error("a forgotten state holds on to a younger one")
	}
	if again := a.start(-1); again == rests || a.after(again, kind) == nil || again.next[kind].Load() == nil {
		t.Error("what was forgotten is not learnt again")
	}
}

// Many read with one pattern at once.
func TestSideBySide(t *testing.T) {
	for _, expr := range expressions[:12] {
		p, want := MustCompile(expr), regexp.MustCompile(expr)
		var reading sync.WaitGroup
		for seed := range uint64(4) {
			reading.Go(func() {
				r := rand.New(rand.NewPCG(7, seed))
				for range 100 {
					s := texted(r)
					if got := p.FindAllStringSubmatchIndex(s, -1); !reflect.DeepEqual(got, want.FindAllStringSubmatchIndex(s, -1)) {
						t.Errorf("%q in %q: %v", expr, s, got)
					}
				}
			})
		}
		reading.Wait()
	}
}

func FuzzAnswers(f *testing.F) {
	for _, expr := range expressions {
		f.Add(expr, "共3个，ab\n十人")
	}
	f.Fuzz(func(t *testing.T, expr, s string) {
		want, err := regexp.Compile(expr)
		if err != nil || len(expr) > 200 || len(s) > 2000 {
			return
		}
		agree(t, MustCompile(expr), want, s)
	})
}

// BenchmarkMatch asks for patterns as they stand in rules, in a paragraph that
// does not hold them.
func BenchmarkMatch(b *testing.B) {
	text := strings.Repeat("全县现有小学六十所，在校学生三万二千人，比上年增加百分之二。", 30)
	for _, expr := range []string{`合计|共计|总计`, `(?:剩余|余下)[^，。]{0,8}个$`, `([\p{Han}]{2,8})达到([\p{Han}]{1,4})亩`} {
		std, p := regexp.MustCompile(expr), MustCompile(expr)
		b.Run("regexp/"+expr, func(b *testing.B) {
			for b.Loop() {
				std.MatchString(text)
			}
		})
		b.Run("pattern/"+expr, func(b *testing.B) {
			for b.Loop() {
				p.MatchString(text)
			}
		})
	}
}
