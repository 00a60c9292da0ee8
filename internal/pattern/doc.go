// Package pattern matches regular expressions, in the syntax and with the
// answers of package regexp, many times faster: it remembers how it read.
//
// A [Pattern] is read by automata that learn: the first time that a character
// of a kind is met in a state, the program of regexp/syntax is asked what
// follows, and the answer is kept as a step of the automaton; from then on a
// character costs a look into a table. One automaton reads ahead and finds where
// the leftmost match ends, one reads back from there to where it begins; a
// pattern that ends in $ is read back from the end of the text alone. Groups are
// looked for last, in the match only.
//
// It stands above all other packages, whose texts it reads. It deliberately has
// only the methods that they use.
//
// **Invariant:** every answer is that of package regexp; a search takes time
// linear in the text, and what an automaton knows stays within a limit, whatever
// the text and however many read at once.
package pattern
