#include "io/text/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace crosstie::io {

namespace fs = std::filesystem;

Unreadable::Unreadable(const std::string& path, const std::string& why, const std::string& mend)
    : Error(path + ": " + why + "; " + mend) {}

std::string size_words(std::uint64_t bytes) {
    constexpr std::array units{"bytes", "KB", "MB", "GB"};
    std::size_t unit = 0;
    while (bytes >= 10'000 && unit + 1 < units.size()) {
        bytes = (bytes + 512) / 1024;
        ++unit;
    }
    return fmt::format("{} {}", bytes, units[unit]);
}

namespace {

class OpenFile {
 public:
    explicit OpenFile(int handle) : handle_(handle) {}
    ~OpenFile() {
        if (handle_ > STDERR_FILENO) ::close(handle_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int get() const { return handle_; }

 private:
    int handle_;
};

[[noreturn]] void too_long(const std::string& path, std::uint64_t found, std::uint64_t most) {
    throw LimitReached(fmt::format("{}: found {}{}, and at most {} of such a file are read; save only what is needed",
                                   path, size_words(found), found > most ? "" : " and more", size_words(most)));
}

// At most `most` bytes; what stands behind them is `more`.
std::string all_of(int handle, std::size_t guess, std::uint64_t most, const std::string& path, bool& more) {
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(guess, most)), '\0');
    std::size_t filled = 0;
    const auto take = [&](char* into, std::size_t room) {
        ssize_t got = 0;
        do got = ::read(handle, into, room);
        while (got < 0 && errno == EINTR);
        if (got < 0) {
            throw Unreadable(path, fmt::format("reading it failed part of the way ({})", std::strerror(errno)),
                             "copy it to this machine and try again");
        }
        return static_cast<std::size_t>(got);
    };
    for (;;) {
        if (filled == bytes.size()) {  // the size was only a first guess: a file may grow while it is read
            char beyond = 0;
            if (take(&beyond, 1) == 0) break;
            more = filled >= most;
            if (more) break;
            constexpr std::size_t step = std::size_t{1} << 16;
            bytes.resize(std::min<std::size_t>(filled + std::max(step, filled / 2), static_cast<std::size_t>(most)));
            bytes[filled++] = beyond;
        }
        const std::size_t taken = take(bytes.data() + filled, bytes.size() - filled);
        if (taken == 0 && filled < bytes.size()) break;
        filled += taken;
    }
    bytes.resize(filled);
    return bytes;
}

const std::string& standard_input() {
    static const std::string bytes = [] {
        bool more = false;
        std::string all = all_of(STDIN_FILENO, 0, longest_file, "standard input", more);
        if (more) too_long("standard input", longest_file, longest_file);
        return all;
    }();
    return bytes;
}

// What looks like a file there is a window into the running system, and may never end.
bool is_window_into_system(int handle) {
    constexpr std::array<unsigned long, 6> magic{0x9fa0, 0x62656572, 0x64626720, 0x74726163, 0x27e0eb, 0xcafe4a11};
    struct statfs found {};
    return ::fstatfs(handle, &found) == 0 &&
           std::find(magic.begin(), magic.end(), static_cast<unsigned long>(found.f_type)) != magic.end();
}

// Opens what is surely a file; its size is in `found`.
int opened(const std::string& path, struct stat& found) {
    if (::stat(path.c_str(), &found) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            throw Unreadable(path, "there is no such file", "check the name and the folder");
        throw Unreadable(path, fmt::format("it cannot be opened ({})", std::strerror(errno)),
                         "check the name and who may read it");
    }
    const auto expect_file = [&] {
        if (S_ISDIR(found.st_mode)) throw Unreadable(path, "this is a folder", "name a file in it");
        if (!S_ISREG(found.st_mode))
            throw Unreadable(path, "this is a pipe or a device, not a file", "save the data to a file first");
    };
    expect_file();
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (handle < 0) {
        throw Unreadable(path, fmt::format("it cannot be opened ({})", std::strerror(errno)),
                         "check who may read it, and that no other program holds it");
    }
    return handle;
}

std::string bytes_of(const std::string& path, std::uint64_t most, bool& more) {
    struct stat found {};
    const OpenFile file(opened(path, found));
    if (::fstat(file.get(), &found) != 0 || !S_ISREG(found.st_mode) || is_window_into_system(file.get()))
        throw Unreadable(path, "this is a pipe or a device, not a file", "save the data to a file first");
    more = static_cast<std::uint64_t>(found.st_size) > most;
    return all_of(file.get(), static_cast<std::size_t>(found.st_size), most, path, more);
}

}  // namespace

std::string called(const std::string& path) {
    return path == standard_stream ? "standard input" : fs::path(path).filename().string();
}

std::string called_briefly(const std::string& path) {
    return path == standard_stream ? "standard_input" : fs::path(path).stem().string();
}

std::string read_file(const std::string& path, std::uint64_t most) {
    if (path == standard_stream) {
        if (standard_input().size() > most) too_long("standard input", standard_input().size(), most);
        return standard_input();
    }
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) && static_cast<std::uint64_t>(found.st_size) > most)
        too_long(path, static_cast<std::uint64_t>(found.st_size), most);  // before a byte of it is read
    bool more = false;
    std::string bytes = bytes_of(path, most, more);
    if (more) too_long(path, most, most);
    return bytes;
}

std::string read_beginning(const std::string& path, std::uint64_t most) {
    bool more = false;
    return bytes_of(path, most, more);
}

bool leads_outside(const std::string& path, const std::string& folder) {
    std::error_code problem;
    const fs::path home = fs::canonical(folder.empty() ? "." : folder, problem);
    const fs::path place = problem ? fs::path() : fs::canonical(path, problem);
    if (problem) return false;  // there is no such file, which whoever opens it says
    const auto [left, right] = std::mismatch(home.begin(), home.end(), place.begin(), place.end());
    return left != home.end();
}

}  // namespace crosstie::io
