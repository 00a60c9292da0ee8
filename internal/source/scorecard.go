package source

import "nianbao/internal/diag"

// A Scorecard is a check-list with scores (data/scorecards/ID.toml).
type Scorecard struct {
	ID       string      `toml:"id"`
	Title    string      `toml:"title"`
	Level    string      `toml:"level"` // of the areas that are scored
	Source   string      `toml:"source"`
	Practice string      `toml:"practice"` // whose practice the scoring is, where no document says it
	Headline bool        `toml:"headline"` // it is the one that is drawn on the pages of its areas
	From     int         `toml:"from"`
	To       int         `toml:"to"`
	Coverage Expression  `toml:"coverage"` // share of the weights that must have data for a grade
	Review   Expression  `toml:"review"`   // difference between two stages, as a share of the full mark, above which an item is looked at again
	Groups   []CardGroup `toml:"group"`
	Items    []CardItem  `toml:"item"`
	Grades   []Grade     `toml:"grade"`
	Place    diag.Place
}

// A CardGroup is a part of a score sheet; its weight is that of its items.
type CardGroup struct {
	ID    string `toml:"id"`
	Title string `toml:"title"`
	Place diag.Place
}

// A CardItem is one line of a score sheet.
type CardItem struct {
	ID      string     `toml:"id"`
	Title   string     `toml:"title"`
	Group   string     `toml:"group"`
	Weight  Expression `toml:"weight"`
	Kind    string     `toml:"kind"`    // auto, manual, count, negative, veto
	When    Expression `toml:"when"`    // areas that it concerns; all unless told
	Formula Expression `toml:"formula"` // not for manual items
	Target  Expression `toml:"target"`  // of count: full marks
	Limit   Expression `toml:"limit"`   // of negative: no marks
	Basis   string     `toml:"basis"`
	Place   diag.Place
}

// A Grade is the class of scores from Low on.
type Grade struct {
	Title string     `toml:"title"`
	Low   Expression `toml:"low"`
	Place diag.Place
}

// A Mark is what people gave an area for a manual item (data/YYYY/scores.toml).
// It goes from the community to the street to the district.
type Mark struct {
	Card     string     `toml:"card"`
	Area     string     `toml:"area"` // code
	Item     string     `toml:"item"`
	Self     Expression `toml:"self"`     // 自评, 0 to 1
	Street   Expression `toml:"street"`   // 街道
	District Expression `toml:"district"` // 区核定
	Evidence string     `toml:"evidence"`
	Date     string     `toml:"date"`
	Place    diag.Place
}
