//go:build !windows

package swap

import "os"

func rename(old, new string) error { return os.Rename(old, new) }
