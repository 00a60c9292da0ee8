package echarts

import (
	"encoding/hex"
	"strings"
	"testing"
)

// The embedded script is the one that was looked at and written down.
func TestBundle(t *testing.T) {
	want, _, _ := strings.Cut(string(readFile(t, "echarts.sha256")), " ")
	sum := checksum()
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("sha256 of the embedded echarts.min.js is %s, want %s; run make build", got, want)
	}
	if got := Version(); got != "6.1.0" {
		t.Errorf("Version() = %q, want 6.1.0", got)
	}
	for _, owner := range []string{"Apache License", "Copyright 2017-2026 The Apache Software Foundation", "Mike Bostock", "Baidu Inc.", "Microsoft Corporation"} {
		if !strings.Contains(string(License()), owner) {
			t.Errorf("License() does not name %q", owner)
		}
	}
}
