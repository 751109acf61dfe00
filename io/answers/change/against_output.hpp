#pragma once
#include "graph/infer/difference_of_changes.hpp"
#include "graph/survey/comparison.hpp"
#include "io/document/report.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// One study's change beside another's: the programme piloted in two places.
struct Beside {
    const Study* study = nullptr;  // the other one
    survey::Comparison comparison;
    infer::DifferenceOfChanges difference;  // this study's change less the other's
};

/// Errors: Error when the two are not read alike (direction), or when the edition may not speak of the other study.
[[nodiscard]] Beside beside(const survey::Comparison& comparison, const Study& other,
                            survey::Comparison other_comparison, Edition edition);

/// The section "against".
[[nodiscard]] Section beside_section(const Study& study, const survey::Comparison& comparison, const Beside& beside);

}  // namespace crosstie::io
