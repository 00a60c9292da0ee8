package main

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"nianbao/internal/publish"
)

// project is the folder that --project names, else the nearest one upwards that
// holds nianbao.toml, else the current one.
func project(cmd *cobra.Command) (string, error) {
	if dir, _ := cmd.Flags().GetString("project"); dir != "" || cmd.Flags().Changed("project") {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return "", wrong("--project 写的“%s”不是文件夹", dir)
		}
		return dir, nil
	}
	here, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("当前文件夹打不开（%w）", err)
	}
	for dir := here; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "nianbao.toml")); err == nil {
			return shown(dir), nil
		}
		if dir == filepath.Dir(dir) {
			return ".", nil
		}
	}
}

// shown is a path as people like to read it: from here, where it is below.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if near, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(near) {
		return near
	}
	return path
}

// open gives the files of a project to a command that writes nothing into it.
func open(dir string) fs.FS { return publish.Look(dir, ownDigest()) }

// workspace gives the files of a project to one that builds it: what is found in
// them is kept for all.
func workspace(dir string) fs.FS { return publish.Open(dir, ownDigest()) }

// ownDigest is the digest of this program; empty where it cannot be read.
var ownDigest = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return ""
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
})
