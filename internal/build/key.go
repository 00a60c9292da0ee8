package build

import (
	"crypto/sha256"
	"fmt"
	"io/fs"

	"nianbao/internal/archive"
)

// inputs are what a site is made of, relative to the project.
var inputs = []string{"nianbao.toml", "data", "content", "themes", archive.Folder}

// Key names everything that a site depends on: the project's files, the edition,
// and the program, given by its digest. Two builds with the same key make the same
// site. It is false where a file cannot be read.
func Key(project fs.FS, e Edition, program string) (string, bool) {
	files, ok := digestUnder(project, inputs)
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendln(nil, program, e, files))), ok
}

// digestUnder is the SHA-256 over paths and digests of all files under roots, of
// which some may be missing. It is false where a file cannot be read.
func digestUnder(project fs.FS, roots []string) (string, bool) {
	sum := sha256.New()
	for _, root := range roots {
		err := fs.WalkDir(project, root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := fs.ReadFile(project, path)
			fmt.Fprintf(sum, "%s %x\n", path, sha256.Sum256(text))
			return err
		})
		if _, missing := fs.Stat(project, root); err != nil && missing == nil {
			return "", false
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil)), true
}
