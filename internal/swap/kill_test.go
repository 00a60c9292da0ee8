package swap

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The variables that make the test binary a child which swaps until killed.
const (
	childTarget = "SWAP_TEST_CHILD_TARGET"
	childWay    = "SWAP_TEST_CHILD_TWO_RENAMES"
	childFirst  = "SWAP_TEST_CHILD_FIRST"
)

func TestMain(m *testing.M) {
	if target := os.Getenv(childTarget); target != "" {
		swapForEver(target)
	}
	os.Exit(m.Run())
}

// files is how many files, beside the manifest, a generation has.
const files = 12

// generation writes a folder in which every file, the manifest too, says n.
func generation(n int) func(dir string) error {
	parts := []string{"manifest", fmt.Sprint(n)}
	for i := range files {
		parts = append(parts, fmt.Sprintf("%d/%d", i%3, i), fmt.Sprint(n))
	}
	return tree(parts...)
}

func swapForEver(target string) {
	options := []Option{}
	if os.Getenv(childWay) != "" {
		options = append(options, byTwoRenames)
	}
	first := 0
	fmt.Sscan(os.Getenv(childFirst), &first)
	for n := first; ; n++ {
		if err := Folder(target, generation(n), options...); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// Killed at sixty moments, the target is always one generation, whole, and at
// least the last one that the child had reported.
func TestFolderSurvivesKills(t *testing.T) {
	both(t, func(t *testing.T, way Option) {
		var s settings
		way(&s)
		parent := t.TempDir()
		target := filepath.Join(parent, "public")
		must(t, Folder(target, generation(0)))
		random := rand.New(rand.NewPCG(60, 9))
		midway, last := 0, 0
		for range 60 {
			reported := killedChild(t, target, s.exchange != nil, last+1, random)
			if len(leftoversOf(t, target)) > 0 {
				midway++
			}
			if s.exchange != nil { // two renames: readers must recover first
				must(t, Recover(target))
			}
			if last = wholeGeneration(t, target); last < reported {
				t.Fatalf("target is generation %d, but %d had been reported", last, reported)
			}
		}
		if midway == 0 {
			t.Error("no kill hit the middle of a run: the test has tested nothing")
		}
		must(t, Folder(target, generation(last+1), way))
		if left := leftoversOf(t, target); len(left) > 0 {
			t.Errorf("left after the next run: %v", left)
		}
	})
}

// killedChild starts a child, lets it finish one generation and then kills it
// after a random while. It returns the last generation reported.
func killedChild(t *testing.T, target string, twoRenames bool, first int, random *rand.Rand) (reported int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childTarget+"="+target, fmt.Sprintf("%s=%d", childFirst, first))
	if twoRenames {
		child.Env = append(child.Env, childWay+"=1")
	}
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewReader(out)
	line, _ := lines.ReadString('\n')
	time.Sleep(time.Duration(random.IntN(30_000)) * time.Microsecond)
	must(t, child.Process.Kill())
	rest, _ := io.ReadAll(lines)
	child.Wait()
	for _, word := range strings.Fields(line + string(rest)) {
		if _, err := fmt.Sscan(word, &reported); err != nil {
			t.Fatalf("child said: %s%s", line, rest)
		}
	}
	return reported
}

func leftoversOf(t *testing.T, target string) []os.DirEntry {
	t.Helper()
	p, err := locate(target)
	must(t, err)
	left, err := p.leftovers()
	must(t, err)
	return left
}

// wholeGeneration checks that all files of target say the same number.
func wholeGeneration(t *testing.T, target string) (n int) {
	t.Helper()
	manifest, err := os.ReadFile(filepath.Join(target, "manifest"))
	must(t, err)
	if _, err := fmt.Sscan(string(manifest), &n); err != nil {
		t.Fatalf("manifest is %q", manifest)
	}
	want := t.TempDir()
	must(t, generation(n)(want))
	if got, want := show(t, target), show(t, want); got != want {
		t.Fatalf("target is mixed:\n got %s\nwant %s", got, want)
	}
	return n
}
