package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"nianbao/internal/echarts"
)

// version is set by the linker when a release is built.
var version = "dev"

func versionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "显示版本",
		Example: "  nianbao version\n  nianbao version --format json",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return printVersion(cmd) },
	}
	formatFlag(cmd)
	return cmd
}

func printVersion(cmd *cobra.Command) error {
	charts := echarts.Version()
	if isJSON(cmd) {
		return printJSON(cmd, struct {
			Version string `json:"version"`
			Go      string `json:"go"`
			ECharts string `json:"echarts"`
		}{version, runtime.Version(), charts})
	}
	if charts == "" {
		charts = "没有装入（" + echarts.ErrNoBundle.Error() + "）"
	}
	fmt.Fprintf(cmd.OutOrStdout(), "nianbao %s\n%s\nECharts %s\n", version, runtime.Version(), charts)
	return nil
}
