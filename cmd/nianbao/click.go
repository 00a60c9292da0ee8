package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// On Windows cobra would tell who double-clicks the program to open a console.
func init() { cobra.MousetrapHelpText = "" }

// click is what a double click on the program does: it builds the project whose
// folder the program lies in, serves it and opens the browser. Nobody reads what
// stands in a console that closes, so it waits before it ends.
func click(in io.Reader, out io.Writer) int {
	dir, ok := clickedProject()
	if !ok {
		fmt.Fprintln(out, "这个文件夹里没有 nianbao.toml，不是年报的项目。\n"+
			"把本程序放进项目文件夹再双击；还没有项目的，打开命令行，运行 nianbao init 我的年报。")
		return waits(in, out, 1)
	}
	return waits(in, out, buildAndShow(dir, out, run))
}

// buildAndShow publishes the site, then serves it whether or not that could be
// done: the preview says what is wrong, too.
func buildAndShow(dir string, out io.Writer, run func(args []string) int) int {
	fmt.Fprintln(out, "正在生成网站……")
	run([]string{"build", "--project", dir})
	fmt.Fprintln(out, "浏览器会自动打开；关掉这个窗口，预览就结束。")
	return run([]string{"serve", "--project", dir, "--open", "--addr", freeAddress()})
}

// clickedProject is the folder of the program, else that from which it was
// started, where one is a project.
func clickedProject() (dir string, ok bool) {
	own, err := os.Executable()
	if err != nil {
		own = "."
	}
	for _, dir := range []string{filepath.Dir(own), "."} {
		if _, err := os.Stat(filepath.Join(dir, "nianbao.toml")); err == nil {
			return dir, true
		}
	}
	return "", false
}

// freeAddress is the usual address of the preview, another one where that is
// taken, such as by a window that was left open.
func freeAddress() string {
	for port := 8300; port < 8310; port++ {
		addr := fmt.Sprintf("127.0.0.1:%d", port)
		if l, err := net.Listen("tcp", addr); err == nil {
			l.Close()
			return addr
		}
	}
	return "127.0.0.1:0"
}

func waits(in io.Reader, out io.Writer, status int) int {
	fmt.Fprintln(out, "按回车键关闭。")
	_, _ = bufio.NewReader(in).ReadString('\n') // the window may have been closed
	return status
}
