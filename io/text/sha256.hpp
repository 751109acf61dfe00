#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosstie::io {

/// SHA-256 of FIPS 180-4: names the one style of a page to its content policy, and the files of a pack to its manifest.
[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

/// RFC 4648, section 4, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace crosstie::io
