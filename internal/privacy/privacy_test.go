package privacy

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// Numbers of nobody: the region 999999 does not exist, so they are made here with
// regions that do, and checked by the code of the test.
func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"张三 11010519491231002X，女", "identity 110105********002X"},
		{"证号：１１０１０５１９４９１２３１００２Ｘ。", "identity 110105********002X"},
		{"110105 19491231 002x", "identity 110105********002X"},
		{"110105-1949-1231-002X", "identity 110105********002X"},
		{"2 11010519491231002X", "identity 110105********002X"},
		{"110105194912310021", "mistyped-id 110105********0021"},
		{"110105491231002", "former-id 110105*****1002"},
		{"联系13800138000或+86 139-1234-5678", "mobile 138****8000; mobile 139****5678"},
		{"手机：138 0013 8000", "mobile 138****8000"},
		{"张三 138 0013 8000", "telephone 138****8000"},
		{"合计 138 00138000", ""},
		{"电话1３8００13800０", "mobile 138****8000"},
		{"2022 13800138000 13912345678", "mobile 138****8000; mobile 139****5678"},
		{"卡号6222 0212 3456 7894 564", ""},
		{"卡号 6222021234567894", "card 622202******7894"},
		{"4111 1111 1111 1111", "card 411111******1111"},
		{"0571-88123456、（传真：88123457）", "telephone 057*****3456; telephone 881*3457"},
		{"010 6655 4433", "telephone 010****4433"},
		{"邮箱 Zhang.San@example.gov.cn 。", "mail z********@example.gov.cn"},
		{"zs＠example.com", "mail z*@example.com"},

		// What is none of them.
		{"投入13800138000元", ""},
		{"共 13800138000 平方米", ""},
		{"13800138000.5", ""}, {"0.13800138000", ""}, {"13,800,138,000", ""}, {"1.13800138000", ""},
		{"a13800138000", ""}, {"13800138000b", ""}, {"sha 3f13800138000", ""}, {"13800138000%", ""},
		{"138001380001", ""}, {"1380013800", ""}, {"12800138000", ""},
		{"区划代码329901001001、329901001001000000", ""},
		{"110105194913310021", ""}, {"990105194912310021", ""},
		{"2018—2022年，30%—40%，1000-3000户", ""},
		{"2022-11-18 2022-12-02", ""},
		{"138 2001 3800 5000", ""},
		{"620102001001000000", ""},
		{"统一社会信用代码 54330100MJ8764321A", ""},
		{"第2022123456789012号", ""},
		{"人口 123456 789012", ""},
		{"@ 某人", ""}, {"a@b", ""},
	} {
		var got []string
		for _, m := range Find(c.text) {
			got = append(got, fmt.Sprint(m.Kind, " ", m.Masked()))
			if m.From < 0 || m.To > len(c.text) || m.From >= m.To {
				t.Errorf("%s: match outside the text: %+v", c.text, m)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\n is %s\nwant %s", c.text, strings.Join(got, "; "), c.want)
		}
	}
}

var district = Names{
	Near: []string{"低保户", "残疾人"}, Surnames: []string{"张", "方", "欧阳"}, After: []string{"家", "等"}, Not: []string{"方面"},
}

func TestNames(t *testing.T) {
	for text, want := range map[string]string{
		"低保户张三，家住":  "name 张*",
		"残疾人：张小三家":  "name 张**",
		"低保户欧阳三等5户": "name 欧**",
		"低保户张某":     "", "低保户方面，": "", "低保户张口结舌地": "", "低保户": "", "低保户12户": "", "张三是低保户": "",
	} {
		var got []string
		for _, m := range district.Finder().Find(text) {
			got = append(got, fmt.Sprint(m.Kind, " ", m.Masked()))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s is %v, want %s", text, got, want)
		}
	}
}

// Every identity number that GB 11643 allows is found, and every slip in one
// digit is at least suspected or no longer one.
func TestIdentityByTheStandard(t *testing.T) {
	dice := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		day := time.Date(1930, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, dice.IntN(33000))
		first := "3299" + fmt.Sprintf("%02d", dice.IntN(90)+1) + day.Format("20060102") + fmt.Sprintf("%03d", 1+dice.IntN(999))
		sum := 0 // ISO 7064: the weighted sum, check digit included, leaves 1 by 11
		for k, r := range first {
			weight := 1
			for range 17 - k {
				weight = weight * 2 % 11
			}
			sum += weight * int(r-'0')
		}
		id := first + string("0123456789X"[(12-sum%11)%11])
		if found := Find("证" + id + "号"); len(found) != 1 || found[0].Kind != Identity {
			t.Fatalf("%s is %v", id, found)
		}
		slip := []byte(id)
		k := dice.IntN(17)
		slip[k] = '0' + (slip[k]-'0'+byte(1+dice.IntN(9)))%10
		for _, m := range Find(string(slip)) {
			if m.Kind == Identity {
				t.Fatalf("%s, with a slip of %s, is one", slip, id)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"11010519491231002X", "＋86 138-0013-8000", "a@b.cn", "0571-88888888", "\xff1\x80", "1 2 3 4 5 6 7 8 9", strings.Repeat("1 ", 40)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range Find(text) {
			if m.From < end || m.To <= m.From || m.To > len(text) || m.Key == "" || m.Kind == "" {
				t.Fatalf("%q: %+v", text, m)
			}
			end = m.To
			m.Masked()
		}
	})
}

// What yearbooks are full of raises no alarm: columns of numbers of any size.
func TestColumnsOfNumbersAreQuiet(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	numbers := 0
	for range 20_000 {
		for range 6 {
			n := dice.Int64N([]int64{100, 10_000, 1_000_000, 100_000_000}[dice.IntN(4)])
			switch dice.IntN(3) {
			case 0:
				fmt.Fprintf(&b, "%d ", n)
			case 1:
				fmt.Fprintf(&b, "%d.%02d  ", n, dice.IntN(100))
			default:
				fmt.Fprintf(&b, "%d\t", n)
			}
			numbers++
		}
		b.WriteString("\n")
	}
	if found := Find(b.String()); len(found) > 0 {
		t.Errorf("%d alarms in %d numbers, such as %+v %s", len(found), numbers, found[0], b.String()[found[0].From-20:found[0].To+20])
	}
}
