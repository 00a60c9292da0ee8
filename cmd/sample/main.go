// Sample writes the data of the sample district 示例区 under data/: a workbook a
// street and a year, and a district.toml a year; and the workbooks of the
// example projects under examples/. The same program always writes the same
// files. data/areas.toml, data/fields.toml and the policy files are written by
// hand and left alone.
//
//	go run ./cmd/sample
package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"nianbao/internal/sample"
)

func main() {
	dir := flag.String("dir", ".", "the repository, or where else to write")
	flag.Parse()
	if err := write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "sample:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	district, err := sample.Files()
	if err != nil {
		return err
	}
	files, err := sample.Examples()
	if err != nil {
		return err
	}
	for name, data := range district {
		files["data/"+name] = data
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}
