#pragma once
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/document/document.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

class Case;

/// One question at one survey by itself, as evaluations publish it: what later studies compare with.
struct NetworkFigures {
    struct Value {
        std::string_view key;  // of measure::network_measures(), or degree_mean, degree_sd
        double value;
        std::string_view why;  // where the value is NaN
    };
    std::size_t relation = 0, wave = 0;
    Direction direction = Direction::directed;
    double tie_from = 1;
    std::size_t actors = 0;        // on the roster
    std::vector<Value> figures;    // ties, density, degrees, transitivity, centralization, reciprocity
    std::vector<Value> every;      // of the two networks compared, every measure that is one number
    bool closed = false;           // no survey of the comparison: a public edition leaves it out
    bool returned_closed = false;  // reciprocity: beside all ties it tells how often a few who were silent were named
    bool centralization_closed = false;  // beside all ties it tells how often the most named person was named
    bool figures_closed =
        false;  // they differ from those of the comparison by a few people's: not for a public edition
    [[nodiscard]] const Value* find(std::string_view key) const;
};

/// Made for Case::network_figures, which others read: every question at every survey. What of it a public edition may
/// not show is closed, and left out by `release`.
///
/// Definition  degrees are of people who answered, by their own answers: whom they name; in an undirected network their
///             contacts. SD with n - 1. Centralization is of being named (undirected: of contacts)
/// Cost        that of the measures; `every` is not worked out for an edition that would leave it out, nor beyond 500
///             actors, where it takes minutes
[[nodiscard]] std::vector<NetworkFigures> network_figures_of(const Case& of);

/// For machines: a record a network, in an array of the key "networks".
[[nodiscard]] Document networks_document(const Study& study, const std::vector<NetworkFigures>& networks);
/// For readers: a row a network.
[[nodiscard]] Table networks_table(const Study& study, const std::vector<NetworkFigures>& networks);
/// Every measure of the two networks compared, before and after; not for a public edition.
[[nodiscard]] Table every_measure_table(const Study& study, const survey::Comparison& comparison,
                                        const std::vector<NetworkFigures>& networks);

}  // namespace crosstie::io
