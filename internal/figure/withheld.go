package figure

import "strings"

// WithheldNote explains the sign Withheld.
func (w *Writer) WithheldNote() string {
	var small []string
	for _, s := range w.data().Sensitive {
		small = append(small, s.Title+"不满 "+w.exact(s.Below))
	}
	return Withheld + " 隐去：" + strings.Join(small, "、") + " 的数，和能由它推算出来的数，公开版不列。合计仍按全部数字计算。"
}
