package privacy

import "strings"

// card tells a bank card by its first digits, its length and its check digit.
func card(number string) bool {
	return issued(number) && luhn(number) && !strings.HasSuffix(number, "000000")
}

// issued reports whether a card of so many digits may begin so: 银联 62, 工商银行
// 9558, Visa 4, Mastercard 51—55, JCB 35.
func issued(number string) bool {
	n := len(number)
	switch {
	case n < 16 || n > 19:
		return false
	case strings.HasPrefix(number, "62"), strings.HasPrefix(number, "9558"):
		return true
	case n > 16:
		return false
	}
	return number[0] == '4' || number[0] == '5' && '1' <= number[1] && number[1] <= '5' || strings.HasPrefix(number, "35")
}

// luhn checks the last digit (ISO/IEC 7812-1).
func luhn(number string) bool {
	sum := 0
	for k := range number {
		d := int(number[len(number)-1-k] - '0')
		if k%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
