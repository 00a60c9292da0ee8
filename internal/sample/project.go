package sample

import (
	"strings"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"nianbao"
)

// Project makes a project for a test out of a txtar archive, so that a test is
// a page someone can read: a file NAME.xlsx is given as the tables of FromTSV.
// Where it has no words of its own it has those of this repository, without which
// no name and no line of sums is known. It panics where the archive itself is
// wrong, for that is a fault of the test.
func Project(archive string) fstest.MapFS {
	out := fstest.MapFS{words: {Data: vocabulary(), Mode: 0o644}}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		data := f.Data
		if strings.HasSuffix(f.Name, ".xlsx") {
			sheets, err := FromTSV(string(f.Data))
			if err != nil {
				panic(f.Name + ": " + err.Error())
			}
			if data, err = Book(sheets...); err != nil {
				panic(f.Name + ": " + err.Error())
			}
		}
		out[f.Name] = &fstest.MapFile{Data: data, Mode: 0o644}
	}
	return out
}

const words = "data/words.toml"

func vocabulary() []byte {
	text, err := nianbao.Defaults.ReadFile(words)
	if err != nil {
		panic(err)
	}
	return text
}
