#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text/csv.hpp"

namespace crosstie::io {

/// A CSV table with a header, from the bytes of a file: cells by column name. Column names are compared without outer
/// blanks and, unless a column has exactly the name asked for, without case.
///
/// Faults   bytes that are no UTF-8 text, no header, a repeated header, a wanted column missing, ragged rows (left out)
class CsvTable {
 public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// Reads the header; `wanted` describes it to a person, as in "a header such as \"id,label\"". `sheet`: the name of
    /// that of a workbook whose text it is.
    CsvTable(std::string_view bytes, const std::string& file, Faults& faults, std::string wanted,
             std::string sheet = {});

    /// False when there is no header to read rows by; a fault says why.
    [[nodiscard]] bool has_header() const noexcept { return !header_.empty(); }
    [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }
    /// Calls a column of the file by a name of ours; false if the file has no such column.
    bool rename(std::string_view theirs, std::string_view ours);

    /// Calls the header what it is when it stands below title rows: the first of the next rows that has a column for
    /// each list of names, also with another delimiter. False, and nothing changed, if none of twenty has.
    bool seek_header(const std::vector<std::vector<std::string_view>>& columns);
    /// What stood above the header that was found so, and the header's line.
    [[nodiscard]] const std::string& title() const noexcept { return title_; }
    [[nodiscard]] std::uint64_t header_line() const noexcept { return header_line_; }

    /// The column that bears one of these names, `none` if there is none. It counts as read from here on.
    [[nodiscard]] std::size_t find(std::initializer_list<std::string_view> names) const;
    /// As find, and a fault if there is none.
    [[nodiscard]] std::size_t need(std::initializer_list<std::string_view> names);

    /// Says that a column needs no reading, or is read though nobody asked for it by name.
    void take(std::size_t column) const { read_[column] = true; }
    /// Columns that nobody asked for.
    [[nodiscard]] std::vector<std::size_t> unread() const;
    /// Looks at the rows below the header, from the first on, without moving this reader or telling a fault, for as
    /// long as `look` says so. Rows of another length than the header are passed over.
    void look_through(const std::function<bool(std::span<const std::string_view>)>& look) const;

    /// Moves to the next row that is as long as the header and not wholly empty; false at the end.
    bool next();
    [[nodiscard]] std::string_view cell(std::size_t column) const { return reader_.fields()[column]; }
    /// The cell, or nothing for the column `none`.
    [[nodiscard]] std::string_view cell_if(std::size_t column) const {
        return column == none ? std::string_view() : cell(column);
    }
    [[nodiscard]] std::uint64_t line() const noexcept { return reader_.record().line; }
    [[nodiscard]] CsvRecord record() const noexcept { return reader_.record(); }
    [[nodiscard]] RecordBytes bytes() const { return reader_.bytes(); }
    /// Rows read so far.
    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; }
    /// What has not been read yet, and to pass over whole rows of it, each a line, that somebody else has read.
    [[nodiscard]] std::string_view rest() const noexcept { return reader_.rest(); }
    void pass(std::uint64_t bytes, std::uint64_t rows) {
        reader_.pass(bytes, rows);
        rows_ += rows;
    }
    /// Rows the table will have if the others are as long as those read so far.
    [[nodiscard]] std::uint64_t rows_expected() const;
    [[nodiscard]] const std::string& file() const noexcept { return reader_.file(); }
    [[nodiscard]] char delimiter() const noexcept { return reader_.delimiter(); }

    /// Adds a fault at a cell of this row, or of one read before.
    void fault(std::size_t column, std::string found, std::string expected, std::string mend = {});
    void fault(const CsvRecord& row, std::size_t column, std::string found, std::string expected,
               std::string mend = {});
    /// Adds a fault at the header.
    void header_fault(std::string found, std::string expected, std::string mend = {});

 private:
    void read_header(bool any_bytes);
    void take_header();
    void tell_ragged();

    Faults* faults_;
    std::size_t faults_before_;
    CsvReader reader_;
    std::string wanted_;
    std::vector<std::string> header_;  // outer blanks removed
    mutable std::vector<bool> read_;   // [header_]
    CsvRecord header_record_;
    std::string title_;
    std::uint64_t header_line_ = 0;
    std::uint64_t rows_ = 0;
};

/// Without blanks of any kind, no-break spaces and line ends included, at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace crosstie::io
