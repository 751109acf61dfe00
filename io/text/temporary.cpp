// Names, files and folders that are not in place yet: made so that no other run takes them, found by a signal handler,
// swept when the run that made them is gone.
#include "io/text/temporary.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <ctime>
#include <new>
#include <utility>
#include <vector>

#include "io/text/journal.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

/// Never freed, so that a handler may read it at any moment; used again by the next name.
struct NameUnderWay {
    std::atomic<bool> taken{true};
    std::atomic<bool> there{false};
    std::array<char, 4096> text{};
    NameUnderWay* next = nullptr;
};

namespace {

constexpr std::string_view temporary_mark = ".crosstie-tmp-";
constexpr std::time_t surely_left_after = 3600;     // seconds: no run takes that long between writing and renaming
constexpr std::time_t left_by_namesake_after = 60;  // in containers every run may bear the same number

std::atomic<NameUnderWay*> newest{nullptr};

NameUnderWay* slot_for(const fs::path& path) {
    NameUnderWay* slot = newest.load();
    for (; slot != nullptr; slot = slot->next) {
        bool free = false;
        if (slot->taken.compare_exchange_strong(free, true)) break;
    }
    if (slot == nullptr) {
        slot = new NameUnderWay;
        slot->next = newest.load();
        while (!newest.compare_exchange_weak(slot->next, slot)) {
        }
    }
    const std::string& name = path.native();
    const std::size_t length = std::min(name.size(), slot->text.size() - 1);
    std::memcpy(slot->text.data(), name.data(), length);
    slot->text[length] = '\0';
    slot->there.store(name.size() == length);
    return slot;
}

bool under_way(const fs::path& path) {
    for (const NameUnderWay* slot = newest.load(); slot != nullptr; slot = slot->next) {
        if (slot->there.load() && path.native() == slot->text.data()) return true;
    }
    return false;
}

fs::path beside(const fs::path& target) {
    static std::atomic<unsigned> count{0};
    // The target's own name tells whoever finds it what it was; a long one would make the whole too long.
    constexpr std::size_t most_of_name = 100;
    const fs::path parent = target.parent_path();
    for (;;) {
        fs::path name = parent / fmt::format("{}{}-{}-{}", temporary_mark, ::getpid(), count.fetch_add(1),
                                             target.filename().native().substr(0, most_of_name));
        struct stat found {};
        if (::lstat(name.c_str(), &found) != 0) return name;  // what a run of the same number left is not touched here
    }
}

}  // namespace

TemporaryName::TemporaryName(fs::path path, NameUnderWay* slot, Kind kind)
    : path_(std::move(path)), slot_(slot), kind_(kind) {}

TemporaryName::TemporaryName(const fs::path& target, Kind kind) : path_(beside(target)), kind_(kind) {
    slot_ = slot_for(path_);
}

TemporaryName TemporaryName::below(fs::path path, Kind kind) {
    NameUnderWay* slot = slot_for(path);
    return {std::move(path), slot, kind};
}

TemporaryName::TemporaryName(TemporaryName&& other) noexcept
    : path_(std::move(other.path_)), slot_(std::exchange(other.slot_, nullptr)), kind_(other.kind_) {}

TemporaryName::~TemporaryName() {
    if (slot_ == nullptr) return;
    if (kind_ == Kind::file) {
        ::unlink(path_.c_str());
    } else {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    keep();
}

void TemporaryName::keep() noexcept {
    if (slot_ == nullptr) return;
    slot_->there.store(false);
    slot_->taken.store(false);
    slot_ = nullptr;
}

int write_new_file(const fs::path& path, std::string_view bytes, mode_t mode) noexcept {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (file < 0) return errno;
    int error = 0;
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            error = count < 0 ? errno : ENOSPC;
            break;
        }
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (error == 0 && ::fsync(file) != 0) error = errno;
    if (::close(file) != 0 && error == 0) error = errno;
    return error;
}

void flush_folder(const fs::path& folder) noexcept {
    const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

FolderLock::FolderLock(const fs::path& folder)
    : handle_(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (handle_ >= 0 && ::flock(handle_, LOCK_EX | LOCK_NB) != 0) taken_ = errno != EWOULDBLOCK;
}

FolderLock::~FolderLock() {
    if (handle_ >= 0) ::close(handle_);
}

bool is_temporary_name(std::string_view name) { return name.starts_with(temporary_mark); }

void sweep(const fs::path& folder) noexcept try {
    std::error_code ignored;
    // What a journal still needs is nothing left over; it may stand in a folder above.
    struct stat journal {};
    for (const char* const where : {".", "..", "../.."}) {
        if (::lstat((folder / where / journal_name).c_str(), &journal) == 0) return;
    }
    const std::time_t now = std::time(nullptr);
    std::vector<fs::path> left;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, ignored), end; !ignored && at != end;
         at.increment(ignored)) {
        const std::string name = at->path().filename().string();
        if (!is_temporary_name(name)) continue;
        const char* const first = name.data() + temporary_mark.size();
        pid_t owner = 0;
        const auto [past, wrong] = std::from_chars(first, name.data() + name.size(), owner);
        if (wrong != std::errc() || owner <= 0 || past == name.data() + name.size() || *past != '-') continue;
        struct stat found {};
        if (::lstat(at->path().c_str(), &found) != 0 || found.st_uid != ::geteuid()) continue;
        // A number may have gone to another process since: then age decides.
        const bool ours = owner == ::getpid();
        if (ours && under_way(at->path())) continue;
        const bool gone = !ours && ::kill(owner, 0) != 0 && errno == ESRCH;
        if (!gone && now - found.st_mtime < (ours ? left_by_namesake_after : surely_left_after)) continue;
        if (S_ISDIR(found.st_mode)) {
            const FolderLock lock(at->path());  // held by a run in another container, where the numbers are others
            if (!lock.taken()) continue;
        }
        left.push_back(at->path());
    }
    for (const fs::path& path : left) fs::remove_all(path, ignored);
} catch (const std::exception&) {  // left for the run after this one
}

void remove_temporaries() noexcept {
    // Files first, then folders, then those that held folders.
    for (NameUnderWay* slot = newest.load(); slot != nullptr; slot = slot->next) {
        if (slot->there.load()) ::unlink(slot->text.data());
    }
    constexpr int deepest = 3;
    for (int pass = 0; pass < deepest; ++pass) {
        for (NameUnderWay* slot = newest.load(); slot != nullptr; slot = slot->next) {
            if (slot->there.load()) ::rmdir(slot->text.data());
        }
    }
}

void not_written(const fs::path& path, const std::string& why, std::string_view cure) {
    throw NotWritten(fmt::format("{}: not written: {}; {}", path.string(), why, cure));
}

}  // namespace crosstie::io
