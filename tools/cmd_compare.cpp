#include <fmt/format.h>

#include <array>
#include <memory>
#include <optional>

#include "graph/survey/comparison.hpp"
#include "io/answers/change/against_output.hpp"
#include "io/answers/change/compare_document.hpp"
#include "io/answers/change/designs_output.hpp"
#include "io/answers/change/score_paths.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/release/released.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/doubts.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

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

std::string about_help() {
    std::string help = "Also, from the study's other tables: all, or of:";
    for (const io::TopicKind& kind : io::topic_kinds()) help += fmt::format(" {} ({});", kind.key, kind.about);
    help.back() = '.';
    return help;
}

// An option that the asked output has no place for would be dropped. CSV is one table, and the usual one holds nothing of
// these.
void refuse_without_effect(const CompareOptions& options, const CLI::App& command) {
    for (const char* const name : {"--from", "--seed", "--draws", "--threads", "--symmetrise"}) {
        if (!options.known_before.empty() && command.count(name) > 0)
            throw UsageError(fmt::format(
                "{} has no place beside --known-before, which looks at one wave and draws nothing; leave it out",
                name));
    }
    const bool usual_table = options.answer.format == "csv" && options.answer.table.empty();
    const std::array<std::pair<const char*, bool>, 5> given{{{"--detail", options.detail},
                                                             {"--took-part", !options.took_part.empty()},
                                                             {"--score", !options.score.empty()},
                                                             {"--about", !options.about.empty()},
                                                             {"--against", !options.against.empty()}}};
    for (const auto& [name, there] : given) {
        if (there && !options.known_before.empty())
            throw UsageError(
                fmt::format("{} has no place beside --known-before, which looks at one wave; leave one out", name));
        if (there && usual_table)
            throw UsageError(
                fmt::format("{} adds nothing to the table that csv holds unasked; name one of its own with --table, or "
                            "choose --format text, md or json",
                            name));
    }
}

void run(const CompareOptions& options, const CLI::App& command) {
    refuse_without_effect(options, command);
    const Study study = read(options.study, options.output.quiet);
    tell_reverse_order(study, options.waves, options.output.quiet);
    if (!options.known_before.empty()) {
        io::KnownRequest request;
        request.relation = relation_of(study, options.study.relation);
        request.known = relation_of(study, options.known_before);
        request.wave = wave_of(study, options.waves.to, study.waves.size() - 1);
        request.tie_from = options.study.tie_from;
        request.by = areas_of(study, options.study);
        request.edition = options.edition;
        deliver(io::release(io::known_before_document(study, request), {options.edition, study.min_group}),
                options.answer, "known_before_people", options.output);
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
        StudyOptions there;  // compared alike; how this study's tables are read says nothing of a folder
        there.source.paths = {options.against};
        there.relation = options.study.relation;
        there.by = options.study.by;
        there.no_areas = options.study.no_areas;
        there.tie_from = options.study.tie_from;
        there.symmetrise = options.study.symmetrise;
        other = read(there, options.output.quiet);
        beside = io::beside(of.comparison, *other,
                            survey::compare(*other, comparison_options(*other, there, options.waves)), options.edition);
    }
    std::optional<io::TookPartPairs> took_part;
    if (!options.took_part.empty()) {
        took_part = io::took_part_pairs(of, options.took_part);
    }
    const bool a_page = options.answer.format == "text" || options.answer.format == "md";
    io::Document document = io::compare_document(of, options.detail ? io::Beneath::told : io::Beneath::left_out,
                                                 a_page ? io::EachPerson::left_out : io::EachPerson::told);
    std::vector<io::Section>& sections = document.sections;
    if (took_part) sections.push_back(io::took_part_section(*took_part));
    if (!options.score.empty()) {
        sections.push_back(io::score_paths_section(study, io::score_paths(of, options.score), of.shown()));
    }
    if (!options.about.empty()) {
        for (io::Topic& topic : io::topics_of(of, options.about)) {
            topic.section.id = "topics." + topic.section.id;
            sections.push_back(std::move(topic.section));
        }
    }
    if (beside) sections.push_back(io::beside_section(study, of.comparison, *beside));
    deliver(io::release(std::move(document), {options.edition, study.min_group}), options.answer,
            io::shows_people(options.edition) ? "new_contacts" : "new_contact_bands", options.output);
}

}  // namespace

void add_compare(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<CompareOptions>();
    auto* command = app.add_subcommand("compare", "Say what changed between two waves");
    add_study_options(*command, options->study);
    options->study.areas_expected = true;
    add_wave_pair_options(*command, options->waves);
    add_chance_options(*command, options->waves);
    add_answer_options(*command, options->answer, "new contacts per person");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_people_options(*command, options->edition, options->study, options->output);
    command->add_flag("--detail", options->detail,
                      "Also: what threatens each finding, non-response treated five ways, tests person by person, "
                      "strengths, every survey, single people's circles, areas beside chance, what goes with a link, "
                      "work-streams");
    command->add_option("--took-part", options->took_part,
                        "Yes-no column of the actors: pairs who both took part beside the others");
    command->add_option("--known-before", options->known_before,
                        "A relation of the same wave that says who was known before: new contacts of a single wave");
    command->add_option("--score", options->score,
                        "A score of people (crosstie list) at every wave: whose rose, whose fell");
    command->add_option("--about", options->about, about_help())->delimiter(',');
    command->add_option("--against", options->against, "Another study folder: how the two changes differ");
    command->footer(
        "Words: clear, where an interval for people and one with areas as units both leave out no change;\n"
        "likely, where the one for people alone does, or there are no areas to ask (--by); otherwise not\n"
        "distinguishable from churn. Fewer than ten people: facts only, no interval.\n"
        "Example: crosstie compare data/east_london\n"
        "         crosstie compare before.csv after.csv --actors people.csv --by area --tie-from 2");
    command->callback([options, command] {
        if (!options->took_part.empty()) options->study.pseudonyms.kept_columns = {options->took_part};
        run(*options, *command);
    });
}

}  // namespace crosstie::cli
