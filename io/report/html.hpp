#pragma once
#include <string>
#include <string_view>

#include "io/edition.hpp"
#include "io/report/report.hpp"

namespace crosstie::io {

/// The report as one HTML page that needs nothing else: no script, no outside address, one style whose hash the page's
/// own content policy names; every picture inline and named, every table with a caption and row and column heads.
[[nodiscard]] std::string html(const Report& report, Edition edition);

/// Text as it may stand in HTML, in quotes too; control characters become U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace crosstie::io
