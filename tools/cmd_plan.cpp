#include <memory>

#include "io/answers/plan/plan.hpp"
#include "io/release/released.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct PlanOptions {
    StudyOptions study;
    std::string wave;
    io::PlanRequest request;
    AnswerOptions answer;
    OutputOptions output;
};

void run_plan(const PlanOptions& options) {
    const Study study = read(options.study, options.output.quiet);
    io::PlanRequest request = options.request;
    request.relation = relation_of(study, options.study.relation);
    request.wave = wave_of(study, options.wave, study.waves.size() - 1);
    request.tie_from = options.study.tie_from;
    request.direction = direction_of(options.study.symmetrise);
    request.by = areas_of(study, options.study);
    if (request.by.empty()) throw UsageError("plan needs areas; give --by with an attribute of the actors");
    const io::Planned planned = io::planned(study, request);
    const io::Released answer = io::release(io::planned_document(study, planned), {request.edition, study.min_group});
    deliver(answer, options.answer, io::shows_people(request.edition) ? "plan_introductions" : "plan_between",
            options.output);
}

}  // namespace

void add_plan(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<PlanOptions>();
    io::PlanRequest& request = options->request;
    auto* command = app.add_subcommand("plan", "Introductions worth making, and whom the network depends on");
    add_study_options(*command, options->study);
    options->study.areas_expected = true;
    command->add_option("--wave", options->wave, "Which wave (the last)");
    command->add_option("--per-person", request.per_person, "Introductions one person is part of, at most")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command
        ->add_option("--per-introducer", request.per_introducer, "Introductions one person is asked to make, at most")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--top", request.top, "Introductions to propose; lines of every other list, at most")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command->add_option("--steps", request.steps, "Whom to brief first: reach others within so many steps")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    command->add_option("--size", request.size, "Whom to brief first: so many people")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    command->add_option("--if-leaves", request.if_leaves, "Id of one person: what the others would lose (everybody)");
    command->add_option("--seed", request.seed, "Seed of the draws of half of the introductions")
        ->capture_default_str();
    command->add_option("--draws", request.draws, "Draws of half of the introductions")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
    add_answer_options(*command, options->answer, "the introductions; in public how many between which areas");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_people_options(*command, request.edition, options->study, options->output);
    command->footer(
        "The scoring is a proposal, untested on people.\n"
        "Example: crosstie plan data/east_london --top 10\n"
        "         crosstie plan data/east_london --if-leaves L02");
    command->callback([options] { run_plan(*options); });
}

}  // namespace crosstie::cli
