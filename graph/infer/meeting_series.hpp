#pragma once
#include <string>
#include <string_view>

namespace crosstie::infer {

/// What the meetings of one series are called: the label without any date written in it. "Diabetes group, 2017-04",
/// "Diabetes group (11/05/2017)" and "Diabetes group - June 2017" are all "Diabetes group". A label that is nothing but a
/// date stays as it is; a number that is no date ("workshop 2") stays too.
[[nodiscard]] std::string series_label(std::string_view label);

}  // namespace crosstie::infer
