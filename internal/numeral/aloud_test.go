package numeral

import (
	"math/big"
	"strings"
	"testing"
)

func TestAloud(t *testing.T) {
	for written, want := range map[string]string{
		"26.3%": "百分之二十六点三", "90.0%": "百分之九十", "0.05": "零点零五", "100%": "百分之一百", "3.5‰": "千分之三点五", "−3.2": "负三点二", "-0.5%": "负百分之零点五",
		"0": "零", "10": "十", "12": "十二", "112": "一百一十二", "200": "二百", "1,144": "一千一百四十四", "1144": "一千一百四十四", "2022": "两千零二十二", "10005": "一万零五", "20,000": "两万",
		"42534": "四万二千五百三十四", "100,010": "十万零一十", "22,222": "两万二千二百二十二", "105000": "十万五千", "1200000000": "十二亿", "100000005": "一亿零五",
		"54/60": "六十分之五十四", "1,000/2,000": "两千分之一千",
	} {
		if got, ok := Aloud(written); !ok || got != want {
			t.Errorf("%s is read %q, want %q", written, got, want)
		}
	}
	for _, no := range []string{"", "%", "1,14", "12,3", "a", "1.", ".5", "1.2.3", "3/0", "1/2/3", "约3", "12345678901234567"} {
		if got, ok := Aloud(no); ok {
			t.Errorf("%q is read %q", no, got)
		}
	}
}

// What is read aloud is understood: the reader of Chinese numbers gets back the
// number that was written.
func FuzzAloudIsUnderstood(f *testing.F) {
	for _, s := range []string{"26.3%", "42534", "100,010", "0.05", "120000000", "20002000", "1/3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, written string) {
		spoken, ok := Aloud(written)
		if !ok || strings.ContainsAny(written, "/-−") {
			return
		}
		value, _, _, rest, ok := takeChinese(spoken)
		if !ok && strings.Contains(spoken, "亿") {
			return // longer than the reader goes
		}
		want, _ := new(big.Rat).SetString(strings.NewReplacer(",", "", "%", "", "‰", "").Replace(written))
		if strings.HasSuffix(written, "%") {
			want.Quo(want, big.NewRat(100, 1))
		}
		if strings.HasSuffix(written, "‰") {
			want.Quo(want, big.NewRat(1000, 1))
		}
		if !ok || rest != "" || value.Cmp(want) != 0 {
			t.Errorf("%s is read %s, understood as %v %q", written, spoken, value, rest)
		}
	})
}
