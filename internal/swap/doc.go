// Package swap replaces a folder, or one file, at one stroke: whoever looks,
// and whenever the program is killed or the power fails, sees the old one
// whole or the new one whole.
//
// It stands at the very end of the flow. [Folder] lets the caller write a new
// folder beside the target, brings it safely to the disk and exchanges the
// two by one system call (Linux renameat2, macOS renamex_np). Where system or
// file system has no exchange (Windows, old or network file systems) it takes
// two renames; a kill between them leaves no target for a moment, and the
// next [Folder] or [Recover] puts the old one back.
//
// Beside a target "public" it keeps, all with a leading dot:
//
//	.public.lock      held while a run writes; says who. It goes with the run
//	.public.new-123   the folder being written by process 123
//	.public.swap-old  the old folder between two renames
//
// Folders left by killed runs are removed by the next run, under the lock.
//
// It is a tool that knows nothing of statistics: it does not know what is in
// the folder, does not merge, does not ask whether the old content may go
// (callers must), and does not create parents.
//
// **Invariant:** the target is changed by renames only, never written into;
// any error before the exchange leaves it untouched and removes the new one.
package swap
