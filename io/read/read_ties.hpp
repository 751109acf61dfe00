#pragma once
#include <cstddef>
#include <vector>

#include "io/read/read_table.hpp"

namespace crosstie::io {

/// Whether a table of ties may name actors and relations that nothing named before.
enum class Names { known_only, new_ones_too };

/// The ties of one table as they stand there, by relation; strength 0 is no tie.
struct TieTable {
    std::string path;
    std::vector<std::vector<Tie>> ties;  // [relations]
};

/// Reads source,target[,strength][,relation] (also from, to, weight).
/// Cost     one pass and two hash look-ups a row
[[nodiscard]] TieTable read_ties(const TableFile& file, Reading& reading, Names actors, Names relations);

/// Refuses what was found wrong so far; else hands over the study with the ties of its waves in the form it keeps:
/// sorted by pair, once each (the strongest of repeats), none from an actor to itself, none on a pair that was not
/// observed. What is left out is counted in the notes, and a wave of which no table says who answered is named there.
[[nodiscard]] Study settle(std::vector<TieTable> tables_by_wave, Reading& reading);

}  // namespace crosstie::io
