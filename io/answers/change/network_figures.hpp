#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/document/report.hpp"
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
    std::size_t actors = 0;      // on the roster
    std::vector<Value> figures;  // ties, density, degrees, transitivity, centralization, reciprocity; empty: withheld
    std::vector<Value> every;    // of the two networks compared, every measure that is one number; not in public
    [[nodiscard]] const Value* find(std::string_view key) const;
};

/// Made for Case::network_figures, which others read: every question at every survey; in the public edition at the two that are compared, and without figures where these
/// would differ from those of the comparison by a few people's.
///
/// Definition  degrees are of people who answered, by their own answers: whom they name; in an undirected network their
///             contacts. SD with n - 1. Centralization is of being named (undirected: of contacts)
/// Cost        that of the measures; `every` is left out beyond 500 actors, where it takes minutes
[[nodiscard]] std::vector<NetworkFigures> network_figures_of(const Case& of);

[[nodiscard]] std::optional<Table> networks_table(const Study& study, const std::vector<NetworkFigures>& networks);
/// Every measure of the two networks compared, before and after.
[[nodiscard]] std::optional<Table> every_measure_table(const Study& study, const survey::Comparison& comparison,
                                                       const std::vector<NetworkFigures>& networks);
[[nodiscard]] nlohmann::ordered_json networks_json(const Study& study, const std::vector<NetworkFigures>& networks);

}  // namespace crosstie::io
