package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"nianbao/internal/bag"
)

func keyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "key 文件",
		Short: "生成一对签名用的密钥",
		Long: "生成 Ed25519 密钥：私钥写入所给的文件，公钥写入同名的 .pub。私钥由归档的人保管，放在项目外面，\n" +
			"例如加密的 U 盘；公钥发给要核验的人。已有的文件不覆盖。",
		Example: "  nianbao key ../签名/archive.key\n  nianbao snapshot 2022 --key ../签名/archive.key\n  nianbao verify archive/2022.zip --key ../签名/archive.key.pub",
		Args:    oneArgument("文件名"),
		RunE:    func(cmd *cobra.Command, args []string) error { return newKey(cmd, args[0]) },
	}
	return cmd
}

func newKey(cmd *cobra.Command, file string) error {
	dir, err := project(cmd)
	if err != nil {
		return err
	}
	if err := keptOutside(file, dir); err != nil {
		return err
	}
	private, public, err := bag.NewKey(rand.Reader)
	if err != nil {
		return err
	}
	if err := writeNew(file, private, 0o600); err != nil {
		return err
	}
	if err := writeNew(file+".pub", public, 0o644); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	key, err := bag.ReadPublicKey(public)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "写好 %s（私钥，请妥善保管）和 %s.pub（公钥），指纹 %s。\n", file, file, key.Fingerprint())
	return nil
}

// keptOutside refuses a key in a project, which is copied, sealed and sent about.
func keptOutside(file, dir string) error {
	_, err := os.Stat(filepath.Join(dir, "nianbao.toml"))
	if err == nil && within(file, dir) {
		return wrong("密钥“%s”在项目文件夹里；项目会被复制和移交，请把密钥放在外面", file)
	}
	return nil
}

// writeNew writes a file that must not be there yet.
func writeNew(file string, data []byte, mode fs.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return fmt.Errorf("文件夹建不成（%w）", err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrExist) {
		return wrong("“%s”已经有了，不覆盖；换一个名字", file)
	}
	if err == nil {
		_, err = f.Write(data)
		err = errors.Join(err, f.Sync(), f.Close())
	}
	if err != nil {
		return fmt.Errorf("文件写不进去（%w）", err)
	}
	return nil
}

// privateKey reads the key of --key; nil without one.
func privateKey(cmd *cobra.Command, dir string) (*bag.PrivateKey, error) {
	file, _ := cmd.Flags().GetString("key")
	if file == "" {
		return nil, nil
	}
	if err := keptOutside(file, dir); err != nil {
		return nil, err
	}
	text, err := keyText(file)
	if err != nil {
		return nil, err
	}
	key, err := bag.ReadPrivateKey(text)
	if err != nil {
		return nil, wrong("“%s”不是 Ed25519 私钥（PEM）；用 nianbao key 生成一对", file)
	}
	return key, nil
}

// publicKey reads the key of --key; nil without one.
func publicKey(cmd *cobra.Command) (*bag.PublicKey, error) {
	file, _ := cmd.Flags().GetString("key")
	if file == "" {
		return nil, nil
	}
	text, err := keyText(file)
	if err != nil {
		return nil, err
	}
	key, err := bag.ReadPublicKey(text)
	if err != nil {
		return nil, wrong("“%s”不是 Ed25519 公钥（PEM）；公钥是 nianbao key 写的 .pub 文件", file)
	}
	return key, nil
}

func keyText(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 1<<20 {
		return nil, wrong("密钥文件“%s”打不开", file)
	}
	return os.ReadFile(file)
}
