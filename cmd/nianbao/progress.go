package main

import (
	"os"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// progress returns a function that shows the stage of a build, and one that
// takes it off the screen. Off a terminal, and beside JSON, nothing is shown.
func progress(cmd *cobra.Command) (stage func(string), done func()) {
	if isJSON(cmd) || cmd.ErrOrStderr() != os.Stderr || !term.IsTerminal(int(os.Stderr.Fd())) {
		return func(string) {}, func() {}
	}
	bar := progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(os.Stderr),
		progressbar.OptionSpinnerType(14),
		progressbar.OptionSetElapsedTime(true),
		progressbar.OptionClearOnFinish(),
	)
	stage = func(name string) {
		bar.Describe(name)
		_ = bar.RenderBlank() // a bar that cannot be drawn stops nothing
	}
	return stage, func() { _ = bar.Finish() }
}
