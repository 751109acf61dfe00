// What a confined process can no longer do, asked of the kernel in a child: the test itself must stay free.
#include "io/diagram/draw/sandbox.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <spawn.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

#include "io/diagram/draw/worker_client.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io::diagram;
namespace fs = std::filesystem;

namespace {
/// A folder with a file that may be read and one that may not.
struct Places {
    fs::path root, readable, secret;
    Places() {
        std::string name = (fs::temp_directory_path() / "crosstie_sandbox_XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        root = name;
        readable = root / "open";
        secret = root / "closed" / "names.csv";
        fs::create_directories(readable);
        fs::create_directories(secret.parent_path());
        std::ofstream(readable / "font") << "letters";
        std::ofstream(secret) << "who said what";
    }
    ~Places() { fs::remove_all(root); }
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;
};

/// What a child said before it ended well; "ended by ..." when it did not.
std::string child_says(const std::function<std::string()>& body) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const pid_t child = fork();
    if (child == 0) {
        alarm(60);
        const std::string words = body();
        _exit(write(ends[1], words.data(), words.size()) == static_cast<ssize_t>(words.size()) ? 0 : 1);
    }
    close(ends[1]);
    std::string said;
    std::array<char, 512> buffer{};
    for (ssize_t got = 0; (got = read(ends[0], buffer.data(), buffer.size())) > 0;)
        said.append(buffer.data(), static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0) said += "ended by " + std::to_string(status);
    return said;
}

bool opens(const fs::path& path, int how = O_RDONLY) {
    const int file = open(path.c_str(), how | O_CLOEXEC, 0600);
    if (file >= 0) close(file);
    return file >= 0;
}

/// Whatever succeeds of what a picture needs none of.
std::string liberties(const Places& places, bool files_too) {
    std::string words;
    const auto tell = [&](bool done, const char* what) { words += done ? std::string(what) + "; " : ""; };
    if (files_too) {
        tell(opens(places.secret), "reads elsewhere");
        tell(opens("/etc/passwd"), "reads /etc/passwd");
        tell(opens(places.root, O_RDONLY | O_DIRECTORY), "lists elsewhere");
    }
    tell(opens(places.readable / "font", O_WRONLY), "writes");
    tell(opens(places.readable / "font", O_RDWR), "reads and writes");
    tell(opens(places.readable / "font", O_RDONLY | O_TRUNC), "empties");
    tell(opens(places.readable / "new", O_RDONLY | O_CREAT), "makes a file");
    tell(mkdir((places.readable / "folder").c_str(), 0700) == 0, "makes a folder");
    tell(unlink((places.readable / "font").c_str()) == 0, "removes");
    tell(rename((places.readable / "font").c_str(), (places.readable / "other").c_str()) == 0, "renames");
    tell(chmod((places.readable / "font").c_str(), 0777) == 0, "changes who may read");
    tell(truncate((places.readable / "font").c_str(), 0) == 0, "cuts");
    tell(socket(AF_INET, SOCK_STREAM, 0) >= 0, "has a socket");
    tell(socket(AF_UNIX, SOCK_STREAM, 0) >= 0, "has a local socket");
    tell(kill(getppid(), 0) == 0, "signals its parent");
    tell(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0, "is traced");
    const pid_t copy = fork();
    if (copy == 0) _exit(0);
    tell(copy > 0, "starts a process");
    std::array<char*, 1> none{nullptr};
    execve("/bin/true", none.data(), none.data());
    return words;
}

/// What a picture does need.
std::string needs(const Places& places) {
    std::string words;
    const auto tell = [&](bool done, const char* what) { words += done ? "" : std::string(what) + "; "; };
    tell(opens(places.readable / "font"), "reads no font");
    std::error_code problem;
    tell(fs::directory_iterator(places.readable, problem) != fs::directory_iterator(), "lists no fonts");
    int seen = 0;
    std::thread([&] { seen = 7; }).join();
    tell(seen == 7, "has no thread");
    return words;
}

/// As on a kernel that lacks these calls.
void take_away(std::initializer_list<const char*> calls) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    for (const char* call : calls)
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), seccomp_syscall_resolve_name(call), 0);
    seccomp_load(filter);
    seccomp_release(filter);
}

std::string in_force(const Protection& protection) {
    return std::string(protection.landlock > 0 ? "Landlock" : "-") + (protection.seccomp ? " seccomp: " : " -: ");
}

std::string of_status(pid_t process, const std::string& name) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name + ":")) return line.substr(line.find_last_of("\t ") + 1);
    }
    return "not told";
}
}  // namespace

TEST_CASE("sandbox: a free process can do what a confined one cannot", "[diagram][worker][sandbox]") {
    const Places places;
    const std::string said =
        child_says([&] { return needs(places) + (opens(places.secret) ? "reads elsewhere" : ""); });
    CHECK(said == "reads elsewhere");
}

TEST_CASE("sandbox: nothing is read elsewhere, written, sent, run or signalled", "[diagram][worker][sandbox]") {
    const Places places;
    const std::string said = child_says([&] {
        const Protection protection = confine({places.readable, "/nowhere"});
        return in_force(protection) + needs(places) + liberties(places, protection.landlock > 0);
    });
    if (said.starts_with("Landlock seccomp")) CHECK(said == "Landlock seccomp: ");
    if (said.starts_with("- seccomp")) CHECK(said == "- seccomp: ");
    if (said.find("seccomp") == std::string::npos) WARN("SKIPPED: this kernel has no seccomp");
    CHECK(said.find("ended by") == std::string::npos);
}

TEST_CASE("sandbox: where the kernel has one of the two, the other stays away without a failure",
          "[diagram][worker][sandbox]") {
    const Places places;
    const std::string calls = child_says([&] {
        take_away({"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"});
        const Protection protection = confine({places.readable});
        return in_force(protection) + needs(places) + liberties(places, false);
    });
    if (calls.find("seccomp") != std::string::npos) CHECK(calls == "- seccomp: ");
    const std::string files = child_says([&] {
        take_away({"seccomp", "prctl"});
        const Protection none = confine({places.readable});
        return in_force(none) + needs(places);
    });
    CHECK(files == "- -: ");  // neither can be had by one who may gain rights yet
}

TEST_CASE("sandbox: what is in force is said in words", "[diagram][worker][sandbox]") {
    CHECK(protection_words({7, true}).find("Landlock 7: it may read fonts") != std::string::npos);
    CHECK(protection_words({0, false}).find("may read what you may read") != std::string::npos);
    const WorkerOptions worker{CROSSTIE_TEST_WORKER, std::chrono::seconds(60)};
    CHECK(run_worker(Job::protection, "", worker).starts_with("Pictures are drawn by a process of their own"));
}

TEST_CASE("sandbox: the worker confines itself before it reads what it shall draw", "[diagram][worker][sandbox]") {
    const WorkerOptions worker{CROSSTIE_TEST_WORKER, std::chrono::seconds(60)};
    const bool expected = run_worker(Job::protection, "", worker).find("seccomp: it may") != std::string::npos;
    if (!expected) WARN("SKIPPED: this kernel has no seccomp");
    for (const Job job : {Job::svg, Job::dot, Job::pdf, Job::png, Job::fonts}) {
        std::array<int, 2> ends{};
        REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        std::string name = "worker";
        std::array<char*, 2> words{name.data(), nullptr};
        std::array<char*, 1> none{nullptr};
        pid_t process = 0;
        REQUIRE(posix_spawn(&process, CROSSTIE_TEST_WORKER, &actions, nullptr, words.data(), none.data()) == 0);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[0]);
        const std::string head = frame(job_magic, static_cast<char>(job), "x").substr(0, frame_head);
        REQUIRE(write(ends[1], head.data(), head.size()) == static_cast<ssize_t>(head.size()));
        std::string found;
        for (int tries = 0; tries < 3000 && found != "2"; ++tries) {
            found = of_status(process, "Seccomp");
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        CAPTURE(static_cast<char>(job));
        if (expected) CHECK(found == "2");  // a filter is in force, and the payload has not come
        CHECK(of_status(process, "NoNewPrivs") == (expected ? "1" : of_status(process, "NoNewPrivs")));
        close(ends[1]);
        waitpid(process, nullptr, 0);
    }
}
