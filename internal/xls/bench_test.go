package xls

import "testing"

// BenchmarkOpen reads what a large district has: 50,000 rows of 40 columns, a
// tenth of them texts, the others numbers.
func BenchmarkOpen(b *testing.B) {
	const rows, columns = 50_000, 40
	m := newMaker()
	s := m.sheet("人口")
	for row := range rows {
		for column := range columns {
			ref := Ref(row+1, column+1)
			switch column % 10 {
			case 0:
				s.text(ref, "东风街道明珠社区"+ref)
			case 1, 2, 3, 4:
				s.rk(ref, uint32(row*column)<<2|2, 0)
			default:
				s.number(ref, float64(row)/float64(column+7), 0)
			}
		}
	}
	data := m.file()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(rows*columns*float64(b.N)/b.Elapsed().Seconds(), "cells/s")
	b.ReportMetric(float64(len(data))/1e6, "MB/file")
}
