package database

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"

	"nianbao/internal/diag"
	"nianbao/internal/postgres"
)

// hidesSecrets fails where a problem tells of the connection.
func hidesSecrets(t *testing.T, p *diag.Problem) {
	t.Helper()
	for _, secret := range []string{postgres.Password, "geheim", "asker", "clerk", "visitor", "127.0.0.1", "localhost", "example.invalid"} {
		if strings.Contains(fmt.Sprintf("%+v", *p), secret) {
			t.Errorf("the problem tells %q: %+v", secret, *p)
		}
	}
}

// Who cannot get in is told why, in words of ours.
func TestUnreachedDatabases(t *testing.T) {
	s := server(t)
	do(t, s, "create user visitor password :'password'; create database 别的; revoke connect on database 别的 from public; create user no_login nologin password :'password'")
	const login = "database-refused：数据库不让登录：用户名或密码不对，或者不许从这台电脑登录（%s），没有取数\n→ 核对环境变量 MZ_DB 里的用户名和密码；还不行，请数据库的管理员准许这个用户从这台电脑登录"
	for name, c := range map[string]struct{ connection, want string }{
		"wrong password":   {strings.ReplaceAll(s.Connection("asker"), "geheim", "falsch"), fmt.Sprintf(login, "28P01")},
		"unknown user":     {s.Connection("nobody_here"), fmt.Sprintf(login, "28P01")},
		"may not log in":   {s.Connection("no_login"), fmt.Sprintf(login, "28000")},
		"no such database": {s.Connection("asker") + " dbname=geheim_db", "database-refused：数据库服务器上没有连接串里写的那个库（3D000），没有取数\n→ 核对环境变量 MZ_DB 里的库名"},
		"no right":         {s.Connection("visitor") + " dbname=别的", "database-refused：这个用户没有连接这个库的权限（42501），没有取数\n→ 请数据库的管理员给环境变量 MZ_DB 里的用户 connect 权限"},
		"encryption":       {s.Connection("asker") + " sslmode=require", "database-unreachable：连不上：加密没有谈成，证书不被信任，或者那里不是 PostgreSQL，没有取数\n→ 核对环境变量 MZ_DB 里的 sslmode 和证书；用 psql 以同一个连接串试一次"},
	} {
		_, _, p := Ask(asked("select 1 a"), c.connection)
		if told(p) != "1:1 "+c.want {
			t.Errorf("%s: %s, want %s", name, told(p), c.want)
		} else {
			hidesSecrets(t, p)
		}
	}
}

// So is who finds no database at all; that needs none.
func TestNoDatabaseThere(t *testing.T) {
	closed := listen(t, func(net.Conn) {})
	closed.Close()
	web := listen(t, func(c net.Conn) { fmt.Fprint(c, "HTTP/1.0 400 Bad Request\r\n\r\n"); c.Close() })
	mute := listen(t, func(c net.Conn) { io.Copy(io.Discard, c) })
	at := func(l net.Listener) string {
		return fmt.Sprintf("postgres://asker:geheim@127.0.0.1:%d/postgres?connect_timeout=1", l.Addr().(*net.TCPAddr).Port)
	}
	for name, c := range map[string]struct{ connection, want string }{
		"nobody listens":  {at(closed), "database-unreachable：连不上：那个地址没有数据库在运行，或者被防火墙挡住，没有取数\n→ 核对环境变量 MZ_DB 里的主机和端口，看数据库开着没有"},
		"a web server":    {at(web), "database-unreachable：连不上：加密没有谈成，证书不被信任，或者那里不是 PostgreSQL，没有取数\n→ 核对环境变量 MZ_DB 里的 sslmode 和证书；用 psql 以同一个连接串试一次"},
		"silence":         {at(mute), "database-unreachable：连不上：那里没有回音，没有取数\n→ 核对环境变量 MZ_DB 里的主机和端口，看网络和防火墙通不通"},
		"no such host":    {"postgres://asker:geheim@example.invalid/postgres", "database-unreachable：找不到连接串里写的主机，没有取数\n→ 核对环境变量 MZ_DB 里的主机名，看这台电脑在不在内网"},
		"no such port":    {"postgres://asker:geheim@localhost:99999/postgres", "query-connection：连接串读不懂，没有取数\n→ 环境变量 MZ_DB 里写成 postgres://用户:密码@主机:5432/库名 的样子，密码里的 @ : / 等写成 %40 %3A %2F"},
		"a bad password":  {"postgres://asker:geheim@%zz@localhost/postgres", "query-connection：连接串读不懂，没有取数\n→ 环境变量 MZ_DB 里写成 postgres://用户:密码@主机:5432/库名 的样子，密码里的 @ : / 等写成 %40 %3A %2F"},
		"another product": {"mysql://asker:geheim@localhost/x", "query-connection：连接串读不懂，没有取数\n→ 环境变量 MZ_DB 里写成 postgres://用户:密码@主机:5432/库名 的样子，密码里的 @ : / 等写成 %40 %3A %2F"},
	} {
		_, _, p := Ask(asked("select 1 a"), c.connection)
		if told(p) != "1:1 "+c.want {
			t.Errorf("%s: %s, want %s", name, told(p), c.want)
		} else {
			hidesSecrets(t, p)
		}
	}
}

// listen serves every connection that comes.
func listen(t *testing.T, serve func(net.Conn)) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go serve(c)
		}
	}()
	return l
}

// A connection that is cut, after however many bytes of the answer, gives a problem
// and no answer.
func TestCutConnection(t *testing.T) {
	s := server(t)
	do(t, s, "create table a as select i, repeat('字', 50) t from generate_series(1, 2000) i")
	for _, most := range []int64{1, 40, 400, 900, 1200, 5_000, 100_000, 300_000} {
		proxy := listen(t, func(near net.Conn) {
			defer near.Close()
			far, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", s.Port))
			if err != nil {
				return
			}
			defer far.Close()
			go io.Copy(far, near)
			io.Copy(near, io.LimitReader(far, most))
		})
		connection := strings.Replace(s.Connection("asker"), fmt.Sprint(s.Port), fmt.Sprint(proxy.Addr().(*net.TCPAddr).Port), 1)
		a, _, p := Ask(asked("select i, t from a"), connection+" sslmode=disable")
		if p == nil || a != nil || p.Code != "database-unreachable" {
			t.Errorf("cut after %d bytes: %s", most, told(p))
		} else {
			hidesSecrets(t, p)
		}
	}
}

// A far machine reached without encryption is not safe; this one is.
func TestSafe(t *testing.T) {
	for address, want := range map[net.Addr]bool{
		&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)}: true, &net.TCPAddr{IP: net.IPv6loopback}: true, &net.UnixAddr{Name: "/run/x"}: true,
		&net.TCPAddr{IP: net.IPv4(10, 0, 0, 7)}: false, &net.TCPAddr{IP: net.ParseIP("fd00::7")}: false,
	} {
		if got := safe(end{remote: address}); got != want {
			t.Errorf("%v is safe: %v", address, got)
		}
		if !safe(tls.Client(end{remote: address}, nil)) {
			t.Errorf("%v is not safe though encrypted", address)
		}
	}
}

// An end is one of a connection to an address.
type end struct {
	net.Conn
	remote net.Addr
}

func (e end) RemoteAddr() net.Addr { return e.remote }
