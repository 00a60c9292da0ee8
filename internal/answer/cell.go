package answer

import (
	"regexp"
	"strings"
)

var (
	number = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

	// What a spreadsheet program takes for more than text: what begins like a
	// number, a date, a formula or an error, and words of logic.
	suspect = regexp.MustCompile(`(?i)^\s*([-+=@#'\d.,:/%()$¥￥－＋＝＠]|true\s*$|false\s*$)`)
)

// written is a cell as it stands in the file.
func (c Cell) written() string {
	if c.Number || !suspect.MatchString(c.Text) {
		return c.Text
	}
	return `="` + strings.ReplaceAll(c.Text, `"`, `""`) + `"`
}

// Read is the cell that was written so.
func Read(text string) Cell {
	quoted, ok := strings.CutPrefix(text, `="`)
	if inner, closed := strings.CutSuffix(quoted, `"`); ok && closed {
		return Cell{Text: strings.ReplaceAll(inner, `""`, `"`)}
	}
	return Cell{text, number.MatchString(text)}
}
