package xlsx

// A Sheet is a worksheet to be written.
type Sheet struct {
	Name      string // see SheetName
	Tab       string // colour of its tab, RRGGBB
	Hidden    bool   // so that only programs see it
	Columns   []Column
	Rows      []Row
	Merged    []string // ranges
	Top, Left int      // rows and columns that stay in sight
	Filter    string   // the range that drop-downs above its columns filter
	Locked    bool     // only unlocked cells may be changed; no password
	Rules     []Rule
	Marks     []Mark
	Notes     []Note
	Page      Page
	Zoom      int // in per cent; 0: 100
}

// A Column of a sheet.
type Column struct {
	Width  float64 // in digits of the standard font; 0: standard
	Hidden bool
}

// A Row of a sheet.
type Row struct {
	Height float64 // in points; 0: as the program sees fit
	Hidden bool
	Level  int    // in the outline: rows of 1 can be folded away above the next of 0
	Cells  []Cell // by Column
}

// A Cell holds a text, a number, a truth, an error, or a formula with its result
// as text or number; none of them: it is empty, but may have a look.
type Cell struct {
	Column  int // from 1
	Look    Style
	Text    string
	Number  string // plain decimal, such as -12.5
	Truth   string // 1 or 0
	Fault   string // such as #DIV/0!
	Formula string // without =
	To      string // a link: the cell of this workbook to which it leads
	Tip     string // what the link says
}

// A Rule is what may be typed into some cells (data validation).
type Rule struct {
	Cells   string // ranges, with spaces between them
	List    string // a formula: the range that lists what may be chosen
	Formula string // a condition on the first cell; with neither, anything may be typed
	Title   string // of the hint that is shown at the cell
	Hint    string
	Refusal string // said when something else was typed
	Lenient bool   // the person may insist
}

// A Mark lays a look over cells while a condition holds (conditional format).
type Mark struct {
	Cells   string
	Formula string
	Look    Style // weight, colour, fill and border
}

// A Page is how a sheet is printed.
type Page struct {
	Landscape bool
	Wide      int    // how many pages wide it is made; 0: see Scale
	Scale     int    // in per cent; 0: 100
	Heads     [2]int // first and last of the rows that every page repeats
	Names     [2]int // first and last of the columns that every page repeats
	Breaks    []int  // columns that begin a new page
	Title     string // in the upper margin of every page
	Foot      string // in the middle of the lower margin; &P and &N are page and pages
	Area      string // what is printed; empty: all
	Margin    float64
}

// paper is A4.
const paper = 9

// printNames are the names by which programs know what a sheet prints.
func (s *Sheet) printNames() []Name {
	var names []Name
	if s.Filter != "" {
		names = append(names, Name{Name: "_xlnm._FilterDatabase", Means: Quote(s.Name) + "!" + fix(s.Filter)})
	}
	if s.Page.Area != "" {
		names = append(names, Name{Name: "_xlnm.Print_Area", Means: Quote(s.Name) + "!" + fix(s.Page.Area)})
	}
	var repeat string
	if n := s.Page.Names; n[0] > 0 {
		repeat = Quote(s.Name) + "!$" + Letter(n[0]) + ":$" + Letter(n[1])
	}
	if h := s.Page.Heads; h[0] > 0 {
		if repeat != "" {
			repeat += ","
		}
		repeat += Quote(s.Name) + "!$" + itoa(h[0]) + ":$" + itoa(h[1])
	}
	if repeat != "" {
		names = append(names, Name{Name: "_xlnm.Print_Titles", Means: repeat})
	}
	return names
}
