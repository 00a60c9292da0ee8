package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"nianbao/internal/diag"
	"nianbao/internal/similar"
	"nianbao/internal/stat"
)

// The fields by which a row is known to be an area's.
const (
	codeField      = "region_code"
	streetField    = "street_name"
	communityField = "community_name"
)

// IsArea reports whether a field says whose line a line is.
func IsArea(id string) bool { return id == codeField || id == streetField || id == communityField }

// A Field is what a table may report, with the names by which its column is
// known.
type Field struct {
	ID      string
	Title   string   // the header of the fill-in workbook
	Name    string   // its Chinese name in formulas, where the title cannot stand there
	Aliases []string // other headers that mean it
	Level   stat.Level
	Type    stat.Type
	Unit    string // in which it is kept
	Place   diag.Place
}

// Names knows which header means which field. A header means a field by its
// title, its name, its id or one of its aliases, in this order, with spaces,
// signs and units in brackets left out. What two fields claim with equal right
// means neither.
type Names struct {
	fields map[string]Field
	exact  map[stat.Level]map[string]claim
	loose  map[stat.Level]map[string]claim // brackets left out whatever they say
	shown  map[stat.Level][]string         // titles and aliases, to propose
	signs  *signs
}

// A claim is a field's right to a header; the lowest rank wins.
type claim struct {
	field string
	rank  int
	rival string // another field of the same rank
}

const (
	byTitle = iota
	byName
	byID
	byAlias
)

// Index builds the names of all fields, beside the words that know lines and areas.
func Index(fields []Field, words Vocabulary, problems *diag.List) *Names {
	n := &Names{fields: map[string]Field{}, exact: map[stat.Level]map[string]claim{}, loose: map[stat.Level]map[string]claim{}, shown: map[stat.Level][]string{}, signs: signsOf(words)}
	for _, f := range fields {
		if n.fields[f.ID].ID == "" {
			n.fields[f.ID] = f
		}
		for _, level := range levelsOf(f) {
			n.enter(level, f, f.Title, byTitle)
			n.enter(level, f, f.Name, byName)
			n.enter(level, f, f.ID, byID)
			for _, alias := range f.Aliases {
				n.enter(level, f, alias, byAlias)
			}
		}
	}
	n.complain(fields, problems)
	return n
}

// levelsOf are the tables in which a field may stand: area fields in all.
func levelsOf(f Field) []stat.Level {
	if IsArea(f.ID) {
		return levels
	}
	return []stat.Level{f.Level}
}

func (n *Names) enter(level stat.Level, f Field, name string, rank int) {
	if name == "" {
		return
	}
	if n.exact[level] == nil {
		n.exact[level], n.loose[level] = map[string]claim{}, map[string]claim{}
	}
	if rank != byID {
		n.shown[level] = append(n.shown[level], name)
	}
	bare, _ := splitUnit(name)
	put(n.exact[level], squeeze(foldHeader(name)), claim{f.ID, rank, ""})
	put(n.exact[level], squeeze(bare), claim{f.ID, rank, ""})
	put(n.loose[level], squeeze(brackets.ReplaceAllString(bare, "")), claim{f.ID, 0, ""})
}

// put enters a claim where no better one stands.
func put(claims map[string]claim, key string, c claim) {
	old, taken := claims[key]
	switch {
	case key == "" || taken && (old.field == c.field || old.rank < c.rank):
	case taken && old.rank == c.rank:
		old.rival = c.field
		claims[key] = old
	default:
		claims[key] = c
	}
}

// complain reports missing area fields and aliases that two fields claim.
func (n *Names) complain(fields []Field, problems *diag.List) {
	for _, id := range []string{codeField, streetField, communityField} {
		if n.fields[id].ID == "" && len(fields) > 0 {
			problems.Add(areaFieldMissing.At(diag.Place{File: "data/fields.toml"}, "在 data/fields.toml 里补上 id = \""+id+"\" 的字段", "字段表里没有 %s，认不出表里各行是哪个地区", id))
		}
	}
	for _, f := range fields {
		for _, name := range slices.Concat([]string{f.Title, f.Name}, f.Aliases) {
			if c := n.exact[f.Level][squeeze(foldHeader(name))]; c.rival == f.ID && c.rival != "" {
				problems.Add(headerAmbiguous.At(f.Place, "只留在一个字段上", "“%s”既指 %s 又指 %s，不用它认列", name, c.field, f.ID))
			}
		}
	}
}

var numbering = regexp.MustCompile(`^(\(?[0-9一二三四五六七八九十]{1,3}\)|[0-9一二三四五六七八九十]{1,3}[、.．])`)

// find returns the field of a level that a header means.
func (n *Names) find(level stat.Level, header string) (id string, ok bool) {
	bare, _ := splitUnit(header)
	short := strings.TrimPrefix(strings.TrimPrefix(numbering.ReplaceAllString(bare, ""), "#"), "其中")
	for _, key := range []string{squeeze(foldHeader(header)), squeeze(bare), squeeze(short)} {
		if c, found := n.exact[level][key]; found && key != "" {
			return c.field, c.rival == ""
		}
	}
	key := squeeze(brackets.ReplaceAllString(bare, ""))
	c, found := n.loose[level][key]
	return c.field, found && c.rival == "" && key != ""
}

// Named is the field that has this id, or whose title is this on any level; "-"
// stands for none.
func (n *Names) Named(name string) (id string, ok bool) {
	if name == ignored || n.fields[name].ID != "" {
		return name, true
	}
	for _, level := range levels {
		if id, ok := n.find(level, name); ok && id != "" {
			return id, true
		}
	}
	return "", false
}

// near is the title or alias of a level that a header nearly is.
func (n *Names) near(level stat.Level, header string) string {
	bare, _ := splitUnit(header)
	if len([]rune(bare)) < 3 { // half of it would differ
		return ""
	}
	return similar.Nearest(bare, n.shown[level])
}

// squeeze leaves only letters and digits of a folded text: 街道(镇) and 街道（ 镇 ）
// are 街道镇. Footnote marks such as ① and * go too.
func squeeze(folded string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, folded)
}
