#include "io/text/nearest.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "io/text/encoding.hpp"
#include "io/text/faults.hpp"

namespace crosstie::io {

namespace {

// Letters to add, drop, change or swap with a neighbour to make one word of the other; `most` + 1 when it takes more.
std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::vector<std::size_t> next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                next[j] = std::min(next[j], before[j - 2] + 1);
            }
        }
        if (*std::min_element(next.begin(), next.end()) > most) return most + 1;
        before.swap(row);
        row.swap(next);
    }
    return std::min(row[b.size()], most + 1);
}

// What stands for a character in folded text: nothing for blanks, the plain sign for the many quotes and dashes.
std::string_view folded_character(std::string_view character) {
    if (character == " " || character == "\t" || character == "\xC2\xA0") return {};
    if (character == "`" || character == "\xCA\xBC") return "'";
    if (character.substr(0, 2) != "\xE2\x80" || character.size() < 3) return character;
    const auto last = static_cast<unsigned char>(character[2]);
    if (last >= 0x90U && last <= 0x95U) return "-";  // U+2010 .. U+2015
    if (last >= 0x98U && last <= 0x9BU) return "'";  // U+2018 .. U+201B
    return character;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string even(text);
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & '\x80') == 0; });
    if (ascii) {
        for (char& c : even) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
        utf8proc_uint8_t* made = nullptr;
        const utf8proc_ssize_t length = utf8proc_map(
            reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &made,
            static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
        const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owned(made, &std::free);
        if (length >= 0) even.assign(reinterpret_cast<const char*>(made), static_cast<std::size_t>(length));
    }
    std::string kept;
    for (std::size_t i = 0; i < even.size();) {
        std::size_t length = 1;
        while (i + length < even.size() && !begins_character(even[i + length])) ++length;
        kept += folded_character({even.data() + i, length});
        i += length;
    }
    return kept;
}

Nearest::Nearest(std::string_view word)
    : folded_(folded(word.substr(0, 256))), most_(std::max<std::size_t>(folded_.size() / 3, 1)) {}

void Nearest::consider(std::string_view known) {
    if (known.empty() || known.size() > 256 || folded_.empty()) return;
    const std::string candidate = folded(known);
    const std::size_t away = edits(folded_, candidate, most_);
    if (done_ || away > most_ || away >= candidate.size()) return;
    best_ = known;
    done_ = away == 0;
    if (!done_) most_ = away - 1;
}

std::string nearest(std::string_view word, std::span<const std::string> known) {
    Nearest search(word);
    for (const std::string& candidate : known) search.consider(candidate);
    return search.best();
}

std::string perhaps(const std::string& best, std::string_view otherwise) {
    return best.empty() ? std::string(otherwise) : "perhaps " + in_quotes(best) + " is meant";
}

}  // namespace crosstie::io
