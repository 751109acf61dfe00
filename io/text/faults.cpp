#include "io/text/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "io/text/encoding.hpp"

namespace crosstie::io {

void Faults::add(Fault fault) {
    if (count_++ < kept) faults_.push_back(std::move(fault));
}

void Faults::refuse_if_any() const {
    if (faults_.empty()) return;
    // By place in each file, files in the order they were met: a reader mends a file from the top.
    std::vector<std::string> files;
    for (const Fault& fault : faults_) {
        if (std::find(files.begin(), files.end(), fault.file) == files.end()) files.push_back(fault.file);
    }
    const auto place = [&](const Fault& fault) {
        return std::tuple(std::find(files.begin(), files.end(), fault.file), fault.line, fault.column);
    };
    std::vector<Fault> told = faults_;
    std::stable_sort(told.begin(), told.end(), [&](const Fault& a, const Fault& b) { return place(a) < place(b); });
    if (count_ > kept) {
        told.push_back({.file = "in all",
                        .found = fmt::format("{} faults, of which the first {} are shown", count_, kept),
                        .expected = {},
                        .mend = "mend these and run again"});
    }
    throw InvalidInput(std::move(told));
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most = 60;
    std::string shown = "\"";
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool starts_character = begins_character(text[i]);
        if (starts_character && characters++ == most) return shown + "...\"";
        const bool c1_control = byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
        if (c1_control) {
            shown += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(text[++i])));
        } else if (byte == '\n') {
            shown += "\\n";
        } else if (byte == '\r') {
            shown += "\\r";
        } else if (byte == '\t') {
            shown += "\\t";
        } else if (byte < 0x20U || byte == 0x7FU) {
            shown += fmt::format("\\x{:02x}", static_cast<unsigned>(byte));
        } else {
            shown += text[i];
        }
    }
    return shown + '"';
}

std::string quoted_list(const std::vector<std::string>& words, std::string_view word) {
    constexpr std::size_t most = 8;
    std::string list;
    for (std::size_t i = 0; i < words.size() && i < most; ++i) {
        const bool last = i + 1 == words.size();
        if (i > 0) list += last ? fmt::format(" {} ", word) : ", ";
        list += in_quotes(words[i]);
    }
    if (words.size() > most) list += fmt::format(" {} {} more", word, words.size() - most);
    return list;
}

}  // namespace crosstie::io
