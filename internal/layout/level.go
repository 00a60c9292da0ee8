package layout

import "nianbao/internal/stat"

// levels are those of which workbooks hold tables.
var levels = []stat.Level{stat.Community, stat.Subdistrict, stat.District}

// called is what such tables are called in messages.
func called(l stat.Level) string {
	return map[stat.Level]string{stat.Community: "社区", stat.Subdistrict: "街道", stat.District: "全区"}[l]
}
