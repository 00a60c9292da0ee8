package echarts

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// On a processor of another kind the same jobs give the same bytes: the golden
// pictures, and the functions under them, hold there too.
func TestOtherProcessorDrawsTheSame(t *testing.T) {
	other := map[string]struct{ arch, emulator string }{
		"amd64": {"arm64", "qemu-aarch64-static"}, "arm64": {"amd64", "qemu-x86_64-static"},
	}[runtime.GOARCH]
	emulator, err := exec.LookPath(other.emulator)
	if err != nil {
		t.Skipf("SKIPPED, NOT TESTED: whether another processor draws the same; as root: apt-get install --no-install-recommends qemu-user-static (or: make test): %v", err)
	}
	program := filepath.Join(t.TempDir(), "echarts.test")
	build := exec.Command("go", "test", "-c", "-o", program, ".")
	build.Env = append(os.Environ(), "GOARCH="+other.arch, "GOOS=linux", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(emulator, program, "-test.run", "^(TestGolden|TestMath)$", "-test.v").CombinedOutput()
	if err != nil || strings.Count(string(out), "--- PASS: TestGolden/") < 10 || !strings.Contains(string(out), "--- PASS: TestMath") {
		t.Errorf("on %s: %v\n%s", other.arch, err, out)
	}
}
