package metric_test

import (
	"os"
	"strings"
	"testing"

	"nianbao/internal/sample"
)

// Each page is a project with numbers worked out by hand under "want".
func TestFormulas(t *testing.T) {
	for _, page := range []string{"formulas", "standards"} {
		t.Run(page, func(t *testing.T) {
			text, err := os.ReadFile("testdata/" + page + ".txtar")
			if err != nil {
				t.Fatal(err)
			}
			_, want, _ := strings.Cut(string(text), "-- want --\n")
			answers(t, computed(t, sample.Project(string(text)), noDefaults{}), want)
		})
	}
}
