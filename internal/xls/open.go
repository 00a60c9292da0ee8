package xls

import "fmt"

// Open reads a workbook. Its errors wrap a [Refusal] and are whole sentences.
func Open(data []byte) (*Book, error) {
	stream, err := workbookStream(data)
	if err != nil {
		return nil, err
	}
	b := &reader{records: records{stream: stream}}
	if err := b.globals(); err != nil {
		return nil, err
	}
	book := &Book{Date1904: b.date1904}
	for _, e := range b.entries {
		sheet, err := b.sheet(e)
		if err != nil {
			return nil, fmt.Errorf("工作表“%s”：%w", e.name, err)
		}
		book.Sheets = append(book.Sheets, *sheet)
	}
	if len(book.Sheets) == 0 {
		return nil, fmt.Errorf("里面没有工作表，%w", ErrNotWorkbook)
	}
	return book, nil
}

// A reader holds what one workbook's records have said so far.
type reader struct {
	records
	date1904 bool
	strings  []string       // the shared table
	formats  map[int]format // by number
	defined  int            // formats that the file defines itself
	styles   []int          // numbers of formats; cells refer to these by position
	entries  []entry
	read     []span // of worksheets
	spent    budget
}

// An entry announces a worksheet and where its records begin.
type entry struct {
	name   string
	hidden bool
	at     int // in bytes from the beginning of the stream
}

// A budget counts what the limits bound.
type budget struct{ text, cells, merged, remarks int }

func (b *budget) addText(bytes int) error {
	if b.text += bytes; b.text > maxText {
		return tooLarge("文字", maxText>>20, "MB")
	}
	return nil
}

func (b *budget) addCells(n int) error {
	if b.cells += n; b.cells > maxCells {
		return tooLarge("单元格", maxCells, "个")
	}
	return nil
}

func (b *budget) addMerged(n int) error {
	if b.merged += n; b.merged > maxMerged {
		return tooLarge("合并区域", maxMerged, "个")
	}
	return nil
}

func (b *budget) addRemark() error {
	if b.remarks++; b.remarks > maxRemarks {
		return tooLarge("批注", maxRemarks, "条")
	}
	return nil
}

// damaged is err, or else reports that fields went beyond their record.
func damaged(f *fields, err error) error {
	if err == nil && f.short {
		return ErrDamaged
	}
	return err
}
