package diag

import "fmt"

// A Code is one kind of problem. Its name is stable and has a heading in
// docs/problems.md.
type Code struct {
	Name     string
	Severity Severity
	Meaning  string // Chinese, for the list of problems
}

// At makes a problem of this kind.
func (c Code) At(place Place, hint, format string, args ...any) Problem {
	return Problem{Code: c.Name, Severity: c.Severity, Place: place, Message: fmt.Sprintf(format, args...), Hint: hint}
}

// Codes lists the kinds of problems that a package reports.
type Codes []Code

// New enters a kind into the list.
func (l *Codes) New(name string, severity Severity, meaning string) Code {
	c := Code{name, severity, meaning}
	*l = append(*l, c)
	return c
}
