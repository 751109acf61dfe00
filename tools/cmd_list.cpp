#include <memory>

#include "io/answers/measures/catalog_listing.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

void add_list(CLI::App& app, ExitCode&) {
    struct ListOptions {
        AnswerOptions answer;
        OutputOptions output;
    };
    auto options = std::make_shared<ListOptions>();
    auto* command = app.add_subcommand("list", "Name every measure: key, meaning, range, when undefined, source");
    add_answer_options(*command, options->answer, "every measure");
    command->footer("Example: crosstie list");
    command->callback([options] {
        // No study is read, so there is nobody to protect.
        deliver(io::release(io::catalog_document(), {io::Edition::public_}), options->answer, "list_measures",
                options->output);
    });
}

}  // namespace crosstie::cli
