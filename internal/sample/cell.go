package sample

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

var (
	plainNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,10})(\.[0-9]+)?$`)
	typedDate   = regexp.MustCompile(`^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$`)
	cellErrors  = []string{"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
)

// writeCell writes what a text means when it is typed into a sheet:
//
//	12  -3.5          a number of at most eleven digits before the point
//	+329901001001     a number, however long
//	30%               0.3, shown as per cent
//	2021-12-31        a date
//	TRUE  FALSE       truth
//	#DIV/0!           an error
//	=SUM(B4:B9)|123   a formula and its stored result, which may be left out with its bar
//	'12               the text 12
//
// and anything else, such as a code of twelve digits or 1,234, as the text it is.
func writeCell(f *excelize.File, sheet, cell, text string, style rowLook) error {
	id := style.text
	var err error
	switch {
	case text == "":
	case strings.HasPrefix(text, "'"):
		err = f.SetCellStr(sheet, cell, text[1:])
	case strings.HasPrefix(text, "="):
		err = f.SetCellFormula(sheet, cell, text[1:])
	case plainNumber.MatchString(text):
		err = f.SetCellDefault(sheet, cell, text)
	case strings.HasPrefix(text, "+") && plainDigits(text[1:]):
		err = f.SetCellDefault(sheet, cell, text[1:])
	case strings.HasSuffix(text, "%") && plainNumber.MatchString(text[:len(text)-1]):
		id = style.percent
		err = f.SetCellDefault(sheet, cell, hundredth(text[:len(text)-1]))
	case typedDate.MatchString(text):
		id = style.date
		err = writeDate(f, sheet, cell, text)
	case text == "TRUE" || text == "FALSE":
		err = f.SetCellBool(sheet, cell, text == "TRUE")
	case slices.Contains(cellErrors, text):
		err = f.SetCellDefault(sheet, cell, text)
	default:
		err = f.SetCellStr(sheet, cell, text)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", cell, err)
	}
	return f.SetCellStyle(sheet, cell, cell, id)
}

func plainDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// hundredth is the exact decimal of a per cent figure: "12.5" is "0.125".
func hundredth(s string) string {
	r, _ := new(big.Rat).SetString(s)
	digits := 2
	if _, frac, ok := strings.Cut(s, "."); ok {
		digits += len(frac)
	}
	return r.Quo(r, big.NewRat(100, 1)).FloatString(digits)
}

// writeDate writes the serial number of a day, counted as WPS and Excel do.
func writeDate(f *excelize.File, sheet, cell, text string) error {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return err
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	return f.SetCellInt(sheet, cell, int64(day.Sub(epoch).Hours()/24))
}

// total adds the plain numbers of a column; formulas count with their results.
func total(rows [][]string, c int) string {
	sum := new(big.Rat)
	digits := 0
	for _, row := range rows {
		if c >= len(row) || !plainNumber.MatchString(row[c]) {
			continue
		}
		r, _ := new(big.Rat).SetString(row[c])
		sum.Add(sum, r)
		if _, frac, ok := strings.Cut(row[c], "."); ok {
			digits = max(digits, len(frac))
		}
	}
	return sum.FloatString(digits)
}

// What excelize cannot store: the result of a formula, which writeCell leaves
// behind a bar in the formula itself, and errors, which it leaves inline.
var (
	formulaAndResult = regexp.MustCompile(` t="str"><f>([^<]*)</f>`)
	inlineError      = regexp.MustCompile(` t="inlineStr"><is><t>(#[^<]*)</t></is>`)
)

// retype stores results of formulas and errors as WPS and Excel do.
func retype(book []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		return nil, err
	}
	var packed bytes.Buffer
	out := zip.NewWriter(&packed)
	for _, entry := range in.File {
		text, err := readEntry(entry)
		if err != nil {
			return nil, err
		}
		if strings.HasPrefix(entry.Name, "xl/worksheets/") {
			text = formulaAndResult.ReplaceAllFunc(text, storeResult)
			text = inlineError.ReplaceAll(text, []byte(` t="e"><v>$1</v>`))
		}
		w, err := out.CreateHeader(&zip.FileHeader{Name: entry.Name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(text); err != nil {
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

// storeResult writes a formula's result beside it, in its own type.
func storeResult(cell []byte) []byte {
	formula, result, stored := strings.Cut(string(formulaAndResult.FindSubmatch(cell)[1]), "|")
	f := "<f>" + formula + "</f>"
	switch {
	case !stored:
		return []byte(">" + f)
	case slices.Contains(cellErrors, result):
		return []byte(` t="e">` + f + "<v>" + result + "</v>")
	case plainNumber.MatchString(result):
		return []byte(">" + f + "<v>" + result + "</v>")
	}
	return []byte(` t="str">` + f + "<v>" + result + "</v>")
}

func readEntry(entry *zip.File) ([]byte, error) {
	r, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}
