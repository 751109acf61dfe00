#include "io/answers/change/threats.hpp"

#include <fmt/format.h>

#include "graph/base/calls.hpp"
#include "graph/survey/one_survey.hpp"
#include "graph/survey/who_answered.hpp"
#include "io/answers/change/baseline.hpp"
#include "io/answers/change/case.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr double uneven_from = 0.2;  // response that differs by so much puts every figure by area in doubt

class Lister {
 public:
    explicit Lister(const Case& of)
        : of_(of),
          study_(of.study),
          c_(of.comparison),
          shown_(of.shown()),
          one_(of.study.by.singular),
          many_(of.study.by.plural) {}

    std::vector<Threat> take(SetBeside beside) {
        always(beside);
        answers();
        uneven();
        areas();
        return std::move(list_);
    }

 private:
    void add(std::string_view key, std::string_view name, std::string text, ThreatTo to = ThreatTo::every_finding) {
        list_.push_back({key, name, std::move(text), to});
    }

    void always(SetBeside beside) {
        if (study_.illustrative) {
            add("illustrative", "illustrative data",
                "The data are illustrative. Nothing here is evidence about any real person, body or programme.");
        }
        if (beside == SetBeside::nothing) {
            add("no_comparison_group", "no comparison group",
                "There was no comparison group, so this does not show what caused any change.");
        } else {
            add("not_by_lot", "others not chosen by lot",
                "Those set beside the programme's people were not chosen by lot, so a difference between them does not "
                "show what caused it.");
        }
        add("list_teaches", "the first list taught names",
            "Seeing the list of names at the first survey may itself have taught people whom to name at the second.");
        if (c_.ties.after() > c_.ties.before())
            add("regression_to_mean", "invited for having few links",
                "If people were invited because they had few links, some rise would be expected without any "
                "programme.");
        add("recall", "answers from memory",
            "Links are what people reported. Answers given long after the time they speak of recall the programme "
            "better than the work.");
        if (study_.relations[c_.options.relation].question.empty()) {
            add("wording", "another wording",
                "The words of the question are not on file. If they differed between the surveys, some of the change "
                "is theirs.");
        }
    }

    void answers() {
        const bool fell = c_.after.answered * c_.before.roster < c_.before.answered * c_.after.roster;
        if (fell) {
            add("fewer_answers", "fewer answers after",
                fmt::format("A smaller share answered after ({} of {}) than before ({} of {}). If those with "
                            "the fewest links stay silent, the change comes out 1 to 3 points too high.",
                            count_words(c_.after.answered), count_words(c_.after.roster),
                            count_words(c_.before.answered), count_words(c_.before.roster)));
        } else if (c_.before.answered < c_.before.roster || c_.after.answered < c_.after.roster) {
            add("silence", "people who did not answer",
                "People who do not answer often have fewer links, so the figures may overstate.");
        }
    }

    void uneven() {
        for (const bool after : {false, true}) {
            if (auto threat = uneven_answers(of_, after)) list_.push_back(*std::move(threat));
        }
    }

    void areas() {
        if (shown_.comparable && !c_.options.by.empty() && !c_.has_areas) {
            add("one_area", "no areas to compare",
                fmt::format("There is no part by {}: the people on both lists are not of two known {} or more.", one_,
                            many_),
                ThreatTo::area_findings);
        }
        if (c_.after.roster > c_.before.roster) {
            add("longer_list", "a longer list after",
                fmt::format(
                    "The list of names was longer after ({}) than before ({}); only people on both lists are compared.",
                    count_words(c_.after.roster), count_words(c_.before.roster)));
        }
        if (!c_.leavers.empty()) {
            add("leavers", "people who left",
                fmt::format("{} left between the surveys, and may be {} who gained least.",
                            people_words(c_.leavers.size()), c_.leavers.size() == 1 ? "one of those" : "those"));
        }
        if (!shown_.cross_shown) return;
        if (!c_.movers.empty()) {
            add("movers", "people who moved",
                fmt::format("Some people changed their {} between the surveys; each counts where they were before.",
                            one_),
                ThreatTo::area_findings);
        }
        if (!c_.cross_area.without_area.empty()) {
            add("no_area", "people of no known area",
                fmt::format("People of no known {} are left out of every figure by {}.", one_, one_),
                ThreatTo::area_findings);
        }
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    const std::string& one_;
    const std::string& many_;
    std::vector<Threat> list_;
};

}  // namespace

std::optional<Threat> uneven_answers(const Case& of, bool after) {
    if (!of.shown().response_by_area) return std::nullopt;
    const AreaTables& t = of.shown().areas;
    const auto& roster = after ? t.roster_to : t.roster_from;
    const auto& answered = after ? t.answered_to : t.answered_from;
    const auto range = survey::response_range(answered, roster);
    if (!range || range->spread < uneven_from) return std::nullopt;
    const std::size_t low = range->lowest, high = range->highest;
    const bool one = survey::one_survey(of.comparison);
    return Threat{
        after ? "uneven_after" : "uneven_before",
        one     ? "uneven answers"
        : after ? "uneven answers after"
                : "uneven answers before",
        fmt::format("Answers{} were uneven: {} of {} people in {}, {} of {} in {}. Figures across {} may lean "
                    "to where more answered.",
                    one     ? ""
                    : after ? " after"
                            : " before",
                    answered[low], roster[low], t.labels[low], answered[high], roster[high], t.labels[high],
                    of.study.by.plural),
        ThreatTo::area_findings};
}

std::vector<Threat> threats_of(const Case& of) {
    tell_call("threats", [&] { return std::string(name_of(of.edition)); });
    return survey::one_survey(of.comparison) ? baseline_threats(of) : Lister(of).take(of.beside);
}

}  // namespace crosstie::io
