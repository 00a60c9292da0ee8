package proof

import (
	"os"
	"testing"
)

// TestHeldOut scores what was written before it was tried. Each set was scored
// once, then its misses were read and mended, so that the next set shows what
// the proof-reader makes of prose it has not seen. First scores, errors found
// and false alarms: heldout.txt 78 of 89 and 3 in 112; final.txt 46 of 49 and
// 1 in 59; round2.txt, of harder wording, 39 of 60 and 6 in 56; round3.txt 33 of
// 56 and 2 in 40; round4.txt 41 of 57 and 2 in 40; round5.txt 43 of 84 and 7 in 70;
// round6.txt 50 of 77 and 9 in 61; round7.txt 50 of 74 and 2 in 50;
// round8.txt 47 of 58 and 2 in 38; round9.txt 48 of 55 and 2 in 30;
// of other genres and harder: round10.txt 30 of 49 and 1 in 40, round11.txt 35 of 61 and 3 in 35,
// round12.txt 40 of 64 and 6 in 35, round13.txt 46 of 70 and 3 in 32,
// round14.txt 45 of 58 and 2 in 28, round15.txt 20 of 30 and 2 in 20; of one rule after the
// other, thirty wordings each: round40.txt 23 of 71 and 1 in 54, round41.txt 11 of 38 and 1
// in 34, round42.txt 25 of 44 and 1 in 38, round43.txt 36 of 41 and 4 in 37,
// after that round44.txt 30 of 40 and 1 in 28; of quantities, while patterns gave
// way to relations: round20.txt 25 of 42 and 1 in 23, round21.txt, sums alone,
// 22 of 27 and 3 in 24, round22.txt, rates and gaps, 16 of 29 and 2 in 25,
// round23.txt 15 of 24 and 1 in 20, round24.txt 16 of 25 and 2 in 31,
// round25.txt and round26.txt, nearly all right, 7 of 8 and 4 in 47; of statements about all, of
// names and of units, round50.txt 26 of 59 and 9 in 52, of shares and sums round51.txt 44 of 70
// and 2 in 66, of statements about all again round52.txt 10 of 23 and 1 in 21,
// of bulletins, nearly all right, round53.txt 9 of 12 and 2 in 37;
// of numbers held against limits, round60.txt 1 of 30 and 4 in 40, of times and
// ranges, round61.txt 13 of 31 and 1 in 30, of years left and goals reached, round62.txt 5 of
// 22 and none in 20, of what is not there, round63.txt 16 of 43 and none in 19, of lists that
// are counted, round64.txt 14 of 28 and 1 in 25; of goals, leftovers and chronicles in
// short texts, round71.txt, 4 of 24 and none in 38. What is asked here is what came
// of it, so that nothing gets lost again.
func TestHeldOut(t *testing.T) {
	for _, set := range []struct {
		name string
		hit  int
	}{{"heldout.txt", 87}, {"final.txt", 48}, {"round2.txt", 58}, {"round3.txt", 51}, {"round4.txt", 53}, {"round5.txt", 82}, {"round6.txt", 76}, {"round7.txt", 73}, {"round8.txt", 54}, {"round9.txt", 53}, {"round10.txt", 46}, {"round11.txt", 57}, {"round12.txt", 59}, {"round13.txt", 66}, {"round14.txt", 55}, {"round15.txt", 29},
		{"round70.txt", 60}, {"round75.txt", 46}, {"round76.txt", 36}, // numbers taken up again, gaps, means, 分别, tables: 42 of 66 and 7 in 59 at first
		{"round90.txt", 46}, {"round91.txt", 51}, // shares, 分别, hundreds; points, changes, tables: 62 of 94 and 8 in 123 at first
		{"round92.txt", 15}, {"round93.txt", 15}, // totals, gaps, months and units of bulletins
		{"round80.txt", 63},                                                                                     // arithmetic in everyday sentences, each beside one that is right: 27 of 63 and none in 63 at first
		{"round81.txt", 53},                                                                                     // the same again after that: 44 of 55 and 1 in 55 at first
		{"round82.txt", 46}, {"round83.txt", 26}, {"round84.txt", 0}, {"round98.txt", 14}, {"round101.txt", 36}, // and again: 41 of 51 and none in 51; short texts: 23 of 28 and 1 in 9; right ones: 3 in 34
		{"round20.txt", 39}, {"round21.txt", 27}, {"round22.txt", 26}, {"round23.txt", 21}, {"round24.txt", 23}, {"round25.txt", 5}, {"round26.txt", 3},
		{"round40.txt", 69}, {"round41.txt", 35}, {"round42.txt", 36}, {"round43.txt", 38}, {"round44.txt", 34}, {"round50.txt", 58}, {"round51.txt", 62}, {"round52.txt", 22}, {"round53.txt", 11},
		// names of units, statements about all, bounds and ranges in short texts: 15 of 37 and 4 in 46 at first
		{"round94.txt", 35},
		{"round95.txt", 27}, // what is taken up again in other words: 14 of 27 and none in 28 at first
		{"round60.txt", 30}, {"round61.txt", 30}, {"round62.txt", 22}, {"round63.txt", 43}, {"round64.txt", 27}, {"round71.txt", 26},
		{"round96.txt", 46},                        // years left, passed and out of order: 12 of 46 and 1 in 52
		{"round104.txt", 56},                       // years left over, rules turned round, all and some, days out of order
		{"round120.txt", 14},                       // what one call alone finds
		{"round122.txt", 28},                       // over paragraphs and lists
		{"round105.txt", 15},                       // whole and parts, differences, numbers told again
		{"round107.txt", 4},                        // the year looked ahead to: none at first
		{"round121.txt", 20},                       // relations between two sentences: none at first
		{"round103.txt", 26},                       // measures that a thing cannot have: none at first
		{"round97.txt", 106}, {"round100.txt", 30}, // lists, holes and lost characters: 34 of 67 and none in 64 at first; both sorts again: 33 of 54 and 1 in 21
		{"round102.txt", 13}, // growth, points and shares, with what was a false alarm on the way
		{"round106.txt", 12}, // units that the digits give away
		{"round124.txt", 4},  // lists and rates of short texts: none at first
		{"round123.txt", 8},  // what real papers say: 24 false alarms in 531 passages at first
	} {
		s := scoreOf(t, set.name, os.Getenv("TELL") == set.name)
		t.Logf("%s: %d of %d errors found (%d by the rule meant), %d false alarms in %d right sentences", set.name, s.hit, s.errors, s.named, s.false, s.right)
		if s.hit < set.hit || s.false > 0 {
			t.Errorf("%s: found %d errors with %d false alarms, want %d and none", set.name, s.hit, s.false, set.hit)
		}
	}
}
