package proof

import "testing"

// units are a unit's word and one that it cannot have for itself, with offices of both.
var unitsAndOthers = rows("u o U O",
	"县 区 县委、县政府 区政府", "区 县 区委、区政府 县教育局", "镇 乡 镇党委、镇政府 乡政府", "乡 镇 乡党委、乡政府 镇党委", "镇 街道 镇政府 街道办事处", "街道 镇 街道党工委、街道办事处 镇政府",
)

// ofOneself is what a text says of its own unit.
var ofOneself = each("own",
	"2024年，全{u}新建学校12所。", "我{u}教育事业稳步发展，新建学校12所。", "{U}高度重视教育，新建学校12所。", "临河{u}位于省域西部，现有学校86所。", "本{u}学校食堂全部达标。",
	"在全{u}教育工作会议上的讲话\n同志们，教育是大事。", "临河{u}2024年教育工作总结\n一年来，新建学校12所。",
)

var ofAnother = each("slip", "全{o}教师待遇进一步提高，教师们普遍满意。", "这一做法为我{o}教育发展打下了基础。", "{O}拨付专项经费120万元。", "{O}将加强督导，确保落实。", "本{o}户籍学生优先入学。")

func TestScopeInEveryWay(t *testing.T) {
	g := slipGrid{t: t}
	g.wrong(cross(each("sentence", "{own}{slip}"), unitsAndOthers, ofOneself, ofAnother))
	g.right(cross(each("sentence", "{own}{slip}"), rows("u o U O", "县 县 县委、县政府 县教育局", "区 区 区委、区政府 区财政局", "镇 镇 镇党委 镇政府", "街道 街道 街道党工委 街道办事处"), ofOneself, ofAnother))
	g.right(cross(each("sentence", "{own}开发区建成学校2所，全区学生800人。", "{own}邻近的东河{o}办学经验丰富，全{o}学校都有操场。", "{own}客人来自清河{o}，清河{o}委、{o}政府十分重视。"), unitsAndOthers, ofOneself))
	g.mayMiss(0)
}
