package build

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io/fs"
	"sync"

	"nianbao/internal/diag"
	"nianbao/internal/source"
)

// A past is what was said of texts before, kept in the project's memory. What is
// said of a text is a pure function of the text, of all that the numbers of the
// project are made of, and of the program, which the memory knows itself.
type past struct {
	memory source.Memory // nil: nothing is remembered
	facts  string        // names what numbers are made of
	still  func() bool   // the files are what they were when facts was taken
}

// texts are the kind of files of which build remembers something.
const texts = "texts"

// The questions that are asked about a text.
const (
	review  = "review"  // what the proof-reader says
	telling = "telling" // which hidden numbers it tells
)

// factual are the files that numbers, their names and their judgement are made of,
// beside the program's own. Texts, themes and sealed years are none of them.
var factual = []string{"nianbao.toml", "data"}

// pastOf is taken before the project is read: what changes while it is being read
// is not remembered.
func pastOf(project fs.FS) *past {
	m, ok := project.(source.Memory)
	if _, err := fs.Stat(project, "content"); !ok || err != nil {
		return &past{}
	}
	facts, ok := digestUnder(project, factual)
	if !ok {
		return &past{}
	}
	still := sync.OnceValue(func() bool { now, ok := digestUnder(project, factual); return ok && now == facts })
	return &past{memory: m, facts: facts, still: still}
}

// recalled answers a question about a text, by memory where it was asked before.
func recalled[T any](p *past, question string, d source.Document, problems *diag.List, find func(raw []byte) T) (answer T) {
	if p.memory != nil {
		if data, ok := p.memory.Recall(texts, p.key(question, d)); ok && gob.NewDecoder(bytes.NewReader(data)).Decode(&answer) == nil {
			return answer
		}
	}
	raw, ok := d.File(problems)
	if !ok {
		return *new(T)
	}
	answer = find(raw)
	var data bytes.Buffer
	if p.memory != nil && gob.NewEncoder(&data).Encode(answer) == nil && p.still() { // what cannot be written is found again
		p.memory.Remember(texts, p.key(question, d), data.Bytes())
	}
	return answer
}

// key names all that an answer depends on, beside the program.
func (p *past) key(question string, d source.Document) string {
	return fmt.Sprintf("%s %s %q %d %s", question, p.facts, d.Path, d.Year, d.Digest())
}

// forget gives up what was said of anything but these texts, which are all that the
// project has, as they are now.
func (p *past) forget(all []source.Document) {
	if p.memory == nil {
		return
	}
	var keys []string
	for _, d := range all {
		keys = append(keys, p.key(review, d), p.key(telling, d))
	}
	p.memory.Keep(texts, keys)
}
