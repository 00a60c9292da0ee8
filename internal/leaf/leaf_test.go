package leaf

import (
	"strings"
	"testing"
)

// A leaf says all that it is given, as text, under a policy that lets nothing run.
func TestHTML(t *testing.T) {
	page := string(Leaf{Title: "甲<乙>", Sections: []Section{
		{Title: "对照", Says: []string{"a & b"}, Head: []string{"项", "数"}, Rows: [][]string{{"<script>", "1"}}, Lines: []Line{{"一", false}, {"细", true}}},
		{Title: "著录", Rows: [][]string{{"题名", "年报"}}},
	}}.HTML())
	const want = `<body>
<h1>甲&lt;乙&gt;</h1>
<section>
<h2>对照</h2>
<p>a &amp; b</p>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">项</th><th scope="col">数</th></tr></thead>
<tbody>
<tr><th scope="row">&lt;script&gt;</th><td>1</td></tr>
</tbody>
</table></div>
<ul>
<li>一</li>
<li class="detail">细</li>
</ul>
</section>
<section>
<h2>著录</h2>
<table class="pairs">
<tbody>
<tr><th scope="row">题名</th><td>年报</td></tr>
</tbody>
</table>
</section>
</body>
</html>
`
	if _, got, _ := strings.Cut(page, "</head>\n"); got != want {
		t.Errorf("the page is\n%s\nwant\n%s", got, want)
	}
	if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'"`) || !strings.Contains(page, "<title>甲&lt;乙&gt;</title>") {
		t.Error("the page has no policy or no title")
	}
}
