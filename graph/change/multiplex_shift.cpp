#include "graph/change/multiplex_shift.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace crosstie::change {

namespace {

// Which of the four ties of a cell are there: the first relation before and after, then the second.
enum : std::uint8_t { first_before = 1, second_before = 2, first_after = 4, second_after = 8 };

}  // namespace

std::uint64_t MultiplexShift::before(Multiplex state) const noexcept {
    const auto& row = cells[static_cast<std::size_t>(state)];
    return row[0] + row[1] + row[2] + row[3];
}

std::uint64_t MultiplexShift::after(Multiplex state) const noexcept {
    const auto column = static_cast<std::size_t>(state);
    return cells[0][column] + cells[1][column] + cells[2][column] + cells[3][column];
}

std::uint64_t MultiplexShift::count() const noexcept {
    return before(Multiplex::neither) + before(Multiplex::first_only) + before(Multiplex::second_only) +
           before(Multiplex::both);
}

MultiplexShift multiplex_shift(const TwoRelations& relations) {
    const std::array<const Network*, 4> networks{&relations.first_before, &relations.second_before,
                                                 &relations.first_after, &relations.second_after};
    constexpr std::array<std::uint8_t, 4> marks{first_before, second_before, first_after, second_after};
    const Network& one = relations.first_before;
    ObservedPairs told = one.observed();
    for (const Network* network : networks) {
        if (network->actor_count() != one.actor_count()) throw std::invalid_argument("two relations need one roster");
        if (network->directed() != one.directed()) throw std::invalid_argument("two relations need one direction");
        told = ObservedPairs::both(told, network->observed());
    }
    MultiplexShift shift;
    std::vector<std::uint8_t> held(one.actor_count(), 0);
    std::vector<ActorId> linked;
    for (ActorId i = 0; i < one.actor_count(); ++i) {
        for (std::size_t k = 0; k < networks.size(); ++k) {
            for (const ActorId j : networks[k]->out(i)) {
                if (!one.directed() && j < i) continue;
                if (held[j] == 0) linked.push_back(j);
                held[j] = static_cast<std::uint8_t>(held[j] | marks[k]);
            }
        }
        for (const ActorId j : linked) {
            if (told.contains(i, j)) ++shift.cells[held[j] & 3U][held[j] >> 2U];
            held[j] = 0;
        }
        linked.clear();
    }
    shift.cells[0][0] = (one.directed() ? told.count() : told.count() / 2) - shift.count();
    return shift;
}

}  // namespace crosstie::change
