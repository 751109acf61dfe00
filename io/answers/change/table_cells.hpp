#pragma once
#include <initializer_list>
#include <string>
#include <vector>

#include "io/document/table.hpp"

namespace crosstie::io {

// Small parts of the tables of a comparison.

/// A column for readers only.
[[nodiscard]] inline Column seen(std::string head, Kind kind) { return {"", std::move(head), kind}; }

/// The first column in words, the others of one kind; for readers only.
[[nodiscard]] inline std::vector<Column> columns_of(std::string first, Kind kind, std::vector<std::string> heads) {
    std::vector<Column> columns{seen(std::move(first), Kind::words)};
    for (std::string& head : heads) columns.push_back(seen(std::move(head), kind));
    return columns;
}

/// How much more the second count is; as withheld as either.
[[nodiscard]] inline Cell change_of(const Cell& from, const Cell& to) {
    const auto* first = std::get_if<std::uint64_t>(&from.value);
    const auto* second = std::get_if<std::uint64_t>(&to.value);
    if (first == nullptr) return from;
    if (second == nullptr) return to;
    return static_cast<std::int64_t>(*second) - static_cast<std::int64_t>(*first);
}

/// The part of a table that readers see, as a table for them alone: without the columns for machines, without keys.
[[nodiscard]] inline Table for_readers(const Table& whole, std::string id, std::string caption) {
    Table made{std::move(id), std::move(caption), {}, {}, whole.note, {}};
    made.rows.resize(whole.rows.size());
    for (std::size_t k = 0; k < whole.columns.size(); ++k) {
        if (whole.columns[k].head.empty()) continue;
        made.columns.push_back(whole.columns[k]);
        made.columns.back().key.clear();
        for (std::size_t row = 0; row < whole.rows.size(); ++row) made.rows[row].push_back(whole.rows[row][k]);
    }
    return made;
}

}  // namespace crosstie::io
