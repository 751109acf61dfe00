// Writes one report after another in one process, as a program that uses the library does: memory and open files must
// stay where they were once everything has been used a few times.
//
// usage: soak STUDY FOLDER REPORTS [--pictures]
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "io/pack/pack_pictures.hpp"
#include "io/pack/write_report.hpp"
#include "io/read/read.hpp"
#include "io/text/write_file.hpp"

namespace {

/// Resident memory that is this process's own, in KiB, once what was freed has been given back: how much of that stays
/// differs from one edition's report to the next.
long own_memory() {
    ::malloc_trim(0);
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:")) return std::stol(line.substr(8));
    }
    return -1;
}

long open_files() {
    long count = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
    return count;
}

/// Children that ended and were not asked how.
long zombies() {
    long count = 0;
    std::ifstream children("/proc/self/task/" + std::to_string(getpid()) + "/children");
    for (std::string child; children >> child;) ++count;
    return count;
}

void report(const char* study_folder, const std::string& folder, unsigned seed, bool pictures) {
    using namespace crosstie;
    const Study study = io::read_study({.paths = {study_folder}});
    constexpr io::Edition editions[]{io::Edition::public_, io::Edition::group, io::Edition::named};
    const io::Case change(study, {.tie_from = NAN, .by = "area", .seed = seed, .draws = 50},
                          {.edition = editions[seed % 3]});
    io::PaperParts parts;
    if (pictures) parts.pictures = io::pack_pictures(change, {.threads = 2, .progress = {}});
    io::write_files(folder, io::write_report(change, parts), true);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fputs("usage: soak STUDY FOLDER REPORTS [--pictures]\n", stderr);
        return 2;
    }
    const bool pictures = argc > 4 && std::strcmp(argv[4], "--pictures") == 0;
    const unsigned reports = static_cast<unsigned>(std::stoul(argv[3])), warm = std::min(50U, reports / 2);
    long memory = 0, files = 0;
    for (unsigned k = 1; k <= reports; ++k) {
        report(argv[1], argv[2], k, pictures);
        if (k == warm) memory = own_memory(), files = open_files();
        if (k == warm || k % 100 == 0 || k == reports)
            std::printf("%u reports: %ld KiB, %ld open files, %ld children\n", k, own_memory(), open_files(),
                        zombies());
        std::fflush(stdout);
    }
    // 1 MiB is the goal of the design; a leak of one large object a report is more over a thousand.
    const long growth = own_memory() - memory, more = open_files() - files;
    std::printf("after the first %u: %ld KiB more, %ld open files more\n", warm, growth, more);
    return growth > 1024 || more != 0 || zombies() != 0 ? 1 : 0;
}
