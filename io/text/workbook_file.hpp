#pragma once
#include <memory>
#include <new>
#include <string>
#include <variant>
#include <vector>

struct lxw_workbook;

namespace crosstie::io {

/// Words or a number. Words are never read as a formula, whatever they begin with; empty ones are no cell.
using SheetCell = std::variant<std::string, double>;

/// An Excel file in the making, in memory, through libxlsxwriter. It names no author and states document_date as its own.
///
/// Result   the same calls give the same bytes
/// Errors   NotWritten with the reason: also where the disk for temporary files was full
class WorkbookFile {
 public:
    WorkbookFile(std::string title, std::string subject);
    WorkbookFile(const WorkbookFile&) = delete;
    WorkbookFile& operator=(const WorkbookFile&) = delete;
    ~WorkbookFile();

    /// What the library's own functions take, until bytes().
    [[nodiscard]] lxw_workbook* book() const noexcept { return book_; }
    /// Closes the file; called once.
    [[nodiscard]] std::string bytes();

    /// NotWritten with the library's reason where a call of it failed.
    static void expect(int result);
    /// NotWritten with this reason.
    [[noreturn]] static void not_made(const std::string& why);

 private:
    class Memory;
    std::unique_ptr<Memory> memory_;
    lxw_workbook* book_ = nullptr;
};

/// What `write` gives, once it has given the same twice: for want of memory many of the library's calls leave something out
/// and say nothing, so that what is written twice alike has lost nothing.
///
/// Errors   std::bad_alloc where the two differ; those of `write`
template <typename Write>
[[nodiscard]] std::string written_twice(const Write& write) {
    std::string bytes = write();
    if (bytes != write()) throw std::bad_alloc();
    return bytes;
}

/// A workbook of one plain sheet whose first row and first column stay in sight. Numbers have 16 significant digits, as
/// many as the format's own program writes. A sheet holds 1,048,576 rows of 16,384 columns, a cell 32,767 characters.
///
/// Errors   as WorkbookFile and written_twice
[[nodiscard]] std::string one_sheet_workbook(const std::string& title, const std::string& sheet,
                                             const std::vector<std::vector<SheetCell>>& rows);

}  // namespace crosstie::io
