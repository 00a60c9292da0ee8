package sample

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// First and Last are the years that the sample tells of.
const (
	First = 2018
	Last  = 2022
)

// streets are the five subdistricts and towns, in the order of their codes.
var streets = []struct{ code, name string }{
	{"329901001", "明珠街道"},
	{"329901002", "青石街道"},
	{"329901003", "望湖街道"},
	{"329901100", "柳溪镇"},
	{"329901101", "云台镇"},
}

//go:embed communities.tsv
var communitiesText string

// A community is a line of communities.tsv, where the columns are explained.
type community struct {
	code, name, kind, zone string
	founded                string // YYYY-MM-DD; empty where it stood before First
	to                     int    // its last year; Last where it still stands
	kin                    string // code
	households, before     int
	income                 int // tenths of 万元; 0 has no collective economy
	passes                 int // first year in which the premises pass; 0 never
	short                  string
	tight                  bool
	exempt                 string // history or demolition
	honour                 string // level
	honoured               int    // year
}

func (c community) street() string { return c.code[:9] }
func (c community) rural() bool    { return c.kind == "涉农社区" }

// in reports whether the community stood at the end of a year.
func (c community) in(year int) bool {
	return year <= c.to && (c.founded == "" || year >= c.firstYear())
}

func (c community) firstYear() int {
	if c.founded == "" {
		return First
	}
	year, _ := strconv.Atoi(c.founded[:4])
	return year
}

// readCommunities parses communities.tsv.
func readCommunities(text string) ([]community, error) {
	var all []community
	for n, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "code\t") {
			continue
		}
		c, err := readCommunity(strings.Split(line, "\t"))
		if err != nil {
			return nil, fmt.Errorf("communities.tsv:%d: %w", n+1, err)
		}
		all = append(all, c)
	}
	return all, nil
}

func readCommunity(cells []string) (community, error) {
	if len(cells) != 11 {
		return community{}, fmt.Errorf("%d cells, want 11", len(cells))
	}
	for i, cell := range cells {
		if cell == "-" {
			cells[i] = ""
		}
	}
	c := community{code: cells[0], name: cells[1], kind: cells[2], zone: cells[3], kin: cells[5], to: Last}
	if year, ok := strings.CutPrefix(cells[4], "to"); ok {
		c.to = atoi(year)
	} else {
		c.founded = cells[4]
	}
	c.households, c.before = atoi(cells[6]), atoi(cells[7])
	c.income = atoi(strings.ReplaceAll(cells[8], ".", ""))
	for _, word := range strings.Split(cells[9], ",") {
		switch word {
		case "always":
			c.passes = First
		case "never":
		case "office", "service":
			c.short = word
		case "tight":
			c.tight = true
		case "history", "demolition":
			c.exempt = word
		default:
			c.passes = atoi(word)
		}
	}
	if cells[10] != "" {
		c.honour, c.honoured = cells[10][:len(cells[10])-4], atoi(cells[10][len(cells[10])-4:])
	}
	if c.households == 0 {
		return c, fmt.Errorf("%s has no households", c.name)
	}
	return c, nil
}

// atoi is a whole number, 0 where there is none; the tests hold the source to the rest.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
