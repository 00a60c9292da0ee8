package numeral

import (
	"fmt"
	"math/big"
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2022.12", "2022-12-0"}, {"2022年底", "2022-12-31"}, {"截至2022年年末", "2022-12-31"}, {"2022-12-31", "2022-12-31"},
		{"2022/12/31", "2022-12-31"}, {"2022.1.5", "2022-1-5"}, {"2022年12月", "2022-12-0"}, {"2022年12月31日", "2022-12-31"}, {"2022 年 1 月 5 号", "2022-1-5"},
		{"20221231", "2022-12-31"}, {"202212", "2022-12-0"}, {"2022", "2022-0-0"}, {"2022年度", "2022-0-0"}, {"２０２２．１２", "2022-12-0"},
		{"2024年2月底", "2024-2-29"}, {"2023年2月末", "2023-2-28"}, {"2022年12月份", "2022-12-0"},
		{"2022-12-31 00:00:00", "2022-12-31"}, {"2022-12-31T08:30:00Z", "2022-12-31"},
		{"二〇二二年十二月三十一日", "2022-12-31"}, {"二○二二年底", "2022-12-31"},
		{"22年", "no"}, {"2022.13", "no"}, {"2022-02-30", "no"}, {"2022-0", "no"}, {"2022年00月", "no"}, {"1834.5", "no"}, {"2022-12-", "no"}, {"年底", "no"}, {"二二年", "no"}, {"2022年底底", "no"}, {"2022年13月底", "no"}, {"", "no"}, {"—", "no"},
	} {
		y, m, d, ok := Date(c.in)
		if got := dateLine(y, m, d, ok); got != c.want {
			t.Errorf("Date(%q) = %s, want %s", c.in, got, c.want)
		}
	}
}

func dateLine(y, m, d int, ok bool) string {
	if !ok {
		return "no"
	}
	return fmt.Sprintf("%d-%d-%d", y, m, d)
}

func TestSerial(t *testing.T) {
	for _, c := range []struct {
		n    string
		d04  bool
		want string
	}{
		{"1", false, "1900-1-1"}, {"59", false, "1900-2-28"}, {"60", false, "no"}, {"61", false, "1900-3-1"}, {"44926", false, "2022-12-31"},
		{"44926.999", false, "2022-12-31"}, {"2958465", false, "9999-12-31"}, {"2958466", false, "no"}, {"0", false, "no"}, {"-1", false, "no"},
		{"0", true, "1904-1-1"}, {"1", true, "1904-1-2"}, {"43464", true, "2022-12-31"}, {"2957003", true, "9999-12-31"}, {"2957004", true, "no"},
		{"1e300", false, "no"},
	} {
		n, _ := new(big.Rat).SetString(c.n)
		y, m, d, ok := Serial(n, c.d04)
		if got := dateLine(y, m, d, ok); got != c.want {
			t.Errorf("Serial(%s, %v) = %s, want %s", c.n, c.d04, got, c.want)
		}
	}
	if _, _, _, ok := Serial(nil, false); ok {
		t.Error("Serial(nil) is a date")
	}
}

// Every day from 1950 on: what Serial finds, Date reads back in each form.
func TestDateReadsEveryDay(t *testing.T) {
	for n := int64(18264); n < 18264+150*365; n += 17 {
		y, m, d, ok := Serial(new(big.Rat).SetInt64(n), false)
		if !ok {
			t.Fatalf("serial %d is no date", n)
		}
		if want := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Format("2006-1-2"); dateLine(y, m, d, ok) != want {
			t.Fatalf("serial %d is %s, want %s", n, dateLine(y, m, d, ok), want)
		}
		for _, form := range []string{"%d-%d-%d", "%d/%02d/%02d", "%d.%d.%d", "%d年%d月%d日", "%04d%02d%02d"} {
			y2, m2, d2, ok := Date(fmt.Sprintf(form, y, m, d))
			if !ok || y2 != y || m2 != m || d2 != d {
				t.Fatalf("Date of "+form+" is %s", y, m, d, dateLine(y2, m2, d2, ok))
			}
		}
	}
}

func TestTruth(t *testing.T) {
	for want, words := range map[string][]string{
		"yes":     {"是", "有", "√", "✓", "✔\uFE0F", "☑", "1", "１", "Y", "yes", "已", "已 建", "TRUE", "对勾"},
		"no":      {"否", "无", "没有", "×", "✗", "x", "0", "N", "no", "未", "false"},
		"neither": {"", " ", "—", "/", "2", "是否", "暂无", "待补", "#N/A", "10", "有2个"},
	} {
		for _, word := range words {
			got := "neither"
			if yes, ok := Truth(word); ok && yes {
				got = "yes"
			} else if ok {
				got = "no"
			}
			if got != want {
				t.Errorf("Truth(%q) is %s, want %s", word, got, want)
			}
		}
	}
}
