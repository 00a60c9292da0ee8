package form

import (
	"fmt"
	"strings"

	"nianbao/internal/diag"
)

// spokenMost is how many problems of one kind the letter reads out.
const spokenMost = 20

// letter words all that goes back, street by street, to be read on the telephone
// or printed. Lines end as the notepad of old desks wants them, which also needs
// the mark at the beginning.
func (r *Return) letter() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "致各街道：%d年度报表核对情况\n%s\n", r.Year, r.office)
	for i := range r.Books {
		r.Books[i].speak(&b)
	}
	if len(r.Silent) > 0 {
		fmt.Fprintf(&b, "\n还没有交表的：%s。请尽快报送。\n", strings.Join(r.Silent, "、"))
	}
	return []byte("\uFEFF" + strings.ReplaceAll(b.String(), "\n", "\r\n"))
}

// speak words one workbook.
func (b *Returned) speak(out *strings.Builder) {
	fmt.Fprintf(out, "\n────────────────────\n致%s：\n《%s》已经核对，%s。", b.to(), b.File[strings.LastIndexByte(b.File, '/')+1:], b.counts())
	if b.Alone {
		out.WriteString("这个文件读不了，请按下面的办法处理后重新报送。\n")
	} else {
		fmt.Fprintf(out, "请在退回的《%s》里改，改完报回。\n", b.Name)
	}
	for _, band := range bandTitles[:2] {
		b.speakOf(out, band.severity)
	}
}

func (b *Returned) speakOf(out *strings.Builder, severity diag.Severity) {
	said := 0
	for _, e := range b.list {
		if e.Severity != severity {
			continue
		}
		if said == 0 {
			fmt.Fprintf(out, "%s：\n", map[diag.Severity]string{diag.Error: "必须改的", diag.Warning: "请核对的"}[severity])
		}
		if said++; said > spokenMost {
			continue
		}
		place := strings.TrimSpace(e.Sheet + " " + e.where())
		fmt.Fprintf(out, "  %d．%s：%s%s", e.number, place, ended(e.Message), ended(e.Hint))
		out.WriteString("\n")
	}
	if said > spokenMost {
		fmt.Fprintf(out, "  另有 %d 处，见退回的工作簿。\n", said-spokenMost)
	}
}

// ended is a sentence with the sign at its end.
func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "。") || strings.HasSuffix(text, "？") {
		return text
	}
	return text + "。"
}
