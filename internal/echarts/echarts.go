// Package echarts draws charts with Apache ECharts, inside this process and
// without a browser: option JSON goes in, clean SVG comes out. It also carries
// the ECharts script and its licences for the site, where the same option comes
// to life in the reader's browser.
//
// It is a tool: it knows nothing of areas, indicators or sites, and imports
// nothing of ours. Package chart makes the options; package render puts the SVG
// into pages and keeps the drawn ones, under the name that Key gives.
//
// It deliberately does not build options, choose colours, draw what moves or
// answers a mouse (animation, tooltip, toolbox, zoom), make bitmaps, or load
// anything from a network. ECharts is not in the repository: fetch.sh copies it
// from its npm package into bundle/, and a binary built without that step says
// so with ErrNoBundle.
//
// **Invariant:** only this package runs JavaScript. The SVG of a job depends on
// the job alone: not on the clock, the time zone, the processor, the number of
// workers, or what was drawn before.
//
// **Invariant:** whatever ECharts writes, only listed elements and attributes,
// with values of the listed forms, leave this package; no option can put a
// script, a link or an outside address into a page.
package echarts
