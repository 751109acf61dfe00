#include <fmt/format.h>

#include <array>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "graph/survey/comparison.hpp"
#include "io/answers/change/against_output.hpp"
#include "io/answers/change/compare_document.hpp"
#include "io/answers/change/designs_output.hpp"
#include "io/answers/change/score_paths.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

namespace {

struct CompareOptions {
    StudyOptions study;
    WavePairOptions waves;
    OutputOptions output;
    AnswerOptions answer;
    io::Edition edition = io::Edition::group;
    std::string against;
    bool detail = false;
    std::string took_part;
    std::string known_before;
    std::vector<std::string> about;
    std::string score;
};

std::string about_text(const std::vector<io::Topic>& topics) {
    std::string text;
    for (const io::Topic& topic : topics) text += io::topic_text(topic);
    return text;
}

std::string about_help() {
    std::string help = "Also, from the study's other tables (text and json): all, or of:";
    for (const io::TopicKind& kind : io::topic_kinds()) help += fmt::format(" {} ({});", kind.key, kind.about);
    help.back() = '.';
    return help;
}

// An option that the asked output has no place for would be dropped.
void refuse_without_effect(const CompareOptions& options) {
    const std::string& format = options.answer.format;
    const bool whole = options.answer.table.empty() && (format == "text" || format == "json");
    const std::array<std::pair<const char*, bool>, 4> beside{{{"--took-part", !options.took_part.empty()},
                                                              {"--score", !options.score.empty()},
                                                              {"--about", !options.about.empty()},
                                                              {"--against", !options.against.empty()}}};
    const bool known_before = !options.known_before.empty();
    for (const auto& [name, there] : beside) {
        if (there && !whole) {
            throw UsageError(
                fmt::format("{} is for text and json, and the output is {}; leave one out", name,
                            options.answer.table.empty() ? format : "the table " + options.answer.table));
        }
        if (there && known_before)
            throw UsageError(
                fmt::format("{} has no place beside --known-before, which looks at one wave; leave one out", name));
    }
    if (options.detail && known_before)
        throw UsageError("--detail has no place beside --known-before, which looks at one wave; leave one out");
    if (!whole && known_before)
        throw UsageError(fmt::format("--known-before is for text and json, and the output is {}", format));
}

void run(const CompareOptions& options) {
    refuse_without_effect(options);
    const Study study = read(options.study, options.output.quiet);
    if (!options.known_before.empty()) {
        io::KnownRequest request;
        request.relation = relation_of(study, options.study.relation);
        request.known = relation_of(study, options.known_before);
        request.wave = wave_of(study, options.waves.to, study.waves.size() - 1);
        request.tie_from = options.study.tie_from;
        request.by = areas_of(study, options.study);
        request.edition = options.edition;
        deliver(options.answer.format == "json" ? io::known_before_json(study, request)
                                                : io::known_before_text(study, request),
                options.output);
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
    if (!options.about.empty()) topics = io::topics_of(of, options.about);
    const io::Released answer =
        io::release(io::compare_document(of, options.detail ? io::Beneath::told : io::Beneath::left_out),
                    {options.edition, study.min_group});
    // What is set beside the comparison is text or JSON of its own.
    const bool whole = options.answer.table.empty();
    if (options.answer.format == "json" && whole) {
        auto json = io::json_of(answer);
        if (took_part) json["took_part"] = io::took_part_json(*took_part);
        if (beside) json["against"] = io::beside_json(*beside);
        if (paths) json["score"] = io::score_paths_json(study, *paths, of.shown());
        if (!topics.empty()) json["topics"] = io::topics_json(topics);
        deliver(io::dumped(json), options.output);
    } else if (options.answer.format == "text" && whole) {
        deliver(io::text_of(answer) + (took_part ? io::took_part_text(*took_part) : std::string()) +
                    (paths ? io::score_paths_text(study, *paths, of.shown()) : std::string()) + about_text(topics) +
                    (beside ? io::beside_text(study, of.comparison, *beside) : std::string()),
                options.output);
    } else {
        deliver(answer, options.answer, options.edition == io::Edition::public_ ? "new_contact_bands" : "new_contacts",
                options.output);
    }
}

}  // namespace

void add_compare(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<CompareOptions>();
    auto* command = app.add_subcommand("compare", "Say what changed between two waves");
    add_study_options(*command, options->study);
    add_wave_pair_options(*command, options->waves);
    add_answer_options(*command, options->answer, "new contacts per person");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_people_options(*command, options->edition, options->study, options->output);
    command->add_flag("--detail", options->detail,
                      "Also: what threatens each finding, non-response treated five ways, tests person by person, "
                      "strengths, every survey, single people's circles, areas beside chance, what goes with a link, "
                      "work-streams");
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
