#pragma once
#include <string_view>

namespace crosstie::io {

/// How large a PNG picture says it is, in points: pixels by its stated dots an inch, 96 where it states none.
struct PngSize {
    double width = 0, height = 0;
};

/// Errors: Error for bytes that are no PNG.
[[nodiscard]] PngSize png_size(std::string_view png);

}  // namespace crosstie::io
