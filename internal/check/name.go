package check

import (
	"regexp"
	"strings"

	"nianbao/internal/numeral"
)

// foldName makes names comparable: spaces and width are folded and what clerks
// add or leave out at the end is dropped (明珠 社区, 明珠社区居委会, 明珠居委会;
// 明珠街道办事处, 明珠街道, 明珠). The level of the area keeps 明珠社区 and 明珠街道 apart.
func foldName(name string) string {
	s := numeral.Fold(name)
	for _, tail := range []string{"居民委员会", "村民委员会", "居委会", "村委会", "社区", "办事处", "街道", "镇", "乡"} {
		if cut := strings.TrimSuffix(s, tail); cut != "" {
			s = cut
		}
	}
	return s
}

// isStreetName and isCommunityName tell by its end what a name is that nobody
// has listed.
func isStreetName(name string) bool    { return streetEnd.MatchString(numeral.Fold(name)) }
func isCommunityName(name string) bool { return communityEnd.MatchString(numeral.Fold(name)) }

var (
	streetEnd    = regexp.MustCompile(`(街道|街道办|办事处|镇|乡|园区)$`)
	communityEnd = regexp.MustCompile(`(社区|村|居委会|村委会|居民委员会|村民委员会)$`)
)
