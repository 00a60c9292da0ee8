package render

import (
	"fmt"
	"strings"
	"testing"
)

// A clerk writes down what a reader of pages is told.
type clerk struct{ strings.Builder }

func (c *clerk) begin(element []byte)        { fmt.Fprintf(c, "<%s", element) }
func (c *clerk) attribute(key, value []byte) { fmt.Fprintf(c, " %s=%q", key, value) }
func (c *clerk) opened()                     { c.WriteString(">\n") }
func (c *clerk) end(element []byte)          { fmt.Fprintf(c, "</%s>\n", element) }
func (c *clerk) text(text []byte)            { fmt.Fprintf(c, "%q\n", text) }

func scanned(page []byte) (string, bool) {
	var c clerk
	ok := scan(page, &c)
	return c.String(), ok
}

func tokenized(page []byte) string {
	var c clerk
	tokenize(page, &c)
	return c.String()
}

// What is written plainly is understood as a tokenizer of HTML understands it; what is
// not, is left to that.
func TestScan(t *testing.T) {
	for page, plain := range map[string]bool{
		"":                                     true,
		"a":                                    true,
		"<!doctype html>\n<p>a</p>":            true,
		`<p title="a&amp;b&#34;" lang="">&lt;`: true,
		"<svg viewBox=\"0 0 1 1\"\n xlink:href=\"#a\"/><br/><br />":                           true,
		`<script src="a.js" defer></script><script type="application/json">{"a":1}</script>b`: true,
		`<title>a &amp; b</title>`: true,
		`<title></title><h1>`:      true,
		`<p hidden>`:               true,
		`<title>a<b></title>`:      false,
		`<title/>a`:                false,
		`<script>a<!--<script></script>--></script>`: false,
		`<script/>a`:                            false,
		`<style>p{}</style>`:                    false,
		`<textarea><p></textarea>`:              false,
		`<noscript><p></noscript>`:              false,
		`<iframe src="x">`:                      false,
		`<plaintext><p>`:                        false,
		`<!-- a -->`:                            false,
		`<!DOCTYPE html>`:                       false,
		`<?xml?>`:                               false,
		`<p title='a'>`:                         false,
		`<p title=a>`:                           false,
		`<p title = "a">`:                       false,
		`<p title="a"lang="b">`:                 false,
		`<p title="a" title="b">`:               false,
		`<p title="a" TITLE="b">`:               false,
		`<p title="a`:                           false,
		`<p`:                                    false,
		`<p `:                                   false,
		`</p`:                                   false,
		`</p >`:                                 false,
		`</>`:                                   false,
		`a < b`:                                 false,
		`<`:                                     false,
		`<1>`:                                   false,
		`<p a/b>`:                               false,
		`<p / title="a">`:                       false,
		"<p\ttitle=\"a\">":                      false,
		"a\rb":                                  false,
		"a\x00b":                                false,
		`&nbsp;`:                                false,
		`&amp`:                                  false,
		`<a href="?a&lt=1">`:                    false,
		`<p on>`:                                true,
		`<p a b c d e f g h i j k l m n o p q>`: false,
	} {
		said, ok := scanned([]byte(page))
		if ok != plain {
			t.Errorf("%q: plain is %v", page, ok)
		}
		if other := tokenized([]byte(page)); ok && said != other {
			t.Errorf("%q is read as %s not %s", page, said, other)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, page := range []string{
		`<!doctype html><html lang="zh-CN"><head><title>a &amp; b</title><script src="a.js" defer></script></head><body><p class="x">a<br>b &lt; c</p>`,
		`<script type="application/json">{"a":"\u003c"}</script><svg viewBox="0 0 1 1"><path d="M0"/></svg></script>`,
		`<title>a</title></title><a href="x?a=1&amp;b=2#c" data-x="&#34;">&#39;&#43;</a><p title="<b>">`,
		`<textarea><p title="</textarea>"></p><!--<p>--><style></style>`,
	} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		said, ok := scanned([]byte(page))
		if other := tokenized([]byte(page)); ok && said != other {
			t.Errorf("%q is read as\n%snot\n%s", page, said, other)
		}
	})
}
