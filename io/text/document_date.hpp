#pragma once
#include <ctime>
#include <string>

namespace crosstie::io {

/// The moment documents state as theirs, in UTC: SOURCE_DATE_EPOCH where it is set to seconds since 1970, else 1 March
/// 2017, so that the same data give the same bytes on every day.
[[nodiscard]] std::tm document_date();
/// The same as ISO 8601: "2017-03-01T00:00:00Z".
[[nodiscard]] std::string document_date_text();

}  // namespace crosstie::io
