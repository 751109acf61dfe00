#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "io/pack/compose.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// What the annex need not hold, since the paper does.
struct InThePaper {
    std::vector<std::string> pictures;  // their keys
    std::size_t most_rows = 0;          // of a table there
};

/// The sections of the annex: the programme's questions, further pictures and charts, areas, people, each subject, method,
/// data, what lies beneath the figures, what the words mean.
[[nodiscard]] std::vector<Section> annex_sections(const Case& of, const PaperParts& parts, const InThePaper& there);

/// A picture as a figure of paper or annex; the table of a chart gets the chart's name and title.
[[nodiscard]] Figure figure_of(const Picture& picture);

/// Otherwise some new contacts may cross an area or not, and nobody can count whose do.
[[nodiscard]] inline bool areas_all_known(const Disclosed& shown) {
    return shown.gained_across.whole == shown.gained_any.whole;
}

/// "After the programme (2018-03): 53 of 59 people answered".
[[nodiscard]] std::string wave_words(const Study& study, const survey::Comparison& comparison, std::size_t wave);

}  // namespace crosstie::io
