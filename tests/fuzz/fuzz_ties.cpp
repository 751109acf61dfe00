// Any bytes as a table of ties, alone or with a table of actors behind the byte 0xFF: refused with a place, or read to a
// study that holds together, and the same a second time. `check` lists each note of it.
#include <unistd.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "graph/base/error.hpp"
#include "io/read/read.hpp"

using namespace crosstie;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

/// In a folder that is kept in memory, where there is one: a thousand times a second on a disk is slow.
std::string put(const char* name, std::string_view bytes) {
    static const std::string folder =
        std::string(::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp") + "/fuzz_ties_";
    std::string path = folder + std::to_string(::getpid()) + name;
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

void require_sound(const Study& study) {
    const std::size_t n = study.actors.size();
    require(study.answers.size() == study.relations.size());
    for (const auto& waves : study.answers) {
        require(waves.size() == study.waves.size());
        for (const Answers& answers : waves) {
            std::uint64_t last = 0;
            for (std::size_t k = 0; k < answers.ties.size(); ++k) {
                const Tie& tie = answers.ties[k];
                require(tie.from < n && tie.to < n && tie.from != tie.to);
                require(std::isfinite(tie.strength) && tie.strength > 0);
                const std::uint64_t pair = (std::uint64_t{tie.from} << 32) | tie.to;
                require(k == 0 || pair > last);
                last = pair;
            }
        }
    }
    for (const std::string& name : study.attributes.names()) require(study.attributes.find(name)->size() == n);
    for (const QualityLine& one : study.notes.quality) require(!one.kind.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::size_t parted = bytes.find('\xFF');
    io::Source source{.paths = {put(".csv", bytes.substr(0, parted))}, .each_note = true};
    if (parted != std::string_view::npos) {
        source.actors = put("_actors.csv", bytes.substr(parted + 1));
        source.choices.not_on_roster = io::NotOnRoster::take_in;
    }
    try {
        const Study study = io::read_study(source);
        require_sound(study);
        require(io::read_study(source).notes.warnings == study.notes.warnings);
    } catch (const InvalidInput& refused) {
        for (const Fault& fault : refused.faults()) require(!fault.found.empty());
    } catch (const Error&) {
    }
    return 0;
}
