package bench

import (
	"fmt"
	"strings"
	"time"
)

// Head is the head of the table of Line.
const Head = "| 项目 | 怎样 | 墙上 | 处理器 | 内存最多 | 页 | 写了的文件 | 全部字节 | 各步（秒） |\n|---|---|---|---|---|---|---|---|---|\n"

// Line is a run as a line of a table, in Markdown. Written is how many files were not
// there before.
func Line(project, how string, r Run, written int) string {
	var stages []string
	for _, s := range r.Stages {
		stages = append(stages, fmt.Sprintf("%s %.1f", s.Name, s.Seconds))
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %d | %d | %s | %s |\n", project, how, seconds(r.Wall), seconds(r.CPU), megabytes(r.Peak), r.Pages, written,
		megabytes(r.Bytes), strings.Join(stages, "，"))
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f 秒", d.Seconds()) }

func megabytes(n int64) string { return fmt.Sprintf("%.0f MB", float64(n)/1e6) }
