// Bench measures what a build takes and prints it as a table: the sample, and made-up
// provinces of several sizes; cold, with nothing changed, and with one cell changed;
// and what it takes to write the same bytes as plain files. With -hugo it measures Hugo
// beside it, by pages of the same size and by speeches.
//
//	go run ./cmd/bench -nianbao bin/nianbao -communities 1000,10000 -years 1,5
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nianbao/internal/bench"
	"nianbao/internal/sample"
)

var (
	program     = flag.String("nianbao", "bin/nianbao", "the program to measure")
	sampleAt    = flag.String("sample", ".", "project of the sample district; empty: it is not measured")
	communities = flag.String("communities", "1000,10000,50000", "sizes of the provinces")
	years       = flag.String("years", "1,5", "how many years they have")
	dir         = flag.String("dir", "", "where to write; empty: a temporary folder, removed at the end")
	hugo        = flag.String("hugo", "", "Hugo, to be measured beside it; empty: it is not")
	speeches    = flag.Int("speeches", 10000, "how many speeches are measured beside Hugo")
	whole       = flag.String("whole", "", "province or country: the provinces have the levels of one; empty: streets only")
	write       = flag.Bool("write", false, "only write the first province to -dir")
)

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	sizes, err1 := numbers(*communities)
	spans, err2 := numbers(*years)
	if err1 != nil || err2 != nil || len(sizes) == 0 || len(spans) == 0 {
		return fmt.Errorf("-communities and -years want numbers with commas between them")
	}
	if *write {
		return bench.Write(*dir, sample.Province{Communities: sizes[0], Years: spans[0], Whole: *whole}.Files())
	}
	at := *dir
	if at == "" {
		var err error
		if at, err = os.MkdirTemp("", "nianbao-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(at)
	}
	fmt.Print(bench.Head)
	if *sampleAt != "" {
		if err := os.CopyFS(filepath.Join(at, "sample"), project(*sampleAt)); err != nil {
			return err
		}
		if err := measure("示例区", filepath.Join(at, "sample"), "data/2022/明珠街道.xlsx", "data/2021/明珠街道.xlsx"); err != nil {
			return err
		}
	}
	for _, n := range sizes {
		for _, y := range spans {
			if err := province(at, n, y); err != nil {
				return err
			}
		}
	}
	if *hugo == "" {
		return nil
	}
	return besideHugo(at, sizes)
}

func numbers(list string) (out []int, err error) {
	for _, text := range strings.Split(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}
