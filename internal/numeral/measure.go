package numeral

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// A measure is a word that may follow a number in running text, with the base
// it is counted in: 公顷 is 10000 平方米.
type measure struct {
	word, base string
	num, den   int64
	per        *big.Rat // num/den: how many of the base one is
}

// measures holds what is converted. A word that is not here is its own base.
var measures = []measure{
	{"个百分点", "个百分点", 1, 1, nil}, {"百分点", "个百分点", 1, 1, nil},
	{"平方公里", "平方米", 1e6, 1, nil}, {"平方千米", "平方米", 1e6, 1, nil}, {"km²", "平方米", 1e6, 1, nil}, {"㎢", "平方米", 1e6, 1, nil},
	{"平方米", "平方米", 1, 1, nil}, {"平米", "平方米", 1, 1, nil}, {"㎡", "平方米", 1, 1, nil}, {"m²", "平方米", 1, 1, nil}, {"m2", "平方米", 1, 1, nil}, {"平方", "平方米", 1, 1, nil},
	{"公顷", "平方米", 1e4, 1, nil}, {"亩", "平方米", 2000, 3, nil},
	{"立方米", "立方米", 1, 1, nil}, {"千立方米", "立方米", 1000, 1, nil}, {"方", "立方米", 1, 1, nil},
	{"公里", "米", 1000, 1, nil}, {"千米", "米", 1000, 1, nil}, {"km", "米", 1000, 1, nil}, {"㎞", "米", 1000, 1, nil}, {"米", "米", 1, 1, nil}, {"里", "米", 500, 1, nil},
	{"吨", "公斤", 1000, 1, nil}, {"公斤", "公斤", 1, 1, nil}, {"千克", "公斤", 1, 1, nil}, {"kg", "公斤", 1, 1, nil}, {"斤", "公斤", 1, 2, nil},
	{"元", "元", 1, 1, nil}, {"块钱", "元", 1, 1, nil}, {"元钱", "元", 1, 1, nil},
	{"人", "人", 1, 1, nil}, {"名", "人", 1, 1, nil}, {"位", "人", 1, 1, nil},
	{"千瓦时", "千瓦时", 1, 1, nil}, {"度电", "千瓦时", 1, 1, nil}, {"千瓦", "千瓦", 1, 1, nil}, {"兆瓦", "千瓦", 1000, 1, nil},
	{"周岁", "岁", 1, 1, nil}, {"岁", "岁", 1, 1, nil},
	{"个工作日", "工作日", 1, 1, nil}, {"工作日", "工作日", 1, 1, nil}, {"个小时", "小时", 1, 1, nil}, {"小时", "小时", 1, 1, nil},
	{"天", "天", 1, 1, nil}, {"个月", "个月", 1, 1, nil}, {"年", "年", 1, 1, nil},
}

// plainMeasures are their own base. The first letters of some begin others,
// therefore the longest match wins.
var plainMeasures = strings.Fields(`个 户 家 处 所 间 座 栋 幢 套 台 辆 件 项 条 份 次 人次 户次 辆次 场次 班次 架次 例次 台次 剂次 针次 航次 批次 车次 课次 标箱 床 张 支 批 门 本 册 篇 幅 类 种 ` +
	`级 层 口 眼 班 期 场 例 头 只 株 棵 艘 架 列 趟 盏 根 面 片 块 对 双 段 道 部 集 首 盘 桶 箱 袋 瓶 盒 包 匹 羽 尾 枚 颗 顶 堂 宗 起 笔 单 组 队 节 轮 学时 课时 分钟 秒 分 倍 成 毫米 厘米 ` +
	`米/秒 升 毫升 微克 毫克 克 伏 兆 摄氏度 ℃ 度 点 步 店 校 村 镇 乡 县 区 市 省 街道 社区 网格 车位 泊位 厕位 摊位 席位 工位 床位 学位 岗位 席 届 周 季度 单元 具 副 顿 窝 家次 册次 件次 栏 团 营 股 环 桩 缸 孔 罐 桌 票 元/人 元/月 元/年 元/吨 元/亩 元/公斤 元/平方米 分贝 微克/立方米 毫克/立方米 毫克/升 微克/升 毫克/千克 毫克/公斤`)

var measureIndex = indexMeasures()

func indexMeasures() map[rune][]measure {
	index := map[rune][]measure{}
	add := func(m measure) {
		m.per = big.NewRat(m.num, m.den)
		first, _ := utf8.DecodeRuneInString(m.word)
		index[first] = append(index[first], m)
	}
	for _, m := range measures {
		add(m)
	}
	for _, word := range plainMeasures {
		add(measure{word, word, 1, 1, nil})
	}
	return index
}

// cutMeasure takes the longest measure off the front of s.
func cutMeasure(s string) (found measure, rest string) {
	first, _ := utf8.DecodeRuneInString(s)
	for _, m := range measureIndex[first] {
		if strings.HasPrefix(s, m.word) && len(m.word) > len(found.word) {
			found = m
		}
	}
	return found, s[len(found.word):]
}
