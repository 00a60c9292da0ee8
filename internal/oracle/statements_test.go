package oracle

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// statements reads testdata: the SELECTs of each indicator, by its id. An
// indicator whose community value is one thing and its roll-up another has a
// statement for each.
func statements(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, file := range files {
		if filepath.Base(file) == "views.sql" {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(text), "-- id: ")[1:] {
			id, body, _ := strings.Cut(part, "\n")
			if out[id] != nil {
				t.Errorf("%s: %s stands twice in testdata", file, id)
			}
			out[id] = selects(body)
		}
	}
	return out
}

// selects are the statements of a text, without those that are only comment.
func selects(body string) (out []string) {
	for _, s := range strings.SplitAfter(body, ";\n") {
		if strings.Contains(s, "SELECT") {
			out = append(out, s)
		}
	}
	return out
}

// ask runs an indicator's statements. Each row is year, code, numerator,
// denominator and, where a plain count says it, the areas covered and expected.
func ask(t *testing.T, db *sql.DB, id string, written []string) map[place]answer {
	t.Helper()
	out := map[place]answer{}
	for _, s := range written {
		rows, err := db.Query(s)
		if err != nil {
			t.Fatalf("%s: %v in\n%s", id, err, s)
		}
		if err := collect(rows, out); err != nil {
			t.Fatalf("%s: %v in\n%s", id, err, s)
		}
	}
	return out
}

// collect adds rows to answers. A second row for a place and a number that is
// not whole (SQL falls into floats where integers overflow) are errors.
func collect(rows *sql.Rows, out map[place]answer) error {
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	if len(columns) != 4 && len(columns) != 6 {
		return fmt.Errorf("%d columns, want 4 or 6", len(columns))
	}
	for rows.Next() {
		var at place
		var a answer
		into := []any{&at.year, &at.code, &whole{&a.num}, &whole{&a.den}, &whole{&a.covered}, &whole{&a.expected}}
		if err := rows.Scan(into[:len(columns)]...); err != nil {
			return err
		}
		if _, twice := out[at]; twice {
			return fmt.Errorf("two rows for %s in %d", at.code, at.year)
		}
		out[at] = a
	}
	return rows.Err()
}

// whole scans an integer or NULL and refuses everything else.
type whole struct{ *sql.NullInt64 }

func (w whole) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		return nil
	case int64:
		w.Int64, w.Valid = v, true
		return nil
	}
	return fmt.Errorf("%v (%T) is not an integer", v, v)
}
