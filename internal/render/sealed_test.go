package render

import "testing"

// A bar stands where the page's body begins, and nothing else is touched.
func TestBarStandsAtTheTop(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"<!doctype html>\n<html><head><title>a</title></head>\n<body class=\"kind-home\">\n<p>x", "<!doctype html>\n<html><head><title>a</title></head>\n<body class=\"kind-home\"><!--sealed-bar-->BAR<!--/sealed-bar-->\n<p>x"},
		{"<body><p>", "<body><!--sealed-bar-->BAR<!--/sealed-bar--><p>"},
		{"<body>\n<a class=\"skip\" href=\"#main\">跳</a>\n<p>x", "<body>\n<a class=\"skip\" href=\"#main\">跳</a><!--sealed-bar-->BAR<!--/sealed-bar-->\n<p>x"},
		{"<body><a class=\"skip\">cut", "<body><!--sealed-bar-->BAR<!--/sealed-bar--><a class=\"skip\">cut"},
		{"<p>without", "<!--sealed-bar-->BAR<!--/sealed-bar--><p>without"},
		{"<p>cut <body", "<!--sealed-bar-->BAR<!--/sealed-bar--><p>cut <body"},
		{"", "<!--sealed-bar-->BAR<!--/sealed-bar-->"},
	} {
		if got := string(under([]byte("\nBAR\n"), []byte(c.page))); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.page, got, c.want)
		}
	}
}
