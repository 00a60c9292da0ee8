package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// shot is what the browser shows of a rectangle of the page.
func (b *tab) shot(x, y, width, height float64) image.Image {
	b.t.Helper()
	beyond := true
	got := ask(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: "png", CaptureBeyondViewport: &beyond, Clip: &page.Viewport{X: x, Y: y, Width: width, Height: height, Scale: 1}})
	picture, err := png.Decode(bytes.NewReader(got.Data))
	if err != nil {
		b.t.Fatal(err)
	}
	return picture
}

// tile is the edge in pixels of the squares that are compared: letters may stand
// half a pixel apart, bars and lines may not.
const tile = 8

// unlike is the share of squares, of all that hold something, whose mean shade
// differs by more than a fifth between two pictures.
func unlike(a, b image.Image) float64 {
	inked, off := 0, 0
	for y := a.Bounds().Min.Y; y+tile <= a.Bounds().Max.Y; y += tile {
		for x := a.Bounds().Min.X; x+tile <= a.Bounds().Max.X; x += tile {
			one, other := shade(a, x, y), shade(b, x, y)
			if math.Max(distance(one, [3]float64{1, 1, 1}), distance(other, [3]float64{1, 1, 1})) < 0.02 {
				continue
			}
			inked++
			if distance(one, other) > 0.2 {
				off++
			}
		}
	}
	return float64(off) / math.Max(1, float64(inked))
}

// shade is the mean colour of a square, 0 to 1.
func shade(picture image.Image, x, y int) (c [3]float64) {
	for dy := range tile {
		for dx := range tile {
			r, g, b, _ := picture.At(x+dx, y+dy).RGBA()
			c[0], c[1], c[2] = c[0]+float64(r)/0xffff, c[1]+float64(g)/0xffff, c[2]+float64(b)/0xffff
		}
	}
	for n := range c {
		c[n] /= tile * tile
	}
	return c
}

func distance(a, b [3]float64) float64 {
	return math.Max(math.Abs(a[0]-b[0]), math.Max(math.Abs(a[1]-b[1]), math.Abs(a[2]-b[2])))
}

// The chart that the script draws looks as the drawing that stood there before.
func TestLiveChartsLookAsTheirDrawings(t *testing.T) {
	p := places(t)[0]
	tab := open(t, browser(t), 1280, true)
	seen := 0
	for _, path := range []string{"index.html", "2022/indicators/space_pass_rate.html", "2022/indicators/income_band.html", "2022/indicators/cert_rate.html"} {
		tab.visit(p.root + path)
		n := eval[int](tab, "[...document.querySelectorAll('figure.chart .picture')].filter(p => p.querySelector(':scope > svg')).length")
		// In the size of the drawing; in another one the script places labels anew.
		eval[bool](tab, `(document.querySelectorAll('figure.chart .picture').forEach(p => { const svg = p.querySelector(':scope > svg'); if (svg) { p.style.maxWidth = 'none'; p.style.width = svg.viewBox.baseVal.width + 'px'; } }), true)`)
		for n := range n {
			eval[bool](tab, scrollTo(n))
			tab.wait(alive(n))
			at := eval[[]float64](tab, fmt.Sprintf("(r => [Math.round(r.left + scrollX), Math.round(r.top + scrollY), Math.floor(r.width), Math.floor(r.height)])(%s.querySelector('.live').getBoundingClientRect())", picture(n)))
			live := tab.shot(at[0], at[1], at[2], at[3])
			eval[bool](tab, fmt.Sprintf("(p => (p.closest('figure').classList.remove('is-live'), p.querySelector('.live').style.display = 'none', true))(%s)", picture(n)))
			drawn := tab.shot(at[0], at[1], at[2], at[3])
			eval[bool](tab, fmt.Sprintf("(p => (p.closest('figure').classList.add('is-live'), p.querySelector('.live').style.display = '', true))(%s)", picture(n)))
			share := unlike(live, drawn)
			t.Logf("%s, chart %d: %.1f%% of the inked squares differ", path, n, share*100)
			if share > 0.03 {
				t.Errorf("%s: chart %d drawn by the script looks other than its drawing in %.0f%% of the squares", path, n, share*100)
			}
			seen++
		}
	}
	if seen < 6 {
		t.Errorf("only %d charts were compared", seen)
	}
}
