package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// longestConnection is how many bytes a connection string may have.
const longestConnection = 4 << 10

// connectionOf is the connection string of a query: what the variable that it
// names holds, else the file that the variable NAME_FILE names, which lies outside
// the project and which nobody else may read. No problem repeats any of it.
func connectionOf(dir string, q source.Query) (string, *diag.Problem) {
	refuse := func(said, hint string) (string, *diag.Problem) {
		return "", &diag.Problem{Code: "query-connection", Severity: diag.Error, Place: q.Place, Message: said + "，没有取数", Hint: hint}
	}
	if c := strings.TrimSpace(os.Getenv(q.Connection)); c != "" {
		return c, nil
	}
	name := q.Connection + "_FILE"
	path := os.Getenv(name)
	switch info, err := os.Stat(path); {
	case path == "":
		return refuse("没有设环境变量 "+q.Connection, "设 "+q.Connection+" 为连接串，例如 postgres://用户:密码@主机:5432/库名；或设 "+name+" 为存连接串的文件，放在项目外面")
	case liesIn(path, dir):
		return refuse(name+" 指的文件在项目里，会跟着项目被复制、归档", "把它移到项目外面，只给自己读的权限；项目给过别人的，请改密码")
	case err != nil || !info.Mode().IsRegular():
		return refuse(name+" 指的文件打不开", "核对 "+name+" 里的路径")
	case runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
		return refuse(name+" 指的文件别人也读得到", "运行 chmod 600 文件，只留自己读写的权限")
	}
	text, err := readStart(path)
	if text = strings.TrimSpace(strings.TrimPrefix(text, "\uFEFF")); err != nil || text == "" || strings.Contains(text, "\n") || len(text) > longestConnection {
		return refuse(name+" 指的文件里不是一行连接串", "只写一行，例如 postgres://用户:密码@主机:5432/库名")
	}
	return text, nil
}

// liesIn reports whether a file lies in a project, by whatever links.
func liesIn(path, dir string) bool {
	if within(path, dir) {
		return true
	}
	real, err1 := filepath.EvalSymlinks(path)
	root, err2 := filepath.EvalSymlinks(dir)
	return err1 == nil && err2 == nil && within(real, root)
}

// readStart reads a little more of a file than a connection string may have.
func readStart(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, longestConnection+8))
	return string(text), err
}
