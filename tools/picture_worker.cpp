// crosstie-picture-worker: draws one picture for crosstie and ends. Graphviz, librsvg and cairo live here and nowhere
// else: what they do to this process cannot reach the one that holds the numbers, nor, where the kernel can confine it,
// the user's files or a network.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/error.hpp"
#include "io/diagram/draw/font_letters.hpp"
#include "io/diagram/draw/graphviz.hpp"
#include "io/diagram/draw/raster.hpp"
#include "io/diagram/draw/sandbox.hpp"
#include "io/diagram/draw/worker_message.hpp"

namespace {
using namespace crosstie::io::diagram;

void limit(__rlimit_resource what, rlim_t value) {
    const rlimit both{value, value};
    setrlimit(what, &both);
}

/// Before a byte is read: no core file, no file written, little memory and time.
void limit_self() {
#ifndef __SANITIZE_ADDRESS__  // the sanitizer's shadow alone is terabytes of address space
    limit(RLIMIT_AS, rlim_t{2} << 30U);
#endif
    limit(RLIMIT_CPU, 30);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 64);
    limit(RLIMIT_STACK, rlim_t{64} << 20U);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // whoever asked has gone: nobody waits for the picture
    signal(SIGXFSZ, SIG_IGN);          // fontconfig may try to write its cache: an error for it, not our end
}

bool read_exactly(std::string& bytes, std::size_t length) {
    bytes.resize(length);
    for (std::size_t have = 0; have < length;) {
        const ssize_t got = read(STDIN_FILENO, bytes.data() + have, length - have);
        if (got == 0 || (got < 0 && errno != EINTR)) return false;
        if (got > 0) have += static_cast<std::size_t>(got);
    }
    return true;
}

void write_all(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t put = write(STDOUT_FILENO, bytes.data() + sent, bytes.size() - sent);
        if (put < 0 && errno != EINTR) return;
        if (put > 0) sent += static_cast<std::size_t>(put);
    }
}

std::string take_line(std::string& text) {
    const std::size_t end = text.find('\n');
    if (end == std::string::npos) throw crosstie::Error("the job ends early");
    std::string line = text.substr(0, end);
    text.erase(0, end + 1);
    return line;
}

/// What the libraries of this job read, and nothing else from here on.
Protection confine_self(Job job) {
    std::vector<std::filesystem::path> places = library_places();
    if (job == Job::pdf || job == Job::png || job == Job::fonts) {
        for (std::filesystem::path& place : font_places()) places.push_back(std::move(place));
    }
    return confine(places);
}

std::string done(char job, std::string payload, const Protection& protection) {
    switch (static_cast<Job>(job)) {
        case Job::svg:
            return graphviz_svg(decode(payload));
        case Job::dot:
            return graphviz_dot(decode(payload));
        case Job::png:
            return png_from_svg(payload);
        case Job::fonts:
            return letters_without_font(payload);
        case Job::pdf: {
            const std::string title = take_line(payload), date = take_line(payload);
            return pdf_from_svg(payload, title, date);
        }
        case Job::protection:
            return protection_words(protection);
    }
    throw crosstie::Error("unknown job");
}

std::string answer() {
    std::string bytes;
    try {
        if (!read_exactly(bytes, frame_head)) throw crosstie::Error("no job came");
        const auto head = read_head(job_magic, bytes);
        if (!head) throw crosstie::Error("this program is started by crosstie and draws what it is sent");
        const Protection protection = confine_self(static_cast<Job>(head->kind));
        if (!read_exactly(bytes, head->length)) throw crosstie::Error("the job ends early");
        return frame(answer_magic, 'y', done(head->kind, std::move(bytes), protection));
    } catch (const std::exception& error) {
        return frame(answer_magic, 'n', error.what());
    }
}
}  // namespace

int main() {
    limit_self();
    write_all(answer());
    // No tear-down: fontconfig and Pango keep what they allocated at start, and the process ends anyway.
    _exit(0);
}
