#pragma once
#include <array>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// What a measure is, in words for a reader who is not a scholar.
struct MeasureInfo {
    std::string_view key;      // as in numbers.json; the direction is stated once beside the results, not in the key
    std::string_view meaning;  // a sentence a board member understands
    std::string_view range;
    std::string_view undefined;  // when there is no value
    std::string_view source;
};

/// Which networks a measure is for.
enum class Applies { any, directed, undirected };

/// The value of a measure of the whole network: a number, a list of numbers, of actors, or of pairs of actors. A number
/// that is not defined is NaN, and `why` says the reason: no_ties, one_actor, no_pairs, not_observed, no_two_paths, too_few.
struct NetworkValue {
    std::variant<double, std::vector<double>, std::vector<ActorId>, std::vector<std::array<ActorId, 2>>> value;
    std::string_view why;
};

struct NetworkMeasure {
    MeasureInfo info;
    Applies applies;
    NetworkValue (*of)(const Network&);
};

struct ActorMeasure {
    MeasureInfo info;
    Applies applies;
    ActorScores (*of)(const Network&);
};

/// THE lists: tables, `crosstie list`, `crosstie measure` and the report find measures here.
[[nodiscard]] std::span<const NetworkMeasure> network_measures();
[[nodiscard]] std::span<const ActorMeasure> actor_measures();

[[nodiscard]] bool applies_to(Applies applies, const Network& network);

}  // namespace crosstie::measure
