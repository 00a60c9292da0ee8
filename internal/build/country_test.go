package build_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"nianbao"
	"nianbao/internal/check"
	"nianbao/internal/diag"
	"nianbao/internal/layout"
	"nianbao/internal/metric"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

var communities = flag.Int("communities", 1000, "size of the country of BenchmarkCountry, of the province of BenchmarkPages")

// BenchmarkCountry checks and computes a year of a country: the indicators,
// rules and standards of the sample, and tables as its streets send them.
// docs/performance.md says what it measures and what came out.
func BenchmarkCountry(b *testing.B) {
	var problems diag.List
	sample := source.Read(os.DirFS("../.."), nianbao.Defaults, &problems)
	for b.Loop() {
		b.StopTimer()
		raw, found := country(sample, *communities), diag.List{}
		b.ReportMetric(live(), "tables-MB")
		b.StartTimer()

		start := time.Now()
		data := check.Data(raw, &found)
		b.ReportMetric(time.Since(start).Seconds(), "check-s")
		b.StopTimer()
		b.ReportMetric(live(), "checked-MB")
		runtime.KeepAlive(raw) // as build does
		b.ReportMetric(float64(found.Count(diag.Error)), "errors")
		b.StartTimer()

		start = time.Now()
		metrics := metric.Compute(data)
		b.ReportMetric(time.Since(start).Seconds(), "compute-s")
		b.ReportMetric(live(), "computed-MB")
		runtime.KeepAlive(metrics)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "system-MB") // the most that was ever asked of the system
}

// live is what is in use, in megabytes.
func live() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// country is the sample with one year and so many communities, 15 to a street.
// Each street sends what one of the sample's did, under its own names.
func country(sample *source.Project, size int) *source.Project {
	out := *sample
	last := sample.Years[len(sample.Years)-1]
	out.Config.District.Code, out.Config.District.Name = "1", "全国" // leaves eight digits to the streets
	out.Areas, out.Years = source.Areas{}, []source.Year{{Year: last.Year}}
	files := map[string][]layout.Table{}
	for _, t := range last.Tables {
		files[t.File] = append(files[t.File], t)
	}
	names := slices.Sorted(maps.Keys(files))
	for n := 0; n*15 < size; n++ {
		s := newSender(n, min(15, size-n*15))
		out.Areas.Streets = append(out.Areas.Streets, s.Street)
		out.Areas.Communities = append(out.Areas.Communities, s.communities...)
		y := &out.Years[0]
		y.Files = append(y.Files, s.file(last.Year))
		for _, t := range files[names[n%len(names)]] {
			y.Tables = append(y.Tables, s.sends(t, s.file(last.Year)))
		}
	}
	return &out
}

// A sender is a street that sends the tables of its communities.
type sender struct {
	source.Street
	communities []source.Community
}

func newSender(n, size int) sender {
	s := sender{Street: source.Street{Code: fmt.Sprintf("1%08d", n+1), Name: fmt.Sprintf("%d号街道", n+1)}}
	for k := range size { // many communities of a country are called alike
		s.communities = append(s.communities, source.Community{
			Code: fmt.Sprintf("%s%03d", s.Code, k+1), Name: fmt.Sprintf("%d号社区", (n*15+k)%3000), Street: s.Code,
		})
	}
	return s
}

func (s sender) file(y stat.Year) string { return fmt.Sprintf("data/%d/%s.xlsx", y, s.Name) }

// sends is a table of the sample with the sender's names; the street stands in
// the first line only.
func (s sender) sends(t layout.Table, file string) layout.Table {
	var lines []layout.Row
	for n, c := range s.communities {
		if t.Level != stat.Community && n > 0 {
			break
		}
		like := t.Rows.At(n % t.Rows.Len())
		line := layout.Row{Number: 5 + n, Cells: slices.Clone(like.Cells)}
		for k, col := range t.Columns {
			line.Cells[k].Ref = col.Ref(line.Number)
			switch col.Field {
			case "region_code":
				line.Cells[k].Raw = c.Code
			case "community_name":
				line.Cells[k].Raw = c.Name
			case "street_name":
				line.Cells[k].Raw, line.Cells[k].Ref = s.Name, col.Ref(5)
			}
		}
		lines = append(lines, line)
	}
	t.File, t.Rows, t.Totals = file, layout.Pack(lines, t.Columns), nil
	return t
}
