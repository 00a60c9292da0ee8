package sample

import (
	"fmt"
	"slices"
)

// seed decides every number that the source leaves open.
const seed = 329901

// roll is a number from lo to hi, both included. It depends on nothing but the
// seed and the keys, so that a change to one community leaves the others alone.
func roll(lo, hi int, keys ...any) int {
	h := uint64(14695981039346656037) ^ seed
	for _, b := range []byte(fmt.Sprintln(keys...)) {
		h = (h ^ uint64(b)) * 1099511628211
	}
	h ^= h >> 31
	h *= 0x9E3779B97F4A7C15
	h ^= h >> 29
	return lo + int(h%uint64(hi-lo+1))
}

// chance is true in so many of a hundred cases.
func chance(percent int, keys ...any) bool { return roll(1, 100, keys...) <= percent }

// settle raises or lowers numbers by ones, in an order that the keys decide,
// until they add up to total. Each stays within its bounds; where the bounds do
// not allow the total, settle panics: the source contradicts itself.
func settle(total int, numbers, low, high []int, keys ...any) {
	order := make([]int, len(numbers))
	sum := 0
	for i, n := range numbers {
		order[i], sum = i, sum+n
	}
	slices.SortFunc(order, func(a, b int) int {
		return roll(0, 1<<30, append(keys, a)...) - roll(0, 1<<30, append(keys, b)...)
	})
	for sum != total {
		before := sum
		for _, i := range order {
			switch {
			case sum < total && numbers[i] < high[i]:
				numbers[i]++
				sum++
			case sum > total && numbers[i] > low[i]:
				numbers[i]--
				sum--
			}
		}
		if sum == before {
			panic(fmt.Sprintf("sample: %v cannot add up to %d", keys, total))
		}
	}
}

// share is the given number of thousandths of n, rounded to the nearest.
func share(n, permille int) int { return (n*permille + 500) / 1000 }
