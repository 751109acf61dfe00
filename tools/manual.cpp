// The man page and bash completion, made from the commands themselves, so that neither can say what --help does not.
#include "tools/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace crosstie::cli {

namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App* sub) { return !sub->get_name().empty(); });
}

// The options of a command and of its groups, which CLI11 holds as commands without a name.
std::vector<const CLI::Option*> options_of(const CLI::App& command) {
    std::vector<const CLI::Option*> options = command.get_options();
    for (const CLI::App* group : command.get_subcommands([](const CLI::App* sub) { return sub->get_name().empty(); })) {
        const std::vector<const CLI::Option*> more = options_of(*group);
        options.insert(options.end(), more.begin(), more.end());
    }
    std::erase_if(options, [](const CLI::Option* option) { return option->get_group().empty(); });
    return options;
}

// The words an option takes: CLI11 writes them as "TEXT:{a,b}".
std::vector<std::string> words_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    const std::size_t open = type.find(":{");
    std::vector<std::string> words;
    if (open == std::string::npos) return words;
    std::size_t at = open + 2;
    const std::size_t close = type.find('}', at);
    while (at < close) {
        const std::size_t end = std::min(type.find(',', at), close);
        words.push_back(type.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// Text for troff: a backslash, a hyphen and a point or quote at the beginning of a line have meanings there.
std::string roff(std::string_view text) {
    std::string out;
    bool line_begins = true;
    for (const char c : text) {
        if (line_begins && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
        line_begins = c == '\n';
    }
    return out;
}

// "a|b|c", where a line may be broken after each bar.
std::string breakable(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "|\\:") + roff(word);
    return text;
}

class Manual {
 public:
    explicit Manual(const CLI::App& app) : app_(app) {}

    std::string write(const std::string& version) {
        add(".TH CROSSTIE 1 \"\" \"crosstie {}\" \"User Commands\"\n", roff(version));
        add(".ad l\n.SH NAME\ncrosstie \\- who works with whom, before and after, and what changed\n");
        add(".SH SYNOPSIS\n.B crosstie\n.I COMMAND\n[\\fIOPTION\\fR]...\n");
        add(".SH DESCRIPTION\n{}\n", roff(app_.get_description()));
        add(".SH OPTIONS\n");
        for (const CLI::Option* option : options_of(app_)) write(*option);
        add(".SH COMMANDS\n");
        for (const CLI::App* command : commands_of(app_)) write(*command);
        add(".SH NOTES\n.nf\n{}\n.fi\n", roff(app_.get_footer()));
        return std::move(page_);
    }

 private:
    template <typename... Args>
    void add(fmt::format_string<Args...> text, Args&&... args) {
        fmt::format_to(std::back_inserter(page_), text, std::forward<Args>(args)...);
    }

    void write(const CLI::App& command) {
        add(".SS crosstie {}\n{}\n", roff(command.get_name()), roff(command.get_description()));
        for (const CLI::Option* option : options_of(command)) {
            if (option != command.get_help_ptr()) write(*option);
        }
        if (!command.get_footer().empty()) add(".PP\n.nf\n{}\n.fi\n", roff(command.get_footer()));
    }

    void write(const CLI::Option& option) {
        const std::vector<std::string> words = words_of(option);
        const bool flag = option.get_items_expected() == 0;
        const std::string name = option.get_positional() ? option.get_name(true, false) : option.get_name(false, true);
        add(".TP\n.B {}", roff(name));
        if (!words.empty())
            add(" {}", breakable(words));
        else if (!flag && !option.get_positional())
            add(" \\fIVALUE\\fR");
        add("\n{}", roff(option.get_description()));
        if (option.get_required()) add(" (required)");
        if (!option.get_default_str().empty()) add(" [{}]", roff(option.get_default_str()));
        add("\n");
    }

    const CLI::App& app_;
    std::string page_;
};

// The long and short names, "--by" and "-o", with a space between.
std::string names_of(const CLI::Option& option) {
    std::string names;
    for (const std::string& name : option.get_lnames()) names += " --" + name;
    for (const std::string& name : option.get_snames()) names += " -" + name;
    return names.empty() ? names : names.substr(1);
}

}  // namespace

std::string man_page(const CLI::App& app, const std::string& version) { return Manual(app).write(version); }

std::string bash_completion(const CLI::App& app) {
    std::string all_commands, of_command, of_value;
    for (const CLI::App* command : commands_of(app)) {
        all_commands += ' ' + command->get_name();
        std::string options;
        for (const CLI::Option* option : options_of(*command)) {
            const std::string names = names_of(*option);
            if (names.empty()) continue;
            options += ' ' + names;
            const std::vector<std::string> words = words_of(*option);
            if (words.empty()) continue;
            of_value += fmt::format("        {}:--{}) words=\"{}\" ;;\n", command->get_name(),
                                    option->get_lnames().front(), fmt::join(words, " "));
        }
        of_command += fmt::format("            {}) words=\"{}\" ;;\n", command->get_name(),
                                  options.empty() ? options : options.substr(1));
    }
    return fmt::format(
        "# bash completion of crosstie\n"
        "_crosstie() {{\n"
        "    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} "
        "words=\n"
        "    COMPREPLY=()\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "        mapfile -t COMPREPLY < <(compgen -W \"{} --help --version\" -- \"$word\")\n"
        "        return\n"
        "    fi\n"
        "    case \"$command:$before\" in\n"
        "{}"
        "    esac\n"
        "    if [ -z \"$words\" ] && [ \"${{word#-}}\" != \"$word\" ]; then\n"
        "        case \"$command\" in\n"
        "{}"
        "        esac\n"
        "    fi\n"
        "    if [ -n \"$words\" ]; then\n"
        "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
        "    else\n"
        "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
        "    fi\n"
        "}}\n"
        "complete -o filenames -F _crosstie crosstie\n",
        all_commands.substr(1), of_value, of_command);
}

}  // namespace crosstie::cli
