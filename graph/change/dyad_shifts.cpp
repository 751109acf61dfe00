#include "graph/change/dyad_shifts.hpp"

#include <vector>

#include "graph/change/joint_ties.hpp"

namespace crosstie::change {

namespace {

// Which of the four ties of a pair are there.
enum : std::uint8_t { out_before = 1, in_before = 2, out_after = 4, in_after = 8 };

std::size_t type_of(bool out, bool in) { return (out ? 1U : 0U) + (in ? 1U : 0U); }

}  // namespace

std::uint64_t DyadShifts::before(Dyad dyad) const noexcept {
    const auto& row = pairs[static_cast<std::size_t>(dyad)];
    return row[0] + row[1] + row[2];
}

std::uint64_t DyadShifts::after(Dyad dyad) const noexcept {
    const auto column = static_cast<std::size_t>(dyad);
    return pairs[0][column] + pairs[1][column] + pairs[2][column];
}

std::uint64_t DyadShifts::count() const noexcept {
    return before(Dyad::null) + before(Dyad::asymmetric) + before(Dyad::mutual);
}

DyadShifts dyad_shifts(const Network& before, const Network& after) {
    expect_comparable(before, after);
    const ObservedPairs mask = ObservedPairs::both(before.observed(), after.observed()).both_directions();
    DyadShifts shifts;
    std::vector<std::uint8_t> ties(before.actor_count(), 0);  // of the pair (i, actor)
    std::vector<ActorId> linked;
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        const auto mark = [&](std::span<const ActorId> row, std::uint8_t tie) {
            for (const ActorId j : row) {
                if (j < i) continue;
                if (ties[j] == 0) linked.push_back(j);
                ties[j] |= tie;
            }
        };
        mark(before.out(i), out_before);
        mark(before.in(i), in_before);
        mark(after.out(i), out_after);
        mark(after.in(i), in_after);
        for (const ActorId j : linked) {
            const std::uint8_t held = ties[j];
            ties[j] = 0;
            if (!mask.contains(i, j)) continue;
            ++shifts.pairs[type_of(held & out_before, held & in_before)][type_of(held & out_after, held & in_after)];
            if (held == (out_before | in_after) || held == (in_before | out_after)) ++shifts.reversed;
        }
        linked.clear();
    }
    shifts.pairs[0][0] = mask.count() / 2 - shifts.count();
    return shifts;
}

}  // namespace crosstie::change
