#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/infer/cug.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/model/select.hpp"
#include "graph/model/study.hpp"
#include "io/release/edition.hpp"
#include "io/release/public_areas.hpp"

namespace crosstie::io {

/// What to measure.
struct MeasureRequest {
    std::size_t relation = 0;
    std::size_t wave = 0;
    double tie_from = 1;  // NaN: the relation's own
    Direction direction = Direction::directed;
    std::string key;                           // one measure; empty: all of those asked for below
    bool network = true;                       // measures of the whole network
    bool areas = false;                        // measures of areas
    bool actors = false;                       // scores of every actor
    bool scores_by_area = false;               // of these, only those that depend on areas
    std::string by;                            // the attribute that areas are; empty: no areas
    std::optional<infer::CugOptions> against;  // one measure of the network beside random networks
    Edition edition = Edition::group;
};

/// Results of one wave, as they may be shown: the public edition holds no person.
struct Measured {
    struct NetworkRow {
        const measure::NetworkMeasure* measure;
        measure::NetworkValue value;
        std::optional<infer::CugTest> chance;
        bool withheld = false;  // the public edition does not tell it: the value is undefined here
    };
    struct AreaRow {
        const measure::AreaMeasure* measure;
        std::vector<double> values;  // by the measure's Per, which is not `actor`
    };
    /// Scores of every actor, by a measure of the network or of areas.
    struct ActorColumn {
        const measure::MeasureInfo* info;
        measure::ActorScores scores;
        std::string_view why;  // where somebody who answered has none
    };
    MeasureRequest request;
    Direction direction = Direction::directed;  // as used
    double tie_from = 1;                        // as used
    std::uint64_t pairs_observed = 0, pairs_possible = 0;
    std::vector<ActorId> roster;
    std::vector<ActorId> silent;  // on the roster, no answer observed
    std::vector<NetworkRow> network;
    std::optional<MeasuredAreas> areas;  // where a measure of areas was asked for
    std::vector<AreaRow> by_area;
    std::vector<ActorColumn> actors;
    std::vector<std::string_view> left_out;  // keys of those that are too much for so many people, unless asked for
};

/// Errors: Error when `key` is no measure for networks of this direction, when it needs areas and there are none,
/// when random networks are asked for without one measure whose value is a number, or when the public edition is asked for what would show people.
[[nodiscard]] Measured measured(const Study& study, const MeasureRequest& request);

}  // namespace crosstie::io
