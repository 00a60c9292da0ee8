package swap

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nianbao/internal/smalldisk"
)

// problem checks that err is one of ours that names the target.
func problem(t *testing.T, err error, target, what string) {
	t.Helper()
	if p := (*Problem)(nil); !errors.As(err, &p) || p.Path != target || !strings.Contains(p.What, what) || p.Advice == "" {
		t.Errorf("error is %v, want a Problem at %s with %s", err, target, what)
	}
}

func TestFullDisk(t *testing.T) {
	both(t, func(t *testing.T, way Option) {
		disk := t.TempDir()
		smalldisk.Mount(t, disk, "1m")
		target := filepath.Join(disk, "public")
		must(t, Folder(target, tree("a", "old"), way))
		big := strings.Repeat("x", 300<<10)
		problem(t, Folder(target, tree("1", big, "2", big, "3", big, "4", big), way), target, "磁盘空间不够")
		want(t, "afterwards", show(t, disk), "public/a=old")
		must(t, Folder(target, tree("1", big), way))
	})
}

func TestFullDiskWhileKeeping(t *testing.T) {
	disk := t.TempDir()
	smalldisk.Mount(t, disk, "1m")
	target := filepath.Join(disk, "public")
	must(t, Folder(target, tree("kept", strings.Repeat("x", 600<<10))))
	before := show(t, disk)
	problem(t, Folder(target, tree("a", "new"), Keep("kept")), target, "磁盘空间不够")
	want(t, "afterwards", show(t, disk), before)
}

func TestFullDiskFile(t *testing.T) {
	disk := t.TempDir()
	smalldisk.Mount(t, disk, "1m")
	path := filepath.Join(disk, "a.zip")
	must(t, File(path, text("old")))
	problem(t, File(path, text(strings.Repeat("x", 2<<20))), path, "磁盘空间不够")
	want(t, "afterwards", show(t, disk), "a.zip=old")
}

func TestReadOnlyParent(t *testing.T) {
	disk := t.TempDir()
	smalldisk.Mount(t, disk, "1m")
	must(t, tree("public/a", "old")(disk))
	must(t, syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	target := filepath.Join(disk, "public")
	problem(t, Folder(target, tree("a", "new")), target, "只读")
	problem(t, File(filepath.Join(target, "a"), text("new")), filepath.Join(target, "a"), "只读")
	want(t, "afterwards", show(t, disk), "public/a=old")
}

// Others' folders are closed to us unless we are root, whom nothing stops.
func TestForbiddenParent(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("SKIPPED, NOT TESTED: root may write everywhere; TestReadOnlyParent stands in")
	}
	parent := t.TempDir()
	must(t, os.Chmod(parent, 0o555))
	target := filepath.Join(parent, "public")
	problem(t, Folder(target, tree("a", "new")), target, "没有写入的权限")
}

// A mounted disk, as target or in it, is never taken away or emptied.
func TestMountPoints(t *testing.T) {
	parent := t.TempDir()
	target := filepath.Join(parent, "有 空格")
	must(t, os.MkdirAll(filepath.Join(target, "data"), 0o755))
	t.Run("in target", func(t *testing.T) {
		smalldisk.Mount(t, filepath.Join(target, "data"), "1m")
		must(t, tree("data/a", "mine")(target))
		problem(t, Folder(target, tree()), target, "挂载点")
		want(t, "afterwards", show(t, parent), "有 空格/data/a=mine")
	})
	t.Run("is target", func(t *testing.T) {
		smalldisk.Mount(t, target, "1m")
		must(t, tree("a", "mine")(target))
		problem(t, Folder(target, tree()), target, "挂载点")
		want(t, "afterwards", show(t, parent), "有 空格/a=mine")
	})
}

// Modes do not depend on the umask of whoever runs us.
func TestModes(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o027, 0o077} {
		parent := t.TempDir()
		target := filepath.Join(parent, "public")
		old := syscall.Umask(umask)
		err := errors.Join(Folder(target, tree("a", "1", "deep/b", "1")), File(filepath.Join(parent, "f"), text("1")))
		syscall.Umask(old)
		must(t, err)
		for path, mode := range map[string]fs.FileMode{"public": 0o755, "public/deep": 0o755, "public/a": 0o644, "public/deep/b": 0o644, "f": 0o644} {
			info, err := os.Stat(filepath.Join(parent, path))
			must(t, err)
			if info.Mode().Perm() != mode {
				t.Errorf("umask %03o: %s has mode %03o, want %03o", umask, path, info.Mode().Perm(), mode)
			}
		}
	}
}

// A file is always whole, too: readers beside a writer see no half.
func TestFileIsNeverHalf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	must(t, File(path, text(strings.Repeat("0", 200_000))))
	done := make(chan error, 1)
	go func() {
		var err error
		for n := range 40 {
			err = errors.Join(err, File(path, func(w io.Writer) error { return text(strings.Repeat(string(rune('0'+n%10)), 200_000))(w) }))
		}
		done <- err
	}()
	for {
		got, err := os.ReadFile(path)
		must(t, err)
		if len(got) != 200_000 || strings.Trim(string(got), string(got[:1])) != "" {
			t.Fatalf("read %d bytes, mixed or cut", len(got))
		}
		select {
		case err := <-done:
			must(t, err)
			return
		default:
		}
	}
}
