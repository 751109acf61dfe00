#pragma once
#include <map>
#include <string>

#include "io/answers/change/case.hpp"

namespace crosstie::io {

/// Errors   Error in the public edition, for a relation without direction (an answer there is both people's), and where
///          ties count that others than their senders tell of
void expect_sheets_allowed(const Case& of);

/// One page per leader about this leader's own answers: whom they named before and after, and how many areas that
/// reaches beside the group's middle. Nobody's page says who named them, or whom others named.
/// `accent`: the colour of the paper, empty for ours.
///
/// Result   sheets/sheet_01.html and so on, in an order that tells nothing, and sheets/whose.csv, which says whose is
///          which and is not for sending on
/// Errors   those of expect_sheets_allowed
[[nodiscard]] std::map<std::string, std::string> private_sheets(const Case& of, const std::string& accent = {});

}  // namespace crosstie::io
