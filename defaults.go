// Package nianbao holds what a new project starts with: the fields, words, indicators,
// standards and theme of this repository, which is itself the sample project.
package nianbao

import "embed"

// Defaults are the rules and the theme that a project uses where it has none of
// its own, at the paths at which a project would have them.
//
//go:embed data/fields.toml data/levels.toml data/names.toml data/words.toml data/indicators data/standards data/scorecards all:themes/gov
var Defaults embed.FS
