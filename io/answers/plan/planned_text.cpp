#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/answers/meetings/meetings.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/plan/planned_output.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/text_table.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t page = 100;  // characters a line

std::string headed(std::string_view head) { return fmt::format("\n{}\n", head); }

std::string captioned(const Table& table) { return headed(table.caption) + text_table(table, page); }

// Text and its number, with further lines set in below the text.
std::string numbered(std::size_t number, const std::string& words) {
    const std::string lines = wrapped(words, page, "    ");
    return fmt::format("{:>2}. {}", number, lines.substr(4));
}

std::string introductions_text(const Study& study, const Planned& planned) {
    const bool is_public = planned.request.edition == Edition::public_;
    std::string text = headed("Introductions worth making");
    text += wrapped(
        fmt::format(
            "{} of {} proposed: people of two {} who do not know each other and share a colleague. Nobody is part "
            "of more than {} or asked to make more than {}. {} would be the first link between two {}.",
            count_words(planned.proposed),
            counted(planned.candidates, "possible introduction", "possible introductions"), study.by.plural,
            planned.request.per_person, planned.request.per_introducer,
            planned.first_links == 0 ? "None" : count_words(planned.first_links), study.by.plural),
        page);
    text += wrapped("The scoring is a proposal, untested on people: judge each line before anybody is asked.", page);
    for (std::size_t k = 0; k < planned.introductions.size(); ++k) {
        text += numbered(k + 1, introduction_words(study, planned, planned.introductions[k]));
    }
    if (is_public && !planned.between.empty()) {
        Table between{"between",
                      "Between which " + study.by.plural,
                      {{study.by.singular}, {"and"}, {"introductions", true}, {"linked now"}},
                      {},
                      {},
                      {}};
        for (const PlannedBetween& row : planned.between) {
            between.rows.push_back({planned.areas.labels[row.area], planned.areas.labels[row.to],
                                    count_words(row.introductions), row.first_link ? "no" : "yes"});
        }
        text += captioned(between);
    }
    if (planned.areas_merged > 0) {
        text += wrapped(fmt::format("{} {} with too few people, or added to hide one, are planned for together.",
                                    planned.areas_merged, study.by.plural),
                        page);
    }
    if (planned.without_area > 0) {
        text += wrapped(
            fmt::format("{} of no known {} left out.", people_words(planned.without_area), study.by.singular), page);
    }
    if (planned.check_first == 0) return text;
    text += headed("Check first");
    text += wrapped(
        fmt::format("{}, but not both were asked and answered about the other: they may know each other already.{}",
                    planned.check_first == 1
                        ? "1 more pair of people shares a colleague"
                        : count_words(planned.check_first) + " more pairs of people share a colleague",
                    planned.to_check.size() < planned.check_first && !is_public
                        ? fmt::format(" The first {}:", planned.to_check.size())
                        : ""),
        page);
    for (const plan::CheckFirst& pair : planned.to_check) {
        text += wrapped("- " + check_first_words(study, planned, pair), page, "  ").substr(2);
    }
    return text;
}

std::string figure_words(plan::Figure figure, const Study& study) {
    switch (figure) {
        case plan::Figure::density:
            return "density: links of all possible";
        case plan::Figure::contacts_across:
            return "contacts across " + study.by.plural;
        case plan::Figure::area_pairs_linked:
            return fmt::format("pairs of {} with a contact", study.by.plural);
        case plan::Figure::fragmentation:
            return "fragmentation: pairs without a route";
        case plan::Figure::compactness:
            return "compactness: mean of 1 / steps";
        case plan::Figure::dependence:
            return "dependence: pairs without a route if the one most depended on left";
    }
    return "";
}

std::string number(double value) { return std::isnan(value) ? "not defined" : fmt::format("{:.4g}", value); }

std::string effect_text(const Study& study, const Planned& planned) {
    Table table{"effect",
                "What it could change",
                {{"figure"}, {"now", true}, {"half accepted", true}, {"least to most", true}, {"all accepted", true}},
                {},
                {},
                {}};
    for (const plan::EffectRow& row : planned.effect.rows) {
        if (planned.request.edition == Edition::public_ && row.figure == plan::Figure::dependence) continue;
        const std::string range =
            std::isnan(row.half_least) ? "" : number(row.half_least) + " to " + number(row.half_most);
        table.rows.push_back(
            {figure_words(row.figure, study), number(row.now), number(row.half_mean), range, number(row.all)});
    }
    return captioned(table) +
           wrapped(
               fmt::format("If each proposal became a contact both ways; half: {} of {}, drawn {} times (seed {}). No "
                           "forecast.",
                           planned.effect.half, planned.effect.proposed, count_words(planned.effect.draws),
                           planned.effect.seed),
               page);
}

std::string dependence_text(const Study& study, const Planned& planned) {
    std::string text = headed("Whom to brief first") + wrapped(brief_first_words(study, planned), page);
    text += headed("Whom the network depends on");
    const double apart = planned.effect.rows[static_cast<std::size_t>(plan::Figure::fragmentation)].now;
    const std::uint64_t pairs = std::uint64_t{planned.roster} * (planned.roster - std::uint64_t{1}) / 2;
    if (!std::isnan(apart)) {
        const auto parted = static_cast<std::uint64_t>(std::llround(apart * static_cast<double>(pairs)));
        text += wrapped(fmt::format("Now {} of all pairs of people have no route.", share_words(parted, pairs)), page);
    }
    for (std::size_t size = 1; size <= planned.depend_on.size(); ++size) {
        text += wrapped(depend_on_words(study, planned, size), page);
    }
    text += headed("If somebody left");
    if (planned.if_leaves.empty()) text += wrapped("Nobody's leaving would take a route from anybody else.", page);
    for (const plan::IfLeaves& one : planned.if_leaves) text += wrapped(leaving_words(study, planned, one), page);
    return text;
}

std::string time_text(const Study& study, const ShownMeetings& meetings) {
    const Table table = time_table(study, meetings);
    if (table.rows.empty()) return {};
    std::string text = headed("Where the group's time buys most");
    if (const std::string words = time_words(meetings); !words.empty()) text += wrapped(words, page);
    return text + captioned(table) + wrapped(table.note, page);
}

std::string issues_text(const Study& study, const PlannedIssues& issues) {
    std::string text = headed("Issues and their owners");
    if (issues.before) text += wrapped(fmt::format("Before: {}.", coverage_words(*issues.before)), page);
    text += wrapped(fmt::format("{}: {}.", issues.before ? "Now" : "Issues", coverage_words(issues.now)), page);
    for (const std::string& line : issue_lines(study, issues)) text += wrapped("- " + line, page, "  ").substr(2);
    return text;
}

}  // namespace

std::string planned_text(const Study& study, const Planned& planned) {
    const Relation& relation = study.relations[planned.request.relation];
    std::string text =
        fmt::format("{}: {}, {}\n", study.title, relation.label, study.waves[planned.request.wave].label);
    text += wrapped(
        fmt::format(
            "{} people on the roster; {} of {} pairs observed; read as {}; a contact is a strength of {} or more.",
            planned.roster, planned.pairs_observed, planned.pairs_possible, name_of(planned.direction),
            number_text(planned.tie_from)),
        page);
    if (planned.request.edition == Edition::named) text += "Contains names.\n";
    if (study.illustrative) text += wrapped(study.source, page);
    text += introductions_text(study, planned) + effect_text(study, planned);
    if (planned.request.edition != Edition::public_) text += dependence_text(study, planned);
    if (planned.meetings) text += time_text(study, *planned.meetings);
    if (planned.issues) text += issues_text(study, *planned.issues);
    return for_terminal(text);
}

}  // namespace crosstie::io
