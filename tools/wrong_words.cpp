#include "tools/wrong_words.hpp"

#include <fmt/format.h>
#include <vector>

#include "io/text/nearest.hpp"

namespace crosstie::cli {

namespace {

std::vector<std::string> words_of(int argc, const char* const* argv) {
    std::vector<std::string> words;
    for (int k = 1; k < argc; ++k) words.emplace_back(argv[k]);
    return words;
}

// The first word that stands where a command is expected: behind the options of the program and their values.
std::string command_word(const CLI::App& app, const std::vector<std::string>& words) {
    for (std::size_t k = 0; k < words.size(); ++k) {
        if (words[k].empty() || words[k][0] != '-') return words[k];
        const CLI::Option* option = app.get_option_no_throw(words[k]);
        const bool takes_value = option != nullptr && option->get_expected_min() > 0;
        if (takes_value && words[k].find('=') == std::string::npos) ++k;
    }
    return {};
}

const CLI::App* command_called(const CLI::App& app, const std::string& word) {
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (command->get_name() == word) return command;
    }
    return nullptr;
}

void option_names(const CLI::App& app, std::vector<std::string>& names) {
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    for (const CLI::App* group : app.get_subcommands([](const CLI::App* one) { return one->get_name().empty(); }))
        option_names(*group, names);
}

std::string wrong_option(const CLI::App& app, const CLI::App& command, const std::vector<std::string>& words) {
    std::vector<std::string> known;
    option_names(command, known);
    option_names(app, known);
    for (const std::string& word : words) {
        const std::string name = word.substr(0, word.find('='));
        if (!name.starts_with("--") || name.size() == 2) continue;
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        return fmt::format("{} has no option {}; {}", command.get_name(), name,
                           io::perhaps(io::nearest(name, known),
                                       fmt::format("'crosstie {} --help' names them all", command.get_name())));
    }
    return {};
}

}  // namespace

std::string wrong_words(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
    const std::vector<std::string> words = words_of(argc, argv);
    const std::string word = command_word(app, words);
    const CLI::App* const command = command_called(app, word);
    if (command == nullptr) {
        if (word.empty()) return std::string(error.what()) + "; see 'crosstie --help'";
        std::vector<std::string> known;
        for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; }))
            known.push_back(one->get_name());
        return fmt::format("no command '{}'; {}", word,
                           io::perhaps(io::nearest(word, known), "'crosstie --help' names them all"));
    }
    const bool extra = dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr;
    const std::string option = extra ? wrong_option(app, *command, words) : std::string();
    return option.empty() ? std::string(error.what()) + "; see 'crosstie --help'" : option;
}

}  // namespace crosstie::cli
