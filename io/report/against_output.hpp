#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "graph/infer/comparison.hpp"
#include "graph/infer/difference_of_changes.hpp"
#include "io/edition.hpp"

namespace crosstie::io {

/// One study's change beside another's: the programme piloted in two places.
struct Beside {
    const Study* study = nullptr;  // the other one
    infer::Comparison comparison;
    infer::DifferenceOfChanges difference;  // this study's change less the other's
};

/// Errors: Error when the two are not read alike (direction), or when the edition may not speak of the other study.
[[nodiscard]] Beside beside(const infer::Comparison& comparison, const Study& other, infer::Comparison other_comparison,
                            Edition edition);

[[nodiscard]] std::string beside_text(const Study& study, const infer::Comparison& comparison, const Beside& beside);
[[nodiscard]] nlohmann::ordered_json beside_json(const Beside& beside);

}  // namespace crosstie::io
