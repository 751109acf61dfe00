// Writes files whole or not at all: beside their target, to disk, then put in place. A run that is stopped leaves what
// was there, or what the next run makes of it.
#include "io/text/write_file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <vector>

#include "io/text/exchange_folder.hpp"
#include "io/text/journal.hpp"
#include "io/text/temporary.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

std::string reason() { return std::strerror(errno); }

[[noreturn]] void refuse(const std::string& path, const std::string& why, const std::string& cure) {
    throw NotWritten(fmt::format("{}: not written: {}; {}", path, why, cure));
}

// What stands at the target already: nothing, a file that may be replaced, or something that may not.
void expect_replaceable(const fs::path& target, bool overwrite, std::vector<std::string>& existing) {
    struct stat found {};
    if (::lstat(target.c_str(), &found) != 0) return;
    if (!S_ISREG(found.st_mode)) refuse(target.string(), "it is there and is not a plain file", "choose another name");
    if (!overwrite) existing.push_back(target.string());
}

void refuse_existing(const std::vector<std::string>& existing) {
    if (existing.empty()) return;
    constexpr std::size_t most_named = 3;
    if (existing.size() > most_named) {
        throw NotWritten(fmt::format(
            "{} files are there already, such as {}: nothing is written; add --overwrite to replace them, or "
            "choose another place",
            existing.size(), existing.front()));
    }
    std::string list;
    for (const std::string& path : existing) list += (list.empty() ? "" : ", ") + path;
    throw NotWritten(fmt::format("{}: not written: {} already; add --overwrite to replace {}, or choose another place",
                                 list, existing.size() == 1 ? "it exists" : "they exist",
                                 existing.size() == 1 ? "it" : "them"));
}

mode_t mode_for(Readers readers) { return readers == Readers::owner ? 0600 : 0644; }

// Makes a folder and those above it. One that is there keeps the permissions it has: it may be anybody's.
void make_folder(const fs::path& folder, Readers readers) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return;
    error.clear();  // that it is not there is no fault
    if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), error);
    if (!error && ::mkdir(folder.c_str(), readers == Readers::owner ? 0700 : 0777) != 0 && errno != EEXIST) {
        error = std::error_code(errno, std::generic_category());
    }
    if (!error && !fs::is_directory(folder, error)) error = std::make_error_code(std::errc::not_a_directory);
    if (error) refuse(folder.string(), error.message(), "choose a folder you can write to");
}

void refuse_what_stands_there(const fs::path& folder, const std::map<std::string, std::string>& files, bool overwrite) {
    std::vector<std::string> existing;
    for (const auto& [name, bytes] : files) expect_replaceable(folder / name, overwrite, existing);
    refuse_existing(existing);
}

// One after the other, as one: see journal.hpp.
void write_in_folder(const fs::path& base, const std::map<std::string, std::string>& files,
                     const std::vector<std::string>& gone, const std::string& last, Readers readers) {
    std::set<fs::path> folders{base};
    for (const auto& [name, bytes] : files) folders.insert((base / name).parent_path());
    for (const fs::path& made : folders) {
        make_folder(made, readers);
        sweep(made);
    }
    FolderChange change;
    for (const auto& [name, bytes] : files) change.put.push_back({name, bytes, mode_for(readers)});
    std::stable_partition(change.put.begin(), change.put.end(), [&](const auto& put) { return put.target != last; });
    change.gone.assign(gone.begin(), gone.end());
    change_files(base, change);
}

}  // namespace

void write_file(const std::string& path, std::string_view bytes, bool overwrite, Readers readers) {
    const fs::path target(path);
    std::vector<std::string> existing;
    expect_replaceable(target, overwrite, existing);
    refuse_existing(existing);
    finish_interrupted(target.parent_path().string());
    sweep(target.parent_path());
    TemporaryName temporary(target, TemporaryName::Kind::file);
    const int error = write_new_file(temporary.path(), bytes, mode_for(readers));
    if (error != 0) {
        const bool folder = error == ENOENT || error == EACCES || error == EROFS || error == ENOTDIR;
        refuse(path, std::strerror(error),
               folder ? "choose a folder you can write to" : "free some room, or choose another folder");
    }
    if (::rename(temporary.path().c_str(), target.c_str()) != 0) refuse(path, reason(), "choose another place for it");
    temporary.keep();
    flush_folder(target.parent_path());
}

void write_files(const std::string& folder, const std::map<std::string, std::string>& files, bool overwrite,
                 const std::string& last, Readers readers) {
    const fs::path base(folder);
    finish_interrupted(folder);
    refuse_what_stands_there(base, files, overwrite);
    write_in_folder(base, files, {}, last, readers);
}

void write_folder(const std::string& folder, const FolderFiles& what, bool overwrite, Readers readers) {
    const fs::path base(folder);
    finish_interrupted(folder);
    refuse_what_stands_there(base, what.files, overwrite);
    if (exchange_folder(base, what.files, what.gone, readers) == Exchanged::yes) return;
    write_in_folder(base, what.files, what.gone, what.last, readers);
    for (const std::string& name : what.gone) {
        const fs::path parent = fs::path(name).parent_path();
        if (!parent.empty()) ::rmdir((base / parent).c_str());  // only if nothing else is in it
    }
}

void replace_files(const std::string& folder, const std::vector<std::pair<std::string, std::string>>& name_and_bytes) {
    const fs::path base(folder);
    finish_interrupted(folder);
    FolderChange change;
    std::set<fs::path> folders{base};
    for (const auto& [name, bytes] : name_and_bytes) {
        const fs::path path = base / name;
        struct stat found {};
        if (::lstat(path.c_str(), &found) != 0) refuse(path.string(), reason(), "run the command again");
        if (!S_ISREG(found.st_mode)) refuse(path.string(), "it is not a plain file", "put the file itself there");
        folders.insert(path.parent_path());
        change.put.push_back({name, bytes, found.st_mode & 0777, true});
    }
    for (const fs::path& one : folders) sweep(one);
    change_files(base, change);
}

}  // namespace crosstie::io
