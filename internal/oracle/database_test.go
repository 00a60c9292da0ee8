package oracle

import (
	"database/sql"
	"fmt"
	"math/big"
	"os"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"nianbao/internal/check"
	"nianbao/internal/stat"
)

// million is the scale of decimals: SQL has integers only, so a field of type
// number is held in millionths, 12.5 ㎡ as 12_500000.
const million = 1_000_000

// filled is a database in memory that holds all areas and observations, and
// the views of testdata/views.sql.
func filled(t *testing.T, d *check.Dataset) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1) // a second connection would be a second, empty memory
	run(t, db, `CREATE TABLE area(year INTEGER, code TEXT, name TEXT, level TEXT, parent TEXT, PRIMARY KEY(year, code));
		CREATE TABLE obs(year INTEGER, code TEXT, field TEXT, num INTEGER, den INTEGER, scaled INTEGER, text TEXT, status TEXT, PRIMARY KEY(year, code, field));
		CREATE TABLE change(year INTEGER, kind TEXT, code TEXT)`)
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, y := range d.Years {
		n += fillYear(t, tx, d, y)
	}
	for _, ch := range d.Changes {
		if _, err := tx.Exec("INSERT INTO change VALUES(?, ?, ?)", ch.Year, ch.Kind, ch.Community); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if n < 10_000 {
		t.Fatalf("only %d observations: the sample district has more", n)
	}
	t.Logf("%d observations of %d fields in %d years", n, len(d.Fields), len(d.Years))
	for _, level := range stat.Usual.Levels() {
		run(t, db, wide(d, level))
	}
	views, err := os.ReadFile("testdata/views.sql")
	if err != nil {
		t.Fatal(err)
	}
	run(t, db, string(views))
	return db
}

func run(t *testing.T, db *sql.DB, statements string) {
	t.Helper()
	if _, err := db.Exec(statements); err != nil {
		t.Fatalf("%v in\n%s", err, statements)
	}
}

// fillYear inserts a year's areas and what they reported, and counts the latter.
func fillYear(t *testing.T, tx *sql.Tx, d *check.Dataset, y stat.Year) int {
	t.Helper()
	exec := func(q string, args ...any) {
		if _, err := tx.Exec(q, args...); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for _, level := range stat.Usual.Levels() {
		for _, a := range d.Areas(level, y) {
			exec("INSERT INTO area VALUES(?, ?, ?, ?, ?)", int(y), a.Code, a.Name, string(level), parent(d, a, y))
			for _, f := range d.Fields {
				o := d.Observe(f, a, y)
				if f.Level != level || o.Status == stat.Missing {
					continue
				}
				num, den, scaled := parts(t, f, o)
				exec("INSERT INTO obs VALUES(?, ?, ?, ?, ?, ?, ?, ?)", int(y), a.Code, f.ID, num, den, scaled, o.Text, string(o.Status))
				n++
			}
		}
	}
	return n
}

// parent is the enclosing area of a year: streets may hand communities over.
func parent(d *check.Dataset, a stat.Area, y stat.Year) string {
	if a.Level != stat.Community {
		return a.Parent
	}
	for _, s := range d.Areas(stat.Subdistrict, y) {
		for _, c := range d.Communities(s, y) {
			if c.Code == a.Code {
				return s.Code
			}
		}
	}
	return ""
}

// parts are an observation's exact numerator and denominator, and its value in
// the field's scale; all nil where there is no number.
func parts(t *testing.T, f *check.Field, o stat.Observation) (num, den, scaled any) {
	t.Helper()
	if !o.Known() {
		return nil, nil, nil
	}
	r := o.Rat()
	s := new(big.Rat).Mul(r, big.NewRat(scale(f), 1))
	if !s.IsInt() || !s.Num().IsInt64() || !r.Num().IsInt64() || !r.Denom().IsInt64() {
		t.Fatalf("%s %s: %s does not fit the scale 1/%d", o.Origin.File, o.Origin.Cell, r, scale(f))
	}
	return r.Num().Int64(), r.Denom().Int64(), s.Num().Int64()
}

// scale is by what a field's values are multiplied to be whole.
func scale(f *check.Field) int64 {
	if f.Type == stat.Number {
		return million
	}
	return 1
}

// wide is the statement that makes a level's table: a row for each area and
// year, a column for each field, NULL where nothing was reported.
func wide(d *check.Dataset, level stat.Level) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s AS SELECT a.year, a.code, a.parent", level)
	for _, f := range d.Fields {
		column := "scaled"
		if !f.Type.Numeric() {
			column = "nullif(text, '')"
		}
		if f.Level == level {
			fmt.Fprintf(&b, ",\n max(CASE WHEN field = '%s' AND status IN ('reported', 'estimated') THEN %s END) AS %q", f.ID, column, f.ID)
		}
	}
	fmt.Fprintf(&b, "\nFROM area a LEFT JOIN obs o USING(year, code) WHERE a.level = '%s' GROUP BY a.year, a.code", level)
	return b.String()
}
