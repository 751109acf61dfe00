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
    std::size_t seen = 0, end = 0;
    for (; end < text.size() && seen < most; ++seen) end += character_at(text, end).length;  // a damaged byte is one
    return '"' + escaped(text.substr(0, end)) + (end < text.size() ? "...\"" : "\"");
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
