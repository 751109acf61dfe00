#pragma once
#include <CLI/CLI.hpp>
#include <string>

namespace crosstie::cli {

/// The man page crosstie(1) in troff's man macros, made from the commands themselves: every command, option, default and
/// example that --help shows. The same program gives the same bytes.
[[nodiscard]] std::string man_page(const CLI::App& app, const std::string& version);

/// What bash completes after "crosstie": commands, then the command's options, the words an option takes, else files.
[[nodiscard]] std::string bash_completion(const CLI::App& app);

}  // namespace crosstie::cli
