// Writes files whole or not at all: beside their target, to disk, then renamed. A run that is stopped leaves what was
// there.
#include "io/text/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <vector>

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view temporary_mark = ".crosstie-";

// Names of temporary files under way, where a signal handler can find them without allocating.
constexpr std::size_t most_temporaries = 256;
std::array<std::atomic<const char*>, most_temporaries> under_way{};

std::string reason() { return std::strerror(errno); }

[[noreturn]] void refuse(const std::string& path, const std::string& why, const std::string& cure) {
    throw NotWritten(fmt::format("{}: not written: {}; {}", path, why, cure));
}

// A file being prepared beside its target; gone again unless it was put in place.
class Temporary {
 public:
    Temporary(const fs::path& target, std::string_view bytes, mode_t mode)
        : target_(target), name_(name_beside(target)) {
        for (auto& slot : under_way) {
            const char* empty = nullptr;
            if (slot.compare_exchange_strong(empty, name_.c_str())) {
                slot_ = &slot;
                break;
            }
        }
        const int file = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
        if (file < 0) fail("choose a folder you can write to");
        const bool written = write_all(file, bytes) && ::fsync(file) == 0;
        const int error = errno;
        const bool closed = ::close(file) == 0;
        if (!written || !closed) {
            if (!written) errno = error;
            fail("free some room, or choose another folder");
        }
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() { forget(); }

    void put_in_place() {
        if (::rename(name_.c_str(), target_.c_str()) != 0) fail("choose another place for it");
        placed_ = true;
    }

 private:
    static std::string name_beside(const fs::path& target) {
        return (target.parent_path() / fmt::format("{}{}-{}", temporary_mark, ::getpid(), target.filename().string()))
            .string();
    }
    static bool write_all(int file, std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::write(file, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }
    void forget() {
        if (!placed_) ::unlink(name_.c_str());
        placed_ = true;
        if (slot_ != nullptr) slot_->store(nullptr);
        slot_ = nullptr;
    }
    [[noreturn]] void fail(const std::string& cure) {
        const std::string why = reason();
        forget();
        refuse(target_.string(), why, cure);
    }

    fs::path target_;
    std::string name_;
    std::atomic<const char*>* slot_ = nullptr;
    bool placed_ = false;
};

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

void flush_folder(const fs::path& folder) {
    const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;  // the files are on disk; only the moment their names are is left to the system
    ::fsync(handle);
    ::close(handle);
}

// Temporary files of a run that was killed are swept by the next one that writes to the same folder.
void sweep(const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, ignored)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(temporary_mark)) continue;
        const std::string rest = name.substr(temporary_mark.size());
        const pid_t owner = static_cast<pid_t>(std::strtol(rest.c_str(), nullptr, 10));
        if (owner > 0 && ::kill(owner, 0) != 0 && errno == ESRCH) fs::remove(entry.path(), ignored);
    }
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

}  // namespace

void write_file(const std::string& path, std::string_view bytes, bool overwrite, Readers readers) {
    const fs::path target(path);
    std::vector<std::string> existing;
    expect_replaceable(target, overwrite, existing);
    refuse_existing(existing);
    sweep(target.parent_path());
    Temporary temporary(target, bytes, mode_for(readers));
    temporary.put_in_place();
    flush_folder(target.parent_path());
}

void write_files(const std::string& folder, const std::map<std::string, std::string>& files, bool overwrite,
                 const std::string& last, Readers readers) {
    const fs::path base(folder);
    std::vector<std::string> existing;
    for (const auto& [name, bytes] : files) expect_replaceable(base / name, overwrite, existing);
    refuse_existing(existing);
    std::vector<fs::path> folders{base};
    for (const auto& [name, bytes] : files) {
        const fs::path parent = (base / name).parent_path();
        if (parent != base) folders.push_back(parent);
    }
    for (const fs::path& made : folders) {
        make_folder(made, readers);
        sweep(made);
    }
    std::vector<std::unique_ptr<Temporary>> prepared;
    std::unique_ptr<Temporary> final_one;
    for (const auto& [name, bytes] : files) {
        auto temporary = std::make_unique<Temporary>(base / name, bytes, mode_for(readers));
        if (name == last)
            final_one = std::move(temporary);
        else
            prepared.push_back(std::move(temporary));
    }
    for (const auto& temporary : prepared) temporary->put_in_place();
    if (final_one) final_one->put_in_place();
    for (const fs::path& made : folders) flush_folder(made);
}

void replace_files(const std::vector<std::pair<std::string, std::string>>& path_and_bytes) {
    std::vector<std::unique_ptr<Temporary>> prepared;
    for (const auto& [path, bytes] : path_and_bytes) {
        struct stat found {};
        if (::lstat(path.c_str(), &found) != 0) refuse(path, reason(), "run the command again");
        if (!S_ISREG(found.st_mode)) refuse(path, "it is not a plain file", "put the file itself there");
        prepared.push_back(std::make_unique<Temporary>(fs::path(path), bytes, found.st_mode & 0777));
    }
    for (const auto& temporary : prepared) temporary->put_in_place();
    for (const auto& [path, bytes] : path_and_bytes) flush_folder(fs::path(path).parent_path());
}

void remove_temporaries() noexcept {
    for (auto& slot : under_way) {
        if (const char* name = slot.load()) ::unlink(name);
    }
}

}  // namespace crosstie::io
