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
    constexpr char32_t minus_sign = 0x2212;
    std::string safe;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (character.code == minus_sign) {
            safe += '-';
        } else if (character.wrong != nullptr || character.code == '\t' || acts_on_text(character.code)) {
            safe += '?';
        } else {
            safe += text.substr(at, character.length);
        }
        at += character.length;
    }
    return safe;
}

}  // namespace crosstie::io
