#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/measure/catalog.hpp"
#include "graph/model/select.hpp"
#include "graph/model/study.hpp"
#include "io/edition.hpp"

namespace crosstie::io {

/// What to measure.
struct MeasureRequest {
    std::size_t relation = 0;
    std::size_t wave = 0;
    double tie_from = 1;  // NaN: the relation's own
    Direction direction = Direction::directed;
    std::string key;      // one measure; empty: all of the network's
    bool actors = false;  // scores of every actor too; those of `key` are always given
    Edition edition = Edition::group;
};

/// Results of one wave, as they may be shown: the public edition holds no person.
struct Measured {
    struct NetworkRow {
        const measure::NetworkMeasure* measure;
        measure::NetworkValue value;
    };
    struct ActorColumn {
        const measure::ActorMeasure* measure;
        measure::ActorScores scores;
    };
    MeasureRequest request;
    Direction direction = Direction::directed;  // as used
    double tie_from = 1;                        // as used
    std::uint64_t pairs_observed = 0, pairs_possible = 0;
    std::vector<ActorId> roster;
    std::vector<NetworkRow> network;
    std::vector<ActorColumn> actors;
};

/// Errors: Error when `key` is no measure for networks of this direction, or when the public edition is asked for the
/// scores of people.
[[nodiscard]] Measured measured(const Study& study, const MeasureRequest& request);
[[nodiscard]] std::string measured_json(const Study& study, const Measured& measured);
[[nodiscard]] std::string measured_text(const Study& study, const Measured& measured);
/// Scores per actor; without scores, the network's measures.
[[nodiscard]] std::string measured_csv(const Study& study, const Measured& measured);

/// Every measure there is: key, meaning, range, when undefined, source. `format`: text, json or csv.
[[nodiscard]] std::string catalog_listing(const std::string& format);

}  // namespace crosstie::io
