package numeral

// Plain reads a number that stands exactly as Exact prints decimals: -12.5 but
// not 012.5, 12.50, 1,200 or １２. It is digits ÷ 10^places, at most 18 digits.
// Nearly every cell is written like this, and Cell reads those no differently.
func Plain(s string) (digits int64, places int, ok bool) {
	negative := len(s) > 0 && s[0] == '-'
	if negative {
		s = s[1:]
	}
	if len(s) == 0 || len(s) > 19 || s[0] == '.' || s[0] == '0' && len(s) > 1 && s[1] != '.' {
		return 0, 0, false
	}
	point := len(s)
	for i := range len(s) {
		switch {
		case isDigit(s[i]):
			digits = digits*10 + int64(s[i]-'0')
		case s[i] == '.' && point == len(s):
			point = i
		default:
			return 0, 0, false
		}
	}
	if point < len(s) {
		if last := s[len(s)-1]; last == '0' || last == '.' {
			return 0, 0, false
		}
		places = len(s) - point - 1
	} else if len(s) > 18 {
		return 0, 0, false
	}
	if negative {
		digits = -digits
	}
	return digits, places, !negative || digits != 0
}
