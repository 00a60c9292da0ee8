package source

import (
	"fmt"

	"nianbao/internal/diag"
)

// A Code is one kind of problem that reading finds. Its name is stable and has
// a heading in docs/problems.md.
type Code struct {
	Name     string
	Severity diag.Severity
	Meaning  string // Chinese, for the list of problems
}

// Codes are all kinds of problems that this package reports.
var Codes []Code

// code enters a kind into Codes.
func code(name string, severity diag.Severity, meaning string) Code {
	c := Code{name, severity, meaning}
	Codes = append(Codes, c)
	return c
}

// Text files.
var (
	fileUnreadable  = code("file-unreadable", diag.Error, "文件或文件夹打不开")
	fileTooLarge    = code("file-too-large", diag.Error, "文件大得不合情理，没有读")
	fileNotUTF8     = code("file-not-utf8", diag.Error, "文本文件不是 UTF-8 编码")
	tomlSyntax      = code("toml-syntax", diag.Error, "TOML 写法有误")
	tomlUnknownKey  = code("toml-unknown-key", diag.Error, "TOML 里有不认识的项")
	tomlWrongType   = code("toml-wrong-type", diag.Error, "TOML 里值的类型不对")
	tomlWrongChoice = code("toml-wrong-choice", diag.Error, "TOML 里的值不在可选范围内")
)

// The project as a whole.
var (
	configMissing    = code("config-missing", diag.Error, "没有 nianbao.toml")
	themeMissing     = code("theme-missing", diag.Error, "所选的主题不存在")
	areaFieldMissing = code("area-field-missing", diag.Error, "字段表缺少认地区用的字段")
	headerAmbiguous  = code("header-ambiguous", diag.Warning, "两个字段用了同一个别名，这个别名不再用来认列")
	dataUnknown      = code("data-unknown", diag.Warning, "data 里有不认识的文件，没有读")
)

// Front matter.
var (
	frontMatterMissing = code("front-matter-missing", diag.Error, "文稿开头没有用 +++ 围起的说明")
	frontMatterOpen    = code("front-matter-open", diag.Error, "文稿开头的说明没有用 +++ 结束")
	frontMatterKey     = code("front-matter-key", diag.Error, "文稿开头的说明缺项或写得不对")
	contentFolder      = code("content-folder", diag.Warning, "文稿不在认识的文件夹里")
)

// Workbooks as files.
var (
	workbookOldFormat = code("workbook-old-format", diag.Error, "本程序不读的表格格式")
	workbookPassword  = code("workbook-password", diag.Error, "工作簿有密码")
	workbookBroken    = code("workbook-broken", diag.Error, "工作簿损坏、不完整，或不是工作簿")
	workbookTooLarge  = code("workbook-too-large", diag.Error, "工作簿解开后太大")
	workbookTimeout   = code("workbook-timeout", diag.Error, "工作簿读得太久，已放弃")
	csvEncoding       = code("csv-encoding", diag.Error, "文本表格里有认不出的字")
	csvQuotes         = code("csv-quotes", diag.Error, "文本表格里的引号不成对")
	csvShortened      = code("csv-shortened", diag.Error, "文本表格里的数被缩写，丢了位数")
	workbookNoTable   = code("workbook-no-table", diag.Error, "整个工作簿里没有认出一张表")
)

// Sheets, tables and columns.
var (
	sheetTooLarge = code("sheet-too-large", diag.Error, "工作表的行、列、单元格或合并区域太多")
	sheetBroken   = code("sheet-broken", diag.Error, "工作表的内部结构有误")
	sheetHidden   = code("sheet-hidden", diag.Warning, "隐藏的工作表里有表，已照读")
	sheetNoTable  = code("sheet-no-table", diag.Info, "工作表里没有认出表头，没有读")
	tableRead     = code("table-read", diag.Info, "读入一张表：表头、行数和略去的行")
	tableEmpty    = code("table-empty", diag.Warning, "表头下面没有一行数据")
	tableSecond   = code("table-second", diag.Error, "同一工作表里还有一张表头不同的表")
	rowsHidden    = code("rows-hidden", diag.Warning, "隐藏的行里有数据，已照读")
	columnsHidden = code("columns-hidden", diag.Warning, "隐藏的列里有数据，已照读")
	columnUnknown = code("column-unknown", diag.Info, "未识别的列，没有读")
	columnElse    = code("column-other-level", diag.Info, "列属于别的层级，没有读")
	columnTwice   = code("column-twice", diag.Error, "两列是同一个字段")
	cellsMerged   = code("cells-merged", diag.Warning, "数据单元格上下合并，几行共用一个值")
	unitConflict  = code("column-unit-conflict", diag.Error, "表头和单位行写的单位不一致")
	unitUnclear   = code("column-unit-unclear", diag.Warning, "单位说明里有几个单位都说得通，列自己没有写")
)

// at makes a problem of this kind.
func (c Code) at(place diag.Place, hint, format string, args ...any) diag.Problem {
	return diag.Problem{Code: c.Name, Severity: c.Severity, Place: place, Message: fmt.Sprintf(format, args...), Hint: hint}
}
