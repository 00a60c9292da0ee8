package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What becomes of a published site when a build is killed, the disk is full or
// read-only, a file is open elsewhere, or two builds meet: it is always the old site
// or the new one, whole, and there is a sentence. Each test runs the program as a
// process of its own, on a project so small that it builds in a moment.

// smallWorkshop is a workshop with a project of three pages or so.
func smallWorkshop(t *testing.T) (dir string) {
	t.Helper()
	dir = workshop(t)
	for name, text := range map[string]string{
		"nianbao.toml": "title = \"小项目\"\n[district]\nname = \"示例区\"\ncode = \"329901\"\n",
		"data/fields.toml": field("region_code", "社区代码", "text") + field("community_name", "社区名称", "text") +
			field("street_name", "街道(镇)", "text") + field("households", "户数", "integer"),
		"data/indicators/a.toml": "title = \"户\"\n[[indicator]]\nid = \"households_total\"\ntitle = \"总户数\"\ndefinition = \"户\"\nunit = \"户\"\nformula = \"households\"\nrollup = \"sum\"\nsource = \"测试\"\n",
		"data/standards/s.toml":  "id = \"s\"\ntitle = \"标准\"\nfrom = 2022\n[[clause]]\nindicator = \"households_total\"\nbasis = \"一\"\nmin = 1\n",
	} {
		if err := write(filepath.Join(dir, "年报", filepath.FromSlash(name)), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	count(t, dir, 1200)
	return dir
}

func field(id, title, kind string) string {
	return fmt.Sprintf("[[field]]\nid = %q\ntitle = %q\ntype = %q\n", id, title, kind)
}

// count puts a number of households into the small project, by which one site is
// told from another.
func count(t *testing.T, dir string, households int) {
	t.Helper()
	text := fmt.Sprintf("社区代码,街道(镇),社区名称,户数\n329901001001,甲街道,东门社区,%d\n", households)
	if err := write(filepath.Join(dir, "年报", "data", "2022", "甲街道.csv"), []byte(text)); err != nil {
		t.Fatal(err)
	}
}

// builds builds, which must go well, and reads the site.
func builds(t *testing.T, dir, site string, args ...string) string {
	t.Helper()
	if out, err := program(dir, append([]string{"build", "--project", "年报"}, args...)...).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return digestOf(t, site)
}

// fails runs a build that must end with status 3 and a sentence.
func fails(t *testing.T, dir, sentence string, args ...string) {
	t.Helper()
	cmd := program(dir, append([]string{"build", "--project", "年报"}, args...)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 || stdout.Len() > 0 {
		t.Errorf("it ended with %v, want exit status 3, and said %s", err, stdout.String())
	}
	if !strings.HasPrefix(stderr.String(), "没有完成：") || !strings.Contains(stderr.String(), sentence) || strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("it said\n%s\nwant one sentence with %s", stderr.String(), sentence)
	}
}

// Killed at two hundred moments, half of them while it writes, a build leaves the
// old site or the new one, whole; and the next one clears up. On a busy machine it
// takes more moments until enough of them fell before, into and behind the writing.
func TestKilledBuildLeavesAWholeSite(t *testing.T) {
	dir := smallWorkshop(t)
	site := filepath.Join(dir, "年报", "public")
	started := time.Now()
	whole := []string{builds(t, dir, site)}
	took := time.Since(started)
	count(t, dir, 1300)
	if whole = append(whole, builds(t, dir, site)); whole[0] == whole[1] {
		t.Fatal("the two sites are the same: the test would test nothing")
	}
	random := rand.New(rand.NewPCG(60, 9))
	killed, midway, changed, last := 0, 0, 0, whole[1]
	enough := func() bool { return killed >= 50 && midway >= 20 && changed >= 5 }
	for n := 0; n < 200 || !enough() && n < 1000; n++ {
		count(t, dir, []int{1200, 1300}[n%2])
		cmd := program(dir, "build", "--project", "年报")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if n%4 < 2 {
			writing(dir, took)
			time.Sleep(time.Duration(random.Int64N(int64(took / 4))))
		} else {
			time.Sleep(time.Duration(random.Int64N(int64(took))))
		}
		_ = cmd.Process.Kill() // it may have ended
		if cmd.Wait() != nil {
			killed++
		}
		if left(dir) != nil {
			midway++
		}
		now := digestOf(t, site)
		if now != whole[0] && now != whole[1] {
			t.Fatalf("after kill %d the site is neither the old nor the new one", n)
		}
		if now != last {
			changed++
		}
		last = now
	}
	t.Logf("%d builds were killed before their end, %d while they wrote; %d left another site", killed, midway, changed)
	if !enough() {
		t.Errorf("%d were killed, %d while writing, %d left another site: the test tests too little", killed, midway, changed)
	}
	count(t, dir, 1200)
	if builds(t, dir, site) != whole[0] {
		t.Error("the next build does not give the first site")
	}
	if rest, _ := filepath.Glob(filepath.Join(dir, "年报", ".public.*")); len(rest) > 0 {
		t.Errorf("left beside the site: %v", rest)
	}
}

// left are the folders that a build in the middle of writing has beside the site.
func left(dir string) []string {
	found, _ := filepath.Glob(filepath.Join(dir, "年报", ".public.new-*"))
	return found
}

// writing waits until a build writes, or for so long.
func writing(dir string, most time.Duration) {
	for end := time.Now().Add(most); left(dir) == nil && time.Now().Before(end); {
		time.Sleep(200 * time.Microsecond)
	}
}

// The second of two builds says at once who has the folder, and the first one goes
// on undisturbed.
func TestTwoBuildsDoNotMix(t *testing.T) {
	dir := smallWorkshop(t)
	site := filepath.Join(dir, "年报", "public")
	builds(t, dir, site)
	count(t, dir, 1300)
	var first *exec.Cmd
	for try := 0; left(dir) == nil; try++ { // one that is stopped while it writes
		if try == 50 {
			t.Fatal("no build could be stopped while it wrote")
		}
		if first != nil {
			_ = first.Process.Signal(syscall.SIGCONT)
			_ = first.Wait()
			count(t, dir, 1300+try)
		}
		first = program(dir, "build", "--project", "年报")
		if err := first.Start(); err != nil {
			t.Fatal(err)
		}
		writing(dir, 10*time.Second)
		_ = first.Process.Signal(syscall.SIGSTOP)
		time.Sleep(10 * time.Millisecond)
	}
	fails(t, dir, fmt.Sprintf("另一个运行正在写它（进程 %d，主机 ", first.Process.Pid))
	if err := first.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	if err := first.Wait(); err != nil {
		t.Errorf("the first build ended with %v", err)
	}
	if now := digestOf(t, site); now != builds(t, dir, site) {
		t.Error("the first build has not left its site")
	}
}

// disk is a small disk of memory, or the test is skipped where only root could
// mount one.
func disk(t *testing.T, size string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	err := syscall.Mount("nianbao-test", dir, "tmpfs", 0, "size="+size)
	if errors.Is(err, syscall.EPERM) {
		t.Skip("SKIPPED, NOT TESTED: mounting a test disk needs root; run as root to test full and read-only disks")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// A disk that fills leaves the old site and nothing half; with room again the build
// goes well.
func TestBuildOntoAFullDisk(t *testing.T) {
	dir, small := smallWorkshop(t), disk(t, "6m")
	site := filepath.Join(small, "网站")
	was := builds(t, dir, site, "--out", site)
	filler := filepath.Join(small, "占地方")
	if err := os.WriteFile(filler, bytes.Repeat([]byte("x"), 100<<10), 0o644); err != nil {
		t.Fatal(err)
	}
	for f, err := os.OpenFile(filler, os.O_APPEND|os.O_WRONLY, 0); ; {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(make([]byte, 4<<10)); err != nil {
			f.Close()
			break
		}
	}
	count(t, dir, 1300)
	fails(t, dir, "磁盘空间不够", "--out", site)
	if digestOf(t, site) != was {
		t.Error("the old site is not what it was")
	}
	if rest, _ := filepath.Glob(filepath.Join(small, ".网站.new-*")); len(rest) > 0 {
		t.Errorf("left behind: %v", rest)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if builds(t, dir, site, "--out", site) == was {
		t.Error("with room again the site is still the old one")
	}
}

// So does a disk that may not be written.
func TestBuildOntoAReadOnlyDisk(t *testing.T) {
	dir, small := smallWorkshop(t), disk(t, "6m")
	site := filepath.Join(small, "网站")
	was := builds(t, dir, site, "--out", site)
	if err := syscall.Mount("", small, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	count(t, dir, 1300)
	fails(t, dir, "只读", "--out", site)
	if digestOf(t, site) != was {
		t.Error("the old site is not what it was")
	}
}

// Who reads a page while a new site comes goes on reading the old one.
func TestBuildUnderAnOpenFile(t *testing.T) {
	dir := smallWorkshop(t)
	site := filepath.Join(dir, "年报", "public")
	builds(t, dir, site)
	name := filepath.Join(site, "2022", "areas", "329901001001.html")
	was, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	count(t, dir, 1300)
	builds(t, dir, site)
	read := make([]byte, len(was)+1)
	if n, _ := reader.Read(read); !bytes.Equal(read[:n], was) {
		t.Error("the reader's page changed under his hands")
	}
	if now, _ := os.ReadFile(name); bytes.Equal(now, was) {
		t.Error("the new site has the old page")
	}
}

// A target that may not be written is said in a sentence, with status 3, and
// the project is not touched. Root may write everywhere, so it becomes nobody.
func TestForbiddenTarget(t *testing.T) {
	dir := newWorkshop(t)
	locked := filepath.Join(dir, "锁着")
	if err := os.Mkdir(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	cmd := program(dir, "build", "--project", "年报", "--out", "锁着/网站")
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("it ended with %v, want exit status 3", err)
	}
	want := "没有完成：锁着/网站：没有写入的权限；请换一个位置"
	if !strings.HasPrefix(stderr.String(), want) || stdout.Len() > 0 {
		t.Errorf("it said\n%s%s\nwant %s…", stdout.String(), stderr.String(), want)
	}
	if entries, _ := os.ReadDir(locked); len(entries) > 0 {
		t.Errorf("it wrote %v", entries)
	}
}
