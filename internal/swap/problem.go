package swap

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"syscall"
)

// ErrBusy is wrapped by the error for a target that another run holds.
var ErrBusy = errors.New("被另一个运行占用")

// A Problem says what went wrong where and what a person can do.
type Problem struct {
	Path   string
	What   string // what happened
	Advice string // what to do
	Err    error  // the system's own error, or nil
}

func (p *Problem) Error() string {
	text := p.Path + "：" + p.What + "；" + p.Advice
	if p.Err != nil && !errors.Is(p.Err, ErrBusy) {
		text += "（系统信息：" + p.Err.Error() + "）"
	}
	return text
}

func (p *Problem) Unwrap() error { return p.Err }

// explain words an error of the operating system for people.
func explain(path string, err error) error {
	if p := (*Problem)(nil); err == nil || errors.As(err, &p) {
		return err
	}
	for _, c := range causes {
		if slices.ContainsFunc(c.errs, func(e error) bool { return errors.Is(err, e) }) {
			return &Problem{path, c.what, c.advice, err}
		}
	}
	return &Problem{path, "写入时出错", "原有内容没有改动，请按系统信息处理后再运行", err}
}

var causes = []struct {
	errs         []error
	what, advice string
}{
	{
		[]error{syscall.ENOSPC, syscall.EDQUOT, windows(39), windows(112)},
		"磁盘空间不够，没有写完", "原有内容没有改动，请腾出空间后再运行",
	}, {
		[]error{syscall.EROFS, windows(19)},
		"所在磁盘是只读的，不能写入", "请换一个可以写入的位置",
	}, {
		[]error{syscall.EBUSY, windows(32), windows(33)},
		"正被别的程序使用，或者是磁盘的挂载点，不能替换", "请关闭打开它的程序（浏览器、WPS、资源管理器），或换一个位置，再运行",
	}, {
		[]error{fs.ErrPermission},
		"没有写入的权限", "请换一个位置，或请管理员给予上级文件夹的写入权限；在 Windows 上还请关闭正打开它的程序",
	}, {
		[]error{syscall.ENOLCK, errors.ErrUnsupported},
		"所在磁盘不支持加锁或替换", "请换到本机磁盘上的位置",
	},
}

// windows returns a Windows error by its number, and elsewhere one that
// nothing matches, because the same numbers mean other things there.
func windows(number uintptr) error {
	if runtime.GOOS == "windows" {
		return syscall.Errno(number)
	}
	return errors.New("only on Windows")
}
