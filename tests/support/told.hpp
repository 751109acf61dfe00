#pragma once
#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/answers/change/case.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/diagram/page/scene_on_page.hpp"

namespace crosstie::test {

/// The case of a comparison that a test has at hand. It keeps references to both.
[[nodiscard]] inline io::Case told(const Study& study, const survey::Comparison& comparison,
                                   io::Edition edition = io::Edition::group,
                                   io::SetBeside beside = io::SetBeside::nothing, bool odds = false) {
    return {study, comparison, {.edition = edition, .beside = beside, .detail = {.odds = odds}}};
}

}  // namespace crosstie::test

namespace crosstie::io::diagram {

/// Of a comparison at hand, for the edition of the options.
[[nodiscard]] inline Scene scene_of(const Study& study, const survey::Comparison& comparison,
                                    const DrawOptions& options = {}) {
    return scene_of(test::told(study, comparison, options.edition), options);
}
[[nodiscard]] inline Chart chart(const Study& study, const survey::Comparison& comparison, ChartKind kind,
                                 const ChartOptions& options = {}) {
    return chart(test::told(study, comparison, options.edition), kind, options);
}

}  // namespace crosstie::io::diagram
