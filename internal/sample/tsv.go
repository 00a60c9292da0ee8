package sample

import (
	"fmt"
	"strconv"
	"strings"
)

// FromTSV reads sheets from a table of tab-separated lines, as it can stand in
// a test script. The first line is the header, the others are rows; cells mean
// what they mean in a Sheet. Empty lines are skipped. Lines that begin with a
// number sign and a space say the rest:
//
//	# sheet 社区年报     begins a sheet (named 社区年报 unless told)
//	# title 2022年报表   merged title
//	# note 单位：人      row under the title, at the right
//	# header 2           the header has this many rows; 0 for none
//	# hidden             the next row is hidden
//	# secret             the sheet is hidden
//	# blank              an empty row
//	# footer 填表人：    a row below the table, cells by tabs
func FromTSV(text string) ([]Sheet, error) {
	var sheets []Sheet
	header := 0 // rows of it still to come
	begin := func(name string) *Sheet {
		sheets = append(sheets, Sheet{Name: name})
		header = 1
		return &sheets[len(sheets)-1]
	}
	var s *Sheet
	for n, line := range strings.Split(strings.ReplaceAll(text, "\r", ""), "\n") {
		if strings.Trim(line, " ") == "" {
			continue
		}
		word, rest, _ := strings.Cut(strings.TrimPrefix(line, "# "), " ")
		directive := strings.HasPrefix(line, "# ")
		if directive && word == "sheet" {
			s = begin(rest)
			continue
		}
		if s == nil {
			s = begin("社区年报")
		}
		cells := strings.Split(line, "\t")
		switch {
		case directive:
			if err := s.direct(word, rest, &header); err != nil {
				return nil, fmt.Errorf("line %d: %w", n+1, err)
			}
		case header > 0:
			s.Header = append(s.Header, cells)
			header--
		default:
			s.Rows = append(s.Rows, cells)
		}
	}
	if len(sheets) == 0 {
		return nil, fmt.Errorf("no line of a table")
	}
	return sheets, nil
}

// direct follows one line that says something about the sheet.
func (s *Sheet) direct(word, rest string, header *int) error {
	switch word {
	case "title":
		s.Title = rest
	case "note":
		s.Note = rest
	case "header":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 0 || len(s.Header) > 0 {
			return fmt.Errorf("header %q: want a number of rows, before the table", rest)
		}
		*header = n
	case "hidden":
		s.Hidden = append(s.Hidden, len(s.Rows))
	case "secret":
		s.Secret = true
	case "blank":
		s.Rows = append(s.Rows, nil)
	case "footer":
		s.Footer = append(s.Footer, strings.Split(rest, "\t"))
	default:
		return fmt.Errorf("unknown word %q after the number sign", word)
	}
	return nil
}
