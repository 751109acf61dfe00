#include <memory>

#include "io/answers/measures/catalog_listing.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

void add_list(CLI::App& app, ExitCode&) {
    struct ListOptions {
        std::string format = "text";
        OutputOptions output;
    };
    auto options = std::make_shared<ListOptions>();
    auto* command = app.add_subcommand("list", "Name every measure: key, meaning, range, when undefined, source");
    command->add_option("--format", options->format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    command->footer("Example: crosstie list");
    command->callback([options] { deliver(io::catalog_listing(options->format), options->output); });
}

}  // namespace crosstie::cli
