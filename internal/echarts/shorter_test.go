package echarts

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A path along axes leads where the long one does: both are walked, number by number.
func TestPathsLeadToTheSamePlaces(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	shorter := 0
	for range 2000 {
		long := "M" + places(r, 2)
		for range r.IntN(12) {
			c := "MLlmZAC"[r.IntN(7)]
			long += string(c) + places(r, map[byte]int{'Z': 0, 'A': 0, 'C': 6}[c]+map[bool]int{true: 2}[strings.IndexByte("MLlm", c) >= 0])
			if c == 'A' {
				long += "3 3 0 1 1 " + places(r, 2)
			}
		}
		canonical, ok := rewrite(long, pathCommands, coarse)
		if !ok {
			t.Fatal(long)
		}
		short := alongAxes(canonical)
		if a, b := walked(t, canonical), walked(t, short); !slices.Equal(a, b) {
			t.Fatalf("%s\nbecame\n%s\n%v\n%v", canonical, short, a, b)
		}
		if len(short) < len(canonical) {
			shorter++
		}
	}
	if shorter < 500 {
		t.Errorf("only %d of 2000 paths became shorter", shorter)
	}
}

func places(r *rand.Rand, n int) string {
	var out []string
	for range n {
		out = append(out, strconv.Itoa(r.IntN(4)-1))
	}
	return strings.Join(out, " ")
}

// walked are the points at which the commands of a path end.
func walked(t *testing.T, d string) (at []string) {
	var x, y, startX, startY float64
	for d != "" {
		c := d[0]
		end := strings.IndexAny(d[1:], pathCommands)
		if end < 0 {
			end = len(d) - 1
		}
		var n []float64
		for _, s := range split(d[1 : 1+end]) {
			f, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			n = append(n, f)
		}
		d = d[1+end:]
		switch c {
		case 'M', 'L', 'C', 'A':
			x, y = n[len(n)-2], n[len(n)-1]
		case 'm', 'l':
			x, y = x+n[0], y+n[1]
		case 'H':
			x = n[0]
		case 'V':
			y = n[0]
		case 'h':
			x += n[0]
		case 'v':
			y += n[0]
		case 'Z':
			x, y = startX, startY
		}
		if c == 'M' || c == 'm' {
			startX, startY = x, y
		}
		at = append(at, fmt.Sprint(x, " ", y))
	}
	return at
}

// In groups every element has the paint that it had by itself, in the same order.
func TestGroupsPaintTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	grouped := 0
	for range 1000 {
		root := &element{name: "svg"}
		for range r.IntN(20) {
			e := &element{name: "path"}
			for _, name := range []string{"fill", "stroke", "opacity", "stroke-width"} {
				if n := r.IntN(4); n > 0 {
					e.attrs = append(e.attrs, attr{name, strings.Repeat(strconv.Itoa(n), 20)})
				}
			}
			root.children = append(root.children, e)
		}
		before := painted(root, nil)
		group(root)
		if after := painted(root, nil); !slices.Equal(before, after) {
			t.Fatalf("%v\nbecame\n%v", before, after)
		}
		for _, e := range root.children {
			if e.name == "g" {
				grouped++
			}
		}
	}
	if grouped < 500 {
		t.Errorf("only %d groups were made", grouped)
	}
}

// painted are the attributes of each element that paints, with what its groups hand down.
func painted(e *element, above []string) (out []string) {
	own := slices.Clone(above)
	for _, a := range e.attrs {
		own = append(own, a.name+"="+a.value)
	}
	if e.name == "path" {
		slices.Sort(own)
		return []string{strings.Join(own, " ")}
	}
	for _, child := range e.children {
		out = append(out, painted(child, own)...)
	}
	return out
}
