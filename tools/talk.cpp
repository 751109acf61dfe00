// What a command says: its result on stdout or in a file, all else on stderr.
#include "tools/talk.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>

#include "io/text/encoding.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::cli {

namespace {

bool wanted = true;

}  // namespace

void keep_notes_off_stderr() { wanted = false; }

bool notes_wanted() { return wanted; }

void tell(const std::string& words) {
    // File names, ids and options stand in what is told: none of them acts on the terminal.
    const std::string safe = io::escaped(words, io::LineFeeds::kept);
    static_cast<void>(std::fwrite(safe.data(), 1, safe.size(), stderr));
}

void tell_note(const std::string& words) {
    if (wanted) tell(words);
}

void deliver(const std::string& result, const OutputOptions& output) {
    if (!output.path.empty() && output.path != "-") {
        io::write_file(output.path, result, output.overwrite);
        if (!output.quiet && wanted) tell(fmt::format("wrote {}\n", output.path));
        return;
    }
    if (std::fwrite(result.data(), 1, result.size(), stdout) == result.size() && std::fflush(stdout) == 0) return;
    if (errno == EPIPE) return;  // whoever reads has what they wanted, as `head` does
    throw io::NotWritten("standard output: not written; the disk may be full");
}

}  // namespace crosstie::cli
