package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"nianbao/internal/diag"
)

// errProblems says that the input has errors, which have been printed.
var errProblems = errors.New("the input has errors")

// report prints what stopped a command and returns the exit status.
func report(root *cobra.Command, err error) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintln(root.ErrOrStderr(), "用法不对："+usage.message)
		return 2
	}
	fmt.Fprintln(root.ErrOrStderr(), "没有完成："+err.Error())
	return 3
}

// tell prints a project's problems for people on standard error and returns
// errProblems if one is an error; then the counts stand at the end, which
// otherwise are in the command's own last line.
func tell(cmd *cobra.Command, list []diag.Problem, problems *diag.List) error {
	printProblems(cmd.ErrOrStderr(), list)
	if problems.Any() {
		fmt.Fprintln(cmd.ErrOrStderr(), counts(problems)+"。")
	}
	return verdict(problems)
}

// graver leaves out what is only said for information, and check shows.
func graver(problems *diag.List) []diag.Problem {
	return slices.DeleteFunc(problems.Sorted(), func(p diag.Problem) bool { return p.Severity == diag.Info })
}

func verdict(problems *diag.List) error {
	if problems.Any() {
		return errProblems
	}
	return nil
}

// printProblems lists problems by file, an empty line after each.
func printProblems(w io.Writer, list []diag.Problem) {
	runs := likes(list)
	for i, p := range list {
		if i == 0 || p.File != list[i-1].File {
			fmt.Fprintln(w, visible(fileName(p.File)))
		}
		switch run := runs[likeness(p)]; {
		case len(run) < fewestAlike || slices.Index(run, i) < shownAlike:
			printProblem(w, p)
		case slices.Index(run, i) == shownAlike:
			printAlike(w, list, run[shownAlike:])
		}
		if i+1 == len(list) || p.File != list[i+1].File {
			fmt.Fprintln(w)
		}
	}
}

func printProblem(w io.Writer, p diag.Problem) {
	head := severities[p.Severity]
	if p.Explained {
		head = "已说明"
	}
	if at := position(p.Place); at != "" {
		head = at + " " + head
	}
	fmt.Fprintf(w, "  %s（%s）：%s\n", visible(head), p.Code, visible(p.Message))
	if p.Hint != "" {
		fmt.Fprintf(w, "    → %s\n", strings.ReplaceAll(visible(p.Hint), "\n", "\n      ")) // lines to be copied
	}
}

// visible puts a sign that is seen in the place of each that a terminal obeys: a
// cell must not move its cursor, nor a name turn the line around it.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

var severities = map[diag.Severity]string{diag.Error: "错误", diag.Warning: "提醒", diag.Info: "说明"}

func fileName(file string) string {
	if file == "" {
		return "整个项目"
	}
	return file
}

// position says where in a file: “［社区年报］H12”, “第 12 行第 5 列”.
func position(p diag.Place) string {
	at := ""
	if p.Sheet != "" {
		at = "［" + p.Sheet + "］"
	}
	switch {
	case p.Cell != "":
		return at + p.Cell
	case p.Line > 0 && p.Column > 0:
		return fmt.Sprintf("%s第 %d 行第 %d 列", at, p.Line, p.Column)
	case p.Line > 0:
		return fmt.Sprintf("%s第 %d 行", at, p.Line)
	}
	return at
}

// counts is “3 个错误、12 个提醒”; what is only said for information is
// counted where there is any.
func counts(problems *diag.List) string { return tally(problems.Count) }

func tally(count func(diag.Severity) int) string {
	text := fmt.Sprintf("%d 个错误、%d 个提醒", count(diag.Error), count(diag.Warning))
	if n := count(diag.Info); n > 0 {
		text += fmt.Sprintf("、%d 条说明", n)
	}
	return text
}

// A checked is the JSON of check, and of any command that the input stops.
type checked struct {
	Problems []diag.Problem `json:"problems"`
	Errors   int            `json:"errors"`
	Warnings int            `json:"warnings"`
}

func newChecked(problems *diag.List) checked {
	return checked{all(problems), problems.Count(diag.Error), problems.Count(diag.Warning)}
}

// all is the list for JSON: empty, never null.
func all(problems *diag.List) []diag.Problem {
	return append([]diag.Problem{}, problems.Sorted()...)
}

// printJSON writes one object to standard output.
func printJSON(cmd *cobra.Command, value any) error {
	e := json.NewEncoder(cmd.OutOrStdout())
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
