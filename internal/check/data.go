package check

import (
	"fmt"

	"nianbao/internal/diag"
	"nianbao/internal/numeral"
	"nianbao/internal/source"
	"nianbao/internal/stat"
)

// Data checks a project. The Dataset is fit to be computed only if no problem
// on the list is an error.
func Data(raw *source.Project, problems *diag.List) *Dataset {
	c := policy(raw, problems)
	if len(raw.Years) == 0 {
		c.fail("no-data", diag.Place{File: "data"}, "没有任何一年的数据：data/ 下没有以年份命名、放有工作簿的文件夹", "新建 data/2022/ 这样的文件夹，把各街道的工作簿放进去")
	}
	for _, y := range raw.Years {
		c.year(y)
	}
	c.findSenders()
	c.takeMarks()
	c.changes()
	c.judgeColumns()
	c.againstDistrict()
	c.againstParts()
	c.acceptances()
	c.Ladder.Mix(c.AllAreas())
	c.stillSample()
	c.named()
	return c.Dataset
}

// Policy checks a project without its data: fields, indicators, standards, areas.
func Policy(raw *source.Project, problems *diag.List) *Dataset { return policy(raw, problems).Dataset }

func policy(raw *source.Project, problems *diag.List) *checker {
	c := &checker{
		raw:      raw,
		problems: problems,
		forms:    map[string]*form{},
		spans:    map[string]*span{},
		Dataset: &Dataset{
			Config:     raw.Config,
			Content:    raw.Content,
			Changes:    raw.Areas.Changes,
			fields:     map[string]*Field{},
			indicators: map[string]*Indicator{},
			years:      map[stat.Year]*year{},
			words:      newWords(),
			judging:    map[stat.Year][]*Standard{},
			marks:      map[markKey]Mark{},
		},
	}
	c.config()
	c.climb()
	c.compileFields()
	c.nameAmounts()
	c.compileIndicators()
	c.compileStandards()
	c.charts()
	c.editions()
	c.compileJudging()
	c.compileRules()
	c.compileColumns()
	c.explanations()
	c.compileScorecards()
	c.compileSensitive()
	c.cycles()
	c.registerAreas()
	c.countChanges()
	return c
}

// A checker adds to the Dataset and to the problems.
type checker struct {
	*Dataset
	raw      *source.Project
	problems *diag.List
	rules    []rule
	amounts  map[string]source.Amount // by id and title
	forms    map[string]*form
	spans    map[string]*span // by id
	compared int              // names, to propose one
	columns  []columnRule
}

func (c *checker) config() {
	switch c.Config.Rounding {
	case "", "half-up":
		c.Rounding = numeral.HalfUp
	case "gbt8170":
		c.Rounding = numeral.HalfEven
	default:
		c.fail("unknown-rounding", c.Config.Place, fmt.Sprintf("rounding 是“%s”，只能是 half-up（四舍五入）或 gbt8170（修约）", c.Config.Rounding), "改成其中之一，或删去这一行")
	}
}

func (c *checker) fail(code string, at diag.Place, message, hint string) {
	c.problems.Add(diag.Problem{Code: code, Severity: diag.Error, Place: at, Message: message, Hint: hint})
}

func (c *checker) warn(code string, at diag.Place, message, hint string) {
	c.problems.Add(diag.Problem{Code: code, Severity: diag.Warning, Place: at, Message: message, Hint: hint})
}
