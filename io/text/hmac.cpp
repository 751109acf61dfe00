#include "io/text/hmac.hpp"

#include <string>

#include "io/text/sha256.hpp"

namespace crosstie::io {

namespace {

std::string_view text_of(const std::array<std::uint8_t, 32>& digest) {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

std::array<std::uint8_t, 32> hmac_sha256(std::string_view key, std::string_view message) {
    constexpr std::size_t block = 64;
    std::string inner(key);
    if (key.size() > block) inner = text_of(sha256(key));
    inner.resize(block, '\0');
    std::string outer = inner;
    for (char& c : inner) c = static_cast<char>(static_cast<unsigned char>(c) ^ 0x36U);
    for (char& c : outer) c = static_cast<char>(static_cast<unsigned char>(c) ^ 0x5CU);
    inner += message;
    outer += text_of(sha256(inner));
    return sha256(outer);
}

}  // namespace crosstie::io
