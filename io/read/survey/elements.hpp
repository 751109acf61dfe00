// Kumu's elements among the exports of an import.
#pragma once

#include <string>

#include "io/read/survey/import.hpp"

namespace crosstie::io::survey {

/// The request with elements among its exports as the roster, since they say who there is; the sheet "Connections" of
/// their workbook, if it has one, is an export. What was done is added to `told`.
///
/// Errors   InvalidInput where a roster is given too; those of read_sheet
[[nodiscard]] ImportRequest with_elements_as_roster(const ImportRequest& asked, std::string& told);

}  // namespace crosstie::io::survey
