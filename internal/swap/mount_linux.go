package swap

import (
	"os"
	"path/filepath"
	"strings"
)

// mountIn finds a mount point that is dir or lies in it. Removing the old
// folder would otherwise empty the disk mounted there.
func mountIn(dir string) (at string, found bool) {
	table, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return "", false // no /proc: the rename itself still refuses dir
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	for line := range strings.Lines(string(table)) {
		fields := strings.Fields(line)
		if len(fields) < 5 {
			continue
		}
		at := unescape(fields[4])
		if at == dir || strings.HasPrefix(at, dir+"/") {
			return at, true
		}
	}
	return "", false
}

// unescape undoes the octal escapes the kernel writes into the table.
func unescape(s string) string {
	return strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(s)
}
