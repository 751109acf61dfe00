#include "io/read/survey/zip_members.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <memory>
#include <set>

#include "graph/base/error.hpp"
#include "io/text/encoding.hpp"

namespace crosstie::io::survey {

namespace {

constexpr const char* save_again = "open it and save it again as .xlsx, without a password; or export CSV";

[[noreturn]] void refuse(const std::string& file, std::string found) {
    throw InvalidInput(
        Fault{.file = file, .found = std::move(found), .expected = "a workbook (.xlsx or .ods)", .mend = save_again});
}

}  // namespace

ZipMembers::ZipMembers(std::string_view bytes, std::string file) : file_(std::move(file)) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    archive_ = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive_ == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (archive_ == nullptr) refuse(file_, "a zip file that is damaged");
    std::set<std::string> names;
    const zip_int64_t members = zip_get_num_entries(archive_, 0);
    for (zip_int64_t k = 0; k < members; ++k) {
        const char* name = zip_get_name(archive_, static_cast<zip_uint64_t>(k), 0);
        if (name != nullptr && names.insert(name).second) continue;
        zip_discard(archive_);
        archive_ = nullptr;
        refuse(file_, "a zip file with one member twice");
    }
}

ZipMembers::~ZipMembers() {
    if (archive_ != nullptr) zip_discard(archive_);
}

bool ZipMembers::has(const std::string& name) const { return zip_name_locate(archive_, name.c_str(), 0) >= 0; }

std::string ZipMembers::read(const std::string& name) const {
    const zip_int64_t place = zip_name_locate(archive_, name.c_str(), 0);
    if (place < 0) refuse(file_, "a zip file without " + name);
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> member(
        zip_fopen_index(archive_, static_cast<zip_uint64_t>(place), 0), &zip_fclose);
    if (!member) refuse(file_, name + ", which cannot be opened: damaged, or protected by a password");
    std::string bytes;
    constexpr std::size_t step = std::size_t{1} << 18;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + step);
        const zip_int64_t taken = zip_fread(member.get(), bytes.data() + before, step);
        if (taken < 0) refuse(file_, name + ", which is damaged");
        bytes.resize(before + static_cast<std::size_t>(taken));
        if (taken == 0) return bytes;
        if (bytes.size() > longest_member) {
            throw LimitReached(
                fmt::format("{}: {} unpacks to more than 256 MiB, the most crosstie reads; save only the "
                            "sheet with the answers",
                            file_, name));
        }
    }
}

void ZipMembers::load(const std::string& name, pugi::xml_document& document) const {
    const std::string bytes = read(name);
    if (xml_takes_too_much(bytes)) {
        throw LimitReached(
            fmt::format("{}: {} holds more cells than crosstie reads (about two million); save only the sheet with the "
                        "answers",
                        file_, name));
    }
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) refuse(file_, fmt::format("{}, which is no sound XML at byte {}", name, parsed.offset));
}

}  // namespace crosstie::io::survey
