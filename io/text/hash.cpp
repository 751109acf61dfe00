#include "io/text/hash.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace crosstie::io {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.empty() ? "" : text.data());
}

std::string_view text_of(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

void expect(bool made, const char* what) {
    if (!made) throw std::runtime_error(std::string("libcrypto made no ") + what + ", perhaps for want of memory");
}

}  // namespace

Digest sha256(std::string_view bytes) {
    Digest digest{};
    expect(EVP_Digest(bytes_of(bytes), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1, "SHA-256");
    return digest;
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
    Digest mac{};
    std::size_t size = 0;
    expect(EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, bytes_of(key), key.size(), bytes_of(message),
                     message.size(), mac.data(), mac.size(), &size) != nullptr &&
               size == mac.size(),
           "HMAC-SHA-256");
    return mac;
}

std::string hmac_sha256_hex(std::string_view key, std::string_view message) {
    return hex(text_of(hmac_sha256(key, message)));
}

std::string sha256_hex(std::string_view bytes) { return hex(text_of(sha256(bytes))); }

std::string sha256_base64(std::string_view bytes) { return base64(text_of(sha256(bytes))); }

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::string base64(std::string_view bytes) {
    constexpr std::size_t piece = std::size_t{3} << 20;  // of threes: libcrypto counts in int, and pads where it ends
    std::string text((bytes.size() + 2) / 3 * 4, '\0');
    std::size_t made = 0;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const std::string_view part = bytes.substr(at, piece);
        made += static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data() + made),
                                                         bytes_of(part), static_cast<int>(part.size())));
    }
    return text;
}

}  // namespace crosstie::io
