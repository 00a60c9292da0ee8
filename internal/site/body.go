package site

import "nianbao/internal/figure"

// HomeView is the first page of a year: the findings, the headline numbers,
// who falls short.
type HomeView struct {
	Sentences []Phrase
	Cards     []Card
	Charts    []Chart
	Matrix    Matrix
	Gaps      []Gap
	MoreGaps  int // how many the list leaves out
	Texts     []TextLink
	Downloads Link // the files of the year
}

// A Matrix sets areas against indicators.
type Matrix struct {
	Columns []Column
	Rows    []MatrixRow
	Words   string // what the first column holds: 街道 or 社区
	Left    int    // areas that it leaves out
}

// A MatrixRow is an area's line of a Matrix.
type MatrixRow struct {
	Area  Link
	Cells []Place
	Total bool // the enclosing area
}

// A Gap is a community that falls short of a target.
type Gap struct {
	Area      Link
	Street    Link
	Indicator Link
	Value     Value
	Target    string
	Missing   Value // how much
	Change    Change
	Dated     bool   // whether there is a year before to compare with
	Word      string // what Area is called, over a column: 社区
	Around    string // and Street: 街道
}

// IndicatorsView lists all indicators of a year by theme.
type IndicatorsView struct {
	Sentences []Phrase
	Groups    []Group
	Empty     []Link // indicators without data this year
}

// IndicatorView is all about one indicator.
type IndicatorView struct {
	Sentences []Phrase
	Card      Card
	Terms     []Term // definition, formula, scope, basis
	Clauses   []Term // standards that judge it, with links
	Charts    []Chart
	Bands     []Band    // by the bounds of a standard, or by their few numbers
	Few       bool      // the bands are numbers; they stand for the members
	Multiples Multiples // the streets over the years
	Streets   Ranking
	Members   Ranking // base areas, the best first
	Member    string  // what they are: 社区 or 街道
	Left      int     // members that the page leaves to the download
	CSV       Link
	Ranked    bool
	Cells     []Cell
	CellsLeft int
	Coverage  string
	Breaks    []string // changes of areas that make years hard to compare
}

// A Band is a class of values with its areas.
type Band struct {
	Label   string
	Count   int
	Share   string
	Bar     Bar
	Areas   []Link
	Mark    figure.Mark // of those that share a number
	Missing bool
}

// StreetsView is the index of areas.
type StreetsView struct {
	Sentences []Phrase
	Member    string // what its groups are: 街道（镇）
	Matrix    Matrix
	Groups    []AreaGroup
	Count     int // communities
}

// An AreaGroup is a street with its communities.
type AreaGroup struct {
	Street      Link
	Communities []Link
	Count       int
}

// StreetView is one street, or another area between the whole and the communities.
type StreetView struct {
	Code      string
	Member    string // level of the areas that it compares: 社区
	Compared  []Link // its communities side by side, itself against the year before
	Sentences []Phrase
	Cards     []Card
	Groups    []Group
	Matrix    Matrix
	Gaps      []Gap
	MoreGaps  int
}

// CommunityView is one community's 体检表.
type CommunityView struct {
	Code   string
	Street Link
	Beside Link   // the communities of its street side by side
	Facts  []Term // texts that it reported: type, zone

	Sentences []Phrase
	Pass      int
	Fail      int
	Exempt    int
	NoData    int
	Worst     []Gap
	Groups    []Group
	Changes   []string    // what became of its borders
	Sheets    []Worksheet // what it reported, and where
	Cells     int         // how many cells that is
	Radar     Radar       // its score sheet
}

// SpeechesView lists texts.
type SpeechesView struct {
	Word  string // what they are: 讲话材料 or 年度报告
	Texts []TextLink
	Parts []Link // to the pages of a long list; empty where this is all of it
}

// A TextLink is a line of a list of texts.
type TextLink struct {
	Link     Link
	Date     string
	Occasion string
	Speaker  string
	Status   string
	Year     int
	Bound    int // figures bound to data
}

// SpeechView is one text.
type SpeechView struct {
	TextLink
	Parts   []Part
	Remarks []string // notes about its numbers
	Review  *Review  // what the proof-reader says; nil where the site leaves the office
	Word    Link     // its Word file
	Origins []Origin // of its bound figures, as on the page

	Downloads Link // all files of its year
}

// A Part of a text is HTML made from Markdown, or a chart.
type Part struct {
	HTML      string // trusted: package speech made it, with raw HTML off
	Chart     *Chart
	TableOnly bool // the chart's table without its picture
}

// StandardsView lists the standards and what they judge.
type StandardsView struct {
	Rows []StandardRow
}

// A StandardRow is a line of the list.
type StandardRow struct {
	Link    Link
	Number  string
	Issuer  string
	Force   string // "2021—"
	Clauses int
	Years   string // which years it judges here
}

// StandardView is one standard.
type StandardView struct {
	Terms   []Term
	Clauses []ClauseRow
	Bands   []BandRow
}

// A ClauseRow is one target.
type ClauseRow struct {
	ID        string // anchor
	Indicator Link
	Basis     string
	Limit     string
	Levels    string
	When      string
}

// A BandRow is a list of bands.
type BandRow struct {
	Indicator Link
	Basis     string
	Labels    []string
}

// QualityView says how complete and how sound a year's data are.
type QualityView struct {
	Clearance Link // the 发布审签单, with its verdict
	Sentences []Phrase
	Coverage  []CoverageRow
	Silent    []Link       // indicators without any number
	Checked   bool         // whether the page speaks of problems: in the office
	Problems  []ProblemRow // warnings
	Left      int
	Explained []ProblemRow // somebody vouches for them
	Notes     []ProblemRow // what was guessed or left out
	Streets   []StreetCoverage
	Changes   []string
}

// A CoverageRow says how many areas gave what an indicator needs.
type CoverageRow struct {
	Indicator Link
	Covered   int
	Expected  int
	Share     string
	Bar       Bar
}

// A StreetCoverage says how much of what was asked a street gave.
type StreetCoverage struct {
	Street  Link
	Missing string // indicators of communities without data
	Of      string
	Share   string
	Bar     Bar
}

// A ProblemRow is a warning for people.
type ProblemRow struct {
	Where   string
	Area    Link
	Message string
	Hint    string
}
