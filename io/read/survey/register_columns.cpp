// Which columns of a register are meetings, and what its cells say.
#include "io/read/survey/register_columns.hpp"

#include <algorithm>
#include <set>

#include "io/read/survey/scale.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

Mark mark_in(std::string_view cell, const Mapping& mapping) {
    const std::string word = folded(cell);
    const auto one_of = [&](const std::vector<std::string>& words) {
        return std::any_of(words.begin(), words.end(), [&](const std::string& one) { return folded(one) == word; });
    };
    if (word.find("(dep") != std::string::npos || word == "dep" || word == "deputy" || word == "dep.")
        return Mark::deputy;
    if (one_of(mapping.absent) ||
        is_word(cell, {"a", "apologies", "apols", "dna", "n", "no", "0", "absent", "-", "didnotattend"}))
        return Mark::away;
    const bool came = one_of(mapping.present) || is_tick(cell) || is_word(cell, {"p", "present", "attended", "v"});
    return came ? Mark::came : Mark::unknown;
}

std::vector<std::size_t> undated_meetings(const Sheet& sheet, const Layout& layout) {
    const std::size_t header = layout.header_rows[0];
    const std::set<std::size_t> skipped(layout.skipped.begin(), layout.skipped.end());
    const auto for_each_cell = [&](std::size_t column, auto&& look) {
        for (std::size_t row = layout.first; row < sheet.rows(); ++row) {
            const std::string_view cell = sheet.cell(row, column);
            if (!cell.empty() && !skipped.contains(row)) look(cell);
        }
    };
    // A register may have words of its own, which only a mapping explains.
    std::set<std::string> words;
    for (std::size_t c = 1; c < sheet.width(); ++c) {
        if (looks_like_date(sheet.cell(header, c)))
            for_each_cell(c, [&](std::string_view cell) { words.insert(folded(cell)); });
    }
    std::vector<std::size_t> columns;
    for (std::size_t c = 1; c < sheet.width(); ++c) {
        const std::string_view heading = sheet.cell(header, c);
        if (looks_like_date(heading) || folded(heading).starts_with("total") || is_word(heading, {"sum", "count"}))
            continue;
        std::size_t filled = 0;
        std::size_t marks = 0;
        bool anybody = false;  // notes have a dash for "none", and nobody who came
        for_each_cell(c, [&](std::string_view cell) {
            const Mark mark = mark_in(cell, {});
            const bool known = mark != Mark::unknown || words.contains(folded(cell));
            ++filled;
            marks += known ? 1U : 0U;
            anybody = anybody || (known && mark != Mark::away);
        });
        if (anybody && marks * 2 >= filled) columns.push_back(c);
    }
    return columns;
}

}  // namespace crosstie::io::survey
