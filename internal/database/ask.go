package database

import (
	"context"
	"crypto/tls"
	"net"
	"path"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"nianbao/internal/answer"
	"nianbao/internal/diag"
	"nianbao/internal/source"
)

const (
	connecting = 15 * time.Second // until a server lets us in
	grace      = 10 * time.Second // for a server to say that a query took too long
	largest    = 32 << 20         // bytes of one message, which is a row
)

// Ask asks what a query of the project asks and gives the answer, sorted. The
// connection is what a variable of the environment said; secure is false where it
// went over a network unencrypted. Where there is no answer the problem says why.
func Ask(q source.Query, connection string) (a *answer.Answer, secure bool, p *diag.Problem) {
	timeout := time.Duration(q.Timeout) * time.Second
	ctx, cancel := context.WithTimeout(context.Background(), connecting+timeout+grace)
	defer cancel()
	s, err := connect(ctx, connection)
	if err != nil {
		return nil, false, unreached(q, err)
	}
	defer leave(s)
	if a, err = (&session{s, q}).ask(ctx, timeout); err != nil {
		return nil, false, failed(q, err)
	}
	a.Sort()
	if _, ok := source.Answer(a.Bytes()); !ok { // short codes take more room in a file than here
		return nil, false, failed(q, within(0, 0, mostBytes+1))
	}
	return a, safe(s.Conn()), nil
}

// connect reaches a server. pgconn reads what a connection string leaves out where
// libpq does: PGPASSWORD, a password file, a service file.
func connect(ctx context.Context, connection string) (*pgconn.PgConn, error) {
	c, err := pgconn.ParseConfig(connection)
	if err != nil {
		return nil, errConnection
	}
	if c.ConnectTimeout == 0 || c.ConnectTimeout > connecting {
		c.ConnectTimeout = connecting
	}
	c.MaxProtocolMessageBodyLen = largest
	c.RuntimeParams["client_encoding"] = "UTF8"
	ctx, cancel := context.WithTimeout(ctx, connecting)
	defer cancel()
	return pgconn.ConnectConfig(ctx, c)
}

// A session is a connection on which one query is asked.
type session struct {
	*pgconn.PgConn
	source.Query
}

// ask asks within a transaction that sees one moment and may not write. The
// statement is prepared, which takes one statement only; one that gives no rows, such
// as COPY, is refused before it runs.
func (s *session) ask(ctx context.Context, timeout time.Duration) (*answer.Answer, error) {
	begin := "begin isolation level repeatable read read only; set local datestyle = 'ISO, YMD'; set local statement_timeout = " + strconv.FormatInt(timeout.Milliseconds(), 10)
	if err := s.run(ctx, begin); err != nil {
		return nil, err
	}
	head, err := s.head(ctx)
	if err != nil {
		return nil, err
	}
	statement, err := s.Prepare(ctx, "", s.Statement.Text, nil)
	if err != nil {
		return nil, err
	}
	columns, err := s.columns(ctx, statement)
	if err != nil {
		return nil, err
	}
	parameters := [][]byte{[]byte(strconv.Itoa(int(s.Year)))}[:len(statement.ParamOIDs)]
	lines, err := rows(columns, s.ExecPrepared(ctx, "", parameters, nil, nil))
	if err != nil {
		return nil, err
	}
	a := &answer.Answer{Head: head, Lines: lines}
	a.Rows = len(lines)
	for _, c := range columns {
		a.Columns = append(a.Columns, c.name)
	}
	return a, s.run(ctx, "rollback")
}

func (s *session) run(ctx context.Context, statement string) error {
	return s.Exec(ctx, statement).Close()
}

// head asks the database for its name and for the moment that the transaction sees,
// in China, which has one time.
func (s *session) head(ctx context.Context) (h answer.Head, err error) {
	asked, err := s.Exec(ctx, "select version(), to_char(now() at time zone 'UTC' + interval '8 hours', 'YYYY-MM-DD HH24:MI:SS')").ReadAll()
	if err != nil {
		return h, err
	}
	if len(asked) != 1 || len(asked[0].Rows) != 1 {
		return h, errProtocol
	}
	row := asked[0].Rows[0]
	return answer.Head{Database: s.Database, Query: path.Base(s.File), Statement: answer.Digest(s.Statement.Text), Server: short(string(row[0])), Time: string(row[1])}, nil
}

// leave says good-bye, but does not wait for an answer.
func leave(s *pgconn.PgConn) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	_ = s.Close(ctx)
}

// safe reports whether nobody on the way can read along.
func safe(c net.Conn) bool {
	if _, encrypted := c.(*tls.Conn); encrypted {
		return true
	}
	far, isTCP := c.RemoteAddr().(*net.TCPAddr)
	return !isTCP || far.IP.IsLoopback()
}
