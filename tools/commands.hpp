#pragma once
#include <CLI/CLI.hpp>

namespace crosstie::cli {

/// What a command ends with; DESIGN section 3.
enum class ExitCode {
    done = 0,
    found = 1,
    usage = 2,
    data_wrong = 3,
    unreadable = 4,
    not_written = 5,
    limit = 6,
    internal = 7
};

void add_report(CLI::App& app, ExitCode& exit_code);
void add_compare(CLI::App& app, ExitCode& exit_code);
void add_measure(CLI::App& app, ExitCode& exit_code);
void add_groups(CLI::App& app, ExitCode& exit_code);
void add_meetings(CLI::App& app, ExitCode& exit_code);
void add_draw(CLI::App& app, ExitCode& exit_code);
void add_plan(CLI::App& app, ExitCode& exit_code);
void add_import(CLI::App& app, ExitCode& exit_code);
void add_check(CLI::App& app, ExitCode& exit_code);
void add_verify(CLI::App& app, ExitCode& exit_code);
void add_access(CLI::App& app, ExitCode& exit_code);
void add_forget(CLI::App& app, ExitCode& exit_code);
void add_convert(CLI::App& app, ExitCode& exit_code);
void add_list(CLI::App& app, ExitCode& exit_code);

/// THE list of commands.
void add_commands(CLI::App& app, ExitCode& exit_code);

}  // namespace crosstie::cli
