#pragma once
#include <string>
#include <vector>

#include "io/pack/compose.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

/// A picture and its words, on their way to files.
struct Drawn {
    std::string bytes;
    io::Picture picture;
};

/// Writes the picture and, with its words, a text file of its name with the alt text and the long description; both or
/// neither.
void deliver_told(const Drawn& drawn, bool with_words, const OutputOptions& output);

/// Writes several, each beside the name asked for under that name and its view's; all of them or none.
void deliver_all(const std::vector<Drawn>& all, bool with_words, const OutputOptions& output);

}  // namespace crosstie::cli
