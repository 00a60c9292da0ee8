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
	content string // of the meta tag at hand
	faults  []diag.Problem
	seen    map[string]bool // addresses
	said    map[string]bool
	says    []byte // what people read on the page, a line break for each element that breaks one
	islands [][]byte
	script  bool // inside a script element
}

// inspect returns what is wrong with a page: links that lead nowhere, and what
// the policy forbids.
func inspect(page string, text []byte, exists func(path string) bool) *inspection {
	in := &inspection{page: page, exists: exists, ids: map[string]bool{}, seen: map[string]bool{}, said: map[string]bool{}, says: make([]byte, 0, len(text)/3)}
	z := html.NewTokenizer(bytes.NewReader(text))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			in.tag(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			in.breaks(string(name))
		case html.TextToken:
			in.text(z.Text())
		}
	}
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
	return in
}

// text takes what stands between two tags.
func (in *inspection) text(text []byte) {
	if in.script {
		in.islands = append(in.islands, bytes.Clone(text))
		return
	}
	in.says = append(in.says, text...)
}

// inline are the elements that do not part a number that they stand in.
var inline = map[string]bool{"a": true, "b": true, "em": true, "strong": true, "i": true, "u": true, "code": true, "mark": true}

func (in *inspection) breaks(element string) {
	if in.script = false; !inline[element] {
		in.says = append(in.says, '\n')
	}
}

// spoken are the attributes that people read or hear.
var spoken = map[string]bool{"title": true, "alt": true, "aria-label": true, "data-label": true, "placeholder": true, "content": true}

// tag looks at one start tag. Pages have tens of thousands of them, so that
// only what matters is turned into strings.
func (in *inspection) tag(z *html.Tokenizer) {
	raw, more := z.TagName()
	var src, kind, equiv, content bool
	name := string(raw)
	in.breaks(name)
	in.script = name == "script"
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if spoken[string(key)] {
			in.says = append(append(in.says, value...), '\n')
		}
		switch k := string(key); k {
		case "style":
			in.unsafe("<" + name + "> 有 style 属性")
		case "id":
			in.ids[string(value)] = true
		case "href", "src", "xlink:href":
			src = src || k == "src" && len(value) > 0
			in.link(name, string(value))
		case "type":
			kind = string(value) == "application/json"
		case "http-equiv":
			equiv = strings.EqualFold(string(value), "Content-Security-Policy")
		case "content":
			if content = name == "meta"; content {
				in.content = string(value)
			}
		default:
			if bytes.HasPrefix(key, []byte("on")) {
				in.unsafe("<" + name + "> 有 " + k + " 属性")
			}
		}
	}
	switch {
	case name == "style":
		in.unsafe("有 <style>")
	case name == "script" && !src && !kind:
		in.unsafe("有写在页面里的脚本")
	case name == "base", name == "iframe", name == "object", name == "embed", name == "form":
		in.unsafe("有 <" + name + ">")
	case equiv && content:
		in.policy = in.content
	}
}

// link judges one address. People may follow a link out of the site; the page
// itself loads nothing from outside.
func (in *inspection) link(element, address string) {
	if in.seen[address] {
		return
	}
	in.seen[address] = true
	u, err := url.Parse(address)
	switch {
	case err != nil:
		in.broken(address)
	case u.Scheme == "data" && element == "img":
	case u.Scheme == "" && u.Host == "":
		in.inside(u)
	case element == "a" && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto"):
		in.tells(address)
	default:
		in.unsafe("<" + element + "> 引用了站外地址 " + address)
	}
}

// tells takes an address that leads out of the site among what the page says: it
// may tell of a person, too.
func (in *inspection) tells(address string) {
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	in.says = append(append(append(in.says, '\n'), address...), '\n')
}

func (in *inspection) inside(u *url.URL) {
	if u.Path == "" {
		if u.Fragment != "" {
			in.anchors = append(in.anchors, u.Fragment)
		}
		return
	}
	if strings.HasPrefix(u.Path, "/") {
		in.unsafe("链接 " + u.Path + " 不是相对链接")
		return
	}
	target := path.Join(path.Dir(in.page), u.Path)
	if strings.HasPrefix(target, "..") || !in.exists(target) {
		in.broken(u.Path)
	} else if u.Fragment != "" {
		in.away = append(in.away, anchor{page: target, id: u.Fragment})
	}
}

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
