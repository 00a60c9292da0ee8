package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
)

func serveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve [--addr 地址] [--open]",
		Short: "在浏览器里边改边看",
		Long: "在本机开一个预览：保存数据、文稿或主题以后，网站自动重新生成，浏览器里的页面自动更新。\n" +
			"有错误时页面上列出问题，原来的网站还看得到。网站只在内存里，不写 public/。",
		Example: "  nianbao serve\n  nianbao serve --open\n  nianbao serve --addr 127.0.0.1:8301",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return serve(cmd) },
	}
	cmd.Flags().String("addr", "127.0.0.1:8300", "预览的地址 `ADDR`；不写时是 127.0.0.1:8300")
	cmd.Flags().Lookup("addr").DefValue = ""
	cmd.Flags().Bool("open", false, "在浏览器里打开")
	return cmd
}

func serve(cmd *cobra.Command) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	addr, _ := cmd.Flags().GetString("addr")
	listener, err := listen(cmd, addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	p := newPreview(cmd, dir)
	if err := p.rebuild(); err != nil {
		return err
	}
	watching, err := watch(ctx, dir)
	if err != nil {
		fmt.Fprintf(cmd.ErrOrStderr(), "看不到文件的改动（%v）；改过以后请重新运行 nianbao serve。\n", err)
	}
	go p.follow(ctx, watching)
	fmt.Fprintf(cmd.OutOrStdout(), "预览在 http://%s/ ，按 Ctrl+C 结束。\n", listener.Addr())
	if open, _ := cmd.Flags().GetBool("open"); open {
		if err := browse("http://" + listener.Addr().String() + "/"); err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "浏览器没有打开（%v）；请自己打开上面的地址。\n", err)
		}
	}
	return answer(ctx, listener, p.handler(addr))
}

// listen opens the address. Whoever reaches it can read all of the project's
// numbers, so other addresses than this machine's own get a warning.
func listen(cmd *cobra.Command, addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, wrong("--addr 写的“%s”不是地址；写成 127.0.0.1:8300 的样子", addr)
	}
	if n, err := net.LookupPort("tcp", port); err != nil || n < 0 {
		return nil, wrong("--addr 里的端口“%s”不对；写 1 到 65535 的数", port)
	}
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s 已经被别的程序占用；用 --addr 换一个端口，例如 --addr 127.0.0.1:8301", addr)
	}
	if err != nil {
		return nil, fmt.Errorf("地址 %s 打不开（%w）", addr, err)
	}
	if !loopback(host) {
		fmt.Fprintf(cmd.ErrOrStderr(), "注意：%s 不只是本机，同一网络里的人都能看到这些数据。\n", addr)
	}
	return listener, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// answer serves until ctx ends.
func answer(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("预览中断（%w）", err)
	case <-ctx.Done():
		return server.Close()
	}
}
