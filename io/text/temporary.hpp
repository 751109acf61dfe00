#pragma once
#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

// What is written before it is put in place: files and folders under names that only crosstie gives, beside their
// target. Internal to io/text.
namespace crosstie::io {

struct NameUnderWay;

/// A name beside a target, kept where a signal handler finds it without allocating; whatever bears it goes with it,
/// unless `keep` was called.
class TemporaryName {
 public:
    enum class Kind { file, folder };
    TemporaryName(const std::filesystem::path& target, Kind kind);
    /// A file below a temporary folder, under the name that it will bear.
    [[nodiscard]] static TemporaryName below(std::filesystem::path path, Kind kind);
    TemporaryName(const TemporaryName&) = delete;
    TemporaryName& operator=(const TemporaryName&) = delete;
    TemporaryName(TemporaryName&& other) noexcept;
    TemporaryName& operator=(TemporaryName&&) = delete;
    ~TemporaryName();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// It stays: it was put in place, or a journal answers for it.
    void keep() noexcept;

 private:
    TemporaryName(std::filesystem::path path, NameUnderWay* slot, Kind kind);
    std::filesystem::path path_;
    NameUnderWay* slot_ = nullptr;
    Kind kind_ = Kind::file;
};

/// NotWritten: the path, why, and what to do.
[[noreturn]] void not_written(const std::filesystem::path& path, const std::string& why, std::string_view cure);

/// Writes a new file at a name that must be free, to disk. 0, or errno.
[[nodiscard]] int write_new_file(const std::filesystem::path& path, std::string_view bytes, mode_t mode) noexcept;

/// The entries of a folder to disk. Where the system refuses, the moment they are there is left to it.
void flush_folder(const std::filesystem::path& folder) noexcept;

/// A lock on a folder against other runs of crosstie, held until the end of the object. Where the file system knows
/// none, `taken` is true and nothing is held.
class FolderLock {
 public:
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    [[nodiscard]] bool taken() const { return taken_; }

 private:
    int handle_ = -1;
    bool taken_ = true;
};

/// Whether a name in a folder is one that crosstie gives to what is not in place yet.
[[nodiscard]] bool is_temporary_name(std::string_view name);

/// Removes what runs that were killed left in a folder: names that only crosstie gives, of processes that are gone,
/// owned by whoever runs this.
void sweep(const std::filesystem::path& folder) noexcept;

/// Removes the temporary files and folders of a write under way; safe to call from a signal handler.
void remove_temporaries() noexcept;

}  // namespace crosstie::io
