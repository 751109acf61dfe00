#include "io/text/wrap.hpp"

#include <algorithm>

#include "io/text/encoding.hpp"

namespace crosstie::io {

namespace {

/// Behind which byte each piece ends: a space belongs to the word before it.
std::vector<std::size_t> ends_of_pieces(std::string_view text, Breaks breaks) {
    std::vector<std::size_t> ends;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool joint = breaks == Breaks::joints && (text[i] == '-' || text[i] == '/') && i > begin;
        if (text[i] == ' ' || joint || i + 1 == text.size()) {
            ends.push_back(i + 1);
            begin = i + 1;
        }
    }
    return ends;
}

std::string_view without_last_spaces(std::string_view text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

std::string spaced_once(std::string_view text) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        if (end > at) {
            if (!words.empty()) words += ' ';
            words += text.substr(at, end - at);
        }
        at = end + 1;
    }
    return words;
}

}  // namespace

std::vector<std::string_view> broken(std::string_view text, double room, const Width& width, Breaks breaks) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0, end = 0;  // of the line so far
    for (const std::size_t next : ends_of_pieces(text, breaks)) {
        if (end > begin && width(without_last_spaces(text.substr(begin, next - begin))) > room) {
            lines.push_back(without_last_spaces(text.substr(begin, end - begin)));
            begin = end;
        }
        end = next;
    }
    if (end > begin) lines.push_back(without_last_spaces(text.substr(begin)));
    return lines;
}

std::vector<std::string> plain_lines(std::string_view text, std::size_t width) {
    const std::string words = spaced_once(text);
    const auto lines = broken(
        words, static_cast<double>(width), [](std::string_view part) { return static_cast<double>(characters(part)); },
        Breaks::spaces);
    if (lines.empty()) return {std::string()};
    return {lines.begin(), lines.end()};
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
    std::string result;
    for (const std::string& line : plain_lines(text, width - indent.size())) result.append(indent).append(line) += '\n';
    return result;
}

std::string for_terminal(std::string_view text) {
    constexpr std::string_view minus = "\u2212";
    std::string safe;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (text.substr(at).starts_with(minus)) {
            safe += '-';
            at += minus.size() - 1;
        } else if (c == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) {
            safe += '?';  // U+0080 .. U+009F: control characters that some terminals obey
            ++at;
        } else {
            safe += (c < 0x20 && c != '\n') || c == 0x7F ? '?' : text[at];
        }
    }
    return safe;
}

}  // namespace crosstie::io
