#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::io::diagram {

/// The letters of a text that no font on this machine has, each once, in the order of their numbers, and a line end after
/// them. The worker's part of `font_note`. Errors: none; bytes that are no UTF-8 are passed over.
[[nodiscard]] std::string letters_without_font(std::string_view utf8);

/// The folders and files that fontconfig reads here by its configuration: fonts, its own settings and caches. Reads the
/// configuration, no font. Errors: none; without a configuration there are none.
[[nodiscard]] std::vector<std::filesystem::path> font_places();

}  // namespace crosstie::io::diagram
