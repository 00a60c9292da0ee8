package render

import "bytes"

// What was put into a sealed page stands between these signs, so that the page as
// it was sealed is what is left without them and what they enclose.
const (
	barBegins = "<!--sealed-bar-->"
	barEnds   = "<!--/sealed-bar-->"
)

// under puts a bar at the top of a sealed page, behind the link that skips to its
// content, and changes nothing else of it.
func under(bar, page []byte) []byte {
	at := max(behind(page, "<body", ">"), behind(page, `<a class="skip"`, "</a>"))
	return bytes.Join([][]byte{page[:at], []byte(barBegins), bytes.TrimSpace(bar), []byte(barEnds), page[at:]}, nil)
}

// behind is where the first thing that begins and ends so has ended; 0 where there
// is none.
func behind(page []byte, begins, ends string) int {
	at := bytes.Index(page, []byte(begins))
	if at < 0 {
		return 0
	}
	end := bytes.Index(page[at:], []byte(ends))
	if end < 0 {
		return 0
	}
	return at + end + len(ends)
}
