#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosstie::io::diagram {

/// What the picture worker can be asked; one job in its life.
enum class Job : char { svg = 's', dot = 'g', pdf = 'p', png = 'i', fonts = 'f', protection = 'k' };

/// Frames of both directions: four letters, one letter (job, or 'y' done / 'n' failed), sixteen hex digits of length,
/// the payload. A payload of `pdf` begins with a title line and a date line; `fonts` answers with letters, `protection` with
/// words, not a picture.
inline constexpr std::string_view job_magic = "CTW1", answer_magic = "CTR1";
inline constexpr std::size_t frame_head = 21, most_payload = 64U << 20U;

[[nodiscard]] inline std::string frame(std::string_view magic, char kind, std::string_view payload) {
    std::string out(magic);
    out += kind;
    for (int shift = 60; shift >= 0; shift -= 4)
        out += "0123456789abcdef"[(std::uint64_t{payload.size()} >> shift) & 15U];
    out += payload;
    return out;
}

struct FrameHead {
    char kind = 0;
    std::size_t length = 0;
};

/// The head of a frame, if these are one's first bytes and its payload is not too long.
[[nodiscard]] inline std::optional<FrameHead> read_head(std::string_view magic, std::string_view bytes) {
    if (bytes.size() < frame_head || !bytes.starts_with(magic)) return std::nullopt;
    std::uint64_t length = 0;
    for (const char c : bytes.substr(5, 16)) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit && (c < 'a' || c > 'f')) return std::nullopt;
        length = length << 4U | static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10);
    }
    if (length > most_payload) return std::nullopt;
    return FrameHead{bytes[4], static_cast<std::size_t>(length)};
}

}  // namespace crosstie::io::diagram
