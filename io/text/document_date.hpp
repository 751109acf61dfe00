#pragma once
#include <ctime>
#include <string>
#include <string_view>

namespace crosstie::io {

/// The moment documents state as theirs, in UTC: SOURCE_DATE_EPOCH where it is set to seconds since 1970, else 1 March
/// 2017, so that the same data give the same bytes on every day.
[[nodiscard]] std::tm document_date();
/// The same as ISO 8601: "2017-03-01T00:00:00Z".
[[nodiscard]] std::string document_date_text();
/// "March 2017" of "2017-03-15"; what is no such date as it stands.
[[nodiscard]] std::string month_words(std::string_view date);

}  // namespace crosstie::io
