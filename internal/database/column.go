package database

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"

	"nianbao/internal/answer"
)

// A column is one that a query gives: its name, and how the text of a value is
// read.
type column struct {
	name string
	read func(text string) (answer.Cell, error)
}

// The kinds of values that are understood, by the numbers that PostgreSQL has for
// them in every database. Of domains the server tells the type beneath.
var kinds = map[uint32]func(string) (answer.Cell, error){
	20: number, 21: number, 23: number, 1700: number, // bigint, smallint, integer, numeric
	25: text, 1043: text, 18: text, 19: text, 1042: padded, // text, varchar, "char", name, char(n)
	16: truth, 1082: date,
}

// columns are those of a statement, or what is wrong with them.
func (s *session) columns(ctx context.Context, d *pgconn.StatementDescription) ([]column, error) {
	if len(d.ParamOIDs) > 1 {
		return nil, wrong("只用 $1，它是文件夹的年份；别的数直接写进查询", "查询里有 %d 个参数", len(d.ParamOIDs))
	}
	if len(d.Fields) == 0 {
		return nil, wrong("写一条 select 查询", "这条语句给不出表")
	}
	out, at := make([]column, 0, len(d.Fields)), map[string]int{}
	for n, f := range d.Fields {
		name := f.Name
		switch first := at[name]; {
		case name == "" || name == "?column?":
			return nil, wrong("用 as 起名，例如 count(*) as 户数", "第 %d 列没有名字", n+1)
		case first > 0:
			return nil, wrong("改掉一个，例如 as 户数", "第 %d 列和第 %d 列都叫“%s”", first, n+1, name)
		case strings.ContainsFunc(name, unicode.IsControl) || !utf8.ValidString(name):
			return nil, wrong("用 as 另起一个名字", "第 %d 列的名字里有换行或认不出的字", n+1)
		}
		at[name] = n + 1
		read := kinds[f.DataTypeOID]
		if read == nil {
			return nil, s.unknown(ctx, name, f)
		}
		out = append(out, column{name, read})
	}
	return out, nil
}

// unknown says what to make of a column of a kind that is not understood.
func (s *session) unknown(ctx context.Context, name string, f pgconn.FieldDescription) error {
	kind := fmt.Sprintf("第 %d 号类型", f.DataTypeOID)
	asked := s.ExecParams(ctx, "select format_type($1::oid, $2::int4)", [][]byte{fmt.Append(nil, f.DataTypeOID), fmt.Append(nil, f.TypeModifier)}, nil, nil, nil).Read()
	if asked.Err == nil && len(asked.Rows) == 1 {
		kind = string(asked.Rows[0][0])
	}
	switch {
	case f.DataTypeOID == 700, f.DataTypeOID == 701: // real, double precision
		return wrong("在查询里换成定点数，写明几位小数，例如 round("+name+"::numeric, 2) as "+name, "列“%s”是浮点数（%s），不精确", name, kind)
	case strings.HasPrefix(kind, "timestamp"):
		return wrong("在查询里换成日期，例如 "+name+"::date as "+name, "列“%s”是时刻（%s），年报里只有日期", name, kind)
	}
	return wrong("在查询里换成文字或数，例如 "+name+"::text as "+name, "列“%s”的类型 %s 读不了", name, kind)
}
