package database

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// Codes are all kinds of problems that this package reports.
var Codes diag.Codes

var (
	connectionUnclear = Codes.New("query-connection", diag.Error, "不知道怎么连数据库")
	unreachable       = Codes.New("database-unreachable", diag.Error, "连不上数据库，或取到一半断了")
	refused           = Codes.New("database-refused", diag.Error, "数据库不让连")
	queryFailed       = Codes.New("query-failed", diag.Error, "数据库没有执行成查询")
	queryResult       = Codes.New("query-result", diag.Error, "查询给出的成不了一张表")
)

// A refusal is what we have found wrong with a query or its answer.
type refusal struct{ said, hint string }

func (r refusal) Error() string { return r.said }

func wrong(hint, format string, args ...any) error {
	return refusal{fmt.Sprintf(format, args...), hint}
}

var (
	errConnection = errors.New("no connection string")
	errProtocol   = errors.New("no answer of a PostgreSQL")
)

// A remedy is what people are told of an error that a server has a number for.
type remedy struct{ state, said, hint string }

// What a server says when it does not let us in. %s is the variable with the
// connection string.
var refusals = []remedy{
	{"28", "数据库不让登录：用户名或密码不对，或者不许从这台电脑登录", "核对%s里的用户名和密码；还不行，请数据库的管理员准许这个用户从这台电脑登录"},
	{"3D000", "数据库服务器上没有连接串里写的那个库", "核对%s里的库名"},
	{"42501", "这个用户没有连接这个库的权限", "请数据库的管理员给%s里的用户 connect 权限"},
	{"53", "数据库服务器现在太忙，不接受新的连接", "过一会儿再运行"},
	{"57P", "数据库服务器正在启动或关闭", "过一会儿再运行"},
	{"", "数据库服务器不接受这次连接", "用 psql 以%s里的连接串连一次，按它说的改"},
}

// What a server says of a statement.
var failures = []remedy{
	{"57014", "查询没有在 %d 秒里完成，已停下", "只取要用的列和行，或请管理员加索引；确实要久的，在说明里写 timeout = 秒数"},
	{"25006", "这条语句要改数据库，取数只许读", "只写 select"},
	{"42501", "没有读的权限", "请数据库的管理员给连接用的用户 select 权限"},
	{"42P01", "没有这张表", "核对表名；不在默认模式里的写 模式.表名"},
	{"42703", "没有这一列", "核对列名；大写和中文的列名用双引号括起来"},
	{"42601", "查询写得不对", "按数据库说的改；只写一条语句"},
	{"57P", "数据库服务器关掉了连接", "过一会儿再运行"},
	{"", "查询没有成功", "按数据库说的改"},
}

func of(list []remedy, code string) remedy {
	for _, r := range list {
		if strings.HasPrefix(code, r.state) {
			return r
		}
	}
	return remedy{}
}

// unreached says why a server did not let us in. What library and server say is not
// repeated: they name addresses and users.
func unreached(q source.Query, err error) *diag.Problem {
	var said *pgconn.PgError
	var lost *net.DNSError
	var dial *net.OpError
	report := func(code diag.Code, said, hint string) *diag.Problem {
		return problem(code, q.Place, said, strings.ReplaceAll(hint, "%s", "环境变量 "+q.Connection+" "))
	}
	switch {
	case errors.Is(err, errConnection):
		return report(connectionUnclear, "连接串读不懂", "%s里写成 postgres://用户:密码@主机:5432/库名 的样子，密码里的 @ : / 等写成 %40 %3A %2F")
	case errors.As(err, &said):
		r := of(refusals, said.Code)
		return report(refused, r.said+"（"+said.Code+"）", r.hint)
	case pgconn.Timeout(err):
		return report(unreachable, "连不上：那里没有回音", "核对%s里的主机和端口，看网络和防火墙通不通")
	case errors.As(err, &lost):
		return report(unreachable, "找不到连接串里写的主机", "核对%s里的主机名，看这台电脑在不在内网")
	case errors.As(err, &dial) && dial.Op == "dial":
		return report(unreachable, "连不上：那个地址没有数据库在运行，或者被防火墙挡住", "核对%s里的主机和端口，看数据库开着没有")
	}
	return report(unreachable, "连不上：加密没有谈成，证书不被信任，或者那里不是 PostgreSQL", "核对%s里的 sslmode 和证书；用 psql 以同一个连接串试一次")
}

// failed says why a query gave no answer, at the place in the query that the server
// names.
func failed(q source.Query, err error) *diag.Problem {
	var said *pgconn.PgError
	var ours refusal
	switch {
	case errors.As(err, &ours):
		return problem(queryResult, q.Place, ours.said, ours.hint)
	case errors.As(err, &said):
		r := of(failures, said.Code)
		return problem(queryFailed, at(q, int(said.Position)), strings.ReplaceAll(r.said, "%d", fmt.Sprint(q.Timeout))+"；数据库说："+short(said.Message)+"（"+said.Code+"）", r.hint)
	case pgconn.Timeout(err):
		return problem(unreachable, q.Place, fmt.Sprintf("过了 %d 秒，数据库没有回音，已放弃", q.Timeout), "看网络通不通；过一会儿再运行")
	}
	return problem(unreachable, q.Place, "取到一半连接断了", "看网络和数据库服务器，再运行一次")
}

func problem(code diag.Code, place diag.Place, said, hint string) *diag.Problem {
	p := code.At(place, hint, "%s，没有取数", said)
	return &p
}

// at is the place of a character of a query, from 1; where the server names none,
// that of the definition.
func at(q source.Query, position int) diag.Place {
	text := []rune(q.Statement.Text)
	if position < 1 || position > len(text)+1 {
		return q.Place
	}
	place := q.Statement.Place
	before := string(text[:position-1])
	if n := strings.Count(before, "\n"); n > 0 {
		place.Line, place.Column = place.Line+n, 1
		before = before[strings.LastIndexByte(before, '\n')+1:]
	}
	place.Column += utf8.RuneCountInString(before)
	return place
}

// short is a text of a server on one line, of a length that people read.
func short(text string) string {
	const most = 200
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
