package layout

import "nianbao/internal/diag"

// Codes are all kinds of problems that this package reports.
var Codes diag.Codes

// The table of fields.
var (
	areaFieldMissing = Codes.New("area-field-missing", diag.Error, "字段表缺少认地区用的字段")
	headerAmbiguous  = Codes.New("header-ambiguous", diag.Warning, "两个字段用了同一个别名，这个别名不再用来认列")
)

// map.toml.
var mapPlace = Codes.New("map-place", diag.Error, "map.toml 所指的工作表、行、列或格不在工作簿里")

// Sheets, tables and columns.
var (
	sheetHidden   = Codes.New("sheet-hidden", diag.Warning, "隐藏的工作表里有表，已照读")
	sheetNoTable  = Codes.New("sheet-no-table", diag.Info, "工作表里没有认出表头，没有读")
	sheetSkipped  = Codes.New("sheet-skipped", diag.Info, "按 map.toml 没有读的工作表")
	sheetTangled  = Codes.New("sheet-tangled", diag.Error, "工作表里像表头的行太多")
	tableNameless = Codes.New("table-nameless", diag.Error, "一个社区一张的表里没有写是哪个社区")
	formUnclear   = Codes.New("form-unclear", diag.Error, "一个名称右边有几个数，看不出读哪一个")
	cellComment   = Codes.New("cell-comment", diag.Info, "单元格有批注")
	tableRead     = Codes.New("table-read", diag.Info, "读入一张表：表头、行数和略去的行")
	tableYear     = Codes.New("table-other-year", diag.Error, "表里各列都是别的年份的数")
	tableEmpty    = Codes.New("table-empty", diag.Warning, "表头下面没有一行数据")
	rowsHidden    = Codes.New("rows-hidden", diag.Warning, "隐藏的行里有数据，已照读")
	columnsHidden = Codes.New("columns-hidden", diag.Warning, "隐藏的列里有数据，已照读")
	columnUnknown = Codes.New("column-unknown", diag.Info, "未识别的列，没有读")
	columnElse    = Codes.New("column-other-level", diag.Info, "列属于别的层级，没有读")
	columnYear    = Codes.New("column-other-year", diag.Info, "列是别的年份的数，没有读")
	columnTwice   = Codes.New("column-twice", diag.Error, "两列是同一个字段")
	cellsMerged   = Codes.New("cells-merged", diag.Warning, "数据单元格上下合并，几行共用一个值")
	unitConflict  = Codes.New("column-unit-conflict", diag.Error, "表头和单位行写的单位不一致")
	unitUnclear   = Codes.New("column-unit-unclear", diag.Warning, "单位说明里有几个单位都说得通，列自己没有写")
	csvShortened  = Codes.New("csv-shortened", diag.Error, "文本表格里的数被缩写，丢了位数")
)
