package sample

import _ "embed"

// Pair is a project for Project: one street of two communities in two years,
// with workers, how many of them are certified, and income in bands.
//
//go:embed pair.txtar
var Pair string

// Trio is three streets of two communities each in two years, with people in the
// ten thousands. In 2022 甲街道 and 乙街道 have the same 持证率, and 丙二社区 has
// none.
//
//go:embed trio.txtar
var Trio string
