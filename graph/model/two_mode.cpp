#include "graph/model/two_mode.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "graph/model/network_builder.hpp"

namespace crosstie {

TwoMode::TwoMode(ActorId actors, std::uint32_t events, std::vector<Attends> ties)
    : actor_offset_(std::size_t{actors} + 1, 0), event_offset_(std::size_t{events} + 1, 0) {
    for (const Attends& tie : ties) {
        if (tie.actor >= actors || tie.event >= events) {
            throw std::invalid_argument("a tie of an actor or event that is not there");
        }
    }
    const auto row = [](const Attends& tie) { return std::tie(tie.actor, tie.event); };
    std::sort(ties.begin(), ties.end(), [&](const Attends& a, const Attends& b) { return row(a) < row(b); });
    ties.erase(
        std::unique(ties.begin(), ties.end(), [&](const Attends& a, const Attends& b) { return row(a) == row(b); }),
        ties.end());
    for (const Attends& tie : ties) {
        ++actor_offset_[tie.actor + 1];
        ++event_offset_[tie.event + 1];
        events_of_.push_back(tie.event);
    }
    for (std::size_t i = 0; i < actors; ++i) actor_offset_[i + 1] += actor_offset_[i];
    for (std::size_t k = 0; k < events; ++k) event_offset_[k + 1] += event_offset_[k];
    actors_of_.resize(ties.size());
    std::vector<std::uint64_t> next(event_offset_.begin(), event_offset_.end() - 1);
    for (const Attends& tie : ties) actors_of_[next[tie.event]++] = tie.actor;
}

std::uint32_t TwoMode::count(Side side) const noexcept {
    return static_cast<std::uint32_t>((side == Side::actors ? actor_offset_ : event_offset_).size() - 1);
}

std::span<const std::uint32_t> TwoMode::of(Side side, std::uint32_t place) const {
    const auto& offset = side == Side::actors ? actor_offset_ : event_offset_;
    const auto& row = side == Side::actors ? events_of_ : actors_of_;
    return std::span(row).subspan(offset[place], offset[place + 1] - offset[place]);
}

Network project(const TwoMode& two_mode, Side side, Weighting weighting) {
    const std::uint32_t n = two_mode.count(side);
    NetworkBuilder builder(n, Ties::undirected);
    std::vector<double> shared(n, 0);
    std::vector<std::uint32_t> met;
    for (std::uint32_t i = 0; i < n; ++i) {
        met.clear();
        for (const std::uint32_t k : two_mode.of(side, i)) {
            const auto together = two_mode.of(other(side), k);
            const double share = weighting == Weighting::newman ? 1 / (static_cast<double>(together.size()) - 1) : 1;
            for (const std::uint32_t j : together) {
                if (j <= i) continue;
                if (shared[j] == 0) met.push_back(j);
                shared[j] += share;
            }
        }
        std::sort(met.begin(), met.end());
        for (const std::uint32_t j : met) {
            const auto either =
                static_cast<double>(two_mode.of(side, i).size() + two_mode.of(side, j).size()) - shared[j];
            builder.add(i, j, weighting == Weighting::jaccard ? shared[j] / either : shared[j]);
            shared[j] = 0;
        }
    }
    return builder.build();
}

Network as_network(const TwoMode& two_mode) {
    const std::uint32_t actors = two_mode.count(Side::actors);
    NetworkBuilder builder(actors + two_mode.count(Side::events), Ties::undirected);
    for (std::uint32_t i = 0; i < actors; ++i) {
        for (const std::uint32_t k : two_mode.events_of(i)) builder.add(i, actors + k);
    }
    return builder.build();
}

}  // namespace crosstie
