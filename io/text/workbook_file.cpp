// An Excel file in memory, for all that is written as one.
#include "io/text/workbook_file.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <fmt/format.h>

#include <pugixml.hpp>
#include <utility>

#include "graph/base/error.hpp"
#include "io/text/document_date.hpp"
#include "io/text/write_file.hpp"
#include "io/text/zip_archive.hpp"

namespace crosstie::io {

namespace {

constexpr auto not_made = &WorkbookFile::not_made;

// The library puts sheets together in temporary files and looks at no write of its own: on a full disk it would hand over
// a workbook that no program opens.
std::string whole(std::string bytes) {
    std::vector<ZipMember> members;
    try {
        members = unzip(bytes);
    } catch (const Error& damaged) {
        not_made(damaged.what());
    }
    for (const ZipMember& member : members) {
        pugi::xml_document document;
        if (!document.load_buffer(member.bytes.data(), member.bytes.size()) || !document.document_element())
            not_made(member.name + " came out damaged");
    }
    return bytes;
}

}  // namespace

// The library writes to a named file only; this one is in memory, so that nothing is left on a disk.
class WorkbookFile::Memory {
 public:
    Memory() : file_(::memfd_create("workbook", MFD_CLOEXEC)) {
        if (file_ < 0) not_made("no memory for it");
    }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    ~Memory() { ::close(file_); }

    [[nodiscard]] std::string name() const { return fmt::format("/proc/self/fd/{}", file_); }
    [[nodiscard]] std::string bytes() const {
        struct stat about {};
        if (::fstat(file_, &about) != 0) not_made("it could not be read back");
        std::string all(static_cast<std::size_t>(about.st_size), '\0');
        for (std::size_t at = 0; at < all.size();) {
            const ssize_t taken = ::pread(file_, all.data() + at, all.size() - at, static_cast<off_t>(at));
            if (taken <= 0) not_made("it could not be read back");
            at += static_cast<std::size_t>(taken);
        }
        return all;
    }

 private:
    int file_;
};

WorkbookFile::WorkbookFile(std::string title, std::string subject)
    : memory_(std::make_unique<Memory>()), book_(workbook_new(memory_->name().c_str())) {
    if (book_ == nullptr) not_made("it could not be begun");
    lxw_doc_properties properties{};
    properties.title = title.data();  // the library takes what it does not change as char*
    properties.subject = subject.data();
    std::tm date = document_date();
    properties.created = ::timegm(&date);
    const lxw_error result = workbook_set_properties(book_, &properties);
    if (result == LXW_NO_ERROR) return;
    lxw_workbook_free(book_);
    expect(result);
}

WorkbookFile::~WorkbookFile() {
    if (book_ != nullptr) lxw_workbook_free(book_);
}

std::string WorkbookFile::bytes() {
    expect(workbook_close(std::exchange(book_, nullptr)));  // closing frees it, whatever happens
    return whole(memory_->bytes());
}

void WorkbookFile::not_made(const std::string& why) {
    throw NotWritten(fmt::format(
        "the workbook could not be made: {}; free some room where temporary files go (TMPDIR, or /tmp)", why));
}

void WorkbookFile::expect(int result) {
    if (result != LXW_NO_ERROR) not_made(lxw_strerror(static_cast<lxw_error>(result)));
}

namespace {

std::string one_sheet(const std::string& title, const std::string& sheet,
                      const std::vector<std::vector<SheetCell>>& rows) {
    WorkbookFile file(title, "");
    lxw_worksheet* page = workbook_add_worksheet(file.book(), sheet.c_str());
    if (page == nullptr) not_made("bad sheet name " + sheet);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const auto row = static_cast<lxw_row_t>(r);
            const auto column = static_cast<lxw_col_t>(c);
            const auto* text = std::get_if<std::string>(&rows[r][c]);
            if (text == nullptr)
                WorkbookFile::expect(worksheet_write_number(page, row, column, std::get<double>(rows[r][c]), nullptr));
            else if (!text->empty())
                WorkbookFile::expect(worksheet_write_string(page, row, column, text->c_str(), nullptr));
        }
    }
    worksheet_freeze_panes(page, 1, 1);
    return file.bytes();
}

}  // namespace

std::string one_sheet_workbook(const std::string& title, const std::string& sheet,
                               const std::vector<std::vector<SheetCell>>& rows) {
    return written_twice([&] { return one_sheet(title, sheet, rows); });
}

}  // namespace crosstie::io
