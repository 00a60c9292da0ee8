package postgres

import (
	"os"
	"os/exec"
	"syscall"
)

// nobody is the user whom root becomes: who has no rights and is on every machine.
const nobody = 65534

// give hands files to the user who runs the server.
func give(paths ...string) error {
	if os.Getuid() != 0 {
		return nil
	}
	for _, path := range paths {
		if err := os.Chown(path, nobody, nobody); err != nil {
			return err
		}
	}
	return nil
}

// stepDown has a program run as that user.
func stepDown(cmd *exec.Cmd) {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
}
