// What the annex says of the method, of the edition and of its own words, as far as each can be true of the study.
#include "io/pack/method_words.hpp"

#include <fmt/format.h>

#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/pack/annex.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

std::string rule_with_areas(const Study& study) {
    return fmt::format(
        "A change is called clear when two 95% intervals both lie to one side of no change: one with people as "
        "units (the unbiased variance of the social relations model, Warner, Kenny and Stoto 1979), and one with "
        "{} as units, since people of one {} may change together. It is called likely when the first alone does, "
        "or when the {} cannot tell.",
        study.by.plural, study.by.singular, study.by.plural);
}

constexpr const char* rule_without_areas =
    "A change is called likely when its 95% interval, with people as units (the unbiased variance of the "
    "social relations model, Warner, Kenny and Stoto 1979), lies to one side of no change. None is called "
    "clear, since nothing tells whether parts of the group changed together.";

std::string link_words(const Case& of) {
    const survey::Comparison& c = of.comparison;
    const Relation& relation = of.study.relations[c.options.relation];
    std::string link = c.direction == Direction::intersection ? "Two people who both name each other."
                       : !relation.directed                   ? "Two people who are joined; a link has no direction."
                       : c.direction == Direction::directed   ? "One person names another; each direction counts."
                                                              : "Two people of whom at least one names the other.";
    const auto level = static_cast<std::size_t>(c.tie_from - relation.scale_min.value_or(0));
    if (c.tie_from >= relation.scale_min.value_or(0) && level < relation.scale_labels.size()) {
        link += fmt::format(" Counted from \u201c{}\u201d up.", relation.scale_labels[level]);
    }
    return link;
}

}  // namespace

std::string asked_words(const Case& of) {
    const survey::Comparison& c = of.comparison;
    const Relation& relation = of.study.relations[c.options.relation];
    const std::string asked =
        fmt::format("Each person was asked about the others on the list{}.",
                    relation.question.empty() ? "" : fmt::format(": \u201c{}\u201d", relation.question));
    const bool one = survey::one_survey(c);
    if (!survey::answers_on_record(of.study, c)) {
        return fmt::format(
            "{}{} No file says who answered, so every pair is taken as answered: silence is read as no link.",
            relation.question.empty() ? "" : asked + ' ',
            one ? "All pairs of people on the list are counted." : "Pairs of people on both lists are compared.");
    }
    return asked +
           (one ? " Only pairs that were answered are counted; what was not answered is left out, not read as no "
                  "link."
                : " Only pairs answered both times, between people on both lists, are compared; what was not "
                  "answered is left out, not read as no link.");
}

std::string rule_words(const Case& of) {
    const bool areas = of.comparison.has_areas;
    return fmt::format(
        "{} Anything else is no clear change: no more than the churn such a group always shows. {}With fewer than 10 "
        "people no test is made.",
        areas ? rule_with_areas(of.study) : rule_without_areas,
        areas ? "Links, contacts across and contacts within are each judged by themselves, and whether links moved "
                "across "
                "by the odds of a link across beside those within. "
              : "");
}

std::vector<std::string> edition_words(const Case& of) {
    const Disclosed& shown = of.shown();
    const std::string& one = of.study.by.singular;
    const bool areas = of.comparison.has_areas;
    std::vector<std::string> words{
        areas ? fmt::format("This edition shows no single person, and no figure for any {} of fewer than {} people.",
                            one, shown.min_group)
              : "This edition shows no single person."};
    if (survey::answers_on_record(of.study, of.comparison)) {
        words.push_back(
            fmt::format("How many people were asked and how many answered is shown in full{}, even where few did not "
                        "answer: readers "
                        "must be able to see what the other figures rest on.",
                        shown.response_by_area ? fmt::format(", {} by {} too", one, one) : ""));
    }
    return words;
}

Definitions definitions_of(const Case& of) {
    const Study& study = of.study;
    const survey::Comparison& c = of.comparison;
    const bool one = survey::one_survey(c), both_ways = c.direction == Direction::intersection;
    Definitions list;
    list.items.push_back({"Link", link_words(of)});
    list.items.push_back({"Contact", both_ways                ? "Two people who both name each other."
                                     : told_by_name(study, c) ? "Two people joined by a link in either direction."
                                                              : "The same as a link."});
    if (!one) list.items.push_back({"New contact", "A pair answered both times: no link before, a link after."});
    list.items.push_back({"Pair", c.direction == Direction::directed
                                      ? "One person and another they were asked about; two people make two pairs."
                                      : "Two people who were asked about each other."});
    if (!one) {
        const std::string before = wave_words(study, c, c.options.from), after = wave_words(study, c, c.options.to);
        if (before != "Before" || after != "After")
            list.items.push_back({"Before and after", fmt::format("{}; {}.", before, after)});
    }
    if (c.has_areas) {
        list.items.push_back(
            {capitalised(study.by.singular),
             fmt::format("{}Across means between people of different {}.",
                         one ? "" : fmt::format("The {} a person belonged to before. ", study.by.singular),
                         study.by.plural)});
    }
    return list;
}

}  // namespace crosstie::io
