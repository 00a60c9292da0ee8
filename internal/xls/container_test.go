package xls

import "encoding/binary"

// A stream is a file within a container.
type stream struct {
	name string
	data []byte
}

const (
	endOfChain = 0xFFFFFFFE
	fatSector  = 0xFFFFFFFD
	noEntry    = 0xFFFFFFFF
)

// container writes streams, three at most, into an OLE2 container: the header,
// the table of sectors (FAT), the directory, and the streams one after another.
// Streams shorter than 4,096 bytes are filled up with zeros, because shorter
// ones would have to stand in a container within the container.
func container(streams ...stream) []byte {
	size := 512
	for _, s := range streams {
		if len(s.data) > 6<<20 {
			size = 4096 // so that the header has room for the whole table
		}
	}
	var body []byte
	next := []uint32{endOfChain} // by sector, the table's own left out; first the directory
	starts := make([]int, len(streams))
	lengths := make([]int, len(streams))
	for i, s := range streams {
		lengths[i] = max(len(s.data), 4096)
		starts[i] = len(next)
		count := (lengths[i] + size - 1) / size
		for j := range count {
			next = append(next, uint32(starts[i]+j+1))
		}
		next[len(next)-1] = endOfChain
		body = append(body, s.data...)
		body = append(body, make([]byte, count*size-len(s.data))...)
	}
	tables := 1
	for tables*size/4 < len(next)+tables {
		tables++
	}
	file := header(size, tables)
	file = append(file, table(next, tables, size)...)
	file = append(file, directory(streams, starts, lengths, tables, size)...)
	return append(file, body...)
}

func header(size, tables int) []byte {
	h := make([]byte, size)
	copy(h, magic)
	put16, put32 := binary.LittleEndian.PutUint16, binary.LittleEndian.PutUint32
	put16(h[24:], 0x3E)
	version, shift := 3, 9
	if size == 4096 {
		version, shift = 4, 12
		put32(h[40:], 1) // sectors of the directory
	}
	put16(h[26:], uint16(version))
	put16(h[28:], 0xFFFE)
	put16(h[30:], uint16(shift))
	put16(h[32:], 6)
	put32(h[44:], uint32(tables))
	put32(h[48:], uint32(tables)) // the directory follows the table
	put32(h[56:], 4096)
	put32(h[60:], endOfChain)
	put32(h[68:], endOfChain)
	for i := range 109 {
		at := uint32(noEntry)
		if i < tables {
			at = uint32(i)
		}
		put32(h[76+4*i:], at)
	}
	return h
}

// table writes which sector follows which.
func table(next []uint32, tables, size int) []byte {
	var t []byte
	for range tables {
		t = binary.LittleEndian.AppendUint32(t, fatSector)
	}
	for _, n := range next {
		if n != endOfChain {
			n += uint32(tables)
		}
		t = binary.LittleEndian.AppendUint32(t, n)
	}
	for len(t) < tables*size {
		t = binary.LittleEndian.AppendUint32(t, noEntry)
	}
	return t
}

// directory lists the root and its streams, each the right neighbour of the
// one before.
func directory(streams []stream, starts, lengths []int, tables, size int) []byte {
	d := entryOf("Root Entry", 5, noEntry, 1, endOfChain, 0)
	for i, s := range streams {
		right := uint32(noEntry)
		if i+1 < len(streams) {
			right = uint32(i + 2)
		}
		d = append(d, entryOf(s.name, 2, right, noEntry, uint32(starts[i]+tables), uint32(lengths[i]))...)
	}
	for len(d) < size {
		d = append(d, entryOf("", 0, noEntry, noEntry, 0, 0)...)
	}
	return d
}

func entryOf(name string, kind byte, right, child, start, length uint32) []byte {
	e := make([]byte, 128)
	for i, letter := range name {
		binary.LittleEndian.PutUint16(e[2*i:], uint16(letter))
	}
	if name != "" {
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
	}
	e[66], e[67] = kind, 1
	binary.LittleEndian.PutUint32(e[68:], noEntry)
	binary.LittleEndian.PutUint32(e[72:], right)
	binary.LittleEndian.PutUint32(e[76:], child)
	binary.LittleEndian.PutUint32(e[116:], start)
	binary.LittleEndian.PutUint32(e[120:], length)
	return e
}
