// Landlock has no wrapper in the C library, and headers of before 2023 know its first two versions only: its numbers
// stand here. libseccomp turns names of calls into the filter of this machine.
#include "io/diagram/draw/sandbox.hpp"

#include <fcntl.h>
#include <link.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>

namespace crosstie::io::diagram {

namespace fs = std::filesystem;

namespace {
/// struct landlock_ruleset_attr as of version 6; an older kernel is told how much of it it knows.
struct Ruleset {
    std::uint64_t files = 0, ports = 0, others = 0;
};

constexpr std::uint64_t reading_files = LANDLOCK_ACCESS_FS_READ_FILE, listing = LANDLOCK_ACCESS_FS_READ_DIR;

Ruleset everything(int version) {
    Ruleset all;
    all.files = (std::uint64_t{1} << 13U) - 1;               // execute, write, read, list, remove and make of all kinds
    if (version >= 2) all.files |= std::uint64_t{1} << 13U;  // to another folder
    if (version >= 3) all.files |= std::uint64_t{1} << 14U;  // cut to a length
    if (version >= 5) all.files |= std::uint64_t{1} << 15U;  // commands to devices
    if (version >= 4) all.ports = 3;                         // bind, connect
    if (version >= 6) all.others = 3;                        // abstract sockets, signals
    return all;
}

std::size_t known_size(int version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

class Descriptor {
 public:
    explicit Descriptor(long value) : value_(static_cast<int>(value)) {}
    ~Descriptor() {
        if (value_ >= 0) close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return value_; }

 private:
    int value_;
};

/// The version that is in force now; 0: none.
int restrict_files(const std::vector<fs::path>& readable) {
    const auto version = static_cast<int>(
        syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION));
    if (version < 1) return 0;
    const Ruleset all = everything(version);
    const Descriptor rules(syscall(SYS_landlock_create_ruleset, &all, known_size(version), 0U));
    if (rules.get() < 0) return 0;
    for (const fs::path& place : readable) {
        const Descriptor there(open(place.c_str(), O_PATH | O_CLOEXEC));
        if (there.get() < 0) continue;
        std::error_code ignored;
        const std::uint64_t may = fs::is_directory(place, ignored) ? reading_files | listing : reading_files;
        const landlock_path_beneath_attr rule{may, there.get()};
        syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0U);
    }
    return syscall(SYS_landlock_restrict_self, rules.get(), 0U) == 0 ? version : 0;
}

/// What reading, waiting, memory, threads and the end of a process need, whatever C library there is.
constexpr std::array calls{"read",
                           "readv",
                           "pread64",
                           "preadv",
                           "write",
                           "writev",
                           "close",
                           "lseek",
                           "_llseek",
                           "fstat",
                           "fstat64",
                           "stat",
                           "stat64",
                           "lstat",
                           "lstat64",
                           "newfstatat",
                           "fstatat64",
                           "statx",
                           "statfs",
                           "statfs64",
                           "fstatfs",
                           "fstatfs64",
                           "access",
                           "faccessat",
                           "faccessat2",
                           "readlink",
                           "readlinkat",
                           "getdents",
                           "getdents64",
                           "getcwd",
                           "fcntl",
                           "fcntl64",
                           "dup",
                           "fadvise64",
                           "fadvise64_64",
                           "mmap",
                           "mmap2",
                           "munmap",
                           "mprotect",
                           "mremap",
                           "madvise",
                           "mincore",
                           "brk",
                           "futex",
                           "futex_time64",
                           "set_robust_list",
                           "set_tid_address",
                           "rseq",
                           "membarrier",
                           "sched_yield",
                           "sched_getaffinity",
                           "sched_getparam",
                           "sched_getscheduler",
                           "getcpu",
                           "arch_prctl",
                           "rt_sigaction",
                           "rt_sigprocmask",
                           "rt_sigreturn",
                           "sigreturn",
                           "sigaltstack",
                           "poll",
                           "ppoll",
                           "ppoll_time64",
                           "select",
                           "pselect6",
                           "eventfd2",
                           "nanosleep",
                           "clock_nanosleep",
                           "clock_nanosleep_time64",
                           "clock_gettime",
                           "clock_gettime64",
                           "clock_getres",
                           "clock_getres_time64",
                           "gettimeofday",
                           "time",
                           "times",
                           "getrusage",
                           "getrandom",
                           "getpid",
                           "gettid",
                           "getppid",
                           "getuid",
                           "getuid32",
                           "geteuid",
                           "geteuid32",
                           "getgid",
                           "getgid32",
                           "getegid",
                           "getegid32",
                           "uname",
                           "sysinfo",
                           "getrlimit",
                           "ugetrlimit",
                           "restart_syscall",
                           "exit",
                           "exit_group"};

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};

bool restrict_calls() {
    const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)));
    if (!filter) return false;
    // A call that this machine never had is left out by the library, and so is one that an older library does not know.
    const auto allow = [&](const char* call, const std::vector<scmp_arg_cmp>& where = {}) {
        const int number = seccomp_syscall_resolve_name(call);
        if (number != __NR_SCMP_ERROR)
            seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, number, static_cast<unsigned>(where.size()),
                                   where.data());
    };
    for (const char* call : calls) allow(call);
    constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    allow("open", {SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
    allow("openat", {SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY)});
    allow("clone", {SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)});
    allow("prlimit64", {SCMP_A2(SCMP_CMP_EQ, 0)});                                 // asked, not set
    allow("tgkill", {SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()))});  // how a process ends itself
    allow("prctl", {SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME)});                           // of a thread
#ifdef __SANITIZE_ADDRESS__
    allow("pipe");  // how the sanitizer finds out whether an address can be read
    allow("pipe2");
#endif
    return seccomp_load(filter.get()) == 0;
}
}  // namespace

Protection confine(const std::vector<fs::path>& readable) {
    Protection protection;
    // Without it neither is to be had, and with it no program that is run gains a right.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL) != 0) return protection;
    protection.landlock = restrict_files(readable);
    protection.seccomp = restrict_calls();
    return protection;
}

std::vector<fs::path> library_places() {
    // Where it is itself: libgvc finds its plugins so.
    std::vector<fs::path> places{"/proc/self/maps", "/etc/ld.so.cache", "/lib",       "/lib64",    "/usr/lib",
                                 "/usr/lib64",      "/usr/local/lib",   "/nix/store", "/gnu/store"};
    dl_iterate_phdr(
        [](dl_phdr_info* library, std::size_t, void* into) {
            const fs::path path(library->dlpi_name);
            if (path.is_absolute()) static_cast<std::vector<fs::path>*>(into)->push_back(path.parent_path());
            return 0;
        },
        &places);
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

std::string protection_words(const Protection& protection) {
    std::string words = "Pictures are drawn by a process of their own, with limits of memory, time and files.\n";
    words += protection.landlock == 0
                 ? "Landlock: not in force (this kernel has none); the process may read what you may read.\n"
                 : "Landlock " + std::to_string(protection.landlock) +
                       ": it may read fonts and the libraries of pictures, and write, make or run no file.\n";
    words += protection.seccomp ? "seccomp: it may open no file for writing, no connection and no other process.\n"
                                : "seccomp: not in force (this kernel has none).\n";
    return words;
}

}  // namespace crosstie::io::diagram
