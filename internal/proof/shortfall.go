package proof

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

//go:embed opposites.txt
var oppositeTable string

// contrary are the predicates that a word denies; doneForm finds what is finished.
var contrary, doneForm = readOpposites(oppositeTable)

func readOpposites(table string) (map[string][]string, *regexp.Regexp) {
	out := map[string][]string{}
	var done *regexp.Regexp
	for line := range strings.Lines(table) {
		core, words, ok := strings.Cut(strings.TrimSpace(line), "|")
		switch {
		case strings.HasPrefix(line, "#") || !ok:
		case core == "done":
			done = regexp.MustCompile(strings.Join(strings.Fields(words), "|"))
		default:
			for _, w := range strings.Fields(words) {
				out[w] = append(out[w], core)
			}
		}
	}
	return out, done
}

// A shortfall is a clause that says that some of something are not so.
type shortfall struct {
	from, to, sentence int
	context            int      // byte at which the clause before begins
	denies             []string // what they are not
	rest               bool     // they are left over, or still under way
}

// shortfalls are those of a text, with where each pair of characters is denied.
type shortfalls struct {
	all  []shortfall
	of   map[string][]int
	rest []int
}

var (
	someForm = regexp.MustCompile(`部分|个别|少数|极少数|一些|不少|有的|仍有|还有|尚有|仍然有|有\d|仍|\d+(?:个|家|所|户|名|处|条|座|人|村|栋|间|台|套|起|例|项|件)|[两二三四五六七八九十](?:个|家|所|户|名|处|条|座|村|栋)`)
	ifForm   = regexp.MustCompile(`凡|如果|如|若|对于?未|对不|避免|防止|确保|不得|杜绝|一律|的，|(?:^|[^主重需])要(?:[^到]|$)|应(?:当|该|达|在|不|予|按|做|符|具)|予以|责令|过去|原来|此前|当时|年初|曾|以前|之前|历史上|当年|不能|没有一|无一|未出现|不存在|解决了|消除了|初检|初查|首次|起初|最初|整改前|复核前`)
	negation = regexp.MustCompile(`(?:尚未|还没有|没有|还没|不|未|没)(?:能)?`)
	still    = regexp.MustCompile(`(?:至今|目前|尚|仍|还|均|都)+$`)
	weakly   = regexp.MustCompile(`^(?:建有|建立|建成|设立|设有|配备|配有|安装|开设|建|设|配|完成|实现|得到|按期|按时|通过|全|做到|达到|落实)`)
	stateNot = regexp.MustCompile(`([\p{Han}]{2,4})不(到位|达标|彻底|健全|齐全|合格|规范)`)
	restForm = regexp.MustCompile(`(?:剩余|剩下|尚余|还剩|尚剩|仅剩|余下)的?(?:\d+|[一二两三四五六七八九十]+)|(?:\d|[一二两三四五六七八九])(?:个|家|所|座|处|条|件|户|栋|台|套)[\p{Han}]{0,8}(?:正在[\p{Han}]{0,4}?(?:施工|建设|整改|改造|办理|推进|化解)|仍在|还在|在建|尚在)|(?:还有|仍有|尚有)\d+[\p{Han}]{2,12}在(?:用|运营|使用|运行|生产)|要到.{3,24}才能|有待(?:明年|下半年)|(?:只|仅)完成[\p{Han}]{0,6}的?\d`)
)

// shortfallsOf collects the shortfalls of a text.
func shortfallsOf(p *prose) shortfalls {
	out := shortfalls{of: map[string][]int{}}
	for i, s := range p.sentences {
		for n, c := range s.clauses {
			e, ok := shortfallAt(p, i, n, c)
			if !ok || len(out.all) >= 5000 {
				continue
			}
			if e.rest {
				out.rest = append(out.rest, len(out.all))
			}
			for _, denied := range e.denies {
				for _, pair := range bigrams(denied) {
					if list := out.of[pair]; len(list) < 60 && (len(list) == 0 || list[len(list)-1] != len(out.all)) {
						out.of[pair] = append(list, len(out.all))
					}
				}
			}
			out.all = append(out.all, e)
		}
	}
	return out
}

// shortfallAt reads one clause.
func shortfallAt(p *prose, i, n int, c [2]int) (shortfall, bool) {
	text := p.body[c[0]:c[1]]
	if len(text) > 300 || ifForm.MatchString(text) || strings.HasPrefix(text, "对") {
		return shortfall{}, false
	}
	e := shortfall{from: c[0], to: c[1], sentence: i, context: c[0], rest: restForm.MatchString(text)}
	if n > 0 {
		if before := p.sentences[i].clauses[n-1]; countIn(p, i, before[0], before[1]) == nil || someForm.MatchString(p.body[before[0]:before[1]]) && stillNot.MatchString(text) {
			e.context = before[0] // it may name what is short; what it counts is something of its own
		}
	}
	e.denies = deniedIn(text)
	if len(e.denies) == 0 && !e.rest {
		return e, false
	}
	context := p.body[e.context:c[1]]
	return e, someForm.MatchString(text) || stillNot.MatchString(text) && (someForm.MatchString(context) || localName.MatchString(context)) || e.rest
}

// deniedIn are the predicates that a clause denies, with and without the verb that
// only carries them: 没有开设美术课程 denies 开设… and 美术课程.
func deniedIn(text string) []string {
	var out []string
	for _, m := range negation.FindAllStringIndex(text, 4) {
		rest := onlyHan(text[m[1]:min(len(text), m[1]+60)])
		out = append(out, headRunes(rest, 12))
		if utf8.RuneCountInString(rest) < 4 {
			out = append(out, tailRunes(onlyHan(still.ReplaceAllString(text[:m[0]], "")), 12)) // 综合养老服务中心至今未建
		}
		for bare := weakly.ReplaceAllString(rest, ""); bare != rest; bare = weakly.ReplaceAllString(rest, "") {
			rest = bare
			out = append(out, headRunes(rest, 12))
		}
	}
	if m := stateNot.FindStringSubmatch(text); m != nil {
		out = append(out, m[1]+m[2])
	}
	for word, cores := range contrary {
		if strings.Contains(text, word) {
			out = append(out, cores...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// against are the shortfalls that may contradict a claim, in order of place.
func (s shortfalls) against(u universalClaim) []shortfall {
	var at []int
	for _, pair := range bigrams(u.says + " " + u.verb) {
		at = append(at, s.of[pair]...)
	}
	if u.done {
		at = append(at, s.rest...)
	}
	slices.Sort(at)
	var out []shortfall
	for _, k := range slices.Compact(at) {
		out = append(out, s.all[k])
	}
	return out
}

// bigrams are the pairs of neighbouring characters of a word.
func bigrams(s string) []string {
	runes := []rune(s)
	var out []string
	for k := 0; k+1 < len(runes); k++ {
		out = append(out, string(runes[k:k+2]))
	}
	return out
}
