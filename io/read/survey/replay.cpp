#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "io/read/survey/guess.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

Vocabulary answers_in(const Sheet& sheet, const Layout& layout, const RelationMapping& relation) {
    Vocabulary answers;
    const std::set<std::size_t> skipped(layout.skipped.begin(), layout.skipped.end());
    std::vector<std::pair<std::size_t, std::string>> columns;
    for (const GridColumn& column : relation.columns) columns.emplace_back(layout.find(column.header), column.person);
    for (const std::string& header : relation.strengths) columns.emplace_back(layout.find(header), "");
    if (relation.shape == Shape::matrix) {
        for (std::size_t c = 1; c < layout.heads.size(); ++c) {
            if (!is_word(layout.heads[c].header, {"total", "totals", "sum"})) columns.emplace_back(c, "");
        }
    }
    for (std::size_t row = layout.first; row < sheet.rows(); ++row) {
        if (skipped.contains(row)) continue;
        for (const auto& [column, person] : columns) {
            if (column == Layout::none) continue;
            const std::string_view cell = sheet.cell(row, column);
            answers.add(!person.empty() && folded(cell) == folded(person) ? std::string_view("x") : cell);
        }
    }
    return answers;
}

Mapping replayed(const Mapping& mapping, const Mapping& guess, const Layout& layout,
                 std::vector<std::string>& remarks) {
    Mapping made = mapping;
    const bool same_file = mapping.file == guess.file;
    if (!same_file) {
        made.file = guess.file;
        made.header_rows = guess.header_rows;
        made.skip_rows = guess.skip_rows;
        made.wave.clear();
        made.closes.clear();
        made.sheet = guess.sheet;
    }
    made.encoding = guess.encoding;
    made.delimiter = guess.delimiter;
    for (RelationMapping& relation : made.relations) {
        if (relation.shape != Shape::grid) continue;
        std::vector<GridColumn> kept;
        std::set<std::string> headers;
        for (const GridColumn& column : relation.columns) {
            const std::size_t c = layout.find(column.header);
            if (c == Layout::none)
                remarks.push_back(
                    fmt::format("the column {} of the mapping is not in this export", in_quotes(column.header)));
            else
                kept.push_back(column);
            headers.insert(folded(column.header));
        }
        for (const RelationMapping& other : guess.relations) {
            std::size_t shared = 0;
            for (const GridColumn& column : other.columns) shared += headers.contains(folded(column.header)) ? 1U : 0U;
            if (other.shape != Shape::grid || shared == 0) continue;
            for (const GridColumn& column : other.columns) {
                const bool set_aside =
                    std::find(made.ignored.begin(), made.ignored.end(), column.header) != made.ignored.end();
                if (headers.contains(folded(column.header)) || set_aside) continue;
                remarks.push_back(
                    fmt::format("the column {} is new since the mapping was made, and read like the others of {}",
                                in_quotes(column.header), in_quotes(relation.name)));
                kept.push_back(column);
            }
        }
        // A question asked in other words brings its colleagues under other headers.
        if (kept.empty()) {
            for (const RelationMapping& other : guess.relations) {
                if (other.shape != Shape::grid || (made.relations.size() > 1 && other.name != relation.name)) continue;
                remarks.push_back(fmt::format("the question is worded otherwise than in the mapping: {}, not {}",
                                              in_quotes(other.question), in_quotes(relation.question)));
                kept = other.columns;
                relation.question = other.question;
            }
        }
        relation.columns = std::move(kept);
    }
    return made;
}

}  // namespace crosstie::io::survey
