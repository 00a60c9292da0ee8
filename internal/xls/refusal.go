package xls

import "fmt"

// A Refusal says why a file was not read. Errors of [Open] wrap one of those
// below and add the sheet or the limit where there is one.
type Refusal struct {
	What   string // what the file is
	Advice string // what to do
}

func (r *Refusal) Error() string { return r.What + "；" + r.Advice }

var (
	ErrNotWorkbook = &Refusal{"这不是 .xls 或 .et 工作簿", "请用 WPS 打开核对；能打开就另存为 .xlsx 工作簿"}
	ErrOld         = &Refusal{"这是 Excel 95 或更早的工作簿，本程序不读", "请用 WPS 或 Excel 打开，另存为 .xlsx 工作簿"}
	ErrPassword    = &Refusal{"工作簿加了密，有打开密码或“保护工作簿”密码", "请用 WPS 打开，取消密码和“保护工作簿”，另存为 .xlsx 工作簿"}
	ErrTruncated   = &Refusal{"工作簿不完整，可能没有传完或没有保存完", "请重新传一次；若能打开，就另存为 .xlsx 工作簿"}
	ErrDamaged     = &Refusal{"工作簿已损坏，内部结构前后不符", "请用 WPS 打开，另存为 .xlsx 工作簿；打不开就请重新报送"}
	ErrTooLarge    = &Refusal{"工作簿太大，没有读", "请删去图片、空行空列和用不着的工作表，另存为 .xlsx 工作簿"}
)

// Limits of one workbook. A district's largest takes a hundredth of them. Rows
// (65,536) and columns (256) are limited by the format itself.
const (
	maxFile    = 48 << 20 // bytes
	maxSheets  = 256
	maxCells   = 2_500_000
	maxStrings = 2_000_000 // in the shared table
	maxText    = 32 << 20  // bytes, of all strings as they stand in the file
	maxMerged  = 20_000
	maxRemarks = 20_000
	maxFormats = 8_192
	maxCode    = 255 // characters of a format, a limit of Excel's own
	maxRows    = 1 << 16
	maxColumns = 1 << 8
)

// tooLarge says which limit a file goes beyond, in unit.
func tooLarge(what string, limit int, unit string) error {
	return fmt.Errorf("%s超过 %d %s，%w", what, limit, unit, ErrTooLarge)
}
