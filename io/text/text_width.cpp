#include "io/text/text_width.hpp"

#include <cstdint>
#include <iterator>

#include "io/text/encoding.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io::diagram {

namespace {
#include "io/text/text_width_table.inc"

constexpr char32_t bad = 0xFFFFFFFF;

/// The character at `at`, `bad` for a byte that is not UTF-8; moves `at` behind it.
char32_t next_character(std::string_view text, std::size_t& at) {
    const Character character = character_at(text, at);
    at += character.length;
    return character.wrong == nullptr ? character.code : bad;
}

bool is_combining(char32_t c) {
    return (c >= 0x300 && c < 0x370) || (c >= 0x200B && c <= 0x200D) || (c >= 0xFE00 && c <= 0xFE0F);
}

double em_of(char32_t c, Weight weight) {
    const bool bold = weight == Weight::bold;
    if (c >= 0x20 && c < 0x180) return (bold ? bold_latin : regular_latin)[c - 0x20] / 2048.0;
    if (c >= 0x2010 && c <= 0x2026) return (bold ? bold_punctuation : regular_punctuation)[c - 0x2010] / 2048.0;
    if (c == 0x2212) return (bold ? bold_minus : regular_minus) / 2048.0;
    if (is_combining(c)) return 0;
    const bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7A4) ||
                      (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFF61) || c >= 0x1F300;
    return wide ? 1.1 : 0.6;
}

bool may_draw(char32_t c) {
    if (c == bad || acts_on_text(c)) return false;
    if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) return false;
    return c != 0x200E && c != 0x200F && c != 0x61C;
}

std::string without_last_space(std::string text) {
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}
}  // namespace

double text_width(std::string_view text, double size, Weight weight) {
    double em = 0;
    for (std::size_t at = 0; at < text.size();) em += em_of(next_character(text, at), weight);
    return em * size;
}

std::string shorten(std::string_view text, double room, double size, Weight weight) {
    if (text_width(text, size, weight) <= room) return std::string(text);
    const double left = room - text_width("…", size, weight);
    double used = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        used += em_of(next_character(text, next), weight) * size;
        if (used > left) break;
        at = next;
    }
    return without_last_space(std::string(text.substr(0, at))) + "…";
}

std::vector<std::string> wrap(std::string_view text, double room, double size, Weight weight, std::size_t most) {
    auto lines = broken(
        text, room, [&](std::string_view part) { return text_width(part, size, weight); }, Breaks::joints);
    if (lines.size() > most) {
        lines.resize(most);
        lines.back() = text.substr(static_cast<std::size_t>(lines.back().data() - text.data()));
    }
    std::vector<std::string> shown;
    for (const std::string_view line : lines) shown.push_back(shorten(line, room, size, weight));
    return shown;
}

std::string clean_text(std::string_view text, std::size_t most) {
    std::string clean;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        const bool white = c == ' ' || c == 0xA0 || (c >= 0x09 && c <= 0x0D);
        if (white || !may_draw(c)) {
            if (white && !clean.empty() && clean.back() != ' ') clean += ' ', ++characters;
            if (c == bad) clean += "\xEF\xBF\xBD", ++characters;
        } else {
            clean += text.substr(begin, at - begin);
            ++characters;
        }
        if (characters + 1 >= most && at < text.size()) return without_last_space(std::move(clean)) + "…";
    }
    return without_last_space(std::move(clean));
}

}  // namespace crosstie::io::diagram
