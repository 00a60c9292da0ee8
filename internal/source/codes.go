package source

import "nianbao/internal/diag"

// Codes are all kinds of problems that this package reports.
var Codes diag.Codes

// Text files.
var (
	fileUnreadable  = Codes.New("file-unreadable", diag.Error, "文件或文件夹打不开")
	fileTooLarge    = Codes.New("file-too-large", diag.Error, "文件大得不合情理，没有读")
	fileNotUTF8     = Codes.New("file-not-utf8", diag.Error, "文本文件不是 UTF-8 编码")
	tomlSyntax      = Codes.New("toml-syntax", diag.Error, "TOML 写法有误")
	nameTooLong     = Codes.New("name-too-long", diag.Error, "名称太长")
	tomlUnknownKey  = Codes.New("toml-unknown-key", diag.Error, "TOML 里有不认识的项")
	tomlWrongType   = Codes.New("toml-wrong-type", diag.Error, "TOML 里值的类型不对")
	tomlWrongChoice = Codes.New("toml-wrong-choice", diag.Error, "TOML 里的值不在可选范围内")
)

// The project as a whole.
var (
	configMissing  = Codes.New("config-missing", diag.Error, "没有 nianbao.toml")
	themeMissing   = Codes.New("theme-missing", diag.Error, "所选的主题不存在")
	mapFile        = Codes.New("map-unknown-file", diag.Error, "map.toml 里写的工作簿不存在")
	mapField       = Codes.New("map-unknown-field", diag.Error, "map.toml 里写的字段不存在")
	correctionBare = Codes.New("correction-bare", diag.Error, "更正缺日期或原因")
	dataUnknown    = Codes.New("data-unknown", diag.Warning, "data 里有不认识的文件，没有读")
)

// Tables that databases give.
var (
	queryKey       = Codes.New("query-key", diag.Error, "数据库查询的说明缺项或写得不对")
	querySecret    = Codes.New("query-secret", diag.Error, "数据库的地址或密码写进了项目")
	queryUnfetched = Codes.New("query-unfetched", diag.Warning, "数据库查询还没有取过数")
	queryOutdated  = Codes.New("query-outdated", diag.Warning, "查询改过以后没有再取数")
	answerChanged  = Codes.New("answer-changed", diag.Error, "从数据库取来的文件被改过")
)

// Front matter.
var (
	frontMatterMissing = Codes.New("front-matter-missing", diag.Error, "文稿开头没有用 +++ 围起的说明")
	frontMatterOpen    = Codes.New("front-matter-open", diag.Error, "文稿开头的说明没有用 +++ 结束")
	frontMatterKey     = Codes.New("front-matter-key", diag.Error, "文稿开头的说明缺项或写得不对")
	meetingKey         = Codes.New("meeting-key", diag.Error, "会议的说明缺项或写得不对")
	meetingText        = Codes.New("meeting-text", diag.Error, "会议议程里写的文稿不在项目里")
	licenseKey         = Codes.New("license-key", diag.Error, "使用许可写得不全")
	textChanged        = Codes.New("text-changed", diag.Error, "文稿在生成的时候改了")
	contentFolder      = Codes.New("content-folder", diag.Warning, "文稿不在认识的文件夹里")
)

// Workbooks as files.
var (
	workbookOldFormat = Codes.New("workbook-old-format", diag.Error, "本程序不读的表格格式")
	workbookPassword  = Codes.New("workbook-password", diag.Error, "工作簿有密码")
	workbookBroken    = Codes.New("workbook-broken", diag.Error, "工作簿损坏、不完整，或不是工作簿")
	workbookTooLarge  = Codes.New("workbook-too-large", diag.Error, "工作簿解开后太大")
	workbookTimeout   = Codes.New("workbook-timeout", diag.Error, "工作簿读得太久，已放弃")
	csvEncoding       = Codes.New("csv-encoding", diag.Error, "文本表格里有认不出的字")
	csvQuotes         = Codes.New("csv-quotes", diag.Error, "文本表格里的引号不成对")
	workbookNoTable   = Codes.New("workbook-no-table", diag.Error, "整个工作簿里没有认出一张表")
)

// Sheets as parts of workbooks.
var (
	sheetTooLarge = Codes.New("sheet-too-large", diag.Error, "工作表的行、列、单元格或合并区域太多")
	cellTooLong   = Codes.New("cell-too-long", diag.Error, "一格里的文字太长，没有读完")
	sheetBroken   = Codes.New("sheet-broken", diag.Error, "工作表的内部结构有误")
)
