package layout

import (
	"errors"
	"fmt"
)

// Limits of a sheet, far above what a district sends and far below what harms.
const (
	MaxRows    = 100_000
	MaxColumns = 2_000
	MaxCells   = 2_500_000
	MaxMerges  = 5_000
	MaxText    = 32_767    // characters of a cell; no spreadsheet program has more
	maxBytes   = 128 << 20 // of all its texts, each cell counted
	maxFilled  = 200_000   // cells that merged ranges may fill; filling is slow
	maxLong    = 20        // cells longer than MaxText that are named
)

// Errors of Enter and Fill say why a sheet is not read.
var (
	ErrRows    = beyond("有数据的行超过 %d 行", MaxRows)
	ErrColumns = beyond("有数据的列超过 %d 列", MaxColumns)
	ErrMerges  = beyond("合并区域超过 %d 个", MaxMerges)
	ErrCells   = beyond("有数据的单元格超过 %d 万个", MaxCells/10_000)
	ErrText    = beyond("里的文字超过 %d MB", maxBytes>>20)
	ErrFill    = errors.New("合并区域太大")
)

func beyond(format string, limit int) error { return fmt.Errorf(format, limit) }
