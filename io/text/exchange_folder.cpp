// Builds a folder beside the one it replaces and exchanges them in one step: whoever looks finds all of the old or all
// of the new, and so does whoever comes after a run that was killed.
#include "io/text/exchange_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <set>

#include "io/text/temporary.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_carried = 1000;

// SIGINT and SIGTERM wait while two folders change places and the old one goes.
class SignalsHeld {
 public:
    SignalsHeld() {
        sigset_t both;
        sigemptyset(&both);
        sigaddset(&both, SIGINT);
        sigaddset(&both, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &both, &before_);
    }
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
    sigset_t before_{};
};

int renamed(const fs::path& from, const fs::path& to, unsigned how) {
#ifdef RENAME_EXCHANGE
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), how) == 0 ? 0 : errno;
#else
    static_cast<void>(from), static_cast<void>(to), static_cast<void>(how);
    return ENOSYS;
#endif
}

#ifdef RENAME_EXCHANGE
constexpr unsigned exchange = RENAME_EXCHANGE, only_if_free = RENAME_NOREPLACE;
#else
constexpr unsigned exchange = 0, only_if_free = 0;
#endif

std::set<fs::path> folders_of(const std::map<std::string, std::string>& files) {
    std::set<fs::path> folders;
    for (const auto& [name, bytes] : files) {
        for (fs::path parent = fs::path(name).parent_path(); !parent.empty(); parent = parent.parent_path())
            folders.insert(parent);
    }
    return folders;
}

bool has_access_list(const fs::path& folder) {
    return ::lgetxattr(folder.c_str(), "system.posix_acl_access", nullptr, 0) > 0 ||
           ::lgetxattr(folder.c_str(), "system.posix_acl_default", nullptr, 0) > 0;
}

bool somebody_stands_in(const fs::path& folder) {
    std::error_code problem;
    const fs::path here = fs::current_path(problem);
    const auto [left, right] = std::mismatch(folder.begin(), folder.end(), here.begin(), here.end());
    return problem || left == folder.end();
}

// What else stands in the old folder and comes along; nothing where it cannot.
std::optional<std::vector<fs::path>> others_in(const fs::path& folder, const std::map<std::string, std::string>& files,
                                               const std::set<fs::path>& our_folders,
                                               const std::vector<std::string>& gone) {
    std::vector<fs::path> others;
    std::vector<fs::path> to_look_in{fs::path()};
    while (!to_look_in.empty()) {
        const fs::path within = to_look_in.back();
        to_look_in.pop_back();
        std::error_code problem;
        for (fs::directory_iterator at(folder / within, problem), end; !problem && at != end; at.increment(problem)) {
            const fs::path name = within / at->path().filename();
            const fs::file_status status = at->symlink_status(problem);
            if (problem) return std::nullopt;
            if (fs::is_directory(status)) {
                if (!our_folders.contains(name)) return std::nullopt;  // it could only be copied
                to_look_in.push_back(name);
                continue;
            }
            if (!fs::is_regular_file(status)) return std::nullopt;
            if (files.contains(name.native()) || std::find(gone.begin(), gone.end(), name.native()) != gone.end())
                continue;
            if (is_temporary_name(name.filename().native())) continue;
            others.push_back(name);
            if (others.size() > most_carried) return std::nullopt;
        }
        if (problem) return std::nullopt;
    }
    return others;
}

// Removes what the old folder held. Whatever came into it at the last moment moves to the new one.
void remove_old(const fs::path& old, const fs::path& place, const std::map<std::string, std::string>& files,
                const std::vector<std::string>& gone, const std::vector<fs::path>& carried) {
    std::error_code ignored;
    for (const auto& [name, bytes] : files) ::unlink((old / name).c_str());
    for (const std::string& name : gone) ::unlink((old / name).c_str());
    for (const fs::path& name : carried) {
        struct stat was {
        }, is{};
        const bool saved_since = ::lstat((old / name).c_str(), &was) == 0 &&
                                 ::lstat((place / name).c_str(), &is) == 0 && was.st_ino != is.st_ino;
        if (saved_since)
            ::rename((old / name).c_str(), (place / name).c_str());
        else
            ::unlink((old / name).c_str());
    }
    // What could not be removed is no newcomer: it goes with the folder, or when the next run sweeps.
    std::set<fs::path> known(gone.begin(), gone.end());
    known.insert(carried.begin(), carried.end());
    for (const auto& [name, bytes] : files) known.insert(name);
    std::vector<fs::path> newcomers;
    for (fs::recursive_directory_iterator at(old, ignored), end; !ignored && at != end; at.increment(ignored)) {
        if (!at->is_directory(ignored) && !is_temporary_name(at->path().filename().native()) &&
            !known.contains(at->path().lexically_relative(old)))
            newcomers.push_back(at->path());
    }
    for (const fs::path& newcomer : newcomers) {
        const fs::path home = place / newcomer.lexically_relative(old);
        fs::create_directories(home.parent_path(), ignored);
        static_cast<void>(renamed(newcomer, home, only_if_free));
    }
}

class NewFolder {
 public:
    NewFolder(const fs::path& place, const std::map<std::string, std::string>& files, Readers readers)
        : place_(place), files_(files), readers_(readers), root_(place, TemporaryName::Kind::folder) {}

    // errno of making it, 0 if it was made.
    int make() { return ::mkdir(root_.path().c_str(), 0700) == 0 ? 0 : errno; }

    void fill(const std::set<fs::path>& folders) {
        const bool owner_alone = readers_ == Readers::owner;
        for (const fs::path& folder : folders) {  // a parent comes before what it holds
            names_.push_back(TemporaryName::below(root_.path() / folder, TemporaryName::Kind::folder));
            if (::mkdir(names_.back().path().c_str(), owner_alone ? 0700 : 0777) != 0)
                not_written(place_ / folder, std::strerror(errno), "free some room, or choose another folder");
        }
        for (const auto& [name, bytes] : files_) {
            names_.push_back(TemporaryName::below(root_.path() / name, TemporaryName::Kind::file));
            const int error = write_new_file(names_.back().path(), bytes, owner_alone ? 0600 : 0644);
            if (error != 0)
                not_written(place_ / name, std::strerror(error), "free some room, or choose another folder");
        }
    }

    bool carry(const std::vector<fs::path>& others) {
        return std::all_of(others.begin(), others.end(), [this](const fs::path& name) {
            names_.push_back(TemporaryName::below(root_.path() / name, TemporaryName::Kind::file));
            return ::link((place_ / name).c_str(), names_.back().path().c_str()) == 0;
        });
    }

    // As the folder was that it replaces.
    bool look_like(const struct stat& old, const std::set<fs::path>& folders) {
        for (const fs::path& folder : folders) {
            struct stat found {};
            if (::lstat((place_ / folder).c_str(), &found) == 0 && !dress(root_.path() / folder, found)) return false;
        }
        return dress(root_.path(), old);
    }
    bool look_new() {
        const mode_t mask = ::umask(0);
        ::umask(mask);
        return ::chmod(root_.path().c_str(), readers_ == Readers::owner ? 0700 : 0777 & ~mask) == 0;
    }

    void flush(const std::set<fs::path>& folders) const {
        for (const fs::path& folder : folders) flush_folder(root_.path() / folder);
        flush_folder(root_.path());
    }
    void in_place() {
        for (TemporaryName& name : names_) name.keep();
        names_.clear();
    }
    [[nodiscard]] const fs::path& path() const { return root_.path(); }
    void keep() { root_.keep(); }

 private:
    static bool dress(const fs::path& made, const struct stat& like) {
        struct stat is {};
        if (::lstat(made.c_str(), &is) != 0 || is.st_uid != like.st_uid) return false;
        if (is.st_gid != like.st_gid && ::chown(made.c_str(), static_cast<uid_t>(-1), like.st_gid) != 0) return false;
        return ::chmod(made.c_str(), like.st_mode & 07777) == 0;
    }

    const fs::path& place_;
    const std::map<std::string, std::string>& files_;
    Readers readers_;
    TemporaryName root_;
    std::vector<TemporaryName> names_;
};

bool means_not_here(int error) {
    return error == EINVAL || error == ENOSYS || error == EBUSY || error == EPERM || error == EACCES ||
           error == EXDEV || error == ENOTSUP || error == EROFS;
}

Exchanged put_where_nothing_is(const fs::path& place, const std::map<std::string, std::string>& files,
                               Readers readers) {
    std::error_code problem;
    if (place.has_parent_path()) fs::create_directories(place.parent_path(), problem);
    if (problem) not_written(place, problem.message(), "choose a folder you can write to");
    sweep(place.parent_path());
    const std::set<fs::path> folders = folders_of(files);
    NewFolder made(place, files, readers);
    if (const int error = made.make(); error != 0)
        not_written(place, std::strerror(error), "choose a folder you can write to");
    const FolderLock held(made.path());
    made.fill(folders);
    if (!made.look_new()) not_written(place, std::strerror(errno), "choose another folder");
    made.flush(folders);
    const SignalsHeld quiet;
    int error = renamed(made.path(), place, only_if_free);
    if (error == EINVAL || error == ENOSYS) error = ::rename(made.path().c_str(), place.c_str()) == 0 ? 0 : errno;
    if (error != 0) not_written(place, std::strerror(error), "choose another folder");
    made.in_place();
    made.keep();
    flush_folder(place.parent_path());
    return Exchanged::yes;
}

}  // namespace

Exchanged exchange_folder(const fs::path& folder, const std::map<std::string, std::string>& files,
                          const std::vector<std::string>& gone, Readers readers) {
    std::error_code problem;
    struct stat old {};
    if (::stat(folder.c_str(), &old) != 0) {
        if (errno != ENOENT) return Exchanged::cannot_here;
        struct stat link {};
        if (::lstat(folder.c_str(), &link) == 0) return Exchanged::cannot_here;  // a link to nothing
        const fs::path place = folder.has_filename() ? folder : folder.parent_path();
        return put_where_nothing_is(place, files, readers);
    }
    // The folder itself, if a link was named.
    const fs::path place = fs::canonical(folder, problem);
    if (problem || !S_ISDIR(old.st_mode) || old.st_uid != ::geteuid() || place == place.root_path() ||
        has_access_list(place) || somebody_stands_in(place))
        return Exchanged::cannot_here;
    const FolderLock lock(place);
    if (!lock.taken())
        not_written(folder, "another run of crosstie is writing there", "wait until it has ended, and run this again");
    sweep(place.parent_path());
    const std::set<fs::path> folders = folders_of(files);
    std::set<fs::path> known = folders;  // those of files that go are ours, too
    for (const std::string& name : gone) {
        for (fs::path parent = fs::path(name).parent_path(); !parent.empty(); parent = parent.parent_path())
            known.insert(parent);
    }
    const auto others = others_in(place, files, known, gone);
    if (!others) return Exchanged::cannot_here;
    std::set<fs::path> wanted = folders;
    for (const fs::path& name : *others) {
        for (fs::path parent = name.parent_path(); !parent.empty(); parent = parent.parent_path())
            wanted.insert(parent);
    }
    NewFolder made(place, files, readers);
    if (made.make() != 0) return Exchanged::cannot_here;
    const FolderLock held(made.path());
    made.fill(wanted);
    if (!made.carry(*others) || !made.look_like(old, wanted)) return Exchanged::cannot_here;
    made.flush(wanted);
    const SignalsHeld quiet;
    if (const int error = renamed(made.path(), place, exchange); error != 0) {
        if (means_not_here(error)) return Exchanged::cannot_here;
        not_written(folder, std::strerror(error), "choose another folder");
    }
    flush_folder(place.parent_path());
    made.in_place();
    remove_old(made.path(), place, files, gone, *others);
    return Exchanged::yes;  // the old folder goes with its name
}

}  // namespace crosstie::io
