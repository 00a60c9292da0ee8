package proof

import (
	"strings"
	"unicode/utf8"
)

// What rules ask of a piece of text, character by character.

// headRunes is the first n characters of s.
func headRunes(s string, n int) string {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return s[:at]
}

// tailRunes is the last n characters of s.
func tailRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

// lastBytes is the end of s, at most n bytes of it, from a whole character on.
func lastBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for len(s) > 0 && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func han(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF && !strings.ContainsRune("的了在和与及等为是有共已达占约仅只其中", r)
}

func onlyHan(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x4E00 && r <= 0x9FFF {
			return r
		}
		return -1
	}, s)
}

func sharedRunes(a, b string) int {
	n := 0
	for _, r := range a {
		if han(r) && strings.ContainsRune(b, r) {
			n++
		}
	}
	return n
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// solid is a text without its spaces.
func solid(s string) string { return strings.Join(strings.Fields(s), "") }
