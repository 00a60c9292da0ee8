// Package bag writes and reads BagIt bags (RFC 8493) in one zip file.
//
// It is a tool that knows nothing of statistics and touches no disk: bytes come
// in and go out. [Bag.Write] makes the file; [Open] refuses what is no bag of
// this make, [Opened.Faults] holds every digest against the content, and
// [Opened.Files] gives the content without unpacking it anywhere.
//
// The zip is strict, so that a change of any byte shows. Entries are sorted and
// stand one behind the other, carry no times, owners, comments or links, and are
// deflated; the comment of the zip is the SHA-256 of all that stands before its
// directory. What reads back to other bytes than were there is refused or
// reported. A bag by another program is therefore not read.
//
// Manifests are in SHA-256 and SM3 (GB/T 32905), of the payload and of the tag
// files. An Ed25519 signature over tagmanifest-sha256.txt may lie beside them.
//
// **Invariant:** the same Bag gives the same bytes; no input makes Open or Faults
// panic, read more than the limits allow, or accept a path that leads out of the
// bag.
package bag
