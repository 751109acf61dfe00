#pragma once
#include <cstdint>
#include <string>

namespace crosstie::io::diagram {

/// Pixels as a PNG that says its physical size.
///
/// Definition  rows of 0x00RRGGBB, `stride` bytes apart; 8 bits a channel, no transparency. Rows are stored as they are:
///             on flat colours PNG's row filters make files larger, and trying them takes most of the time
/// Errors      Error when there is no memory for it
[[nodiscard]] std::string png_file(const unsigned char* pixels, int width, int height, int stride,
                                   std::uint32_t dots_per_metre);

}  // namespace crosstie::io::diagram
