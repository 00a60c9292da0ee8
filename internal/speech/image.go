package speech

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"nianbao/internal/diag"
	"nianbao/internal/raster"
)

// images gives each picture of a text the address under which it goes out. One
// that cannot go out is a problem where it stands, and leaves its words.
type images struct{ *binder }

func (p *images) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	for _, n := range every[*ast.Image](doc) {
		words := strings.TrimSpace(plainText(n, reader.Source()))
		if image, ok := p.image(string(n.Destination), words, reader.Source(), n.Pos()); ok {
			n.Destination = []byte(image.Address)
		} else {
			n.Parent().ReplaceChild(n.Parent(), n, ast.NewString([]byte(words)))
		}
	}
}

// image is the picture of an address, which stands at an offset of the body.
func (b *binder) image(address, words string, body []byte, offset int) (Image, bool) {
	at := b.place(body, offset)
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Scheme != "" || u.Host != "":
		b.fail("picture-remote", at, "图片“"+address+"”不是文稿旁边的文件；网站断网也要能看，不引用外面的图片", "把图片存到文稿旁边，写成 ![说明](图片.png)")
		return Image{}, false
	case words == "":
		b.fail("picture-unnamed", at, "图片“"+address+"”没有说明；看不见图的人、打印不出图的时候靠它", "在方括号里写一句图上是什么：![用房改造前后对比](图片.png)")
		return Image{}, false
	}
	image, err := b.document.Picture(u.Path)
	if err != nil {
		b.refuse(err, u.Path, at)
		return Image{}, false
	}
	out := Image{Image: image, Address: fmt.Sprintf("pictures/%.8x.%s", sha256.Sum256(image.Data), image.Kind)}
	if !slices.ContainsFunc(b.images, func(i Image) bool { return i.Address == out.Address }) {
		b.images = append(b.images, out)
	}
	return out, true
}

// refuse says why a picture does not go out.
func (b *binder) refuse(err error, name string, at diag.Place) {
	r := (*raster.Refusal)(nil)
	if !errors.As(err, &r) {
		r = &raster.Refusal{What: err.Error()}
	}
	if what := "图片“" + name + "”用不了：" + r.What; r.Large {
		b.fail("picture-large", at, what, r.Todo)
	} else {
		b.fail("picture-unreadable", at, what, r.Todo)
	}
}

// plainText is what stands under a node, without marks of emphasis.
func plainText(parent ast.Node, body []byte) string {
	var out strings.Builder
	_ = ast.Walk(parent, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				out.Write(n.Segment.Value(body))
			}
		case *figureNode:
			for _, p := range n.parts {
				if entering {
					out.WriteString(p.text)
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}

// Picture is the picture of an address.
func (s Speech) Picture(address string) (Image, bool) {
	k := slices.IndexFunc(s.Pictures, func(i Image) bool { return i.Address == address })
	if k < 0 {
		return Image{}, false
	}
	return s.Pictures[k], true
}

// imageRenderer prints pictures with their size, so that a page does not jump, and
// lets browsers load them when they come into view.
type imageRenderer struct{ *binder }

func (r *imageRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindImage, func(w util.BufWriter, body []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		n := node.(*ast.Image)
		image, ok := Speech{Pictures: r.images}.Picture(string(n.Destination))
		if entering && ok {
			fmt.Fprintf(w, `<img src="%s" alt="%s" width="%d" height="%d" loading="lazy"`, image.Address, html.EscapeString(plainText(n, body)), image.Width, image.Height)
			if len(n.Title) > 0 {
				fmt.Fprintf(w, ` title="%s"`, html.EscapeString(string(n.Title)))
			}
			fmt.Fprint(w, ">")
		}
		return ast.WalkSkipChildren, nil
	})
}
