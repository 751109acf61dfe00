// Runs the picture worker, a process of its own, for one picture: whatever Graphviz does there, this program goes on
// and can say what went wrong.
#include "io/diagram/draw/worker_client.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <thread>
#include <vector>

#include "io/text/text_width.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::string_view worker_name = "crosstie-picture-worker";
using Clock = std::chrono::steady_clock;

class Descriptor {
 public:
    explicit Descriptor(int value = -1) : value_(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return value_; }
    void reset(int value) { close(), value_ = value; }
    void close() {
        if (value_ >= 0) ::close(value_);
        value_ = -1;
    }

 private:
    int value_;
};

[[noreturn]] void fail(std::string_view reason) {
    throw PictureFailed("the picture could not be drawn: " + std::string(reason));
}
[[noreturn]] void fail_errno(std::string_view doing) {
    fail(fmt::format("{}: {}", doing, std::generic_category().message(errno)));
}

/// A caller who closed its standard streams would get their numbers, which the worker's own would then overwrite.
int clear_of_standard(int descriptor) {
    if (descriptor > STDERR_FILENO) return descriptor;
    const int higher = fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    close(descriptor);
    return higher;
}

/// Two ends, ours non-blocking and closed in other children. A socket, since a write to a dead worker must not raise
/// SIGPIPE.
struct Channel {
    Descriptor ours, theirs;
    Channel() {
        std::array<int, 2> ends{};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            fail_errno("no channel to the worker");
        ours.reset(clear_of_standard(ends[0])), theirs.reset(clear_of_standard(ends[1]));
        fcntl(ours.get(), F_SETFL, O_NONBLOCK);
    }
};

/// A running worker; whatever happens it is ended and reaped.
class Process {
 public:
    Process(const std::string& path, int in, int out, int errors) {
        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
        sigset_t none, usual;
        sigemptyset(&none);
        sigemptyset(&usual);
        for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGXFSZ}) sigaddset(&usual, number);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &usual);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        std::string name(worker_name);
        std::array<char*, 2> arguments{name.data(), nullptr};
        std::array<char*, 1> environment{nullptr};  // no GVBINDIR, FONTCONFIG_FILE, LD_PRELOAD or locale reaches it
        const int fault = posix_spawn(&id_, path.c_str(), &actions, &attributes, arguments.data(), environment.data());
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
        if (fault != 0) {
            id_ = -1;
            fail(fmt::format("the picture worker {} could not be started: {}", path,
                             std::generic_category().message(fault)));
        }
    }
    ~Process() {
        if (id_ < 0) return;
        kill(id_, SIGKILL);
        wait();
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    /// Its exit status; a worker that closes its streams and stays is ended at the deadline.
    int wait(Clock::time_point deadline = Clock::time_point::max()) {
        int status = 0;
        while (true) {
            const bool patient = deadline == Clock::time_point::max();
            const pid_t ended = waitpid(id_, &status, patient ? 0 : WNOHANG);
            if (ended == id_ || (ended < 0 && errno != EINTR)) break;
            if (ended == 0 && Clock::now() > deadline) kill(id_, SIGKILL), deadline = Clock::time_point::max();
            if (ended == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        id_ = -1;
        return status;
    }

 private:
    pid_t id_ = -1;
};

/// Sends the job and gathers both streams until the worker closes them or time is up.
struct Talk {
    std::string_view unsent;
    std::string answer, complaints;

    void hold(Channel& in, Channel& out, Channel& errors, Clock::time_point deadline) {
        while (out.ours.get() >= 0 || errors.ours.get() >= 0) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
            if (left <= 0) fail("the worker took too long and was ended");
            const short want = unsent.empty() ? short{0} : short{POLLOUT};
            std::array<pollfd, 3> watched{
                {{in.ours.get(), want, 0}, {out.ours.get(), POLLIN, 0}, {errors.ours.get(), POLLIN, 0}}};
            const int ready =
                poll(watched.data(), watched.size(), static_cast<int>(std::min<std::int64_t>(left, 60'000)));
            if (ready < 0 && errno != EINTR) fail_errno("waiting for the worker");
            if (ready <= 0) continue;
            if (watched[0].revents != 0) send_some(in);
            if (watched[1].revents != 0) receive(out, answer, most_payload + frame_head);
            if (watched[2].revents != 0) receive(errors, complaints, 8192);
        }
    }

 private:
    void send_some(Channel& in) {
        const ssize_t put = send(in.ours.get(), unsent.data(), unsent.size(), MSG_NOSIGNAL);
        if (put > 0) unsent.remove_prefix(static_cast<std::size_t>(put));
        const bool broken = put < 0 && errno != EAGAIN && errno != EINTR;
        if (broken || unsent.empty()) unsent = {}, in.ours.close();
    }
    static void receive(Channel& from, std::string& into, std::size_t most) {
        std::array<char, 65536> buffer;
        const ssize_t got = read(from.ours.get(), buffer.data(), buffer.size());
        if (got > 0) {
            const auto room = into.size() < most ? most - into.size() : 0;
            into.append(buffer.data(), std::min(static_cast<std::size_t>(got), room));
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            from.ours.close();
        }
    }
};

std::string with_complaints(std::string words, const std::string& complaints) {
    const std::string said = clean_text(complaints, 300);
    if (!said.empty()) words += "; it said: " + said;
    if (said.find("not recognized") != std::string::npos) words += " (reinstall libgvc6, or run dot -c)";
    return words;
}

std::string ending_words(int status, const std::string& complaints) {
    std::string words = "the worker ended without a picture";
    if (WIFSIGNALED(status)) {
        const int number = WTERMSIG(status);
        words = number == SIGXCPU || number == SIGKILL
                    ? "the worker was ended, from outside or at its limit of time or memory"
                    : fmt::format("the worker crashed (signal {})", number);
    }
    return with_complaints(std::move(words), complaints);
}

bool can_run(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored) && access(path.c_str(), X_OK) == 0;
}
}  // namespace

std::filesystem::path find_worker(const WorkerOptions& options) {
    std::vector<std::filesystem::path> tried;
    if (!options.path.empty()) {
        tried.push_back(options.path);
    } else if (const char* named = std::getenv("CROSSTIE_PICTURE_WORKER"); named != nullptr && *named != '\0') {
        tried.emplace_back(named);
    } else {
        std::error_code fault;
        const auto self = std::filesystem::read_symlink("/proc/self/exe", fault).parent_path();
        if (!fault) tried = {self / worker_name, self.parent_path() / "libexec" / "crosstie" / worker_name};
    }
    for (const auto& path : tried) {
        if (can_run(path)) return path;
    }
    std::string places;
    for (const auto& path : tried) places += (places.empty() ? "" : ", ") + path.string();
    fail(fmt::format("the picture worker is not installed (looked for {}); set CROSSTIE_PICTURE_WORKER to its path",
                     places));
}

std::string run_worker(Job job, std::string_view payload, const WorkerOptions& options) {
    if (payload.size() > most_payload) fail("it is larger than 64 MiB");
    const std::string path = find_worker(options).string();
    const std::string message = frame(job_magic, static_cast<char>(job), payload);
    const auto deadline = Clock::now() + options.timeout;
    Channel in, out, errors;
    Process worker(path, in.theirs.get(), out.theirs.get(), errors.theirs.get());
    in.theirs.close(), out.theirs.close(), errors.theirs.close();
    Talk talk{message, {}, {}};
    talk.hold(in, out, errors, deadline);
    const int status = worker.wait(deadline);
    const auto head = read_head(answer_magic, talk.answer);
    if (!head || talk.answer.size() != frame_head + head->length) fail(ending_words(status, talk.complaints));
    std::string bytes = talk.answer.substr(frame_head);
    if (head->kind != 'y') fail(with_complaints(clean_text(bytes, 300), talk.complaints));
    if (bytes.empty()) fail("the worker gave nothing back");
    return bytes;
}

}  // namespace crosstie::io::diagram
