#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace crosstie::io {

/// HMAC-SHA-256 of RFC 2104: without the key nobody can make it, nor test a guess against it.
[[nodiscard]] std::array<std::uint8_t, 32> hmac_sha256(std::string_view key, std::string_view message);

}  // namespace crosstie::io
