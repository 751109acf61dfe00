#pragma once
#include <string>
#include <string_view>

namespace crosstie::io {

/// A picture as it stands inside a page: prologue gone, every id and reference to one prefixed with `key`, named by
/// `alt` and described by `description` in place of its own title and description. What a page without scripts and
/// styles cannot use is taken out: script, style, classes, event handlers, links outside.
/// Errors  Error when the text is not one svg element
[[nodiscard]] std::string inline_svg(std::string_view svg, std::string_view key, std::string_view alt,
                                     std::string_view description);

}  // namespace crosstie::io
