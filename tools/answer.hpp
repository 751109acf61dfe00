#pragma once
#include <CLI/CLI.hpp>
#include <string>

#include "io/release/released.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

/// In which form an answer is wanted, and for CSV which of its tables.
struct AnswerOptions {
    std::string format = "text";
    std::string table;
};

/// --format text|json|csv|md and --table, the same for every answer. `usual` is the table that --format csv gives
/// unasked, in words for the help: "the meetings".
void add_answer_options(CLI::App& command, AnswerOptions& options, const std::string& usual);

/// Writes an answer in the form asked for; `usual` is the id of the table that CSV holds unasked.
/// Errors: Error naming the tables there are.
void deliver(const io::Released& answer, const AnswerOptions& asked, const std::string& usual,
             const OutputOptions& output);

}  // namespace crosstie::cli
