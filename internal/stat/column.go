package stat

import (
	"encoding/binary"
	"math"
)

// PageSize is how many quantities of a Column lie together. Sets in different
// pages of a Column made by NewColumn may run at the same time.
const PageSize = 1024

// A Column holds the quantities of many areas, one after the other, exactly and
// in little room: a page keeps numerators over one denominator, in as many
// bytes as its largest needs. The zero Column is empty, and what was not set is
// missing.
type Column struct {
	pages []page
}

// NewColumn is a column with room for n quantities.
func NewColumn(n int) Column { return Column{make([]page, (n+PageSize-1)/PageSize)} }

// Empty reports whether nothing was ever set.
func (c *Column) Empty() bool {
	for n := range c.pages {
		if c.pages[n].len() > 0 {
			return false
		}
	}
	return true
}

// At is the n-th quantity, from 0.
func (c *Column) At(n int) Quantity {
	if uint(n)/PageSize >= uint(len(c.pages)) {
		return Quantity{}
	}
	return c.pages[n/PageSize].at(n % PageSize)
}

// Set makes q the n-th quantity.
func (c *Column) Set(n int, q Quantity) {
	for n/PageSize >= len(c.pages) {
		c.pages = append(c.pages, page{})
	}
	c.pages[n/PageSize].set(n%PageSize, q)
}

// Permuted is a column whose n-th quantity is the one that was at order[n];
// nothing is missing there where order is negative.
func (c *Column) Permuted(order []int32) Column {
	if c.Empty() {
		return Column{}
	}
	out := NewColumn(len(order))
	for n, from := range order {
		out.Set(n, c.At(int(from)))
	}
	return out
}

// A page holds up to PageSize quantities: packed as numerators over den, or as
// they are where one denominator would be too large.
type page struct {
	den    int64  // positive once anything was set
	width  int    // bytes of a numerator: 1, 2, 4 or 8
	packed []byte // little-endian
	loose  []Quantity
}

const (
	missing       = math.MinInt64 // as a numerator; no Quantity has it
	largestCommon = 1 << 20       // denominator of a page
)

// least is the smallest number of a width in bytes; it stands for missing.
func least(width int) int64 { return missing >> (64 - 8*width) }

func (p *page) len() int {
	switch {
	case p.loose != nil:
		return len(p.loose)
	case p.width == 0:
		return 0
	}
	return len(p.packed) / p.width
}

func (p *page) at(k int) Quantity {
	switch {
	case k >= p.len():
		return Quantity{}
	case p.loose != nil:
		return p.loose[k]
	}
	if num := p.numerator(k); num != missing {
		return reduced(num, p.den)
	}
	return Quantity{}
}

// numerator is the k-th numerator over den, or missing.
func (p *page) numerator(k int) int64 {
	var num int64
	switch at := p.packed[k*p.width:]; p.width {
	case 1:
		num = int64(int8(at[0]))
	case 2:
		num = int64(int16(binary.LittleEndian.Uint16(at)))
	case 4:
		num = int64(int32(binary.LittleEndian.Uint32(at)))
	default:
		return int64(binary.LittleEndian.Uint64(at))
	}
	if num == least(p.width) {
		return missing
	}
	return num
}

func (p *page) set(k int, q Quantity) {
	if !q.Known() && k >= p.len() {
		return
	}
	if p.loose == nil {
		if num, ok := p.scaled(q); ok {
			p.put(k, num)
			return
		}
		p.loosen()
	}
	for k >= len(p.loose) {
		p.loose = append(p.loose, Quantity{})
	}
	p.loose[k] = q
}

// loosen gives every quantity its own denominator.
func (p *page) loosen() {
	loose := make([]Quantity, p.len(), PageSize)
	for k := range loose {
		loose[k] = p.at(k)
	}
	*p = page{loose: loose}
}

// scaled is the numerator of q over the page's denominator, which grows where
// it must; false where it cannot.
func (p *page) scaled(q Quantity) (int64, bool) {
	switch {
	case !q.Known():
		return missing, true
	case q.big != nil:
		return 0, false
	case p.width == 0:
		p.den, p.width = q.den, 1
	}
	if p.den%q.den != 0 && !p.rescale(q.den/gcd(p.den, q.den)) {
		return 0, false
	}
	return mul64(q.num, p.den/q.den)
}

// rescale multiplies denominator and numerators; false, and nothing is changed,
// where one would become too large.
func (p *page) rescale(by int64) bool {
	den, ok := mul64(p.den, by)
	if !ok || den > largestCommon {
		return false
	}
	nums := make([]int64, p.len())
	for k := range nums {
		nums[k] = p.numerator(k)
		if nums[k] == missing {
			continue
		}
		if nums[k], ok = mul64(nums[k], by); !ok {
			return false
		}
	}
	p.den = den
	for k, num := range nums {
		p.put(k, num)
	}
	return true
}

// put stores a numerator, all of them in more bytes where it needs them.
func (p *page) put(k int, num int64) {
	for num <= least(p.width) && num != missing || num > -(least(p.width)+1) {
		p.widen()
	}
	for n := p.len(); n <= k; n++ {
		p.grow()
		p.write(n, missing)
	}
	p.write(k, num)
}

// grow makes room for one numerator more, and never for more than a page.
func (p *page) grow() {
	if n := len(p.packed); n == cap(p.packed) {
		room := min(max(16*p.width, 2*n), PageSize*p.width)
		p.packed = append(make([]byte, 0, room), p.packed...)
	}
	p.packed = p.packed[:len(p.packed)+p.width]
}

func (p *page) widen() {
	old := *p
	p.width, p.packed = 2*old.width, make([]byte, 2*len(old.packed))
	for k := range old.len() {
		p.write(k, old.numerator(k))
	}
}

func (p *page) write(k int, num int64) {
	if num == missing {
		num = least(p.width)
	}
	for n := range p.width {
		p.packed[k*p.width+n] = byte(num >> (8 * n))
	}
}
