package main

import (
	"fmt"
	"io"
	"strings"

	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/stat"
)

// A share is what one street has to see to, or nobody in particular.
type share struct {
	street stat.Area // none: the office itself, or several streets
	list   []diag.Problem
}

// byStreet parts problems by the street that can mend them, in the order in which
// people list the streets; what is no street's comes first.
func byStreet(data *check.Dataset, problems []diag.Problem) []share {
	shares := []share{{}}
	at := map[string]int{"": 0}
	for _, a := range data.AllAreas() {
		if a.Level == stat.Subdistrict {
			at[a.Code] = len(shares)
			shares = append(shares, share{street: a})
		}
	}
	for _, p := range problems {
		street, _ := data.StreetOf(p)
		s := &shares[at[street.Code]]
		s.list = append(s.list, p)
	}
	return shares
}

func (s share) name() string {
	if s.street.Code == "" {
		return "不属哪个街道的"
	}
	return s.street.Name
}

func (s share) count(severity diag.Severity) (n int) {
	for _, p := range s.list {
		if p.Severity == severity {
			n++
		}
	}
	return n
}

// printStreets lists problems street by street, a head over each. Where no street
// has any, a head would say nothing.
func printStreets(w io.Writer, shares []share) {
	several := false
	for _, s := range shares[1:] {
		several = several || len(s.list) > 0
	}
	for _, s := range shares {
		if len(s.list) == 0 {
			continue
		}
		if several {
			fmt.Fprintf(w, "【%s】%s\n\n", s.name(), tally(s.count))
		}
		printProblems(w, s.list)
	}
}

// withErrors names the streets that have errors.
func withErrors(shares []share) string {
	var out []string
	for _, s := range shares {
		if n := s.count(diag.Error); n > 0 {
			out = append(out, fmt.Sprintf("%s %d 个", s.name(), n))
		}
	}
	return strings.Join(out, "、")
}
