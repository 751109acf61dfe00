#include "tools/commands.hpp"

namespace crosstie::cli {

void add_commands(CLI::App& app, ExitCode& exit_code) {
    for (const auto add : {add_report, add_compare, add_measure, add_groups, add_meetings, add_plan, add_draw,
                           add_import, add_check, add_verify, add_access, add_forget, add_convert, add_list})
        add(app, exit_code);
}

}  // namespace crosstie::cli
