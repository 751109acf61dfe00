#pragma once
#include <string>
#include <string_view>

namespace crosstie::io::diagram {

/// The letters of a text that no font on this machine has, each once, in the order of their numbers, and a line end after
/// them. The worker's part of `font_note`. Errors: none; bytes that are no UTF-8 are passed over.
[[nodiscard]] std::string letters_without_font(std::string_view utf8);

}  // namespace crosstie::io::diagram
