#pragma once
#include <string>

#include "graph/infer/comparison_pairs.hpp"
#include "graph/infer/known_before.hpp"
#include "graph/model/study.hpp"
#include "io/answers/change/case.hpp"
#include "io/document/document.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// Pairs in which both took part beside all others, by a yes-no column of the actors.
struct TookPartPairs {
    std::string column;
    std::size_t took_part = 0;  // on both rosters
    std::uint64_t seed = 0;     // of the draws
    infer::ComparisonPairs pairs;
};

/// Errors: Error when there is no such column, when a cell of it is neither yes nor no nor empty, or when a public
/// edition would speak of too few people on a side.
[[nodiscard]] TookPartPairs took_part_pairs(const Case& of, const std::string& column);
/// The section "took_part".
[[nodiscard]] Section took_part_section(const TookPartPairs& pairs);

/// One wave that asked "did you know this person before?", as a relation of its own.
struct KnownRequest {
    std::size_t relation = 0;  // contacts now
    std::size_t known = 0;     // known before
    std::size_t wave = 0;
    double tie_from = 0;  // of the contacts; NaN: the relation's own
    std::string by;       // areas; empty: none
    Edition edition = Edition::group;
};

/// Who is a new contact by people's own memory; its JSON is under io/schema/known_before.schema.json.
/// Errors: Error when the two relations are one, or when a public edition would speak of too few people.
[[nodiscard]] Document known_before_document(const Study& study, const KnownRequest& request);

}  // namespace crosstie::io
