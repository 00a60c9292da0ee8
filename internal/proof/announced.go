package proof

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/pattern"
)

// An item is an enumerator: 一、 or 一是 or 第一，, with its number.
type item struct {
	style, number int
	from, to      int
	starts        bool // it stands at the beginning of a paragraph
}

// The styles of enumerators. A list keeps to one.
var styles = []*pattern.Pattern{
	pattern.MustCompile(`^([一二三四五六七八九十]{1,3})、`),
	pattern.MustCompile(`^（([一二三四五六七八九十]{1,3})）`),
	pattern.MustCompile(`^(\d{1,2})[.、]`),
	pattern.MustCompile(`^（(\d{1,2})）`),
	pattern.MustCompile(`^([一二三四五六七八九十])(?:是|要|抓|靠|强)`),
	pattern.MustCompile(`^第([一二三四五六七八九十])(?:，|、|是|：|点|个方面)`),
	pattern.MustCompile(`^其([一二三四五六七八九十])(?:，|：|是)`),
	pattern.MustCompile(`^([①②③④⑤⑥⑦⑧⑨⑩])`),
}

// ringed are the digits in rings.
var ringed = strings.NewReplacer("①", "1", "②", "2", "③", "3", "④", "4", "⑤", "5", "⑥", "6", "⑦", "7", "⑧", "8", "⑨", "9", "⑩", "10")

var (
	itemStart  = pattern.MustCompile(`(?:^|[。；：！\n，”])(?:\s*)(?:[一二三四五六七八九十]{1,3}(?:、|是|要|抓|靠|强)|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、]|第[一二三四五六七八九十](?:，|、|是|：|点|个方面)|其[一二三四五六七八九十](?:，|：|是)|[①②③④⑤⑥⑦⑧⑨⑩])`)
	inlineItem = pattern.MustCompile(`[一二三四五六七八九]是|第[一二三四五]|（[一二三1-3]）|[①②]`)
	announce   = pattern.MustCompile(`(?:发现|查出|^要?在|^[\p{Han}]{0,6}要在|暴露|反映|归纳为|概括为|呈现|总结|讲|谈|提|强调|说|汇报|作|交流|明确|做好|抓好|提出|突出|把握|围绕|坚持|落实|存在|有|从|以下|如下|下面|这|分为|分|就|重点|主要|实现|推进|开展|注意|做到|采取|体现|表现|实施|聚焦|抓住|抓|办好|办成|建立|整治|处理好|解决|通报|部署|安排|研究|审议|讨论|确定)[^，。；：]{0,10}?(` + numeralClass + `)(点|个方面|方面|项|条|个问题|大|个特点|个重点|个环节|件事|种|个关键|个关系|个着力点|步|个层面|个原则|个坚持|个问题|个阶段|个到位|件|类|个)([^，。；：]{0,12})$`)
	// pointing leads up to a number of points; 实施项目38个 counts projects.
	pointing = pattern.MustCompile(`(?:讲|谈|提|提出|强调|说|汇报|部署|安排)[\p{Han}]{0,6}$|^[\p{Han}]{1,3}(?:以下|如下|采取|做法|体现|表现|在|了|好|着|这|为|成|出|到|重点|主要|有|的|突出|做到|落实|坚持|切实|具体|工作|从|就|在|个|几|全力|持续|着力)*$`)
	speech   = pattern.MustCompile(`(?:讲|谈|强调|说|汇报|提(?:[^案，。；]|$))[^，。；]{0,8}$`)
)

// inPlaces leads up to where something is done, which is no point unless it is a 方面.
var inPlaces = pattern.MustCompile(`(?:^|[^存现所正实])要?在$`)

// bareUnits count anything; without a colon they announce points only before one of
// the words for points.
var bareUnits = map[string]bool{"个": true, "件": true, "类": true, "大": true, "种": true, "项": true, "条": true}

var ofPoints = pattern.MustCompile(`^[\p{Han}]{0,8}(?:方面|问题|意见|建议|要求|体会|情况|重点|任务|工作|措施|想法|看法|部分|事情|希望|内容|原则|关系|字|环节|特点|关键|实事|大事|事)|^$`)

// items finds the enumerators of the text in order.
func items(p *prose) []item {
	var out []item
	for at := 0; at < len(p.body); {
		m := itemStart.FindStringIndex(p.body[at:])
		if m == nil {
			break
		}
		from := at + m[0]
		for from < len(p.body) && strings.ContainsRune("。；：！\n，” ", firstRune(p.body[from:])) {
			from += len(string(firstRune(p.body[from:])))
		}
		starts := from == 0 || strings.HasSuffix(p.body[:from], "\n")
		for style, form := range styles {
			if g := form.FindStringSubmatch(p.body[from:min(len(p.body), from+24)]); g != nil {
				out = append(out, item{style, smallNumber(ringed.Replace(g[1])), from, from + len(g[0]), starts})
				break
			}
		}
		at = max(at+m[1], from)
	}
	return out
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// announced checks a number of points that the text announces against the
// enumerators that follow.
func announced(p *prose, r *report) {
	all := items(p)
	numbering(p, r, all)
	headed(p, r, all)
	pointsAbove(p, r, all)
	next := 0
	for i := range p.sentences {
		s := p.sentences[i]
		for _, c := range s.clauses {
			end := c[1]
			colon := strings.HasPrefix(p.body[end:], "：")
			if !colon && end != s.to {
				continue
			}
			for next < len(all) && all[next].from < end {
				next++
			}
			if near := next < len(all) && all[next].from-end <= 9; !colon && !near && !strings.ContainsAny(p.body[c[0]:end], "讲谈提调说报") {
				continue
			}
			m := announce.FindStringSubmatchIndex(p.body[c[0]:end])
			if m == nil || inPlaces.MatchString(p.body[c[0]+m[0]:c[0]+m[2]]) && !strings.HasSuffix(p.body[c[0]+m[4]:c[0]+m[5]], "面") {
				continue
			}
			if strings.HasPrefix(p.body[c[0]+m[3]:end], "个百分点") {
				continue
			}
			if near := next < len(all) && all[next].from-end <= 9; !colon && near && !pointing.MatchString(p.body[c[0]+m[0]:c[0]+m[2]]) {
				continue
			}
			if unit, tail := p.body[c[0]+m[4]:c[0]+m[5]], p.body[c[0]+m[6]:end]; !colon && bareUnits[unit] && !ofPoints.MatchString(tail) {
				continue // 三个学生里头有一个住校
			}
			n := smallNumber(p.body[c[0]+m[2] : c[0]+m[3]])
			speaking := speech.MatchString(p.body[c[0] : c[0]+m[2]])
			if !colon && !speaking && (next >= len(all) || all[next].from-end > 9) {
				continue
			}
			if colon && next < len(all) && all[next].from-end > 9 {
				continue
			}
			atOnce := next < len(all) && all[next].from-end <= 9
			judgeAnnounced(p, r, all[min(next, len(all)):], n, [2]int{c[0] + m[2], end}, speaking && !colon && !atOnce)
		}
	}
}

// judgeAnnounced counts the items of the first style from 1 on.
func judgeAnnounced(p *prose, r *report, rest []item, n int, told [2]int, far bool) {
	if n < 2 || len(rest) == 0 || rest[0].number != 1 || far && !rest[0].starts && rest[0].style < 4 {
		return
	}
	first := rest[0]
	count, last := 1, first
	heads := first.starts
	if k := slices.IndexFunc(rest[1:], func(it item) bool { return it.style == first.style }); k >= 0 && rest[k+1].number == 2 && !rest[k+1].starts && !strings.Contains(p.body[first.to:rest[k+1].from], "\n") {
		heads = false // 一是…；二是… in one paragraph
	}
	for _, it := range rest[1:] {
		if it.style != first.style || heads != it.starts && heads {
			continue
		}
		if !heads && strings.Count(p.body[last.to:it.from], "\n") > 1 {
			break
		}
		if it.number != count+1 {
			break
		}
		count, last = count+1, it
	}
	if count == n || count == 1 || !heads && ended(p, first, rest, count) {
		return
	}
	r.add(claim{diag.Error, fmt.Sprintf("前面说%s，后面只数到第%d项；请核对数目或各项序号", p.body[told[0]:told[1]], count), fmt.Sprintf("%d", count), fmt.Sprintf("%d", n)},
		told, [2]int{last.from, last.to})
}

// ended tells whether a list inside a paragraph may go on in a form that is
// not counted: the last item is followed by 此外, 最后 or 同时要.
func ended(p *prose, first item, rest []item, count int) bool {
	end := strings.Index(p.body[first.to:], "\n")
	if end < 0 {
		end = len(p.body) - first.to
	}
	text := p.body[first.to : first.to+end]
	return containsAny(text, "此外", "最后", "其次", "再次", "另外")
}
