package source

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"nianbao/internal/layout"
)

// The limits that users read about are those that hold.
func TestLimitsAreWrittenDown(t *testing.T) {
	data, err := os.ReadFile("../../docs/workbooks.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		fmt.Sprintf("| 文件 | %d MB；`.xls`、`.et` 48 MB，`.csv` %d MB |", maxWorkbook>>20, maxDelimited>>20),
		fmt.Sprintf("| `.xlsx` 解开后 | %d MB；其中文字表 %d MB，样式、批注等合起来 %d MB，这些部件的 XML 标记 %d 万个 |", maxUnzipped>>20, maxStrings>>20, maxOther>>20, maxTags/10_000),
		fmt.Sprintf("| 工作表 | %d 张 |", maxSheets),
		fmt.Sprintf("| 一张工作表 | %d 行、%d 列、%d 万格、%d 处合并；", layout.MaxRows, layout.MaxColumns, layout.MaxCells/10_000, layout.MaxMerges),
		fmt.Sprintf("| 一格 | %d 个字", layout.MaxText),
		fmt.Sprintf("| 时间 | 一个文件 %.0f 秒 |", patience.Seconds()),
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("docs/workbooks.md has not: %s", want)
		}
	}
}
