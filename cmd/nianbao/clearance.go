package main

import (
	"fmt"
	"io"

	"nianbao/internal/clearance"
)

// printClearance says whether a year may be published, else what is to be done
// before.
func printClearance(w io.Writer, c clearance.Clearance) {
	fmt.Fprintf(w, "%d 年%s。\n", c.Year, c.Verdict())
	for _, i := range c.Items {
		if i.State != clearance.Barred {
			continue
		}
		fmt.Fprintf(w, "  %s：%s\n", i.Title, i.Says)
		for _, l := range i.Lines {
			fmt.Fprintf(w, "    %s%s\n      → %s\n", visible(whereIs(l)), visible(l.Message), visible(l.Hint))
		}
	}
}

// whereIs is where a line's thing stands, with a colon; empty for what stands
// nowhere.
func whereIs(l clearance.Line) string {
	if l.File == "" {
		return ""
	}
	at := position(l.Place)
	if at != "" {
		at = " " + at
	}
	return l.File + at + "："
}

// withClearance is the JSON of check. Without errors it also says whether the
// latest year may be published.
type withClearance struct {
	checked
	Clearance *clearedYear `json:"clearance,omitempty"`
}

type clearedYear struct {
	Year  int              `json:"year"`
	Clear bool             `json:"clear"`
	Items []clearance.Item `json:"items"`
}

func cleared(c *clearance.Clearance) *clearedYear {
	if c == nil {
		return nil
	}
	out := &clearedYear{int(c.Year), c.Clear(), c.Items}
	for k := range out.Items {
		if out.Items[k].Lines == nil {
			out.Items[k].Lines = []clearance.Line{}
		}
	}
	return out
}
