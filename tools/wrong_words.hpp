#pragma once
#include <CLI/CLI.hpp>
#include <string>

namespace crosstie::cli {

/// What is wrong with a command line that could not be read, with the nearest command or option where a word is none.
[[nodiscard]] std::string wrong_words(const CLI::App& app, const CLI::ParseError& error, int argc,
                                      const char* const* argv);

}  // namespace crosstie::cli
