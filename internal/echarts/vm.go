package echarts

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// maxCalls bounds the depth of JavaScript calls; ECharts stays below 200.
const maxCalls = 5000

//go:embed prelude.js
var preludeScript string

//go:embed detmath.js
var mathScript string

//go:embed numbers.js
var numbersScript string

//go:embed draw.js
var drawScript string

// An engine is ECharts and what it stands on, compiled at first use and then
// shared by all workers.
type engine struct {
	programs func() ([]*goja.Program, error)
}

// newEngine returns the engine of an ECharts script.
func newEngine(script string) *engine {
	return &engine{sync.OnceValues(func() ([]*goja.Program, error) {
		return compile([][2]string{
			{"prelude.js", preludeScript}, {"detmath.js", mathScript},
			{"echarts.min.js", script}, {"numbers.js", numbersScript}, {"draw.js", drawScript},
		})
	})}
}

// compile compiles scripts, each a name and a text.
func compile(scripts [][2]string) ([]*goja.Program, error) {
	var programs []*goja.Program
	for _, s := range scripts {
		program, err := goja.Compile(s[0], s[1], false)
		if err != nil {
			return nil, fmt.Errorf("装入的 ECharts 脚本不完整（%v）：请运行 make build 重新编译", err)
		}
		programs = append(programs, program)
	}
	return programs, nil
}

// A vm is one JavaScript world with ECharts loaded. It serves one goroutine.
type vm struct {
	runtime *goja.Runtime
	call    goja.Callable // draw of draw.js
}

// start makes a new world.
func (e *engine) start() (v *vm, err error) {
	defer recoverInto(&err)
	programs, err := e.programs()
	if err != nil {
		return nil, err
	}
	runtime := goja.New()
	runtime.SetMaxCallStackSize(maxCalls)
	for _, program := range programs {
		if _, err := runtime.RunProgram(program); err != nil {
			return nil, explain(err)
		}
	}
	call, ok := goja.AssertFunction(runtime.Get("draw"))
	if !ok {
		return nil, errors.New("draw.js 里没有函数 draw：请运行 make build 重新编译")
	}
	return &vm{runtime, call}, nil
}

// draw returns ECharts' own SVG text of job. It gives up after limit. If sound is
// false, v must not be used again.
func (v *vm) draw(job Job, limit time.Duration) (raw string, sound bool, err error) {
	defer recoverInto(&err)
	guard := time.AfterFunc(limit, func() { v.runtime.Interrupt(limit) })
	defer guard.Stop()
	result, err := v.call(goja.Undefined(), v.runtime.ToValue(strings.ToValidUTF8(string(job.Option), "\uFFFD")),
		v.runtime.ToValue(job.Width), v.runtime.ToValue(job.Height))
	inTime := guard.Stop() // a guard that fired late would stop the next picture
	if err != nil {
		return "", false, explain(err)
	}
	return result.String(), inTime, nil
}

// explain turns what goja reports into a sentence.
func explain(err error) error {
	var interrupted *goja.InterruptedError
	if errors.As(err, &interrupted) {
		return fmt.Errorf("画了 %v 还没有画完，已停止：请减少图中的数据，或改用表格", interrupted.Value())
	}
	var thrown *goja.Exception
	if errors.As(err, &thrown) {
		return fmt.Errorf("ECharts 报错“%s”，画不出这幅图：请核对图的类型和数据", thrown.Value())
	}
	return fmt.Errorf("ECharts 不能继续（%v）：请核对图的类型和数据", err)
}

// recoverInto turns a panic inside the JavaScript engine into an error.
func recoverInto(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("JavaScript 引擎出错（%v），画不出这幅图：请核对图的类型和数据", p)
	}
}
