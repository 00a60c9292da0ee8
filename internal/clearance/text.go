package clearance

import (
	"fmt"
	"strings"

	"nianbao/internal/claim"
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// final are the year's texts that are meant to be read aloud as they are.
func (a asked) final() (out []source.Document) {
	latest := a.Data.Years[len(a.Data.Years)-1]
	for _, d := range a.Data.Content {
		y := stat.Year(d.Year)
		if y == 0 {
			y = latest
		}
		if d.Status == "定稿" && y == a.Year {
			out = append(out, d)
		}
	}
	return out
}

func (a asked) figures() Item {
	var lines []Line
	texts := a.final()
	for _, d := range texts {
		lines = append(lines, left(d, a.Reviews[d.Path])...)
	}
	if len(texts) == 0 {
		return Item{"figures", "定稿的数", Clear, "没有定稿的文稿", nil}
	}
	return barredBy("figures", "定稿的数", fmt.Sprintf("%d 篇定稿，每个数都来自数据，或有人核过", len(texts)), "有 %d 处没有核清", lines)
}

// left is what has to be done to a final text: to put right what is wrong, and to
// have somebody sign for the numbers that do not come from the data.
func left(d source.Document, r claim.Review) (out []Line) {
	for _, f := range r.Findings {
		if f.Severity == diag.Error {
			out = append(out, Line{Place: diag.Place{File: d.Path, Line: f.Place().Line}, Message: f.Message, Hint: "照校对单改"})
		}
	}
	code := r.Code()
	at := Line{Place: diag.Place{File: d.Path, Line: 1}}
	sign := fmt.Sprintf("对着校对单逐个核过，再在文件头写 [proofread] who、when 和 code = %q", code)
	switch {
	case code == "" || d.Proofread.Code == code:
		return out
	case strings.TrimSpace(d.Proofread.Code) == "":
		at.Message, at.Hint = fmt.Sprintf("《%s》有 %d 个数不是从数据里引的，也没有人核过", d.Title, len(r.Unbound)), "能绑定的绑定（nianbao bind）；其余"+sign
	default:
		at.Message, at.Hint = fmt.Sprintf("《%s》人工核过以后又改了：不是从数据里引的数现在有 %d 个", d.Title, len(r.Unbound)), "重新"+sign
	}
	return append(out, at)
}
