package render

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"nianbao/internal/diag"
)

// policy is what every page's content security policy has to say: nothing is
// loaded but from the site itself, and nothing inline runs.
var policy = []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'none'"}

// An inspection looks at one page's HTML.
type inspection struct {
	page   string
	exists func(path string) bool

	ids     map[string]bool
	anchors []string // fragments of this page that something links to
	away    []anchor // those of other pages
	policy  string
	faults  []diag.Problem
	seen    map[string]bool // addresses inside the site
	said    map[string]bool
	says    strings.Builder // what people read on the page, a line break for each element that breaks one
	islands [][]byte        // parts of the page
	script  bool            // inside a script element

	element []byte // whose start tag is read
	loads   bool   // it has an src
	data    bool   // its type is JSON
	rules   bool   // it has the content security policy
	content string
}

// inspect returns what is wrong with a page: links that lead nowhere, and what
// the policy forbids.
func inspect(page string, text []byte, exists func(path string) bool) *inspection {
	in := newInspection(page, text, exists)
	if !scan(text, in) {
		in = newInspection(page, text, exists)
		tokenize(text, in)
	}
	in.judge()
	return in
}

func newInspection(page string, text []byte, exists func(path string) bool) *inspection {
	in := &inspection{page: page, exists: exists, ids: map[string]bool{}, seen: map[string]bool{}, said: map[string]bool{}}
	in.says.Grow(len(text) / 3)
	return in
}

// tokenize reads a page however it is written.
func tokenize(text []byte, r pageReader) {
	z := html.NewTokenizer(bytes.NewReader(text))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			r.begin(name)
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				r.attribute(key, value)
			}
			r.opened()
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(name)
		case html.TextToken:
			r.text(bytes.Clone(z.Text()))
		}
	}
}

// judge says what is wrong when all was read.
func (in *inspection) judge() {
	for _, p := range policy {
		if !strings.Contains(in.policy, p) {
			in.unsafe("没有内容安全策略“" + p + "”")
		}
	}
	for _, a := range in.anchors {
		if !in.ids[a] {
			in.broken("#" + a)
		}
	}
}

// text takes what stands between two tags.
func (in *inspection) text(text []byte) {
	if in.script {
		in.islands = append(in.islands, text)
		return
	}
	in.says.Write(text)
}

func (in *inspection) end(element []byte) {
	if in.script = false; !inline(element) {
		in.says.WriteByte('\n')
	}
}

// inline elements do not part a number that they stand in.
func inline(element []byte) bool {
	switch string(element) {
	case "a", "b", "em", "strong", "i", "u", "code", "mark":
		return true
	}
	return false
}

func (in *inspection) begin(element []byte) {
	in.end(element)
	in.element, in.loads, in.data, in.rules, in.content = element, false, false, false, ""
	in.script = string(element) == "script"
}

// attribute looks at one attribute. Pages have tens of thousands of them, so that
// only what matters is turned into strings.
func (in *inspection) attribute(key, value []byte) {
	switch string(key) {
	case "class", "scope": // most are these
	case "title", "alt", "aria-label", "data-label", "placeholder":
		in.spoken(value)
	case "style":
		in.unsafe("<" + string(in.element) + "> 有 style 属性")
	case "id":
		in.ids[string(value)] = true
	case "href", "xlink:href":
		in.link(value)
	case "src":
		in.loads = len(value) > 0
		in.link(value)
	case "type":
		in.data = string(value) == "application/json"
	case "http-equiv":
		in.rules = bytes.EqualFold(value, []byte("Content-Security-Policy"))
	case "content":
		in.spoken(value)
		in.content = string(value)
	default:
		if bytes.HasPrefix(key, []byte("on")) {
			in.unsafe("<" + string(in.element) + "> 有 " + string(key) + " 属性")
		}
	}
}

// spoken takes the value of an attribute that people read or hear.
func (in *inspection) spoken(value []byte) {
	in.says.Write(value)
	in.says.WriteByte('\n')
}

// opened judges an element whose attributes are all known.
func (in *inspection) opened() {
	switch string(in.element) {
	case "style":
		in.unsafe("有 <style>")
	case "script":
		if !in.loads && !in.data {
			in.unsafe("有写在页面里的脚本")
		}
	case "base", "iframe", "object", "embed", "form":
		in.unsafe("有 <" + string(in.element) + ">")
	case "meta":
		if in.rules {
			in.policy = in.content
		}
	}
}

// link judges one address. People may follow a link out of the site; the page
// itself loads nothing from outside. Only what leads into the site is judged once,
// for elsewhere it depends on the element.
func (in *inspection) link(value []byte) {
	if in.seen[string(value)] {
		return
	}
	address := string(value)
	if path, fragment, ok := simple(address); ok {
		in.seen[address] = true
		in.inside(path, fragment)
		return
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		in.broken(address)
	case u.Scheme == "data" && string(in.element) == "img":
	case u.Scheme == "" && u.Host == "":
		in.seen[address] = true
		in.inside(u.Path, u.Fragment)
	case string(in.element) == "a" && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto"):
		in.tells(address)
	default:
		in.unsafe("<" + string(in.element) + "> 引用了站外地址 " + address)
	}
}

var simpleBytes = bytesOf(alphanumeric + "-._/#")

// simple parts an address into path and fragment if it holds only what means itself.
func simple(address string) (path, fragment string, ok bool) {
	for k := range len(address) {
		if !simpleBytes[address[k]] {
			return "", "", false
		}
	}
	path, fragment, _ = strings.Cut(address, "#")
	return path, fragment, !strings.HasPrefix(path, "//") && !strings.Contains(fragment, "#")
}

// tells takes an address that leads out of the site among what the page says: it
// may tell of a person, too.
func (in *inspection) tells(address string) {
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	in.says.WriteString("\n" + address + "\n")
}

func (in *inspection) inside(to, fragment string) {
	if to == "" {
		if fragment != "" {
			in.anchors = append(in.anchors, fragment)
		}
		return
	}
	if strings.HasPrefix(to, "/") {
		in.unsafe("链接 " + to + " 不是相对链接")
		return
	}
	target := beside(in.page, to)
	if strings.HasPrefix(target, "..") || !in.exists(target) {
		in.broken(to)
	} else if fragment != "" {
		in.away = append(in.away, anchor{page: target, id: fragment})
	}
}

// beside is where a relative link on a page leads. Those of a site are written as
// plainly as can be; the others are left to path.Join.
func beside(page, to string) string {
	dir, rest := above(page), to
	for strings.HasPrefix(rest, "../") && dir != "" {
		dir, rest = above(dir), rest[3:]
	}
	switch {
	case rest == "" || strings.Contains(rest, "./") || strings.Contains(to, "//") || strings.HasSuffix(rest, "/") || strings.HasSuffix(rest, "."):
		return path.Join(path.Dir(page), to)
	case dir == "":
		return rest
	}
	return dir + "/" + rest
}

// above is the folder in which a path of a site lies, empty at the root.
func above(name string) string { return name[:max(0, strings.LastIndexByte(name, '/'))] }

func (in *inspection) broken(address string) {
	in.add("broken-link", "链接 "+address+" 指向的文件或位置不存在", "核对模板或正文里的链接")
}

func (in *inspection) unsafe(what string) {
	in.add("page-unsafe", "页面不合安全要求："+what, "改主题的模板，样式放进 assets/style.css，脚本放进 assets/app.js")
}

// add reports each fault of a page once.
func (in *inspection) add(code, message, hint string) {
	if in.said[message] {
		return
	}
	in.said[message] = true
	in.faults = append(in.faults, diag.Problem{Code: code, Severity: diag.Error,
		Place: diag.Place{File: in.page}, Message: message, Hint: hint})
}
