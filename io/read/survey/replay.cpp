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

namespace {

bool has(const std::vector<std::string>& headers, const std::string& header) {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const std::string& one) { return folded(one) == folded(header); });
}

// Whether a mapping reads a column.
bool reads(const Mapping& mapping, const std::string& header) {
    const RowColumns& rows = mapping.rows;
    if (has(mapping.who, header) ||
        has({mapping.submitted, rows.from, rows.to, rows.relation, rows.wave, rows.direction}, header))
        return true;
    return std::any_of(mapping.relations.begin(), mapping.relations.end(), [&](const RelationMapping& relation) {
        const auto is_it = [&](const GridColumn& column) { return folded(column.header) == folded(header); };
        return has(relation.names, header) || has(relation.strengths, header) ||
               std::any_of(relation.columns.begin(), relation.columns.end(), is_it);
    });
}

// The grid that may be a question of the mapping in other words: of those it does not read the one guessed to have its
// name, else the first.
const RelationMapping* reworded(const std::string& name, const Mapping& guess, const Mapping& made) {
    const RelationMapping* first = nullptr;
    for (const RelationMapping& other : guess.relations) {
        const bool is_read = std::any_of(other.columns.begin(), other.columns.end(),
                                         [&](const GridColumn& column) { return reads(made, column.header); });
        if (other.shape != Shape::grid || is_read) continue;
        if (other.name == name) return &other;
        if (first == nullptr) first = &other;
    }
    return first;
}

// Columns that came after the mapping was made: those of where people were are dropped like the others, and all are named.
void take_new_columns(const Mapping& guess, Mapping& made) {
    const auto is_new = [&](const std::string& header) {
        return !has(made.drop, header) && !has(made.ignored, header) && !reads(made, header);
    };
    for (const std::string& header : guess.drop) {
        if (is_new(header)) made.drop.push_back(header);
    }
    for (const std::string& header : guess.ignored) {
        if (is_new(header)) made.ignored.push_back(header);
    }
}

}  // namespace

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
        // A question asked in other words brings its colleagues under other headers: those no other question reads.
        if (kept.empty()) {
            if (const RelationMapping* other = reworded(relation.name, guess, made)) {
                remarks.push_back(fmt::format("the question is worded otherwise than in the mapping: {}, not {}",
                                              in_quotes(other->question), in_quotes(relation.question)));
                kept = other->columns;
                relation.question = other->question;
            }
        }
        relation.columns = std::move(kept);
    }
    if (!same_file) take_new_columns(guess, made);
    return made;
}

}  // namespace crosstie::io::survey
