// Replaces several files as one: all are prepared, a journal says what is to be renamed, the renames follow. Whoever is
// killed before the journal stands has changed nothing; after it, the next run carries the renames through.
#include "io/text/journal.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <optional>
#include <set>
#include <thread>

#include "io/text/file.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view first_words = "crosstie journal 1";
constexpr std::string_view last_words = "end";

struct Step {
    fs::path temporary, target;  // from the journal's folder; no temporary: the target goes
};

std::string text_of(const std::vector<Step>& steps) {
    std::string text(first_words);
    for (const Step& step : steps) text += '\0' + step.temporary.native() + '\0' + step.target.native();
    return text + '\0' + std::string(last_words);
}

// A journal may come with a stranger's study: what it names must lie in its folder, and no link may lead out of it.
bool stays_in(const fs::path& folder, const fs::path& path) {
    if (path.empty() || path.is_absolute()) return false;
    fs::path so_far = folder;
    for (const fs::path& part : path) {
        if (part == ".." || part == "." || part.empty()) return false;
        if (part == path.filename()) break;
        so_far /= part;
        struct stat found {};
        if (::lstat(so_far.c_str(), &found) != 0 || !S_ISDIR(found.st_mode)) return false;
    }
    return true;
}

std::optional<std::vector<Step>> steps_in(const fs::path& folder, const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\0', start), text.size());
        words.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    if (words.size() % 2 != 0 || words.front() != first_words || words.back() != last_words) return std::nullopt;
    std::vector<Step> steps;
    for (std::size_t k = 1; k + 1 < words.size(); k += 2) {
        Step step{words[k], words[k + 1]};
        if (!stays_in(folder, step.target)) return std::nullopt;
        if (!step.temporary.empty() &&
            (!stays_in(folder, step.temporary) || !is_temporary_name(step.temporary.filename().native())))
            return std::nullopt;
        steps.push_back(std::move(step));
    }
    return steps;
}

// How many steps could not be taken; a step taken before counts as taken.
std::size_t take(const fs::path& folder, const std::vector<Step>& steps, std::string& reason) {
    std::size_t left = 0;
    for (const Step& step : steps) {
        const int done = step.temporary.empty()
                             ? ::unlink((folder / step.target).c_str())
                             : ::rename((folder / step.temporary).c_str(), (folder / step.target).c_str());
        if (done == 0 || errno == ENOENT) continue;
        ++left;
        reason = std::strerror(errno);
    }
    return left;
}

void flush_all(const fs::path& folder, const std::vector<Step>& steps) {
    std::set<fs::path> folders{folder};
    for (const Step& step : steps) folders.insert((folder / step.target).parent_path());
    for (const fs::path& one : folders) flush_folder(one);
}

constexpr std::string_view make_room = "free some room, or choose another folder";

}  // namespace

void change_files(const fs::path& folder, const FolderChange& change) {
    const FolderLock lock(folder);
    if (!lock.taken())
        not_written(folder, "another run of crosstie is writing there", "wait until it has ended, and run this again");
    std::vector<TemporaryName> prepared;
    std::vector<Step> steps;
    for (const FolderChange::Put& put : change.put) {
        const TemporaryName& name = prepared.emplace_back(folder / put.target, TemporaryName::Kind::file);
        const int error = write_new_file(name.path(), put.bytes, put.mode);
        if (error != 0) not_written(folder / put.target, std::strerror(error), make_room);
        if (put.mode_as_it_was) ::chmod(name.path().c_str(), put.mode);
        steps.push_back({put.target.parent_path() / name.path().filename(), put.target});
    }
    for (const fs::path& gone : change.gone) steps.push_back({{}, gone});
    if (steps.empty()) return;

    const fs::path journal = folder / journal_name;
    std::string reason;
    if (steps.size() > 1) {
        TemporaryName draft(journal, TemporaryName::Kind::file);
        const int error = write_new_file(draft.path(), text_of(steps), 0600);
        if (error != 0) not_written(journal, std::strerror(error), make_room);
        if (::rename(draft.path().c_str(), journal.c_str()) != 0) not_written(journal, std::strerror(errno), make_room);
        draft.keep();
        flush_folder(folder);
    }
    const Step& first = steps.front();
    if (take(folder, {first}, reason) != 0) {
        ::unlink(journal.c_str());
        not_written(folder / first.target, reason, "choose another place for it");
    }
    for (TemporaryName& name : prepared) name.keep();  // from here on all of them are put in place, now or by the next
    constexpr int tries = 3;
    for (int k = 0; k < tries; ++k) {
        if (take(folder, steps, reason) != 0) continue;
        flush_all(folder, steps);
        if (steps.size() > 1) ::unlink(journal.c_str());
        return;
    }
    not_written(
        folder, reason,
        "some of its files are replaced and some not; once the disk is well, any crosstie command that reads or "
        "writes there puts the others in place");
}

void finish_interrupted(const std::string& folder_named) {
    const fs::path folder = folder_named.empty() ? fs::path(".") : fs::path(folder_named);
    const fs::path journal = folder / journal_name;
    struct stat found {};
    if (::lstat(journal.c_str(), &found) != 0) return;
    // Whoever is at it this moment needs no help.
    constexpr auto patience = std::chrono::seconds(5);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const FolderLock lock(folder);
        if (::lstat(journal.c_str(), &found) != 0) return;
        if (lock.taken()) {
            const auto steps = S_ISREG(found.st_mode) ? steps_in(folder, read_file(journal.string())) : std::nullopt;
            if (!steps) {
                throw Unreadable(journal.string(), "this is no journal of crosstie's",
                                 "remove it; crosstie leaves one only where it was stopped among its renames");
            }
            std::string reason;
            if (take(folder, *steps, reason) == 0) {
                flush_all(folder, *steps);
                if (::unlink(journal.c_str()) == 0 || errno == ENOENT) return;
                reason = std::strerror(errno);
            }
            throw Unreadable(folder.string(),
                             fmt::format("a run that was stopped left some of its files old and some new, and the "
                                         "others cannot be put in place ({})",
                                         reason),
                             "run the command again where you may write in the folder");
        }
        if (std::chrono::steady_clock::now() > deadline) {
            throw Unreadable(folder.string(), "another run of crosstie is writing there",
                             "wait until it has ended, and run this again");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}  // namespace crosstie::io
