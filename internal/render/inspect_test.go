package render

import (
	"path"
	"strings"
	"testing"
)

const csp = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'">`

func TestInspect(t *testing.T) {
	exists := func(path string) bool { return path == "2022/index.html" || path == "assets/app.js" }
	for name, c := range map[string]struct{ html, want string }{
		"a sound page": {csp + `<script src="../assets/app.js"></script><a href="index.html#x">a</a><a href="#b" id="b">b</a>` +
			`<a href="https://www.gov.cn/">c</a><img src="data:image/png;base64,AA=="><script type="application/json">{"a":"onload=1"}</script>`, ""},
		"words are no attributes": {csp + `<p>写 style="x" onclick="y" &lt;script&gt;</p>`, ""},
		"no policy":               {`<p>x</p>`, "page-unsafe"},
		"a weak policy":           {strings.Replace(csp, "script-src 'self'", "script-src 'unsafe-inline'", 1), "page-unsafe"},
		"a dead link":             {csp + `<a href="gone.html">x</a>`, "broken-link"},
		"a way out of the site":   {csp + `<a href="../../x.html">x</a>`, "broken-link"},
		"a dead anchor":           {csp + `<a href="#gone">x</a>`, "broken-link"},
		"a rooted link":           {csp + `<a href="/2022/index.html">x</a>`, "page-unsafe"},
		"a script of others":      {csp + `<script src="https://cdn.example/x.js"></script>`, "page-unsafe"},
		"a picture of others":     {csp + `<img src="//cdn.example/x.png">`, "page-unsafe"},
		"a picture from a link":   {csp + `<a href="https://cdn.example/x.png">x</a><img src="https://cdn.example/x.png">`, "page-unsafe"},
		"a link to a picture":     {csp + `<img src="data:image/png;base64,AA=="><a href="data:image/png;base64,AA==">x</a>`, "page-unsafe"},
		"an inline script":        {csp + `<script>alert(1)</script>`, "page-unsafe"},
		"a handler":               {csp + `<svg><path onload="alert(1)"/></svg>`, "page-unsafe"},
		"a style attribute":       {csp + `<p style="color:red">x</p>`, "page-unsafe"},
		"a style element":         {csp + `<style>p{}</style>`, "page-unsafe"},
		"a script address":        {csp + `<a href="javascript:alert(1)">x</a>`, "page-unsafe"},
		"a form":                  {csp + `<form></form>`, "page-unsafe"},
	} {
		var codes []string
		for _, p := range inspect("2022/page.html", []byte(c.html), exists).faults {
			codes = append(codes, p.Code)
		}
		got := strings.Join(codes, " ")
		if c.want == "" && got != "" || c.want != "" && !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Where a link leads is what path.Join says, of whatever it is made.
func TestBesideIsJoin(t *testing.T) {
	parts := []string{"a", "b.html", "..", ".", "", "c"}
	var links []string
	for _, p := range parts {
		links = append(links, p)
		for _, q := range parts {
			links = append(links, p+"/"+q)
			for _, r := range parts {
				links = append(links, p+"/"+q+"/"+r)
			}
		}
	}
	for _, page := range []string{"index.html", "2022/wall.html", "2022/areas/1/2.html"} {
		for _, to := range links {
			if got, want := beside(page, to), path.Join(path.Dir(page), to); to != "" && !strings.HasPrefix(to, "/") && got != want {
				t.Errorf("%q on %s leads to %q, want %q", to, page, got, want)
			}
		}
	}
}
