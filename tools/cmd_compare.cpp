#include <fmt/format.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "graph/survey/comparison.hpp"
#include "io/answers/change/against_output.hpp"
#include "io/answers/change/comparison_json.hpp"
#include "io/answers/change/comparison_table.hpp"
#include "io/answers/change/comparison_text.hpp"
#include "io/answers/change/designs_output.hpp"
#include "io/answers/change/detail_json.hpp"
#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/score_paths.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/released.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"
#include "io/text/wrap.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

namespace {

struct CompareOptions {
    StudyOptions study;
    WavePairOptions waves;
    OutputOptions output;
    std::string format = "text";
    io::Edition edition = io::Edition::group;
    std::string against;
    bool detail = false;
    std::string took_part;
    std::string known_before;
    std::vector<std::string> about;
    std::string score;
};

std::string text(const io::Section& section) { return io::for_terminal(io::text_of(section)); }

std::string about_text(const std::vector<io::Topic>& topics) {
    std::string all;
    for (const io::Topic& topic : topics) all += text(topic.section);
    return all;
}

std::string about_help() {
    std::string help = "Also, from the study's other tables (text and json): all, or of:";
    for (const io::TopicKind& kind : io::topic_kinds()) help += fmt::format(" {} ({});", kind.key, kind.about);
    help.back() = '.';
    return help;
}

void run(const CompareOptions& options) {
    const Study study = read(options.study, options.output.quiet);
    if (!options.known_before.empty()) {
        io::KnownRequest request;
        request.relation = relation_of(study, options.study.relation);
        request.known = relation_of(study, options.known_before);
        request.wave = wave_of(study, options.waves.to, study.waves.size() - 1);
        request.tie_from = options.study.tie_from;
        request.by = areas_of(study, options.study);
        request.edition = options.edition;
        const AnswerOptions answer{options.format, ""};
        deliver(io::release(io::known_before_document(study, request), {options.edition, study.min_group}), answer,
                "known_before_people", options.output);
        return;
    }
    const bool others = !options.took_part.empty() || !options.against.empty();
    const io::Case of(study, comparison_options(study, options.study, options.waves),
                      {.edition = options.edition,
                       .beside = others ? io::SetBeside::others : io::SetBeside::nothing,
                       .detail = {.odds = true}});
    std::optional<Study> other;
    std::optional<io::Beside> beside;
    if (!options.against.empty()) {
        StudyOptions there = options.study;
        there.source.paths = {options.against};
        other = read(there, options.output.quiet);
        beside = io::beside(of.comparison, *other,
                            survey::compare(*other, comparison_options(*other, there, options.waves)), options.edition);
    }
    std::optional<io::TookPartPairs> took_part;
    if (!options.took_part.empty()) {
        took_part = io::took_part_pairs(of, options.took_part);
    }
    std::vector<io::Topic> topics;
    std::optional<io::ScorePaths> paths;
    if (!options.score.empty()) paths = io::score_paths(of, options.score);
    const io::Disclosed& shown = of.shown();
    if (!options.about.empty()) {
        topics = io::topics_of(of, options.about);
    }
    if (options.format == "json") {
        auto json = io::comparison_json(of);
        if (options.detail) json["detail"] = io::detail_json(of);
        if (took_part) json["took_part"] = io::json_of(io::took_part_section(*took_part));
        if (beside) json["against"] = io::json_of(io::beside_section(study, of.comparison, *beside));
        if (paths) json["score"] = io::json_of(io::score_paths_section(study, *paths, shown));
        for (const io::Topic& topic : topics) json["topics"][topic.section.id] = io::json_of(topic.section);
        deliver(io::dumped(json), options.output);
    } else if (options.format == "csv")
        deliver(io::comparison_csv(of), options.output);
    else if (options.format == "md")
        deliver(io::comparison_markdown(of), options.output);
    else
        deliver(io::comparison_text(of) + (options.detail ? io::detail_text(of) : std::string()) +
                    (took_part ? text(io::took_part_section(*took_part)) : std::string()) +
                    (paths ? text(io::score_paths_section(study, *paths, shown)) : std::string()) + about_text(topics) +
                    (beside ? text(io::beside_section(study, of.comparison, *beside)) : std::string()),
                options.output);
}

}  // namespace

void add_compare(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<CompareOptions>();
    auto* command = app.add_subcommand("compare", "Say what changed between two waves");
    add_study_options(*command, options->study);
    add_wave_pair_options(*command, options->waves);
    command->add_option("--format", options->format, "text, json, csv (new contacts per person) or md")
        ->check(CLI::IsMember({"text", "json", "csv", "md"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_people_options(*command, options->edition, options->study, options->output);
    command->add_flag("--detail", options->detail,
                      "Also: what threatens each finding, non-response treated five ways, tests person by person, "
                      "strengths, every survey, single people's circles, areas beside chance, what goes with a link, "
                      "work-streams (text and json)");
    command->add_option("--took-part", options->took_part,
                        "Yes-no column of the actors: pairs who both took part beside the others (text and json)");
    command->add_option("--known-before", options->known_before,
                        "A relation of the same wave that says who was known before: new contacts of a single wave");
    command->add_option("--score", options->score,
                        "A score of people (crosstie list) at every wave: whose rose, whose fell (text and json)");
    command->add_option("--about", options->about, about_help())->delimiter(',');
    command->add_option("--against", options->against,
                        "Another study folder: how the two changes differ (text and json)");
    command->footer(
        "Example: crosstie compare data/east_london\n"
        "         crosstie compare before.csv after.csv --actors people.csv --by area --tie-from 2");
    command->callback([options] {
        if (!options->took_part.empty()) options->study.pseudonyms.kept_columns = {options->took_part};
        run(*options);
    });
}

}  // namespace crosstie::cli
