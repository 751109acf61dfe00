// A table as CSV, for a spreadsheet or a script.
#include "io/render/csv.hpp"

#include <algorithm>
#include <optional>

#include "graph/base/error.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

/// What a column becomes in the file.
enum class Shape { one, share, range, person };

Shape shape_of(const Table& table, std::size_t column) {
    switch (table.columns[column].kind) {
        case Kind::counted:
        case Kind::of:
        case Kind::chance:
            return Shape::share;
        default:
            break;
    }
    for (const Row& row : table.rows) {
        if (column >= row.size()) continue;
        const Value& value = row[column].value;
        if (std::holds_alternative<Share>(value)) return Shape::share;
        if (std::holds_alternative<Range>(value)) return Shape::range;
        if (std::holds_alternative<Person>(value)) return Shape::person;
    }
    return Shape::one;
}

template <class Items, class Text>
std::string joined(const Items& items, Text text) {
    std::string all;
    for (const auto& item : items) all += (all.empty() ? "" : ";") + std::string(text(item));
    return csv_cell(all);
}

struct OneCell {
    std::string operator()(const Undefined&) const { return {}; }
    std::string operator()(const Withheld& held) const { return csv_cell(held.instead); }
    std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
    std::string operator()(std::uint64_t count) const { return std::to_string(count); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(const Share& share) const { return std::to_string(share.part); }
    std::string operator()(const Range& range) const { return number_text(range.low); }
    std::string operator()(const std::string& words) const { return csv_cell(words); }
    std::string operator()(const Named& named) const { return csv_cell(named.key.empty() ? named.words : named.key); }
    std::string operator()(const Person& person) const { return csv_cell(person.id); }
    std::string operator()(const Words& words) const {
        return joined(words, [](const std::string& word) { return word; });
    }
    std::string operator()(const Numbers& numbers) const { return joined(numbers, number_text); }
    std::string operator()(const People& people) const {
        return joined(people, [](const Person& person) { return person.id; });
    }
};

/// The second column of a share, range or person; nothing for a value that is not there.
std::string second(const Value& value) {
    if (const auto* share = std::get_if<Share>(&value)) return std::to_string(share->whole);
    if (const auto* range = std::get_if<Range>(&value)) return number_text(range->high);
    if (const auto* person = std::get_if<Person>(&value)) return csv_cell(person->called);
    return {};
}

std::string heads(const Column& column, Shape shape) {
    switch (shape) {
        case Shape::share:
            return column.key + ',' + column.key + "_of";
        case Shape::range:
            return column.key + "_low," + column.key + "_high";
        case Shape::person:
            return column.key + ',' + column.key + "_called";
        case Shape::one:
            break;
    }
    return column.key;
}

/// A record as a table of one row.
Table lying(const Record& record) {
    Table table{record.id, record.caption, {}, {{}}, {}, {}};
    for (const auto& [column, cell] : record.fields) {
        if (column.key.empty()) continue;
        table.columns.push_back(column);
        table.rows.front().push_back(cell);
    }
    return table;
}

bool has_keys(const Table& table) {
    return std::ranges::any_of(table.columns, [](const Column& column) { return !column.key.empty(); });
}

/// Every table and named record, in the document's order.
std::vector<Table> all_of(const Released& released) {
    std::vector<Table> tables;
    for (const Section& section : released.document().sections) {
        for (const Block& block : section.blocks) {
            if (const auto* table = std::get_if<Table>(&block); table != nullptr && has_keys(*table)) {
                tables.push_back(*table);
            }
            if (const auto* record = std::get_if<Record>(&block); record != nullptr && !record->id.empty()) {
                tables.push_back(lying(*record));
            }
        }
    }
    return tables;
}

}  // namespace

std::string csv_of(const Table& table) {
    std::vector<std::size_t> told;
    std::vector<Shape> shapes(table.columns.size());
    std::string text;
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
        if (table.columns[k].key.empty()) continue;
        shapes[k] = shape_of(table, k);
        text += (told.empty() ? "" : ",") + heads(table.columns[k], shapes[k]);
        told.push_back(k);
    }
    text += '\n';
    for (const Row& row : table.rows) {
        for (const std::size_t k : told) {
            if (k != told.front()) text += ',';
            text += std::visit(OneCell{}, row[k].value);
            if (shapes[k] != Shape::one) text += ',' + second(row[k].value);
        }
        text += '\n';
    }
    return text;
}

std::vector<std::string> tables_in(const Released& released) {
    std::vector<std::string> ids;
    for (const Table& table : all_of(released)) ids.push_back(table.id);
    return ids;
}

std::string csv_text(const Released& released, const std::string& id) {
    const std::vector<Table> tables = all_of(released);
    const auto found = std::ranges::find(tables, id, &Table::id);
    if (found != tables.end()) return csv_of(*found);
    if (std::ranges::find(released.left_out(), id) != released.left_out().end()) {
        throw Error("the public edition leaves out '" + id +
                    "', which tells of people; choose --edition group or named");
    }
    const std::vector<std::string> ids = tables_in(released);
    std::string all;
    for (const std::string& one : ids) all += (all.empty() ? "" : ", ") + one;
    const std::string near = nearest(id, ids);
    throw Error("there is no table '" + id + "' here; " + (near.empty() ? "" : "perhaps '" + near + "' is meant; ") +
                (all.empty() ? "this answer holds none" : "there are " + all));
}

}  // namespace crosstie::io
