package render

import "bytes"

// What was put into a sealed page stands between these signs, so that the page as
// it was sealed is what is left without them and what they enclose.
const (
	barBegins = "<!--sealed-bar-->"
	barEnds   = "<!--/sealed-bar-->"
)

// under puts a bar at the top of a sealed page and changes nothing else of it.
func under(bar, page []byte) []byte {
	at := bytes.Index(page, []byte("<body"))
	if end := bytes.IndexByte(page[max(at, 0):], '>'); at >= 0 && end >= 0 {
		at += end + 1
	} else {
		at = 0
	}
	return bytes.Join([][]byte{page[:at], []byte(barBegins), bytes.TrimSpace(bar), []byte(barEnds), page[at:]}, nil)
}
