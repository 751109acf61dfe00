#include "graph/infer/pair_matrix.hpp"

#include "graph/base/undefined.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <tuple>

namespace crosstie::infer {

namespace {

PairMatrix matrix_of(const Network& network, bool strengths) {
    const ActorId n = network.actor_count();
    const ObservedPairs& observed = network.observed();
    PairMatrix matrix(n);
    for (ActorId i = 0; i < n; ++i) {
        const auto others = network.out(i);
        const auto strength = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            matrix(i, others[k]) = strengths && !strength.empty() ? strength[k] : 1;
        }
        if (observed.complete()) continue;
        for (ActorId j = 0; j < n; ++j) {
            if (i != j && !observed.contains(i, j)) matrix(i, j) = nan;
        }
    }
    return matrix;
}

}  // namespace

bool PairMatrix::symmetric() const {
    for (ActorId i = 0; i < actors_; ++i) {
        for (ActorId j = 0; j < i; ++j) {
            const double one = (*this)(i, j);
            const double other = (*this)(j, i);
            if (one != other && !(std::isnan(one) && std::isnan(other))) return false;
        }
    }
    return true;
}

PairMatrix tie_matrix(const Network& network) { return matrix_of(network, false); }
PairMatrix strength_matrix(const Network& network) { return matrix_of(network, true); }

PairMatrix same_group_matrix(const Partition& groups) {
    const auto n = static_cast<ActorId>(groups.group.size());
    PairMatrix matrix(n);
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = 0; j < n; ++j) {
            const bool known = groups.known(i) && groups.known(j);
            matrix(i, j) = !known ? nan : groups.group[i] == groups.group[j] ? 1 : 0;
        }
    }
    return matrix;
}

PairMatrix shared_meetings(ActorId actors, std::vector<Attendance> register_lines) {
    const auto line = [](const Attendance& a) { return std::tie(a.meeting, a.actor); };
    std::sort(register_lines.begin(), register_lines.end(),
              [&](const Attendance& a, const Attendance& b) { return line(a) < line(b); });
    const auto last = std::unique(register_lines.begin(), register_lines.end(),
                                  [&](const Attendance& a, const Attendance& b) { return line(a) == line(b); });
    register_lines.erase(last, register_lines.end());
    PairMatrix matrix(actors);
    for (std::size_t begin = 0; begin < register_lines.size();) {
        std::size_t end = begin;
        while (end < register_lines.size() && register_lines[end].meeting == register_lines[begin].meeting) {
            if (register_lines[end++].actor >= actors)
                throw std::invalid_argument("a register names nobody of the roster");
        }
        for (std::size_t a = begin; a < end; ++a) {
            for (std::size_t b = begin; b < end; ++b) matrix(register_lines[a].actor, register_lines[b].actor) += 1;
        }
        begin = end;
    }
    return matrix;
}

}  // namespace crosstie::infer
