#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/document/value.hpp"

namespace crosstie::io {

/// How a reader sees a value. JSON and CSV give the value itself, whatever its kind.
enum class Kind : std::uint8_t {
    words,    // as it stands
    figures,  // words that stand to the right, with numbers
    key,      // an id, as it stands
    person,   // a Person, or several
    yes_no,
    count,    // 1,234
    change,   // +1,234
    share,    // of a Share: "24%"; "9 of 12" under 20 cases. Of a number 0 .. 1: "24%"
    counted,  // of a Share: "104 (24%)"; "9 of 12" under 20 cases
    of,       // of a Share: "104 of 430"
    chance,   // of a Share: "1 in 6"
    points,   // of a difference of shares, or a Range of them: "+6", "+2 to +6"
    percent,  // of a number 0 .. 1, or a Range, with Column::digits digits and no sign: "24.3", "1.3 to 6.4"
    finer,    // of a difference of shares, with Column::digits digits: "+3.8"
    decimal,  // with Column::digits digits
    amount,   // hours, meetings: one digit under 100, none above
    exact,    // up to six significant digits
    p,        // a share of random draws: "0.24", "under 0.01"
    p_exact,  // p of a table for statisticians: "0.022", "under 0.001"
    date,
};

/// One column of a table, or the name of one figure of a record.
struct Column {
    std::string key;   // in JSON and CSV; empty: this column is for readers only
    std::string head;  // for readers
    Kind kind = Kind::words;
    std::string meaning;  // a sentence, for the schema
    int digits = 1;       // of Kind::decimal, percent, finer

    Column(std::string key_, std::string head_, Kind kind_, std::string meaning_ = {}, int digits_ = 1)
        : key(std::move(key_)), head(std::move(head_)), kind(kind_), meaning(std::move(meaning_)), digits(digits_) {}
    /// For readers only: words, or figures to the right.
    Column(std::string head_, bool number = false)
        : head(std::move(head_)), kind(number ? Kind::figures : Kind::words) {}

    [[nodiscard]] bool to_the_right() const noexcept {
        return kind != Kind::words && kind != Kind::key && kind != Kind::person && kind != Kind::date &&
               kind != Kind::yes_no;
    }
};

/// Who stands behind a value: `people` of `whole`; whole 0: nobody's answers.
struct Behind {
    std::uint64_t people = 0, whole = 0;
};

/// A value in its place. `instead`: words a reader is shown in the value's place, where the column's kind does not say
/// it ("held once"); JSON and CSV hold the value all the same. `kind`: where it differs from the column's. `closed`: not
/// for a public edition, whoever stands behind, since beside other figures it would tell of a few people.
struct Cell {
    Value value;
    Behind behind = {};
    std::optional<Kind> kind = {};
    std::string instead = {};
    bool closed = false;

    Cell(Value value_, Behind behind_ = {}) : value(std::move(value_)), behind(behind_) {}
    template <class T>
    requires(!std::same_as<std::remove_cvref_t<T>, Value> && !std::same_as<std::remove_cvref_t<T>, Cell> &&
             !std::integral<std::remove_cvref_t<T>> && std::constructible_from<Value, T>) Cell(T&& value_)
        : value(std::forward<T>(value_)) {}
    template <std::integral T>
    Cell(T number) {
        if constexpr (std::same_as<T, bool>) {
            value = number;
        } else if constexpr (std::unsigned_integral<T>) {
            value = static_cast<std::uint64_t>(number);
        } else {
            value = static_cast<std::int64_t>(number);
        }
    }
    Cell(const char* words) : value(std::string(words)) {}

    /// The same cell shown in these words, or as another kind.
    [[nodiscard]] Cell shown_as(std::string words) const& {
        Cell copy = *this;
        copy.instead = std::move(words);
        return copy;
    }
    [[nodiscard]] Cell as(Kind other) const& {
        Cell copy = *this;
        copy.kind = other;
        return copy;
    }
    /// The same cell, closed where `so`.
    [[nodiscard]] Cell closed_where(bool so) const& {
        Cell copy = *this;
        copy.closed = so;
        return copy;
    }
};

using Row = std::vector<Cell>;

/// One count of people is the sum of others: release() withholds beside a few what would tell of them. `rest`: the whole
/// may hold people whom no part counts. In a record the row is the field.
struct AddsUp {
    struct At {
        std::size_t row = 0, column = 0;
    };
    At whole;
    std::vector<At> parts;
    bool rest = false;
};

/// Where a part of a document is shown. JSON, CSV and the workbook hold every one of them.
enum class Shown : std::uint8_t { everywhere, paper_only, terminal_only, data_only };

/// Columns of a table that a workbook draws as bars beside it, a bar a row.
struct Bars {
    std::string title;                // what is counted; the finding stands in the paper
    std::string categories;           // what the bars are
    std::size_t category = 0;         // column
    std::vector<std::size_t> series;  // columns of numbers
    std::string alt;
};

/// A table with one header row; the first cell of each row names the row: where it is closed, so is the row.
struct Table {
    std::string id;  // unique in the document; JSON leaves out the section's name before it
    std::string caption;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::string note;                     // below the table; may be empty
    std::vector<std::vector<int>> shade;  // empty, or [rows][columns]: 0 none, 1 .. 4 ever darker, -1 hatched (fewer)
    Shown shown = Shown::everywhere;
    bool people = false;  // one row a person, or rows that name people: never in a public edition
    bool keyed = false;   // JSON: an object with each row under the key of its first cell, a Named, not an array
    std::vector<AddsUp> sums = {};
    std::vector<Bars> bars = {};
};

/// A key of the study's own, of a survey or a question, as one level of a path: its dots are no levels.
[[nodiscard]] inline std::string as_level(const std::string& key) {
    std::string level;
    for (const char c : key) {
        if (c == '.') level += '\\';
        level += c;
    }
    return level;
}

/// One object in JSON, a table of two columns for readers. A dot in a key is a level: "ei.from".
struct Record {
    std::string id;  // empty: its fields stand in the section's own object
    std::string caption;
    std::vector<std::pair<Column, Cell>> fields;
    std::string note = {};
    Shown shown = Shown::everywhere;
    std::vector<AddsUp> sums = {};
    bool listed = false;  // JSON: one of several, in an array under `id`
    bool closed = false;  // not for a public edition
};

}  // namespace crosstie::io
