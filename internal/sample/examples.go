package sample

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// exampleSources holds NAME/YEAR/FILE.tsv for every workbook of the example
// projects. What else an example consists of (nianbao.toml, district.toml,
// README.md) is small text and is edited where it lies.
//
//go:embed examples
var exampleSources embed.FS

// Examples makes the workbooks of the example projects, by their path from the
// root of the repository.
func Examples() (map[string][]byte, error) {
	books := map[string][]byte{}
	err := fs.WalkDir(exampleSources, "examples", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		sheets, err := exampleSheets(name)
		if err != nil {
			return err
		}
		book, err := Book(sheets...)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		books[exampleWorkbook(name)] = book
		return nil
	})
	return books, err
}

// exampleWorkbook is where the workbook of a source belongs.
func exampleWorkbook(source string) string {
	year := path.Dir(source)
	file := strings.TrimSuffix(path.Base(source), ".tsv") + ".xlsx"
	return path.Join(path.Dir(year), "data", path.Base(year), file)
}

// exampleSheets reads one source; a cell Σ becomes the sum of its column so far.
func exampleSheets(name string) ([]Sheet, error) {
	text, err := exampleSources.ReadFile(name)
	if err != nil {
		return nil, err
	}
	sheets, err := FromTSV(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, s := range sheets {
		for i, row := range s.Rows {
			if columns := summed(row); len(columns) > 0 {
				above := s
				above.Rows = s.Rows[:i]
				s.Rows[i] = above.Sum(row[0], columns...)
			}
		}
	}
	return sheets, nil
}

// summed lists the columns of a totals row, from 0.
func summed(row []string) []int {
	var columns []int
	for c, text := range row {
		if text == "Σ" {
			columns = append(columns, c)
		}
	}
	return columns
}
