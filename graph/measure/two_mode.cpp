#include "graph/measure/two_mode.hpp"

#include <algorithm>

#include "graph/measure/betweenness.hpp"
#include "graph/measure/paths.hpp"

namespace crosstie::measure {

namespace {

double ratio(double part, double whole) { return whole > 0 ? part / whole : undefined; }

// A score for each place of each side.
template <typename Score>
TwoModeScores each(const TwoMode& two_mode, Score score) {
    TwoModeScores scores;
    for (const Side side : {Side::actors, Side::events}) {
        auto& values = side == Side::actors ? scores.actors : scores.events;
        for (std::uint32_t place = 0; place < two_mode.count(side); ++place) values.push_back(score(side, place));
    }
    return scores;
}

// Its number in the network of both sides.
ActorId place_of(const TwoMode& two_mode, Side side, std::uint32_t place) {
    return side == Side::actors ? place : two_mode.count(Side::actors) + place;
}

double most_betweenness(std::uint32_t own_side, std::uint32_t other_side) {
    if (own_side == 0 || other_side == 0) return 0;
    const double m = other_side;
    const std::uint32_t whole = (own_side - 1) / other_side;
    const double s = whole;
    const double t = (own_side - 1) % other_side;
    return (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2;
}

// How many of the other side each place of one's own shares with `place`, which itself is left out: places and counts.
class Shared {
 public:
    Shared(const TwoMode& two_mode, Side side) : two_mode_(two_mode), side_(side), count_(two_mode.count(side), 0) {}

    template <typename Each>
    void for_each(std::uint32_t place, Each each) {
        for (const std::uint32_t k : two_mode_.of(side_, place)) {
            for (const std::uint32_t j : two_mode_.of(other(side_), k)) {
                if (j != place && count_[j]++ == 0) met_.push_back(j);
            }
        }
        for (const std::uint32_t j : met_) {
            each(j, static_cast<double>(count_[j]));
            count_[j] = 0;
        }
        met_.clear();
    }

 private:
    const TwoMode& two_mode_;
    Side side_;
    std::vector<std::uint32_t> count_, met_;
};

}  // namespace

double density_two_mode(const TwoMode& two_mode) {
    return ratio(static_cast<double>(two_mode.tie_count()),
                 static_cast<double>(two_mode.count(Side::actors)) * two_mode.count(Side::events));
}

TwoModeScores degree_two_mode(const TwoMode& two_mode) {
    return each(two_mode, [&](Side side, std::uint32_t place) {
        return ratio(static_cast<double>(two_mode.of(side, place).size()), two_mode.count(other(side)));
    });
}

TwoModeScores betweenness_two_mode(const TwoMode& two_mode) {
    const ActorScores raw = betweenness(as_network(two_mode));
    return each(two_mode, [&](Side side, std::uint32_t place) {
        return ratio(raw[place_of(two_mode, side, place)],
                     most_betweenness(two_mode.count(side), two_mode.count(other(side))));
    });
}

TwoModeScores closeness_two_mode(const TwoMode& two_mode) {
    const Network network = as_network(two_mode);
    return each(two_mode, [&](Side side, std::uint32_t place) {
        const double others = static_cast<double>(network.actor_count()) - 1;
        if (others < 1) return undefined;
        double reached = 0;
        double sum = 0;
        double least = 0;  // one hop to whoever is of the other side, two to one's own
        for (const std::uint32_t hops : hops_from(network, place_of(two_mode, side, place))) {
            if (hops == 0 || hops == unreachable) continue;
            reached += 1;
            sum += hops;
            least += hops % 2 == 1 ? 1 : 2;
        }
        return reached > 0 ? least / sum * reached / others : 0;
    });
}

double clustering_robins_alexander(const TwoMode& two_mode) {
    double cycles = 0;
    double three_paths = 0;
    Shared shared(two_mode, Side::actors);
    for (std::uint32_t i = 0; i < two_mode.count(Side::actors); ++i) {
        const double own = static_cast<double>(two_mode.events_of(i).size());
        for (const std::uint32_t k : two_mode.events_of(i)) {
            three_paths += (own - 1) * (static_cast<double>(two_mode.actors_of(k).size()) - 1);
        }
        shared.for_each(i, [&](std::uint32_t, double both) { cycles += both * (both - 1) / 4; });  // each pair twice
    }
    return ratio(4 * cycles, three_paths);
}

TwoModeScores clustering_latapy_dot(const TwoMode& two_mode) {
    Shared actors(two_mode, Side::actors);
    Shared events(two_mode, Side::events);
    return each(two_mode, [&](Side side, std::uint32_t place) {
        double sum = 0;
        double met = 0;
        (side == Side::actors ? actors : events).for_each(place, [&](std::uint32_t j, double both) {
            const auto all = static_cast<double>(two_mode.of(side, place).size() + two_mode.of(side, j).size());
            sum += both / (all - both);
            met += 1;
        });
        return ratio(sum, met);
    });
}

TwoModeScores redundancy(const TwoMode& two_mode) {
    return each(two_mode, [&](Side side, std::uint32_t place) {
        const auto neighbours = two_mode.of(side, place);
        const double d = static_cast<double>(neighbours.size());
        double joined = 0;
        for (std::size_t a = 0; a < neighbours.size(); ++a) {
            const auto row = two_mode.of(other(side), neighbours[a]);
            for (std::size_t b = a + 1; b < neighbours.size(); ++b) {
                const auto column = two_mode.of(other(side), neighbours[b]);
                const bool again = std::any_of(row.begin(), row.end(), [&](std::uint32_t j) {
                    return j != place && std::binary_search(column.begin(), column.end(), j);
                });
                joined += again ? 1 : 0;
            }
        }
        return ratio(joined, d * (d - 1) / 2);
    });
}

}  // namespace crosstie::measure
