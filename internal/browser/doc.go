// Package browser holds the tests that look at the built sample site with a
// real browser: Debian's Chromium, driven by chromedp.
//
// It stands beside the flow and nothing imports it. The site is built once a
// run and published into a folder whose name has a space and Chinese characters,
// then opened as a file and under a sub-path of a server on this machine.
//
// **Invariant:** no page asks for anything outside its folder, breaks its own
// content security policy, or writes an error to the console. Where there is no
// Chromium the tests fail; they are never skipped.
package browser
