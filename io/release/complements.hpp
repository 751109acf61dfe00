#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace crosstie::io {

/// A count of people, or of other givers of answers, that an edition would like to show.
struct CountOfPeople {
    std::uint64_t people = 0;
    std::uint64_t whole = 0;  // of how many; 0: no whole is told
    bool told = false;        // shown whatever stands behind it: a denominator
    bool dear = false;        // beside others it is withheld last
};

/// One count is the sum of others. `rest`: it may also hold people whom none of these counts.
struct SumOfPeople {
    std::size_t whole = 0;
    std::vector<std::size_t> parts;
    bool rest = false;
};

/// Why a count is not shown.
enum class Withholding : std::uint8_t {
    none,         // it is shown
    few,          // fewer than the least people stand behind it
    all_but_few,  // all of its whole, but so few
    beside_few,   // beside the others it would tell of a few, or its whole is a few
};

/// Which counts an edition must withhold, and which beside them so that none of these can be worked out.
///
/// Definition  a count of 1 to least - 1 people, and one that leaves so many of its whole, is withheld. A reader knows the
///             counts that are shown, that those withheld lie in the range their words say, and every sum. While a few
///             people (a count, what is left of a whole, or the rest of a sum) come out as one number, the smallest
///             shown part of a sum that tells of them is withheld too; where no part is left, its whole; what is dear last
/// Result      [counts]; all `none` where least is 0
/// Cost        O(rounds x sums^2 x counts); rounds at most the counts
[[nodiscard]] std::vector<Withholding> withholdings(std::span<const CountOfPeople> counts,
                                                    std::span<const SumOfPeople> sums, std::size_t least);

}  // namespace crosstie::io
