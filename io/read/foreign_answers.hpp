// Who was on the list, who answered and which pairs were left open, as files of other programs say it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "io/read/formats/formats.hpp"
#include "io/read/read_answers.hpp"
#include "io/read/read_table.hpp"

namespace crosstie::io {

/// A file of another program, and where its actors and relations stand in the study.
struct ForeignFile {
    std::string path;
    NamedNetworks networks;
    std::vector<ActorId> actors;         // [its actors] numbers in the study
    std::vector<std::size_t> relations;  // [its relations] places in the study
    std::size_t first_wave = 0;

    [[nodiscard]] std::size_t relation(std::uint32_t own) const {
        return relations[std::min<std::size_t>(own, relations.size() - 1)];
    }
};

/// Who was there: what each file says, and, where no roster does, whom it lists.
void take_presence(const std::vector<ForeignFile>& files, bool roster_given, Reading& reading);

/// Who answered at a wave, if a column of the files says so: the one named with --answered, or "answered", with the wave
/// behind it or not; empty where none says it.
std::vector<bool> answered_at(std::vector<ForeignFile>& files, std::size_t wave, const std::string& asked,
                              Reading& reading);

/// Takes the columns that say who answered out of the attributes.
void drop_answered_columns(std::vector<ForeignFile>& files, const std::string& stem, const Study& study);

/// Pairs of a wave that the files leave open themselves.
[[nodiscard]] std::vector<OpenPair> left_open(const std::vector<ForeignFile>& files, std::size_t wave);

}  // namespace crosstie::io
