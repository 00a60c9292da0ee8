package answer

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// marker begins every file; another shape of it would have another number.
const marker = "本文件由 nianbao fetch 从数据库取来，不要改动；数不对的，请在数据库里改，再取一次,1\n"

// leading is how many lines stand over the names of the columns.
const leading = 8

// ErrChanged says that a file is not as it was written.
var ErrChanged = errors.New("changed since it was written")

// Bytes is the file: UTF-8 with a byte order mark, lines ended as spreadsheet
// programs want them.
func (a *Answer) Bytes() []byte {
	head, body := a.head(), a.body()
	text := marker + head + "摘要," + digest(marker+head+body) + "\n\n" + body
	return []byte("\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"))
}

func (a *Answer) head() string {
	return lines([][]string{{"数据库", a.Database}, {"查询", a.Query, a.Statement}, {"取于", a.Time}, {"服务器", a.Server}, {"行数", strconv.Itoa(a.Rows)}})
}

func (a *Answer) body() string {
	rows := [][]string{make([]string, len(a.Columns))}
	for n, name := range a.Columns {
		rows[0][n] = Cell{Text: name}.written()
	}
	for _, line := range a.Lines {
		row := make([]string, len(line))
		for n, c := range line {
			row[n] = c.written()
		}
		rows = append(rows, row)
	}
	return lines(rows)
}

// lines are rows as CSV. One whose only cell is empty would be an empty line,
// which readers skip.
func lines(rows [][]string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		if len(row) == 1 && row[0] == "" {
			w.Flush()
			b.WriteString("\"\"\n")
			continue
		}
		_ = w.Write(row) // a buffer takes everything
	}
	w.Flush()
	return b.String()
}

// Digest is the SHA-256 of a text, in hexadecimal, whatever ends its lines.
func Digest(text string) string { return digest(strings.ReplaceAll(text, "\r\n", "\n")) }

func digest(text string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(text))) }

// Is reports whether a text, decoded and its lines ended by \n, is the file of an
// answer, be it changed or not.
func Is(text string) bool {
	first, _, _ := strings.Cut(text, "\n")
	said, _, _ := strings.Cut(marker, ",")
	return strings.HasPrefix(strings.TrimLeft(first, `"`), said)
}

// A File is what an answer is when it is read again: its head and its table, as CSV
// whose cells Read reads.
type File struct {
	Head
	Table string
	Above int // lines over the table
}

// Same reports whether the same question got the same answer.
func (f File) Same(other File) bool {
	f.Time, f.Server = other.Time, other.Server
	return f == other
}

// Beyond is how many rows of the table another does not have.
func (f File) Beyond(other File) (n int) {
	has := map[string]int{}
	for _, row := range other.rows() {
		has[row]++
	}
	for _, row := range f.rows() {
		if has[row]--; has[row] < 0 {
			n++
		}
	}
	return n
}

// rows are those of the table without the names of the columns, each as one text.
func (f File) rows() (out []string) {
	in := csv.NewReader(strings.NewReader(f.Table))
	in.FieldsPerRecord = -1
	rows, _ := in.ReadAll() // as it was written
	for _, row := range rows[min(1, len(rows)):] {
		out = append(out, lines([][]string{row}))
	}
	return out
}

// Open reads the file of an answer, decoded and its lines ended by \n. One that is
// not as it was written is refused.
func Open(text string) (f File, err error) {
	parts := strings.SplitAfterN(text, "\n", leading+1)
	if len(parts) <= leading {
		return f, ErrChanged
	}
	head, table := strings.Join(parts[1:6], ""), parts[leading]
	if parts[0] != marker || parts[6] != "摘要,"+digest(marker+head+table)+"\n" || parts[7] != "\n" {
		return f, ErrChanged
	}
	h, err := parse(head)
	if err != nil {
		return f, ErrChanged
	}
	return File{h, table, leading}, nil
}

func parse(head string) (h Head, err error) {
	in := csv.NewReader(strings.NewReader(head))
	in.FieldsPerRecord = -1
	rows, err := in.ReadAll()
	if err != nil {
		return h, err
	}
	text := func(row, n int) string {
		if row < len(rows) && n < len(rows[row]) {
			return rows[row][n]
		}
		return ""
	}
	h = Head{Database: text(0, 1), Query: text(1, 1), Statement: text(1, 2), Time: text(2, 1), Server: text(3, 1)}
	h.Rows, err = strconv.Atoi(text(4, 1))
	return h, err
}
