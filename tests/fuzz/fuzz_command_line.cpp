// Any bytes as a command line, a word a line: it is read or refused with words, whatever was read before it. No command
// runs, and the program's own options (--errors, --man) are not there: both are for tests/reliability/words.py.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/error.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/wrong_words.hpp"

using namespace crosstie;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

// What a command runs holds its options, too: it is kept, and not called.
struct Command : CLI::App {
    static std::function<void()> replaced(CLI::App& command) {
        return std::exchange(command.*&Command::final_callback_, [] {});
    }
};

struct Program {
    CLI::App app{"", "crosstie"};
    cli::ExitCode exit_code = cli::ExitCode::done;
    std::vector<std::function<void()>> kept;

    Program() {
        app.require_subcommand(1);
        app.fallthrough();
        cli::add_commands(app, exit_code);
        for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
            kept.push_back(Command::replaced(*command));
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Program program;
    std::vector<std::string> words{"crosstie", ""};
    for (std::size_t k = 0; k < size; ++k) {
        if (data[k] == '\n') {
            words.emplace_back();
        } else if (data[k] != 0) {  // ends a word of argv
            words.back() += static_cast<char>(data[k]);
        }
    }
    std::vector<const char*> given;
    given.reserve(words.size());
    for (const std::string& word : words) given.push_back(word.c_str());
    const int count = static_cast<int>(given.size());
    try {
        program.app.parse(count, given.data());
        require(program.app.get_subcommands().size() == 1);
    } catch (const CLI::Success&) {
    } catch (const CLI::ParseError& error) {
        require(!cli::wrong_words(program.app, error, count, given.data()).empty());
    } catch (const cli::UsageError&) {
    } catch (const Error&) {
    }
    return 0;
}
