#pragma once
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/measure/measured_network.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// What a number of a measure counts or is a part of. Of lists, sets and matrices: what each of their numbers or members
/// is.
enum class Unit {
    people,
    ties,
    pairs,   // of people
    groups,  // of people: pieces, circles, areas
    triads,  // of people
    hops,
    strength,  // as the study's scale of strengths has it, summed up or as a mean
    share,     // part of a whole that is counted, 0 to 1
    correlation,
    odds_ratio,
    standard_deviations,
    yes_or_no,  // 1 or 0
    index       // a scale of its own: set beside the same measure elsewhere, beside nothing else
};
[[nodiscard]] std::string_view name_of(Unit unit);  // the words above, "odds ratio", "yes or no"

/// What a measure is, in words for a reader who is not a scholar.
struct MeasureInfo {
    std::string_view key;  // as in numbers.json; the direction is stated once beside the results, not in the key
    Unit unit;
    std::string_view meaning;  // a sentence a board member understands
    std::string_view range;
    std::string_view undefined;  // when there is no value
    std::string_view source;
};

/// Which networks a measure is for; `valued`: those in which some strength differs from 1.
enum class Applies { any, directed, undirected, valued, valued_directed, valued_undirected };

/// The value of a measure of the whole network: a number, a list of numbers, of actors, of pairs or of sets of actors. A
/// number that is not defined is NaN, and `why` says the reason: no_ties, one_actor, no_pairs, not_observed,
/// no_two_paths, too_few, not_connected.
struct NetworkValue {
    std::variant<double, std::vector<double>, std::vector<ActorId>, std::vector<std::array<ActorId, 2>>,
                 std::vector<std::vector<ActorId>>>
        value;
    std::string_view why;
};

/// Worked out with the others; with the others unless the network is large; or only when asked for by its key, since it
/// takes long.
enum class When { always, unless_large, by_key };
inline constexpr ActorId large_network = 50'000;  // more actors than this: search from everybody only when asked to
[[nodiscard]] bool with_others(When when, const Network& network);

struct NetworkMeasure {
    MeasureInfo info;
    Applies applies;
    NetworkValue (*of)(const MeasuredNetwork&);
    When when = When::always;
};

struct ActorMeasure {
    MeasureInfo info;
    Applies applies;
    ActorScores (*of)(const MeasuredNetwork&);
    std::string_view why;  // the reason where somebody who answered has no score
    When when = When::always;
};

/// What one number of an area measure stands for.
enum class Per { network, area, area_pair, actor };

/// A measure of a network and a grouping of its actors.
struct AreaMeasure {
    MeasureInfo info;
    Applies applies;
    Per per;
    /// 1, [areas], [areas x areas] row by row (from, to), or [actors] numbers; NaN where not defined.
    std::vector<double> (*of)(const MeasuredNetwork&, const Partition&);
    std::string_view why;  // the reason where a number is not defined
};

/// THE lists: tables, `crosstie list`, `crosstie measure`, `crosstie groups` and the report find measures here.
[[nodiscard]] std::span<const NetworkMeasure> network_measures();
[[nodiscard]] std::span<const ActorMeasure> actor_measures();
[[nodiscard]] std::span<const AreaMeasure> area_measures();

enum class MeasureKind { network, actor, area };
[[nodiscard]] std::string_view name_of(MeasureKind kind);  // "network", "actor", "area"

/// A row of one of the lists; of the three pointers, the one that `kind` names is set.
struct FoundMeasure {
    MeasureKind kind;
    Unit unit;
    const MeasureInfo* info;
    const NetworkMeasure* network = nullptr;
    const ActorMeasure* actor = nullptr;
    const AreaMeasure* area = nullptr;
};

/// The measure of this key, whichever list it stands in; no key stands in two. Nothing for an unknown key.
[[nodiscard]] std::optional<FoundMeasure> find(std::string_view key);

[[nodiscard]] bool applies_to(Applies applies, const Network& network);

}  // namespace crosstie::measure
