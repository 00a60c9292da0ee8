package build

import (
	"runtime"
	"sync"
	"sync/atomic"

	"nianbao/internal/chart"
	"nianbao/internal/echarts"
	"nianbao/internal/figure"
	"nianbao/internal/render"
)

// A Cache keeps drawn pictures by content, so that a build draws only what
// changed. What it returns is taken as it is, so it must hold what was put.
type Cache interface {
	Get(key string) ([]byte, bool)
	Put(key string, svg []byte)
}

// Pictures draws figures: ECharts options by chart, their SVG by echarts.
type Pictures struct {
	renderer *echarts.Renderer
	cache    Cache
	shown    atomic.Int64
	drawn    sync.Map // key to func() ([]byte, error): the same picture stands on many pages
}

// NewPictures returns Pictures that draw on all processors. Its error says that
// the program was built without ECharts. The cache may be nil.
func NewPictures(cache Cache) (*Pictures, error) {
	r, err := echarts.New(runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, err
	}
	return &Pictures{renderer: r, cache: cache}, nil
}

// Again draws for another site with what is set up already.
func (p *Pictures) Again() *Pictures { return &Pictures{renderer: p.renderer, cache: p.cache} }

// Picture draws a figure.
func (p *Pictures) Picture(f figure.Figure) (render.Picture, error) {
	option, width, height, err := chart.Option(f)
	if err != nil {
		return render.Picture{}, err
	}
	p.shown.Add(1)
	job := echarts.Job{Option: option, Width: width, Height: height, ID: f.ID, Title: f.Title.String(), Desc: f.Desc}
	key := echarts.Key(job)
	draw, _ := p.drawn.LoadOrStore(key, sync.OnceValues(func() ([]byte, error) { return p.draw(key, job) }))
	svg, err := draw.(func() ([]byte, error))()
	return render.Picture{SVG: svg, Option: option, Wide: width > chart.Narrow}, err
}

func (p *Pictures) draw(key string, job echarts.Job) ([]byte, error) {
	if p.cache != nil {
		if svg, ok := p.cache.Get(key); ok {
			return svg, nil
		}
	}
	svg, err := p.renderer.SVG(job)
	if err == nil && p.cache != nil {
		p.cache.Put(key, svg)
	}
	return svg, err
}

// Shown is how many figures stand on the pages.
func (p *Pictures) Shown() int { return int(p.shown.Load()) }
