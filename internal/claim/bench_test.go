package claim_test

import (
	"os"
	"testing"

	"nianbao/internal/claim"
	"nianbao/internal/manuscript"
	"nianbao/internal/proof"
)

// BenchmarkAgainst holds a speech of the sample, some fifty numbers, against the
// sample's data.
func BenchmarkAgainst(b *testing.B) {
	m := repository().Metrics
	raw, err := os.ReadFile("../../content/speeches/2022-tuijinhui.md")
	if err != nil {
		b.Fatal(err)
	}
	text := proof.Parse(manuscript.Read("a.md", raw, nil))
	for b.Loop() {
		claim.Against(m, text, 2022)
	}
}
