#include "io/text/cells.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "io/text/csv_table.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

bool means_nobody(std::string_view text) {
    static constexpr std::array<std::string_view, 17> words{
        "na",   "n/a", "n.a.", "none", "nobody", "no one", "noone",  "no-one",        "nil",
        "null", "nan", "-",    "--",   "---",    ".",      "(none)", "not applicable"};
    if (text.size() > 16) return trimmed(text).empty();
    const std::string word = one_spelling(text);
    return word.empty() || std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string_view> several(std::string_view cell, char separator) {
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(separator), cell.size());
        const std::string_view part = trimmed(cell.substr(0, end));
        if (!part.empty()) parts.push_back(part);
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

char parted_by(std::string_view cell, const std::function<bool(std::string_view)>& is_known) {
    char found = ';';
    if (several(cell, found).size() > 1) return found;
    for (const char separator : {'|', ',', '/', '\n'}) {
        const std::vector<std::string_view> parts = several(cell, separator);
        if (!std::all_of(parts.begin(), parts.end(), is_known)) continue;
        found = separator;
        if (parts.size() > 1) break;
    }
    return found;
}

bool is_below_a_table(std::string_view text) {
    static constexpr std::array<std::string_view, 9> words{"total", "totals", "grand total",   "sum",        "average",
                                                           "mean",  "count",  "end of report", "end of file"};
    static constexpr std::array<std::string_view, 9> begins{
        "exported ", "export ", "generated ", "created ", "printed ", "downloaded ", "source:", "note:", "report "};
    std::string word = one_spelling(text);
    while (!word.empty() && (word.back() == ':' || word.back() == '.')) word.pop_back();
    return std::find(words.begin(), words.end(), word) != words.end() ||
           std::any_of(begins.begin(), begins.end(),
                       [&](std::string_view begin) { return word.starts_with(begin) && word.size() > begin.size(); });
}

}  // namespace crosstie::io
