#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/text/csv.hpp"

namespace crosstie::io::survey {

/// One sheet of an export as it stands: rows of cells, header or not, ragged or not.
class Sheet {
 public:
    std::string file;                  // as messages name it: "after.csv", "after.xlsx"
    std::string name;                  // of the sheet in a workbook; empty for text
    std::vector<std::string> sheets;   // of its workbook, in order
    std::string encoding;              // of text
    char delimiter = '\0';             // of text
    std::vector<std::string> remarks;  // what a person should know: hidden columns, other sheets
    std::vector<std::size_t> hidden_columns;

    [[nodiscard]] std::size_t rows() const noexcept { return lines_.size(); }
    /// Cells of the longest row.
    [[nodiscard]] std::size_t width() const noexcept { return width_; }
    /// Without outer blanks; nothing where the row is shorter. An apostrophe that shields a formula sign is undone.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;
    /// Line of a text, row of a workbook; from 1.
    [[nodiscard]] std::uint64_t line(std::size_t row) const { return lines_[row]; }
    [[nodiscard]] bool blank(std::size_t row) const;
    /// Cells of a row that hold something.
    [[nodiscard]] std::size_t filled(std::size_t row) const;
    [[nodiscard]] Fault fault(std::size_t row, std::size_t column, std::string found, std::string expected,
                              std::string mend = {}) const;

    void start_row(std::uint64_t line);
    void add(std::string_view cell);  // what it views outlives the sheet
    void add_own(std::string cell);
    /// Takes over the text and the reader the cells view.
    void keep(std::unique_ptr<std::string> text, std::unique_ptr<CsvReader> reader);
    void record(CsvRecord record) { records_.push_back(record); }

 private:
    std::vector<std::string_view> cells_;
    std::vector<std::size_t> begin_;  // [rows] into cells_
    std::vector<std::uint64_t> lines_;
    std::vector<CsvRecord> records_;  // [rows] of a text
    std::size_t width_ = 0;
    std::unique_ptr<std::string> text_;
    std::unique_ptr<CsvReader> reader_;
    std::deque<std::string> own_;
};

/// How messages, mappings and links call an export: "after.csv"; the standard input has a name, too.
[[nodiscard]] std::string export_name(const std::string& path);

/// Reads an export: CSV in any usual encoding and delimiter, .xlsx or .ods. Of a workbook the sheet called
/// `sheet_name`, or the first visible one that is a table.
///
/// Errors   Unreadable; InvalidInput with every fault; LimitReached
[[nodiscard]] Sheet read_sheet(const std::string& path, const std::string& sheet_name = {});

/// The text of a CSV file as a sheet. `file` names it in messages.
[[nodiscard]] Sheet text_sheet(std::string_view bytes, const std::string& file);

}  // namespace crosstie::io::survey
