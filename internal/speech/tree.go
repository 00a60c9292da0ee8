package speech

import "strings"

// A Block is a part of a text that has lines of its own, as Markdown cuts them.
// With its Runs it says all that the HTML says, for papers that are no pages.
type Block struct {
	Kind   BlockKind
	Level  int       // of a Heading, from 1
	Start  int       // number of the first item of a numbered List; 0: not numbered
	Runs   []Run     // of a Heading, a Paragraph or Code
	Blocks []Block   // of a Quote, an Item, or a List, whose blocks are its items
	Rows   [][][]Run // of a Table by row and cell; the first row is its head
	Align  []string  // of a Table by column: left, right, center or empty
	Chart  int       // of a Picture: its place in Speech.Charts, from 1
}

// A BlockKind says what a Block is.
type BlockKind int

const (
	Paragraph BlockKind = iota
	Heading
	List
	Item
	Quote
	Table
	Code
	Rule // a line across
	Picture
)

// A Run is a piece of a line that looks the same throughout.
type Run struct {
	Text     string
	Break    bool   // a new line begins; without text
	Strong   bool   //
	Emphasis bool   //
	Struck   bool   //
	Code     bool   //
	Href     string // where a link leads
	Image    string // where a picture lies; Text describes it
	Bound    int    // place in Speech.Bound, from 1; 0: not bound
	Note     int    // place in Speech.Notes, from 1; without text
}

// Plain is the text of runs without anything else.
func Plain(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Break {
			b.WriteByte('\n')
		}
		b.WriteString(r.Text)
	}
	return b.String()
}
