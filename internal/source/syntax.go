package source

import (
	"fmt"
	"strings"
	"unicode"
)

// faults are what the TOML library says of a wrong text, and what that means
// for someone who typed it. The first that fits counts.
var faults = []struct{ english, chinese, hint string }{
	{"already been defined", "这一项在前面已经写过", "两处留一处"},
	{"newline", "", ""}, // decided below: a text not closed or two items on one line
	{"invalid UTF-8", "有不是 UTF-8 编码的字符", "用记事本另存为 UTF-8"},
	{"expected '.' or '='", "项的名字写得不对，或后面缺等号", "写成 名字 = 值；名字里有汉字或空格的要加双引号，例如 \"户数\" = 12"},
	{"to end table name", "方括号里的表名没有写完", "写成 [名字] 或 [[名字]]，单独占一行"},
	{"end of table array name", "双方括号里的表名没有写完", "写成 [[名字]]，单独占一行"},
	{"key name appears blank", "等号前面没有名字", "写成 名字 = 值"},
	{"expected \"'\"", "文字缺右边的引号", "在文字末尾补上引号"},
	{"expected '\"'", "文字缺右边的引号", "在文字末尾补上引号"},
	{"expected '\"\"\"'", "文字缺右边的三个引号", "在文字末尾补上 \"\"\""},
	{"EOF; expected value", "等号后面没有值", "补上值，或删去这一行"},
	{"expected value", "等号后面的值写得不对", "文字要用英文双引号 \"…\"；数不加引号；是非写 true 或 false"},
	{"array terminator", "方括号里缺逗号，或没有用 ] 结束", "值之间用英文逗号，末尾用 ]"},
	{"inline table terminator", "花括号里缺逗号，或没有用 } 结束", "项之间用英文逗号，末尾用 }"},
	{"invalid escape", "文字里的反斜杠写法不对", "反斜杠写两个 \\\\，或把双引号换成单引号"},
	{"leading zero", "数不能以 0 开头", "代码一类的数字要加双引号，例如 \"012\""},
	{"out of range", "数太大", "代码一类的数字要加双引号"},
	{"invalid datetime", "日期写得不对", "写成 2022-12-31"},
	{"must be followed by", "小数写得不对", "小数点两边都要有数字，例如 1.0"},
	{"unexpected EOF", "文件在这里突然结束", "核对引号和括号是否成对"},
}

// signs are what an input method for Chinese or a word processor writes, some of which
// nobody sees, where TOML has signs of its own.
var signs = map[rune]string{
	'“': `"`, '”': `"`, '＂': `"`, '‘': `'`, '’': `'`, '＝': "=", '，': ",", '【': "[", '】': "]", '［': "[", '］': "]", '｛': "{", '｝': "}", '＃': "#",
	'\u00a0': "空格", '\u3000': "空格", '\u200b': "",
}

// foreign finds the first sign of a line that is not TOML's, outside of texts and
// remarks; it says nothing where none is.
func foreign(text string, line int) (column int, said, hint string) {
	inside := rune(0)
	for n, r := range []rune(strings.Split(text, "\n")[line-1]) {
		wanted, is := signs[r]
		switch {
		case r == inside:
			inside = 0
		case inside == '"' && (r == '”' || r == '＂'):
			column, said, hint = n+1, fmt.Sprintf("文字用英文引号开头，这里却是 %c", r), "两头都用英文的 \""
		case inside != 0:
		case r == '"' || r == '\'':
			inside = r
		case r == '#':
			return 0, "", ""
		case is && (unicode.IsSpace(r) || wanted == ""):
			return n + 1, "这里有一个不是空格的空白，多半是从网页或 Word 粘来的", "删去它，再按一下空格键"
		case is:
			return n + 1, fmt.Sprintf("这里是中文的 %c", r), "改成英文的 " + wanted
		}
	}
	if inside == 0 {
		return 0, "", "" // the text ends after all
	}
	return column, said, hint
}

// translate says in Chinese what the TOML library said, with a remedy.
func translate(message string) (said, hint string) {
	for _, f := range faults {
		if !strings.Contains(message, f.english) {
			continue
		}
		switch {
		case f.chinese != "":
			return f.chinese, f.hint
		case strings.Contains(message, "cannot contain newlines"):
			return "文字缺右边的引号", "在这一行末尾补上引号；分几行写的文字用 \"\"\" 围起来"
		case strings.Contains(message, "to end with a newline"):
			return "一行里写了两项，或值的后面有多余的字", "每项单独占一行；说明写在 # 后面"
		}
	}
	return fmt.Sprintf("这里读不下去（%s）", message), "核对这一行和上一行的引号、括号、逗号"
}
