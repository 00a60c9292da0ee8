package source

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"nianbao/internal/raster"
)

// Picture reads a picture of a text, as it may leave the office. Its address is
// relative to the text and must lie in content/. The error is a *raster.Refusal.
func (d Document) Picture(address string) (raster.Image, error) {
	name := path.Join(path.Dir(d.Path), address)
	missing := &raster.Refusal{What: "没有这个文件：" + name, Todo: "把图片放在文稿旁边，核对文件名的大小写和扩展名"}
	if d.Beside == nil || !fs.ValidPath(name) || !strings.HasPrefix(name, "content/") || path.IsAbs(address) {
		missing.What, missing.Todo = "只收 content/ 里的图片："+address, "把图片复制到文稿旁边，写成 ![说明](图片.png)"
		return raster.Image{}, missing
	}
	file, err := d.Beside.Open(name)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			missing.What, missing.Todo = "文件打不开："+name, remedy(err)
		}
		return raster.Image{}, missing
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, raster.MostBytes+1))
	if err != nil {
		missing.What, missing.Todo = "文件打不开："+name, remedy(err)
		return raster.Image{}, missing
	}
	return raster.Clean(data)
}
