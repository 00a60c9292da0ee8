package source

import (
	"bytes"
	"fmt"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nianbao/internal/diag"
)

// What a country's ministry might send: 50,000 communities with 39 numbers.
const (
	largeRows    = 50_000
	largeColumns = 40
)

// largeFields names the columns of largeRowsXML.
func largeFields() string {
	var toml strings.Builder
	toml.WriteString(fields)
	for i := 2; i <= largeColumns; i++ {
		fmt.Fprintf(&toml, "[[field]]\nid = \"f%d\"\ntitle = \"指标%d\"\ntype = \"number\"\n", i, i)
	}
	return toml.String()
}

// large is a sheet of so many communities.
func large(rows, columns int) string {
	var b strings.Builder
	for row := 1; row <= rows+1; row++ {
		fmt.Fprintf(&b, `<row r="%d">`, row)
		for column := 1; column <= columns; column++ {
			ref, _ := excelize.CoordinatesToCellName(column, row)
			switch {
			case row == 1 && column == 1:
				fmt.Fprintf(&b, `<c r="%s" t="s"><v>0</v></c>`, ref)
			case row == 1:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>指标%d</t></is></c>`, ref, column)
			case column == 1:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>第%d社区</t></is></c>`, ref, row-1)
			default:
				fmt.Fprintf(&b, `<c r="%s" s="0"><v>%.2f</v></c>`, ref, float64(row*column%9973)/7)
			}
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

// A watch looks at the memory in use every few milliseconds.
type watch struct {
	done chan struct{}
	peak chan uint64
}

func startWatch() watch {
	w := watch{make(chan struct{}), make(chan uint64)}
	go func() {
		var most uint64
		for {
			most = max(most, inUse())
			select {
			case <-w.done:
				w.peak <- most
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	return w
}

// inUse is the memory of the heap in bytes, that of garbage included.
func inUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() + sample[1].Value.Uint64()
}

// stop is the most that was in use, in bytes.
func (w watch) stop() uint64 {
	close(w.done)
	return <-w.peak
}

// BenchmarkLarge reads 50,000 rows of 40 columns to their tables,
// BenchmarkExcelize what a workbook library does to come to the cells alone.
func BenchmarkLarge(b *testing.B) {
	fsys := projectOf(map[string][]byte{"data/2022/a.xlsx": forge(large(largeRows, largeColumns)).bytes(b), "data/fields.toml": []byte(largeFields())})
	measure(b, func() int {
		var problems diag.List
		p := Read(fsys, nil, &problems)
		if len(p.Years[0].Tables) != 1 || problems.Count(diag.Error) > 0 {
			b.Fatal(list(problems.Sorted()))
		}
		return p.Years[0].Tables[0].Rows.Len()
	})
}

func BenchmarkExcelize(b *testing.B) {
	data := withSheet(b, sheetHead+large(largeRows, largeColumns)+sheetTail)
	measure(b, func() (rows int) {
		f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipXMLSizeLimit: 32 << 20})
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		in, err := f.Rows("社区年报")
		if err != nil {
			b.Fatal(err)
		}
		for in.Next() {
			if _, err := in.Columns(); err != nil {
				b.Fatal(err)
			}
			rows++
		}
		return rows - 1
	})
}

// BenchmarkManyFiles reads the same cells from 40 files, side by side.
func BenchmarkManyFiles(b *testing.B) {
	const files = 40
	project := map[string][]byte{"data/fields.toml": []byte(largeFields())}
	data := forge(large(largeRows/files, largeColumns)).bytes(b)
	for n := range files {
		project[fmt.Sprintf("data/2022/%02d.xlsx", n)] = data
	}
	fsys := projectOf(project)
	measure(b, func() (rows int) {
		var problems diag.List
		for _, table := range Read(fsys, nil, &problems).Years[0].Tables {
			rows += table.Rows.Len()
		}
		return rows
	})
}

// measure reports cells a second, and the most memory beyond what was in use.
func measure(b *testing.B, read func() int) {
	before := inUse()
	w := startWatch()
	for b.Loop() {
		if rows := read(); rows != largeRows {
			b.Fatalf("%d rows, want %d", rows, largeRows)
		}
	}
	peak := w.stop()
	b.ReportMetric(float64(largeRows*largeColumns*b.N)/b.Elapsed().Seconds(), "cells/s")
	b.ReportMetric(float64(peak-min(before, peak))/1e6, "peak-MB")
}
