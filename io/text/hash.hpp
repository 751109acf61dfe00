#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosstie::io {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 of FIPS 180-4: names the one style of a page to its content policy, and the files of a pack to its manifest.
///
/// Errors   std::runtime_error when this machine's libcrypto refuses, as it may where policy has switched an algorithm off or
///          memory runs out; so all here
[[nodiscard]] Digest sha256(std::string_view bytes);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

/// HMAC-SHA-256 of RFC 2104: without the key nobody can make it, nor test a guess against it.
[[nodiscard]] Digest hmac_sha256(std::string_view key, std::string_view message);
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view message);

/// Two digits a byte, lower case.
[[nodiscard]] std::string hex(std::string_view bytes);

/// RFC 4648, section 4, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace crosstie::io
