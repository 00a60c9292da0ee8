package answer

import (
	"bytes"
	"strings"
	"testing"
)

func small() *Answer {
	a := &Answer{Head: Head{Database: "民政,统计库", Query: "社区.sql.toml", Statement: Digest("select 1"), Time: "2026-11-22 10:30:05", Server: `Kingbase "ES" V8`, Rows: 2},
		Columns: []string{"社区代码", "2022年户数", "备注"},
		Lines:   [][]Cell{{{Text: "007"}, {"1200", true}, {Text: "=1+1"}}, {{Text: "006"}, {}, {Text: "说“明”\n第二行"}}}}
	a.Sort()
	return a
}

// The file as people and programs see it.
func TestFile(t *testing.T) {
	want := "\uFEFF" + strings.ReplaceAll(`本文件由 nianbao fetch 从数据库取来，不要改动；数不对的，请在数据库里改，再取一次,1
数据库,"民政,统计库"
查询,社区.sql.toml,822ae07d4783158bc1912bb623e5107cc9002d519e1143a9c200ed6ee18b6d0f
取于,2026-11-22 10:30:05
服务器,"Kingbase ""ES"" V8"
行数,2
摘要,DIGEST

社区代码,"=""2022年户数""",备注
"=""006""",,"说“明”
第二行"
"=""007""",1200,"=""=1+1"""
`, "\n", "\r\n")
	got := string(small().Bytes())
	sum := strings.SplitN(strings.SplitN(got, "摘要,", 2)[1], "\r", 2)[0]
	if got != strings.Replace(want, "DIGEST", sum, 1) || len(sum) != 64 {
		t.Errorf("the file is\n%s\nwant\n%s", got, want)
	}
}

func decoded(file []byte) string {
	return strings.ReplaceAll(strings.TrimPrefix(string(file), "\uFEFF"), "\r\n", "\n")
}

// No bit of a file can be turned without notice, other than in its mark of bytes and
// line ends.
func TestEveryChangeIsNoticed(t *testing.T) {
	text := decoded(small().Bytes())
	if _, err := Open(text); err != nil {
		t.Fatal(err)
	}
	for n := range len(text) {
		for bit := range 8 {
			other := []byte(text)
			other[n] ^= 1 << bit
			if _, err := Open(string(other)); err == nil {
				t.Fatalf("bit %d of byte %d, %q, was turned unnoticed", bit, n, text[n])
			}
		}
		if _, err := Open(text[:n]); err == nil {
			t.Fatalf("the end from byte %d on was cut off unnoticed", n)
		}
	}
	if _, err := Open(text + "\n"); err == nil {
		t.Error("a line was added unnoticed")
	}
}

// A spreadsheet program that wrote the file again is noticed, too: it quotes the first
// line, or fills rows with commas.
func TestIs(t *testing.T) {
	text := decoded(small().Bytes())
	for _, c := range []struct {
		text string
		want bool
	}{
		{text, true}, {`"` + strings.Replace(text, ",1\n", `",1,,`+"\n", 1), true}, {strings.Replace(text, ",1\n", ",2\n", 1), true},
		{"社区代码,户数\n1,2\n", false}, {"", false},
	} {
		if got := Is(c.text); got != c.want {
			t.Errorf("%.40q is an answer: %v", c.text, got)
		}
	}
}

// What changed between two answers is counted by rows.
func TestBeyond(t *testing.T) {
	other := small()
	other.Lines = append(other.Lines[1:], []Cell{{Text: "008"}, {"1", true}, {}}, []Cell{{Text: "008"}, {"1", true}, {}})
	a, err1 := Open(decoded(small().Bytes()))
	b, err2 := Open(decoded(other.Bytes()))
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	if more, less := b.Beyond(a), a.Beyond(b); more != 2 || less != 1 {
		t.Errorf("%d more, %d less; want 2 and 1", more, less)
	}
	c := a
	c.Time, c.Server = "later", "newer"
	if !c.Same(a) || a.Same(b) {
		t.Error("the same answer at another time is the same, another one is not")
	}
}

// Whatever texts an answer holds, they are read back, of the same kind; and a text
// never stands so that a spreadsheet program would compute it.
func FuzzReadBack(f *testing.F) {
	for _, text := range []string{"", "007", "-1", "=1+1", `="x"`, `="`, `"`, "1-5", "TRUE", "'a", "，", " 1", "+86", "@x", "#N/A", "3.29901E+11", "东门社区", "a\nb", "％", "𠮷"} {
		f.Add(text, "12.50", "名")
	}
	f.Fuzz(func(t *testing.T, text, figure, name string) {
		if strings.ContainsAny(text+name, "\r") || !number.MatchString(figure) {
			t.Skip()
		}
		a := &Answer{Head: Head{Database: strings.ReplaceAll(name, "\n", ""), Rows: 1}, Columns: []string{name, "b"}, Lines: [][]Cell{{{Text: text}, {figure, true}}}}
		if a.Database != name {
			t.Skip() // a head has no line breaks
		}
		file, err := Open(decoded(a.Bytes()))
		if err != nil || file.Database != name || !bytes.Equal(a.Bytes(), a.Bytes()) {
			t.Fatalf("%q cannot be read back: %+v, %v", text, file, err)
		}
		if c := (Cell{Text: text}); Read(c.written()) != c {
			t.Errorf("%q is written %q and read %+v", text, c.written(), Read(c.written()))
		}
		if c := (Cell{figure, true}); Read(c.written()) != c {
			t.Errorf("%q is written %q and read %+v", figure, c.written(), Read(c.written()))
		}
		if w := (Cell{Text: text}).written(); strings.ContainsAny(strings.TrimSpace(w + " ")[:min(1, len(strings.TrimSpace(w)))], "=+-@") && !strings.HasPrefix(w, `="`) {
			t.Errorf("%q is written %q, which is computed", text, w)
		}
	})
}

// Nothing that is read as a file of ours makes Open panic.
func FuzzOpen(f *testing.F) {
	f.Add(decoded(small().Bytes()))
	f.Add(marker + "\n\n\n\n\n\n\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		if file, err := Open(text); err == nil && !Is(text) {
			t.Errorf("opened what is no answer: %+v", file)
		}
		_ = Read(text)
	})
}
