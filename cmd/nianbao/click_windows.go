package main

import (
	"os/exec"
	"syscall"
	"unsafe"
)

// ownConsole reports whether the program was started by a double click: then the
// console was made for it, and no other process is attached.
func ownConsole() bool {
	var ids [2]uint32
	n, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("GetConsoleProcessList").Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}

// browse opens an address in the user's browser.
func browse(url string) error {
	return exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
}
