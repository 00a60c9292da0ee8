package source

import (
	"time"

	"nianbao/internal/diag"
)

// Proofread is what somebody signs who has checked by hand the numbers of a text
// that do not come from the data.
type Proofread struct {
	Who   string `toml:"who"`
	When  string `toml:"when"` // YYYY-MM-DD
	Code  string `toml:"code"` // of what was checked, as the 校对单 prints it
	Place diag.Place
}

// demandProofread reports a signature that lacks a part.
func (r *reader) demandProofread(d Document) {
	p := d.Proofread
	if p.Who == "" && p.When == "" && p.Code == "" {
		return
	}
	_, err := time.Parse(time.DateOnly, p.When)
	if p.Who == "" || p.Code == "" || err != nil {
		r.problems.Add(frontMatterKey.At(p.Place, "写全 who = \"谁核的\"、when = 2023-01-10、code = \"校对单上的校对码\"", "[proofread] 没有写全，或日期写得不对"))
	}
}
