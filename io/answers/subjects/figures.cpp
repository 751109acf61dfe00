#include "io/answers/subjects/figures.hpp"

#include <algorithm>

#include "io/release/people_count.hpp"

namespace crosstie::io {

Figures::Figures(std::string id, std::string caption, std::string note)
    : record_{"", "", {}, {}, Shown::data_only},
      table_(for_readers(std::move(id), std::move(caption), {{"Figure"}, {"Before", true}, {"After", true}},
                         std::move(note))) {}

void Figures::add(std::string key, std::string meaning, Cell cell) {
    record_.fields.emplace_back(Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell));
}

void Figures::row(std::string head, Cell before, Cell after) {
    table_.rows.push_back({std::move(head), std::move(before), std::move(after)});
}

void Figures::row(std::string head, std::string key_before, std::string key_after, const std::string& meaning,
                  Cell before, Cell after) {
    add(std::move(key_before), meaning + ", before", before);
    add(std::move(key_after), meaning + ", after", after);
    row(std::move(head), std::move(before), std::move(after));
}

void Figures::heads(std::string first, std::string before, std::string after) {
    table_.columns = {{std::move(first)}, {std::move(before), true}, {std::move(after), true}};
}

void Figures::add_to(Section& section) && {
    section.blocks.emplace_back(std::move(record_));
    if (!table_.rows.empty()) section.blocks.emplace_back(std::move(table_));
}

Record Figures::record() && { return std::move(record_); }

Table Figures::table() && { return std::move(table_); }

FigureRows::FigureRows(std::string id, std::string caption, Column first)
    : table_(for_machines(std::move(id), std::move(caption), {std::move(first)})) {}

void FigureRows::next() { table_.rows.emplace_back(); }

void FigureRows::add(const std::string& key, const std::string& meaning, Cell cell) {
    auto column = std::ranges::find(table_.columns, key, &Column::key);
    if (column == table_.columns.end()) {
        table_.columns.emplace_back(key, "", Kind::exact, meaning);
        column = table_.columns.end() - 1;
    }
    Row& row = table_.rows.back();
    pad(row);
    row[static_cast<std::size_t>(column - table_.columns.begin())] = std::move(cell);
}

Table FigureRows::table() && {
    for (Row& row : table_.rows) pad(row);
    return std::move(table_);
}

void FigureRows::pad(Row& row) const { row.resize(table_.columns.size(), Cell(Undefined{Why::not_applicable})); }

Cell people_of_cell(const PeopleCount& count) { return people_cell(count).shown_as(people_of_words(count)); }

Table for_readers(std::string id, std::string caption, std::vector<Column> columns, std::string note) {
    return {std::move(id), std::move(caption), std::move(columns), {}, std::move(note), {}};
}

Table of_people(Table table) {
    table.people = true;
    return table;
}

Table for_machines(std::string id, std::string caption, std::vector<Column> columns) {
    Table table{std::move(id), std::move(caption), std::move(columns), {}, {}, {}};
    table.shown = Shown::data_only;
    return table;
}

}  // namespace crosstie::io
