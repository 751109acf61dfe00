#pragma once
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/text/encoding.hpp"
#include "io/text/faults.hpp"

namespace crosstie::io {

/// Where a record starts: enough to find the place of its fields again.
struct CsvRecord {
    const char* begin = nullptr;
    std::uint64_t line = 0;  // physical, from 1
};

/// The bytes a record stands on: for who takes some away and leaves all others as they are.
struct RecordBytes {
    std::string_view row;                 // with the end of its line
    std::vector<std::string_view> cells;  // quotes included
};

/// The records of a CSV text, one after another, without copying it (RFC 4180). Lines end in LF, CRLF or CR, mixed if
/// need be; blank lines are passed over; quoted fields may hold anything. The delimiter is comma, semicolon or tab, or a
/// bar where there is none of these: the one the first line has most of, or the one a "sep=;" line names.
///
/// Faults   text after a closing quote: the record is left out; a quote never closed: reported where it opened, and
///          reading ends
/// Errors   LimitReached: a field of more than 1 MiB, a record of more than 1,024 fields
/// Cost     one pass; 8 bytes at a time where no quotes are
class CsvReader {
 public:
    static constexpr std::size_t longest_field = std::size_t{1} << 20;
    static constexpr std::size_t most_fields = 1024;

    /// `text` is UTF-8 (see utf8_text) and outlives the reader.
    CsvReader(std::string_view text, std::string file, Faults& faults);
    /// The same with a delimiter that is known.
    CsvReader(std::string_view text, std::string file, Faults& faults, char delimiter);
    /// Reads on from a record that `whole` has read before, which outlives this reader's text.
    CsvReader(const CsvReader& whole, const CsvRecord& from, Faults& faults);

    /// Moves to the next record; false at the end.
    bool next();
    /// The fields of this record. The texts they view stay as long as the reader does.
    [[nodiscard]] std::span<const std::string_view> fields() const noexcept { return fields_; }
    [[nodiscard]] CsvRecord record() const noexcept { return {record_, line_}; }
    /// Where this record and its fields stand in the text.
    [[nodiscard]] RecordBytes bytes() const;
    /// Says that the text is that of a sheet, a line a row: places are its rows and columns from now on.
    void in_sheet(std::string name) { sheet_ = std::move(name); }
    [[nodiscard]] const std::string& sheet() const noexcept { return sheet_; }
    /// Line and column of a field of a record; reads the record again, so it is for faults only.
    [[nodiscard]] Place place(const CsvRecord& record, std::size_t field) const;
    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return static_cast<std::uint64_t>(at_ - begin_); }
    [[nodiscard]] std::uint64_t bytes_left() const noexcept { return static_cast<std::uint64_t>(end_ - at_); }
    [[nodiscard]] char delimiter() const noexcept { return delimiter_; }
    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    /// What has not been read yet.
    [[nodiscard]] std::string_view rest() const noexcept { return {at_, static_cast<std::size_t>(end_ - at_)}; }
    /// Passes over whole rows of the rest, each a line, that somebody else has read.
    void pass(std::uint64_t bytes, std::uint64_t lines) {
        at_ += bytes;
        next_line_ += lines;
    }
    [[nodiscard]] std::string_view whole_text() const noexcept {
        return {begin_, static_cast<std::size_t>(end_ - begin_)};
    }

 private:
    void find_delimiter();
    [[nodiscard]] const char* end_of_plain(const char* from) const;
    bool read_quoted();
    void end_line();
    void keep(std::string_view field);

    std::string file_, sheet_;
    Faults* faults_;
    const char* begin_;
    const char* at_;
    const char* end_;
    const char* record_;  // where this record starts
    char delimiter_ = ',';
    std::uint64_t line_ = 0;
    std::uint64_t next_line_ = 1;
    std::vector<std::string_view> fields_;
    std::deque<std::string> unescaped_;  // fields that held doubled quotes
};

}  // namespace crosstie::io
