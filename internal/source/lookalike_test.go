package source

import (
	"bytes"
	bits "encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// What other programs write under the names of workbooks, each built the way
// they do it, and the one sentence that a clerk gets.
var lookalikes = []struct {
	name string
	make func(t *testing.T) []byte
	want string
}{
	{"2022年报.xls", excel2003XML, "workbook-old-format 这是 XML 表格（Excel 2003），本程序不读 → 用 WPS 或 Excel 打开，另存为 .xlsx 工作簿，替换这个文件"},
	{"网上导出.xls", webTable, "workbook-old-format 这是网页形式的表格，本程序不读 → 用 WPS 或 Excel 打开，另存为 .xlsx 工作簿，替换这个文件"},
	{"网页存档.xls", webArchive, "workbook-old-format 这是网页形式的表格，本程序不读 → 用 WPS 或 Excel 打开，另存为 .xlsx 工作簿，替换这个文件"},
	{"旧表.xls", excel95, "workbook-old-format 这是 Excel 95 或更早的工作簿，本程序不读 → 请用 WPS 或 Excel 打开，另存为 .xlsx 工作簿"},
	{"更旧.xls", excel4, "workbook-old-format 这是 Excel 95 或更早的工作簿，本程序不读 → 请用 WPS 或 Excel 打开，另存为 .xlsx 工作簿"},
	{"加密.xlsx", encryptedXLSX, "workbook-password 工作簿加了密，有打开密码或“保护工作簿”密码 → 请用 WPS 打开，取消密码和“保护工作簿”，另存为 .xlsx 工作簿"},
	{"加密.xls", encryptedXLS, "workbook-password 工作簿加了密，有打开密码或“保护工作簿”密码 → 请用 WPS 打开，取消密码和“保护工作簿”，另存为 .xlsx 工作簿"},
	{"加密部件.xlsx", encryptedZip, "workbook-password 里面的部件加了密 → 用 WPS 打开，取消密码，另存为 .xlsx 工作簿"},
	{"文档.xls", func(*testing.T) []byte { return ole(stream{"WordDocument", bytes.Repeat([]byte("讲话"), 999)}) }, "workbook-broken 这不是 .xls 或 .et 工作簿 → 请用 WPS 打开核对；能打开就另存为 .xlsx 工作簿"},
	{"文档.xlsx", func(t *testing.T) []byte { return forgery{{"word/document.xml", "<w/>"}}.bytes(t) }, "workbook-broken 这不是工作簿，是别的压缩文件或文档 → 换成真正的 .xlsx 工作簿，或把文件移走"},
	{"自由软件.xlsx", func(t *testing.T) []byte {
		return forgery{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}.bytes(t)
	}, "workbook-old-format 这是 .ods 表格，本程序不读 → 用 WPS 或 Excel 打开，另存为 .xlsx 工作簿，替换这个文件"},
	{"打印件.xls", func(*testing.T) []byte { return []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n") }, "workbook-broken 这不是工作簿，或已损坏 → 用 WPS 打开核对；能打开就另存为 .xlsx"},
	{"照片.xlsx", func(*testing.T) []byte { return []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01") }, "workbook-broken 这不是工作簿，或已损坏 → 用 WPS 打开核对；能打开就另存为 .xlsx"},
	{"压缩.xlsx", func(*testing.T) []byte { return []byte("Rar!\x1a\x07\x01\x00\x33\x92\xb5\xe5") }, "workbook-broken 这不是工作簿，或已损坏 → 用 WPS 打开核对；能打开就另存为 .xlsx"},
	{"没传完.xlsx", func(t *testing.T) []byte { return forge(goodRows).bytes(t)[:999] }, "workbook-broken 工作簿不完整，可能没有传完或没有保存完 → 请报送单位重新传一次；若能打开，用 WPS 另存为 .xlsx"},
	{"没传完.xls", func(*testing.T) []byte { return ole(stream{"Workbook", draw(good).binary()})[:1600] }, "workbook-broken 工作簿不完整，可能没有传完或没有保存完 → 请重新传一次；若能打开，就另存为 .xlsx 工作簿"},
	{"坏了.xls", damagedXLS, "workbook-broken 工作表“社区年报”：工作簿已损坏，内部结构前后不符 → 请用 WPS 打开，另存为 .xlsx 工作簿；打不开就请重新报送"},
	{"全是零.xlsx", func(*testing.T) []byte { return make([]byte, 9000) }, "workbook-broken 这不是工作簿，或已损坏 → 用 WPS 打开核对；能打开就另存为 .xlsx"},
	{"空的.et", func(*testing.T) []byte { return nil }, "workbook-broken 文件是空的 → 请报送单位重新传一次"},
}

func TestLookalikes(t *testing.T) {
	for _, l := range lookalikes {
		p, problems := readAs(t, l.name, l.make(t))
		if len(p.Years[0].Tables) > 0 || len(problems) != 1 {
			t.Errorf("%s: %d tables, problems\n%s", l.name, len(p.Years[0].Tables), list(problems))
			continue
		}
		if got := problems[0].Code + " " + problems[0].Message + " → " + problems[0].Hint; got != l.want {
			t.Errorf("%s: %s\nwant %s", l.name, got, l.want)
		}
	}
	// The builders are no reason to refuse: unencrypted and whole, their workbooks are read.
	for name, data := range map[string][]byte{"a.xls": ole(stream{"Workbook", draw(good).binary()}), "a.xlsx": forge(goodRows).bytes(t)} {
		if p, problems := readAs(t, name, data); show(p.Years[0].Tables) != goodTable {
			t.Errorf("%s: %s", name, list(problems))
		}
	}
}

// excel2003XML is a table saved as “XML 表格 2003”.
func excel2003XML(*testing.T) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="社区年报"><Table>
  <Row><Cell><Data ss:Type="String">社区名称</Data></Cell><Cell><Data ss:Type="String">户数</Data></Cell></Row>
  <Row><Cell><Data ss:Type="String">甲社区</Data></Cell><Cell><Data ss:Type="Number">99</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>`)
}

// webTable is what web systems call an export to Excel, in the encoding of
// their pages.
func webTable(t *testing.T) []byte {
	page := `<meta http-equiv="content-type" content="application/ms-excel; charset=gb2312">
<style>td{mso-number-format:"\@"}</style>
<table border="1"><tr><td>社区名称</td><td>户数</td></tr><tr><td>甲社区</td><td>99</td></tr></table>`
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// webArchive is a workbook that Excel saved as “单个文件网页”.
func webArchive(*testing.T) []byte {
	return []byte("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<table></table>\r\n--x--\r\n")
}

// excel95 holds BIFF5 records in a stream called Book.
func excel95(*testing.T) []byte {
	label := func(row, column uint16, text string) []byte {
		return record(0x0204, row, column, uint16(0), uint16(len(text)), []byte(text))
	}
	begin := func(part int) []byte { return record(0x0809, uint16(0x0500), uint16(part), uint16(0), uint16(0)) }
	globals := slices.Concat(begin(globals), record(0x0042, uint16(936)), record(0x0085, uint32(0), uint16(0), uint8(4), []byte("Data")), end)
	return ole(stream{"Book", slices.Concat(globals, begin(worksheet), label(0, 0, "\xc9\xe7\xc7\xf8"), label(0, 1, "\xbb\xa7\xca\xfd"), end)})
}

// excel4 has one sheet, and no container.
func excel4(*testing.T) []byte {
	return slices.Concat(record(0x0409, uint16(0), uint16(worksheet), uint16(0)), record(0x0203, uint16(0), uint16(0), uint16(0), 99.0), end)
}

// encryptedXLSX is an .xlsx with a password: ciphertext in a container.
func encryptedXLSX(*testing.T) []byte {
	info := `<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256"/></encryption>`
	return ole(stream{"EncryptionInfo", append([]byte{4, 0, 4, 0, 0x40, 0, 0, 0}, info...)}, stream{"EncryptedPackage", bytes.Repeat([]byte("\x8f\x31\xd0\x5c"), 2000)})
}

// encryptedXLS is an .xls with a password: all behind its FILEPASS is
// ciphertext.
func encryptedXLS(*testing.T) []byte {
	cipher := record(0x0203, bytes.Repeat([]byte{0xA7}, 14))
	return ole(stream{"Workbook", slices.Concat(begin(globals), record(0x002F, uint16(1), uint16(1), uint16(1), bytes.Repeat([]byte{0x5C}, 48)), cipher, end, begin(worksheet), cipher, end)})
}

// encryptedZip is an .xlsx that a packing program encrypted.
func encryptedZip(t *testing.T) []byte {
	data := forge(goodRows).bytes(t)
	for at := 0; ; at++ { // the flags of every part, in the list at the end
		next := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if next < 0 {
			return data
		}
		at += next
		data[at+8] |= 1
	}
}

// damagedXLS has a label that goes on beyond its record.
func damagedXLS(*testing.T) []byte {
	return ole(stream{"Workbook", binaryBook(record(0x0204, uint16(0), uint16(0), uint16(0), uint16(900), uint8(1), uint16('x')))})
}

// A stream is a file within a container.
type stream struct {
	name string
	data []byte
}

// ole is a container as Office up to 2003 writes it: header, a table of sectors,
// a directory, and the streams one after another, each filled up to 4,096 bytes.
func ole(streams ...stream) []byte {
	const sector, endOfChain, tableSector, free = 512, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
	le := bits.LittleEndian
	table := []uint32{tableSector, endOfChain} // itself, and the directory
	directory := oleEntry("Root Entry", 5, free, 1, endOfChain, 0)
	var body []byte
	for i, s := range streams {
		s.data = append(slices.Clone(s.data), make([]byte, max(0, 4096-len(s.data)))...)
		size, start := len(s.data), len(table)
		for len(s.data)%sector > 0 {
			s.data = append(s.data, 0)
		}
		for n := range len(s.data) / sector {
			table = append(table, uint32(start+n+1))
		}
		table[len(table)-1] = endOfChain
		right := uint32(free)
		if i+1 < len(streams) {
			right = uint32(i + 2)
		}
		directory = append(directory, oleEntry(s.name, 2, right, free, uint32(start), uint32(size))...)
		body = append(body, s.data...)
	}
	header := make([]byte, sector)
	copy(header, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for at, value := range map[int]uint16{24: 0x3E, 26: 3, 28: 0xFFFE, 30: 9, 32: 6} {
		le.PutUint16(header[at:], value)
	}
	for at, value := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: endOfChain, 68: endOfChain} {
		le.PutUint32(header[at:], value)
	}
	for n := range 108 {
		le.PutUint32(header[80+4*n:], free)
	}
	var sectors []byte
	for n := range sector / 4 {
		next := uint32(free)
		if n < len(table) {
			next = table[n]
		}
		sectors = le.AppendUint32(sectors, next)
	}
	for len(directory) < sector {
		directory = append(directory, oleEntry("", 0, free, free, 0, 0)...)
	}
	return slices.Concat(header, sectors, directory, body)
}

// oleEntry is a line of a container's directory.
func oleEntry(name string, kind byte, right, child, start, size uint32) []byte {
	e := make([]byte, 128)
	letters := utf16.Encode([]rune(name))
	for i, letter := range letters {
		bits.LittleEndian.PutUint16(e[2*i:], letter)
	}
	if name != "" {
		bits.LittleEndian.PutUint16(e[64:], uint16(2*len(letters)+2))
	}
	e[66], e[67] = kind, 1
	for at, value := range map[int]uint32{68: 0xFFFFFFFF, 72: right, 76: child, 116: start, 120: size} {
		bits.LittleEndian.PutUint32(e[at:], value)
	}
	return e
}
