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
	at := 0
	for _, begins := range []string{"<body", `<a class="skip"`} {
		at = max(at, behind(page, begins))
	}
	return bytes.Join([][]byte{page[:at], []byte(barBegins), bytes.TrimSpace(bar), []byte(barEnds), page[at:]}, nil)
}

// behind is where the first element that begins so has begun, or for a link has
// ended; 0 where there is none.
func behind(page []byte, begins string) int {
	at, ends := bytes.Index(page, []byte(begins)), ">"
	if begins[:2] == "<a" {
		ends = "</a>"
	}
	if at < 0 {
		return 0
	}
	end := bytes.Index(page[at:], []byte(ends))
	if end < 0 {
		return 0
	}
	return at + end + len(ends)
}
