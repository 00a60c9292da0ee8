package database

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"nianbao/internal/answer"
	"nianbao/internal/diag"
	"nianbao/internal/postgres"
	"nianbao/internal/source"
)

var update = flag.Bool("update", false, "write testdata/refused.txt anew")

const page = "testdata/refused.txt"

// ofServer is what a server says in its own words, which change from version to version.
var ofServer = regexp.MustCompile(`数据库说：.+?（`)

// asked is a query as a project has it: its text begins on line 4.
func asked(statement string) source.Query {
	const file = "data/2022/社区.sql.toml"
	return source.Query{Database: "民政统计库", Connection: "MZ_DB", Timeout: 20, Year: 2022, File: file,
		Statement: source.Expression{Text: statement, Place: diag.Place{File: file, Line: 4, Column: 1}}, Place: diag.Place{File: file, Line: 1, Column: 1}}
}

// told is a problem as people read it.
func told(p *diag.Problem) string {
	if p == nil {
		return "no problem"
	}
	return fmt.Sprintf("%d:%d %s：%s\n→ %s", p.Line, p.Column, p.Code, p.Message, p.Hint)
}

func do(t *testing.T, s *postgres.Server, statements string) {
	t.Helper()
	if err := s.Do(statements); err != nil {
		t.Fatal(err)
	}
}

// table is the table of an answer as it stands in its file.
func table(t *testing.T, a *answer.Answer) string {
	t.Helper()
	f, ok := source.Answer(a.Bytes())
	if !ok {
		t.Fatalf("the file of the answer cannot be read again:\n%s", a.Bytes())
	}
	return f.Table
}

// What a database holds comes exactly, whatever the server shows dates in: digits of
// a numeric that no float has, leading zeros, missing values, texts that a spreadsheet
// would run. Rows come in the one order of what they hold.
func TestAnswerIsExact(t *testing.T) {
	s := server(t)
	do(t, s, `create domain 代码 as varchar(12);
create table 社区 (dm 代码, n2 smallint, n4 int, n8 bigint, nn numeric, n2d numeric(12,2), t text, c char(5), b bool, d date, nian int);
insert into 社区 values
('329901001002', 2, -3, 9007199254740993, 0.10000000000000000000001, 1234567890.10, '007', 'ab', true, '2022-03-09', 2022),
('329901001001', null, null, null, null, null, '', null, null, null, 2022),
('329901001003', 0, 0, 0, 0, 0, E'=cmd|''/c calc''!A0', '', false, '0987-12-31', 2022),
('329901001003', 0, 0, 0, 0, 0, E'说"明"，\r\n第二行', '', false, '1949-10-01', 2022),
('329901001009', 9, 9, 9, 9, 9, 'last year', '', false, '2021-01-01', 2021);`)
	a, secure, p := Ask(asked(`select dm 代码, n2, n4, n8, nn, n2d, t "2022年备注", c, b, d from 社区 where nian = $1`), s.Connection("asker"))
	if p != nil {
		t.Fatal(told(p))
	}
	const want = `代码,n2,n4,n8,nn,n2d,"=""2022年备注""",c,b,d
"=""329901001001""",,,,,,,,,
"=""329901001002""",2,-3,9007199254740993,0.10000000000000000000001,1234567890.10,"=""007""",ab,是,"=""2022-03-09"""
"=""329901001003""",0,0,0,0,0.00,"=""=cmd|'/c calc'!A0""",,否,"=""0987-12-31"""
"=""329901001003""",0,0,0,0,0.00,"说""明""，
第二行",,否,"=""1949-10-01"""
`
	if got := table(t, a); got != want {
		t.Errorf("the table is\n%s\nwant\n%s", got, want)
	}
	if !secure || a.Rows != 4 || a.Database != "民政统计库" || a.Query != "社区.sql.toml" || !strings.HasPrefix(a.Server, "PostgreSQL ") || len(a.Time) != len("2006-01-02 15:04:05") {
		t.Errorf("secure %v, head %+v", secure, a.Head)
	}
}

// The same data entered in another order, or asked for so, give the same bytes.
func TestSameDataSameBytes(t *testing.T) {
	s := server(t)
	do(t, s, `create table a (k text, v int); create table b (k text, v int);
insert into a select 'k' || i % 7, i from generate_series(1, 200) i; insert into b select k, v from a order by random();`)
	var files []string
	for _, statement := range []string{"select k, v from a", "select k, v from b", "select k, v from a order by v desc"} {
		a, _, p := Ask(asked(statement), s.Connection("asker"))
		if p != nil {
			t.Fatal(told(p))
		}
		a.Time, a.Statement = "", ""
		files = append(files, string(a.Bytes()))
	}
	if files[0] != files[1] || files[0] != files[2] {
		t.Errorf("the files differ:\n%s\n%s\n%s", files[0], files[1], files[2])
	}
}

// What cannot be an answer is said with its remedy, at the place that the server
// names; nothing is written, whatever the statement.
func TestRefusedQueries(t *testing.T) {
	s := server(t)
	do(t, s, `create table a (k text, v int); insert into a values ('x', 1), ('y', 2); create sequence 序号; create type 颜色 as enum ('红', '绿');
create table 秘密 (x int); create user clerk password :'password'; grant select on a to clerk;
create function 改() returns int language sql as 'delete from a returning v';
create database raw encoding 'SQL_ASCII' template template0;`)
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, cases, _ := strings.Cut(string(text), "\n\n")
	got := head + "\n"
	for _, c := range strings.Split(strings.TrimSpace(cases), "\n\n") {
		var statement []string
		user := "clerk"
		for line := range strings.Lines(c) {
			if text, ok := strings.CutPrefix(line, ">> "); ok {
				user, statement = "asker", append(statement, text)
			} else if text, ok := strings.CutPrefix(line, "> "); ok {
				statement = append(statement, text)
			}
		}
		q := asked(strings.TrimSuffix(strings.Join(statement, ""), "\n"))
		if strings.Contains(q.Statement.Text, "pg_sleep") {
			q.Timeout = 1
		}
		_, _, p := Ask(q, s.Connection(user))
		got += "\n" + strings.TrimPrefix(strings.ReplaceAll("\n"+q.Statement.Text, "\n", "\n"+map[string]string{"asker": ">> ", "clerk": "> "}[user]), "\n") + "\n" + ofServer.ReplaceAllString(told(p), "数据库说：…（") + "\n"
		if p != nil {
			hidesSecrets(t, p)
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got != string(text) || strings.Count(got, "\n→ ") < 30 {
		t.Errorf("%s should be\n%s", page, got)
	}
	_, _, p := Ask(asked(`select E'\xff\xfe' x`), s.Connection("asker")+" dbname=raw")
	if p == nil || p.Code != "query-failed" || !strings.Contains(p.Message, "invalid byte sequence") {
		t.Errorf("bytes that are no UTF-8: %s", told(p))
	}
	do(t, s, `do $$ begin if (select array_agg(v order by v) from a) <> '{1,2}' or (select is_called from 序号) then raise 'written'; end if; end $$`)
}
