#include "io/text/zip_archive.hpp"

#include <zip.h>

#include <memory>

#include "graph/base/error.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

namespace {

constexpr zip_uint16_t midnight = 0;
constexpr zip_uint16_t first_of_january_1980 = 0x21;  // the first day a zip archive can state

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_source_t* source) const { zip_source_free(source); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
template <typename Thing>
using Held = std::unique_ptr<Thing, Discard>;

[[noreturn]] void fail(const char* what, zip_error_t& error) {
    std::string words = std::string(what) + ": " + zip_error_strerror(&error);
    zip_error_fini(&error);
    throw Error(words);
}

[[noreturn]] void fail(const char* what, zip_t* archive) {
    throw Error(std::string(what) + ": " + zip_strerror(archive));
}

std::string all_of(zip_source_t* source) {
    zip_stat_t found;
    zip_stat_init(&found);
    if (zip_source_stat(source, &found) != 0 || zip_source_open(source) != 0) {
        throw Error("a zip archive could not be read back");
    }
    std::string bytes(static_cast<std::size_t>(found.size), '\0');
    const zip_int64_t taken = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (taken < 0 || static_cast<std::size_t>(taken) != bytes.size()) {
        throw Error("a zip archive could not be read back");
    }
    return bytes;
}

std::string packed(const std::vector<ZipMember>& members) {
    constexpr const char* failed = "a zip archive could not be made";
    zip_error_t error;
    zip_error_init(&error);
    const Held<zip_source_t> target(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!target) fail(failed, error);
    Held<zip_t> archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, &error));
    if (!archive) fail(failed, error);
    zip_source_keep(target.get());  // the archive lets go of its own hold when it is closed
    for (const ZipMember& member : members) {
        zip_source_t* source = zip_source_buffer(archive.get(), member.bytes.data(), member.bytes.size(), 0);
        if (source == nullptr) fail(failed, archive.get());
        const zip_int64_t index = zip_file_add(archive.get(), member.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            fail(failed, archive.get());
        }
        const auto place = static_cast<zip_uint64_t>(index);
        if (zip_file_set_dostime(archive.get(), place, midnight, first_of_january_1980, 0) != 0 ||
            zip_set_file_compression(archive.get(), place, member.packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 6) != 0) {
            fail(failed, archive.get());
        }
    }
    if (zip_close(archive.get()) != 0) fail(failed, archive.get());
    static_cast<void>(archive.release());
    return all_of(target.get());
}

}  // namespace

std::string zip_archive(const std::vector<ZipMember>& members) {
    try {
        return packed(members);
    } catch (const Error& failed) {  // no memory for it
        throw NotWritten(failed.what());
    }
}

std::vector<ZipMember> unzip(std::string_view bytes, std::size_t most_bytes) {
    constexpr const char* failed = "not a whole zip archive";
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) fail(failed, error);
    const Held<zip_t> archive(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
    if (!archive) {
        zip_source_free(source);
        fail(failed, error);
    }
    std::vector<ZipMember> members;
    std::size_t total = 0;
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_uint64_t k = 0; k < static_cast<zip_uint64_t>(count); ++k) {
        const char* name = zip_get_name(archive.get(), k, ZIP_FL_ENC_GUESS);
        const Held<zip_file_t> file(zip_fopen_index(archive.get(), k, 0));
        if (name == nullptr || !file) fail(failed, archive.get());
        ZipMember member{name, {}, true};
        // The stated size may lie, so what comes out is counted.
        std::string piece(std::size_t{1} << 16U, '\0');
        for (;;) {
            const zip_int64_t taken = zip_fread(file.get(), piece.data(), piece.size());
            if (taken < 0) throw Error(std::string(failed) + ": " + member.name + " is damaged");
            if (taken == 0) break;
            total += static_cast<std::size_t>(taken);
            if (total > most_bytes) throw Error("a zip archive unpacks to more than the limit");
            member.bytes.append(piece, 0, static_cast<std::size_t>(taken));
        }
        members.push_back(std::move(member));
    }
    return members;
}

}  // namespace crosstie::io
