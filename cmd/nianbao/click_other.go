//go:build !windows

package main

import (
	"os/exec"
	"runtime"
)

// ownConsole is only told on Windows; elsewhere programs are started from a
// console that was there before.
func ownConsole() bool { return false }

// browse opens an address in the user's browser.
func browse(url string) error {
	name := "xdg-open"
	if runtime.GOOS == "darwin" {
		name = "open"
	}
	return exec.Command(name, url).Start()
}
