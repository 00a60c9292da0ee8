package archive

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/bag"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// A Snapshot is a sealed year that was opened.
type Snapshot struct {
	*bag.Opened
	Seal
}

// Open reads a sealed year. What is no such file, or one by a newer program, is a
// bag.Refusal; other errors are the reader's. Whether it is whole, Faults tells.
func Open(r io.ReaderAt, size int64) (*Snapshot, error) {
	b, err := bag.Open(r, size)
	if err != nil {
		return nil, err
	}
	format, err := strconv.Atoi(b.Value("Nianbao-Format"))
	year, err2 := strconv.Atoi(b.Value("Nianbao-Year"))
	_, err3 := time.Parse(time.DateOnly, b.Value("Bagging-Date"))
	switch edition := b.Value("Nianbao-Edition"); {
	case err != nil:
		return nil, &bag.Refusal{What: "是一个 BagIt 包，但不是 nianbao 封存的年度档案"}
	case format > Format:
		return nil, &bag.Refusal{What: "由更新的程序封存（档案格式 " + strconv.Itoa(format) + "，本程序只认识到 " + strconv.Itoa(Format) + "），请换新版程序"}
	case format < 1 || err2 != nil || err3 != nil || year < 1900 || year > 2999 || edition != internalEdition && edition != publicEdition:
		return nil, &bag.Refusal{What: "bag-info.txt 里的年度、日期或版本读不懂，已损坏"}
	}
	return &Snapshot{b, sealOf(b, stat.Year(year))}, nil
}

func sealOf(b *bag.Opened, year stat.Year) Seal {
	return Seal{
		Year: year, Public: b.Value("Nianbao-Edition") == publicEdition,
		Title: b.Value("Nianbao-Title"), Owner: b.Value("Source-Organization"),
		District: b.Value("Nianbao-District"), Code: b.Value("Nianbao-District-Code"),
		Sealing: source.Sealing{Year: int(year), Date: b.Value("Bagging-Date"), Officer: b.Value("Contact-Name"), Number: b.Value("Nianbao-Number"), Retention: b.Value("Nianbao-Retention")},
		Program: Program{Version: b.Value("Nianbao-Version"), Go: b.Value("Nianbao-Go"), ECharts: b.Value("Nianbao-ECharts"), Revision: b.Value("Nianbao-Revision")},
		Site:    b.Value("Nianbao-Site-Digest"), Inputs: b.Value("Nianbao-Input-Digest"),
	}
}

// most is the size in bytes up to which a sealed year of a project is read.
const most = 1 << 30

// OpenIn reads a sealed year that lies in a project, and gives the SHA-256 of the
// file.
func OpenIn(project fs.FS, name string) (*Snapshot, string, error) {
	info, err := fs.Stat(project, name)
	switch {
	case err != nil:
		return nil, "", err
	case !info.Mode().IsRegular():
		return nil, "", &bag.Refusal{What: "不是普通文件"}
	case info.Size() > most:
		return nil, "", &bag.Refusal{What: "超过 1 GB，不是年度档案"}
	}
	data, err := fs.ReadFile(project, name)
	if err != nil {
		return nil, "", err
	}
	s, err := Open(bytes.NewReader(data), int64(len(data)))
	return s, fmt.Sprintf("%x", sha256.Sum256(data)), err
}

// Project is what went in. The public variant has none.
func (s *Snapshot) Project() fs.FS { return s.sub("data/project") }

// Pages is the site as it was built.
func (s *Snapshot) Pages() fs.FS { return s.sub("data/site") }

func (s *Snapshot) sub(folder string) fs.FS {
	sub, _ := fs.Sub(s.Files, folder) // a good path
	return sub
}

// Tables are the numbers as they were published.
func (s *Snapshot) Tables() (t Tables, ok bool) {
	numbers, err1 := fs.ReadFile(s.Files, "data/"+numbersFile)
	cells, err2 := fs.ReadFile(s.Files, "data/"+cellsFile)
	var ok1, ok2 bool
	t.Numbers, ok1 = readTable(numbers, numberHead, (*Number).cells)
	t.Cells, ok2 = readTable(cells, cellHead, (*Cell).cells)
	return t, err1 == nil && err2 == nil && ok1 && ok2
}

// Folder is where a project keeps its sealed years.
const Folder = "archive"

// List names the sealed years that lie in a project, by path.
func List(project fs.FS) []string {
	names, _ := fs.Glob(project, path.Join(Folder, "*.zip")) // the pattern is good, and the folder may be absent
	return names
}

// Path is where a project keeps the seal of a year.
func Path(year stat.Year, public bool) string {
	name := strconv.Itoa(int(year))
	if public {
		name += publicEnding
	}
	return path.Join(Folder, name+".zip")
}

const publicEnding = "-public"

// Address is the folder of a site under which a seal is shown: by its file's name,
// so that a link lives as long as the file.
func Address(file string) string {
	return Folder + "/" + strings.TrimSuffix(strings.TrimSuffix(path.Base(file), ".zip"), publicEnding)
}
