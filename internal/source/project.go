// Package source reads a project: workbooks, TOML, front matter, theme.
//
// It stands after the words (stat, diag) and layout, which finds the tables in
// the cells that are read here, and before check, which turns what was read
// into a Dataset. Everything here is as it was written: every cell keeps its
// place, but no value is judged, converted or computed.
//
// Invariant: only source reads workbooks. A file that cannot be read becomes a
// problem with its remedy, never a panic or an endless wait, and the others are
// read all the same.
package source

import (
	"crypto/sha256"
	"io/fs"

	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

// A Project is everything that was read, as it was written.
type Project struct {
	Config      Config
	Fields      []Field
	Rules       []Rule
	Columns     []ColumnRule
	Sensitive   []Sensitive
	Words       layout.Vocabulary
	Names       Names
	Allowed     []Allowed
	Corrections []Correction
	Themes      []Theme // of indicators, in the order in which people read them
	Standards   []Standard
	Scorecards  []Scorecard
	Levels      []Level // from the smallest areas to the largest
	Areas       Areas
	Years       []Year     // ascending
	Content     []Document // by path
	Meetings    []Meeting  // by path
	Design      fs.FS      // templates, style, script of the chosen theme
}

// Config is nianbao.toml.
type Config struct {
	Title    string `toml:"title"`
	Owner    string `toml:"owner"`    // the office that publishes
	Theme    string `toml:"theme"`    // folder under themes/
	Rounding string `toml:"rounding"` // "half-up" (四舍五入, default) or "gbt8170"
	District struct {
		Name  string     `toml:"name"`
		Code  string     `toml:"code"`  // six digits
		Level stat.Level `toml:"level"` // district unless told
		Place diag.Place
	} `toml:"district"`
	Judging     []Judging `toml:"judging"`
	Sealing     []Sealing `toml:"sealing"`
	Preliminary []int     `toml:"preliminary"` // years of which the data are 快报, not yet 年报
	License     License   `toml:"license"`     // of what is published
	Place       diag.Place
}

// A Sealing is what the cover of a sealed year says. Its date stands here because
// nothing that is made may depend on the clock.
type Sealing struct {
	Year      int    `toml:"year"`
	Date      string `toml:"date"`      // of the archive, YYYY-MM-DD
	Officer   string `toml:"officer"`   // the office that answers for it
	Number    string `toml:"number"`    // 档号
	Retention string `toml:"retention"` // 保管期限: 永久, 30年
	Place     diag.Place
}

// Judging says which standards judge which years. For an indicator the first
// standard of the list that has a clause on it judges.
type Judging struct {
	From      int      `toml:"from"`
	To        int      `toml:"to"`
	Standards []string `toml:"standards"`
	Place     diag.Place
}

// A Field is a number or a text that an area reports for a year
// (data/fields.toml).
type Field struct {
	ID       string     `toml:"id"`
	Title    string     `toml:"title"`   // the header of the fill-in workbook
	Name     string     `toml:"name"`    // its Chinese name in formulas, where the title cannot stand there
	Aliases  []string   `toml:"aliases"` // other headers that mean it
	Level    stat.Level `toml:"level"`   // who reports it; community unless told
	Type     stat.Type  `toml:"type"`
	Unit     string     `toml:"unit"` // in which it is kept; columns in other units are converted
	Min      Expression `toml:"min"`  // bounds include their value
	Max      Expression `toml:"max"`
	Low      Expression `toml:"low"` // outside Low..High is a warning, not an error
	High     Expression `toml:"high"`
	Choices  []string   `toml:"choices"`
	Pattern  string     `toml:"pattern"`  // regular expression for texts
	Required bool       `toml:"required"` // a headline figure needs it
	Labels   bool       `toml:"labels"`   // says whose line it is, and so may stand in every table
	Steady   bool       `toml:"steady"`   // hardly changes from year to year, so equal columns are no sign of copying
	Average  bool       `toml:"average"`  // a mean, of which no sum is formed
	Range    []string   `toml:"range"`    // the two fields, low and high, that its cell tells at once
	SumOf    string     `toml:"sum_of"`   // a district field that must equal the sum of this community field
	Covers   string     `toml:"covers"`   // a district field that must be at least that sum
	Note     string     `toml:"note"`     // definition and source for people
	Internal bool       `toml:"internal"` // for the office alone: names, remarks; the public edition leaves it out
	Group    string     `toml:"group"`    // of columns in the fill-in workbook; where neither it nor Sheet is told, both are those of the field before
	Sheet    string     `toml:"sheet"`    // of the fill-in workbook; empty: that of the level
	Place    diag.Place
}

// A Rule is a condition between fields that must hold for each area of its level.
type Rule struct {
	ID       string        `toml:"id"` // becomes the code of the problem
	Level    stat.Level    `toml:"level"`
	Severity diag.Severity `toml:"severity"`
	When     Expression    `toml:"when"`    // only where this holds
	Require  Expression    `toml:"require"` // what must hold; not judged where an input is missing
	Message  string        `toml:"message"` // {field} is the raw value, {field@} its cell
	Hint     string        `toml:"hint"`
	Reason   string        `toml:"reason"` // why the rule exists
	Place    diag.Place
}

// A ColumnRule says when what the communities of a street reported for a field is, as
// a whole, not believable ([[column]] of data/fields.toml).
type ColumnRule struct {
	ID       string        `toml:"id"`   // becomes the code of the problem
	Test     string        `toml:"test"` // how it is looked at: one of those that check knows
	Severity diag.Severity `toml:"severity"`
	Fewest   int           `toml:"fewest"`  // communities that a column needs to be judged
	Share    Expression    `toml:"share"`   // of the communities, above which it is reported
	Least    Expression    `toml:"least"`   // numbers under it are left out
	Of       Expression    `toml:"of"`      // what all numbers are multiples of
	Digits   []int         `toml:"digits"`  // last digits that stand too often
	Chance   Expression    `toml:"chance"`  // probability below which that is no chance
	Factors  []Expression  `toml:"factors"` // by which units differ
	Near     Expression    `toml:"near"`    // how far off such a factor a column may be, as a share of it
	Message  string        `toml:"message"` // {street}, {field}, {count}, {hits} and what the test finds
	Hint     string        `toml:"hint"`
	Reason   string        `toml:"reason"` // why the rule exists
	Source   string        `toml:"source"` // where its limits come from
	Place    diag.Place
}

// Sensitive are fields of which small numbers must not leave the office
// ([[sensitive]] of data/fields.toml). They are hidden together, because one can
// be guessed from another.
type Sensitive struct {
	Title  string     `toml:"title"`
	Fields []string   `toml:"fields"`
	Below  Expression `toml:"below"` // numbers under it, 0 excepted, are small
	Source string     `toml:"source"`
	Place  diag.Place
}

// Names say what looks like the name of a person in need (data/names.toml).
type Names struct {
	Near     []string `toml:"near"`     // words behind which a name would tell
	Surnames string   `toml:"surnames"` // of one sign
	Compound []string `toml:"compound"` // of two
	After    []string `toml:"after"`    // what may follow a name
	Not      []string `toml:"not"`      // words that begin like names
	Place    diag.Place
}

// Allowed is a number or an address that may leave the office though it looks
// like a person's (data/allowed.toml).
type Allowed struct {
	Text   string `toml:"text"`
	Reason string `toml:"reason"`
	Place  diag.Place
}

// A Theme is one file of indicators (data/indicators/ID.toml).
type Theme struct {
	ID         string      // the file's name without ending
	Title      string      `toml:"title"`
	Order      int         `toml:"order"`
	Indicators []Indicator `toml:"indicator"`
	Place      diag.Place
}

// An Indicator is the definition of a number that is computed.
type Indicator struct {
	ID         string       `toml:"id"`
	Title      string       `toml:"title"`
	Aliases    []string     `toml:"aliases"`    // other names that prose may use
	Definition string       `toml:"definition"` // 口径: numerator, denominator, scope
	Unit       string       `toml:"unit"`       // "%" prints the ratio times 100
	RolledUnit string       `toml:"rolled_unit"`
	Decimals   int          `toml:"decimals"`
	Direction  string       `toml:"direction"` // "higher" or "lower" is better; empty: neither
	Levels     []stat.Level `toml:"levels"`    // where it has a value; all levels unless told
	Formula    Expression   `toml:"formula"`
	To         Expression   `toml:"to"`             // upper end, where the number is a range that begins at Formula
	AtStreet   Expression   `toml:"at_subdistrict"` // own formula of a level, where it differs
	AtDistrict Expression   `toml:"at_district"`
	Scope      Expression   `toml:"scope"`      // communities that count
	ScopeName  string       `toml:"scope_name"` // such as 涉农社区; printed beside the number
	Rollup     string       `toml:"rollup"`     // ratio, sum, share, count, median, max, min, none
	Weight     Expression   `toml:"weight"`     // of a community in a rolled-up ratio
	Headline   int          `toml:"headline"`   // place among the cards of the home page; 0: none
	Charts     []string     `toml:"charts"`     // forms in which it is drawn, the best first; those that fit unless told
	Parts      []ChartPart  `toml:"parts"`      // what its charts set side by side
	Choice     string       `toml:"choice"`     // a choice field whose choices they set side by side
	Source     string       `toml:"source"`     // document and clause
	Place      diag.Place
}

// A ChartPart is one of the numbers that a chart of an indicator sets side by side.
type ChartPart struct {
	Of    Expression `toml:"of"`
	Name  string     `toml:"name"` // for people; the title of what Of names unless told
	Unit  string     `toml:"unit"` // that of the first name in Of unless told
	Place diag.Place
}

// A Standard is a dated document with targets and bands (data/standards/ID.toml).
type Standard struct {
	ID      string     `toml:"id"`
	Title   string     `toml:"title"`
	Number  string     `toml:"number"` // 发文字号
	Issuer  string     `toml:"issuer"`
	Region  string     `toml:"region"`
	From    int        `toml:"from"` // first year in force
	To      int        `toml:"to"`   // last; 0: still in force
	Source  string     `toml:"source"`
	Clauses []Clause   `toml:"clause"`
	Bands   []BandList `toml:"bands"`
	Amounts []Amount   `toml:"amount"`
	Place   diag.Place
}

// An Amount is a number that a standard sets and that judges nothing by itself,
// such as what is paid for each; formulas ask for it by 标准值(ID).
type Amount struct {
	ID    string     `toml:"id"`
	Title string     `toml:"title"`
	Value Expression `toml:"value"`
	Unit  string     `toml:"unit"`
	Basis string     `toml:"basis"`
	Place diag.Place
}

// A Clause is one target: an indicator's value, in its printed unit, must be at
// least Min, at most Max, more than Above or less than Below; or all its Parts
// must hold.
type Clause struct {
	Indicator string       `toml:"indicator"`
	Basis     string       `toml:"basis"` // section, and the rule in a few words
	Levels    []stat.Level `toml:"levels"`
	When      Expression   `toml:"when"` // areas that it concerns
	Bound
	All     []Part `toml:"all"`
	GapIn   string `toml:"gap_in"`   // "denominator": the gap of a ratio is told in what stands below the line
	GapUnit string `toml:"gap_unit"` // unit of the gap, where it is not the numerator's
	Exempt  string `toml:"exempt"`   // field that gives the reason of an exemption
	Due     string `toml:"due"`      // field that gives the date by which it ends
	Place   diag.Place
}

// A Bound holds the limits of a target; those not written are empty.
type Bound struct {
	Min   Expression `toml:"min"`   // 不少于, includes the value
	Max   Expression `toml:"max"`   // 不超过, includes the value
	Above Expression `toml:"above"` // 超过, excludes the value
	Below Expression `toml:"below"` // 不满, excludes the value
}

// A Part is one of several conditions of a clause.
type Part struct {
	Of   Expression `toml:"of"`
	Name string     `toml:"name"` // for people, such as 办公用房
	When Expression `toml:"when"`
	Bound
}

// A BandList cuts an indicator's values into half-open bands; n edges make n
// bands, the last one open to the top.
type BandList struct {
	Indicator string       `toml:"indicator"`
	Basis     string       `toml:"basis"`
	Edges     []Expression `toml:"edges"`
	Place     diag.Place
}

// An Expression is a formula as written; a plain number is one too. The zero
// Expression was not written.
type Expression struct {
	Text  string
	Place diag.Place
}

// A Level is what areas of one size are called, and how long their codes are
// ([[level]] of data/levels.toml).
type Level struct {
	Key    stat.Level `toml:"key"`
	Name   string     `toml:"name"`   // of one: 街道
	Whole  string     `toml:"whole"`  // of all of it, where it is what the project is about: 全区
	Folder string     `toml:"folder"` // in names of files
	Digits int        `toml:"digits"` // of a code; 0: any
	Head   string     `toml:"head"`   // over lists, where it is not as in sentences
	Others []string   `toml:"others"` // ends of names of areas of another kind: 村
	Mixed  string     `toml:"mixed"`  // what all are called where there are such too: 村（社区）
	Only   string     `toml:"only"`   // what they are called where there are only such: 村
	Place  diag.Place
}

// Areas is data/areas.toml.
type Areas struct {
	Larger      []Larger    `toml:"area"`
	Streets     []Street    `toml:"street"`
	Communities []Community `toml:"community"`
	Changes     []Change    `toml:"change"`
}

// A Larger is an area above the streets and below the whole: a district, a city. How
// long its code is tells its level.
type Larger struct {
	Code   string   `toml:"code"`
	Name   string   `toml:"name"`
	In     string   `toml:"in"` // code of the area around it; that with which its own begins unless told
	Former []string `toml:"former"`
	Place  diag.Place
}

// A Street is a subdistrict or town.
type Street struct {
	Code   string   `toml:"code"` // nine digits
	Name   string   `toml:"name"`
	In     string   `toml:"in"` // as of a Larger
	Former []string `toml:"former"`
	Place  diag.Place
}

// A Community is a residents' or villagers' community.
type Community struct {
	Code   string   `toml:"code"` // twelve digits
	Name   string   `toml:"name"`
	Street string   `toml:"street"` // code
	Former []string `toml:"former"`
	Tile   []int    `toml:"tile"` // row and column on a map of tiles, from 1
	Place  diag.Place
}

// A Change is what became of a community.
type Change struct {
	Year      int      `toml:"year"`      // the first year that shows it
	Kind      string   `toml:"kind"`      // 新设 撤销 合并 拆分 更名 划转
	Community string   `toml:"community"` // code of the one that came, went or changed
	Into      []string `toml:"into"`      // codes of those that it became part of
	From      []string `toml:"from"`      // codes of those that a new one was made of
	Note      string   `toml:"note"`
	Place     diag.Place
}

// A Year is what lies in data/YYYY.
type Year struct {
	Year     stat.Year
	Files    []string // workbooks, by path
	Tables   []layout.Table
	District []Entry   // district.toml
	Sections []Section // of it, each of an area
	Marks    []Mark    // scores.toml
	Accepted []Acceptance
}

// An Acceptance says why a problem is none (data/YYYY/accepted.toml).
type Acceptance struct {
	Rule   string `toml:"rule"`   // code of the problem
	Area   string `toml:"area"`   // code or name
	Field  string `toml:"field"`  // id; empty: any
	Reason string `toml:"reason"` // for people
	Who    string `toml:"who"`    // an office that vouches for it
	When   string `toml:"when"`   // YYYY-MM-DD
	Place  diag.Place
}

// A Correction says why a number was put right after its year was sealed
// (data/corrections.toml). The numbers themselves stand in the seal and in the
// workbook.
type Correction struct {
	Year   int    `toml:"year"`
	Area   string `toml:"area"`  // code or name
	Field  string `toml:"field"` // id or title
	Date   string `toml:"date"`  // YYYY-MM-DD
	Reason string `toml:"reason"`
	Place  diag.Place
}

// An Entry is one line of district.toml.
type Entry struct {
	Key   string // id or header of a field
	Raw   string
	Place diag.Place
}

// A Section is what district.toml tells of one area, named in brackets.
type Section struct {
	Area    string // code or name
	Entries []Entry
	Place   diag.Place
}

// A Document is a Markdown file of content/.
type Document struct {
	Path      string    // content/speeches/x.md
	Kind      string    // speeches, reports, pages
	Title     string    `toml:"title"`
	Occasion  string    `toml:"occasion"`
	Date      string    `toml:"date"`     // YYYY-MM-DD
	Speaker   string    `toml:"speaker"`  // an office, never a person
	Status    string    `toml:"status"`   // 草稿 定稿 存档
	Seed      string    `toml:"seed"`     // number of the paper that the text was made from
	Year      int       `toml:"year"`     // the statistical year that figures mean unless told
	Numbers   string    `toml:"numbers"`  // how they are written, in the words of a bound figure
	Endnotes  bool      `toml:"endnotes"` // on paper, numbers refer to the list of where they come from
	Layout    string    `toml:"layout"`   // of its Word file: one of layouts; empty: the first
	Paper     Paper     `toml:"paper"`
	Proofread Proofread `toml:"proofread"`
	Body      string    // Markdown without the front matter; of a project's text only after Read
	BodyLine  int       // line of the file on which Body begins
	BodyPoint int       // code points of the file before Body; known after Read
	Size      int       // bytes of Body
	Beside    fs.FS     // the project, where its pictures lie; nil: the text came alone
	Place     diag.Place

	sum [sha256.Size]byte // of the file of a project's text
}
