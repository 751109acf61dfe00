#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/measure/catalog.hpp"
#include "graph/model/network.hpp"
#include "graph/model/select.hpp"

namespace crosstie::infer {

/// How far a measure can be trusted when some did not answer.
enum class Sturdiness : std::uint8_t { sturdy, fair, fragile };
[[nodiscard]] std::string_view name_of(Sturdiness sturdiness);  // "sturdy", "fair", "fragile"

struct SturdinessMark {
    std::string_view key;  // of the catalog
    Sturdiness mark;
    std::string_view source;  // a study, or the property of the definition that decides it
};

/// The marks that are known, and the one of a key.
///
/// Definition  sturdy: little bias when people are silent at random; fair: right, but on fewer pairs; fragile: one
///             silent form may change it
/// Result      one row per key, sorted; nullopt where no study is known to us and the definition does not decide
/// Undefined   never
/// Ties        silence at random: who is silent because of having few links, or many, bends sturdy measures too
/// Errors      none
/// Cost        O(log keys)
/// Source      Smith and Moody 2013, doi:10.1016/j.socnet.2013.09.003; METHODS sections 1, 2, 4 and 8
[[nodiscard]] std::span<const SturdinessMark> sturdiness_marks();
[[nodiscard]] std::optional<SturdinessMark> sturdiness_of(std::string_view key);

struct SilenceOptions {
    double share = 0.1;  // of those who answered; the number of people is rounded, and at least one
    std::uint32_t draws = 200;
    std::uint64_t seed = 20170301;
    Direction direction = Direction::directed;  // how reports are read once people are silenced
};

/// Where a number went when further people were silent.
struct SilenceSpread {
    double value = 0;            // with all answers there are
    double mean = 0, sd = 0;     // over the draws; NaN: fewer than one, two draws with a value
    double least = 0, most = 0;  // NaN: no draw with a value
    std::uint32_t defined = 0;   // draws with a value
};

/// A person, a pair or a set that a measure names, and in which share of the draws it is named again.
struct SeenAgain {
    std::vector<ActorId> actors;
    double share = 0;
};

struct NetworkSilence {
    std::uint32_t silenced = 0;  // people in each draw
    std::uint32_t draws = 0;
    SilenceSpread spread;         // of a number; of a list: of how many it names
    std::vector<SeenAgain> seen;  // of a list of people, pairs or sets: those named with all answers, in their order
};

struct ActorSilence {
    std::uint32_t silenced = 0;
    std::uint32_t draws = 0;
    std::vector<SilenceSpread> spread;  // [actors]
    SilenceSpread correlation;          // Pearson's, of the scores of each draw with those of all answers; `value` is 1
};

/// What would become of this number if some of those who answered had not?
///
/// Definition  in each draw `share` of the people with an observed answer, chosen at random, lose all their answers;
///             what others answered about them stays. The reports are then read in `direction` and measured
/// Result      the spread of the value over draws; cut actors and other lists: the share of draws that name them again
/// Undefined   nobody answered, or no draws: spread NaN
/// Ties        as the measure. An undirected network does not tell who reported a tie: a pair drops out of the
///             observed cells when one of the two is silenced, and its tie is gone when the other is silent too; so
///             give the directed reports where there are any
/// Errors      std::invalid_argument for a share that is not above 0 and up to 1, a measure that does not apply to the
///             network as read, or one whose value is a list of numbers
/// Cost        draws times that of the measure
/// Source      Smith and Moody 2013, doi:10.1016/j.socnet.2013.09.003, who take people out altogether; Costenbader and
///             Valente 2003, Social Networks 25:283, for the correlation
[[nodiscard]] NetworkSilence under_further_silence(const Network& reports, const measure::NetworkMeasure& measure,
                                                   SilenceOptions options = {});
[[nodiscard]] ActorSilence under_further_silence(const Network& reports, const measure::ActorMeasure& measure,
                                                 SilenceOptions options = {});

}  // namespace crosstie::infer
