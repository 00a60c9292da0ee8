package xlsx

import (
	"archive/zip"
	"strconv"
	"time"
)

// epoch is the time of every file in a workbook: the first that zip knows.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// put writes a file into an archive.
func put(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func itoa(n int) string { return strconv.Itoa(n) }
