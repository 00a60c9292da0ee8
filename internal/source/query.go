package source

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/answer"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/stat"
)

// A Query asks a database for a table of a year (data/YYYY/NAME.sql.toml). What
// it gave lies beside it as NAME.sql.csv. Nothing here asks; the command fetch does.
type Query struct {
	Database   string     `toml:"database"`   // as the office calls it
	Connection string     `toml:"connection"` // the variable of the environment that says where it is and who asks
	Statement  Expression `toml:"query"`      // one SELECT; $1 in it is the year
	Timeout    int        `toml:"timeout"`    // in seconds; 0: DefaultTimeout
	Year       stat.Year
	File       string // path of the definition
	Place      diag.Place
}

// DefaultTimeout and LongestTimeout are how many seconds a database may take.
const (
	DefaultTimeout = 60
	LongestTimeout = 3600
)

const queryEnding = ".sql.toml"

// Answer is the path of the file with what the database gave.
func (q Query) Answer() string { return strings.TrimSuffix(q.File, ".toml") + ".csv" }

// Queries are those of some years, of all where none is named.
func Queries(project fs.FS, years []stat.Year, problems *diag.List) []Query {
	r := &reader{project: project, problems: problems}
	var out []Query
	for _, y := range r.list("data") {
		number := yearOf(y.Name())
		if !y.IsDir() || !yearFolder.MatchString(y.Name()) || len(years) > 0 && !slices.Contains(years, number) {
			continue
		}
		for _, entry := range r.list("data/" + y.Name()) {
			if !strings.HasSuffix(entry.Name(), queryEnding) || litter.MatchString(entry.Name()) {
				continue
			}
			if q, ok := r.query(path.Join("data", y.Name(), entry.Name()), number); ok {
				out = append(out, q)
			}
		}
	}
	return out
}

var variable = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]{0,63}$`)

// query reads a definition; false where it cannot be asked.
func (r *reader) query(name string, y stat.Year) (Query, bool) {
	text, ok := r.text(r.project, name)
	if !ok {
		return Query{}, false
	}
	q := Query{Place: diag.Place{File: name, Line: 1, Column: 1}}
	ok = DecodeTOML(name, 1, text, &q, r.problems)
	q.File, q.Year = name, y
	if q.Timeout == 0 {
		q.Timeout = DefaultTimeout
	}
	return q, r.mayAsk(q) && ok
}

// mayAsk reports whether a definition is whole, and what it lacks.
func (r *reader) mayAsk(q Query) (ok bool) {
	ok = true
	refuse := func(wrong bool, c diag.Code, hint, said string) {
		if wrong {
			r.problems.Add(c.At(q.Place, hint, "%s", said))
			ok = false
		}
	}
	refuse(strings.TrimSpace(q.Database) == "" || utf8.RuneCountInString(q.Database) > 60 || strings.ContainsFunc(q.Database, isBreak), queryKey,
		"写办公室里对这个数据库的叫法，例如 database = \"民政统计库\"", "缺 database，或者太长、有换行")
	refuse(q.Connection == "", queryKey, "写一个环境变量的名字，例如 connection = \"NIANBAO_DB\"", "缺 connection")
	refuse(q.Connection != "" && !variable.MatchString(q.Connection), querySecret, // what stands there may be a password, and is not repeated
		"这里只写一个环境变量的名字，例如 connection = \"NIANBAO_DB\"；连接串放进那个变量，这里写过密码的请改掉密码", "connection 写的不是环境变量的名字：地址、用户名、密码不能放在项目里")
	refuse(strings.TrimSpace(q.Statement.Text) == "", queryKey, "写一条查询，例如 query = \"\"\"select …\"\"\"", "缺 query")
	refuse(q.Timeout < 1 || q.Timeout > LongestTimeout, queryKey, "写秒数，例如 timeout = 120", saying("timeout 应当在 1 到 %d 秒之间", LongestTimeout))
	return ok
}

func isBreak(r rune) bool { return r < ' ' || r == 0x7F }

// fetched says where the answer of a query is not what the query would ask for.
func (r *reader) fetched(q Query) {
	again := "运行 nianbao fetch"
	if !exists(r.project, q.Answer()) {
		r.problems.Add(queryUnfetched.At(q.Place, again, "这条查询还没有取过数"))
		return
	}
	data, err := fs.ReadFile(r.project, q.Answer()) // an error is reported where its table is read
	if f, ours := Answer(data); err == nil && ours && f.Statement != answer.Digest(q.Statement.Text) {
		r.problems.Add(queryOutdated.At(q.Place, again, "查询改过了，%s 里还是 %s 按改前的查询取的数", path.Base(q.Answer()), f.Time))
	}
}

// Answer reads the file of an answer; false where it is none, or was changed.
func Answer(data []byte) (answer.File, bool) {
	if len(data) > maxDelimited {
		return answer.File{}, false
	}
	f, err := answer.Open(decode(data))
	return f, err == nil
}

// readAnswer reads what a database gave. Where the file is not as it was fetched
// nothing of it is told as the database's.
func (b *book) readAnswer(text string) {
	f, err := answer.Open(text)
	if err != nil {
		b.refuse(refusal{answerChanged, "这个文件是从数据库取来的，取来以后有人改过，没有读", "运行 nianbao fetch --overwrite 重新取；要手工填报的，另建一个工作簿，移走这个文件"})
		return
	}
	b.fetched = layout.Fetch{Database: f.Database, Query: f.Query, Time: f.Time, Above: f.Above + 1} // and the names of the columns
	b.delimited(f.Table, delimiter{',', f.Above, fetchedCell})
}

// fetchedCell is a cell of the kind that it had in the database.
func fetchedCell(text string) (raw string, kind layout.CellKind) {
	c := answer.Read(text)
	switch {
	case strings.TrimSpace(c.Text) == "":
		return "", layout.Empty
	case c.Number:
		return c.Text, layout.Figure
	}
	return c.Text, layout.Words
}
