#include "io/diagram/scene/scene_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "graph/model/shown_name.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/scene/scene_parts.hpp"
#include "io/text/document_date.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
std::string strength_words(const Relation& relation, double tie_from) {
    if (!relation.scale_labels.empty()) {
        const double place = tie_from - relation.scale_min.value_or(0);
        const auto k = static_cast<std::size_t>(std::max(0.0, std::ceil(place)));
        if (k < relation.scale_labels.size()) {
            const bool top = k + 1 == relation.scale_labels.size();
            return fmt::format(" as “{}”{}", clean_text(relation.scale_labels[k], 40), top ? "" : " or more");
        }
    }
    // Without a scale ties are yes or no, unless a strength was asked for.
    const bool binary = relation.scale_max ? *relation.scale_max <= 1 : tie_from <= 1 && tie_from == relation.tie_from;
    return binary ? std::string{} : fmt::format(" at strength {:g} or more", tie_from);
}

std::string response_words(std::size_t answered, std::size_t roster) {
    if (roster == 0) return "nobody was asked";
    const std::string of = fmt::format("{} of {}", count_words(answered), count_words(roster));
    return roster < cases_for_percent ? of : fmt::format("{} ({})", of, share_words(answered, roster));
}

/// By whom a contact must be reported to count as one; a tie without direction is nobody's report.
std::string_view with_words(const Relation& relation, Direction direction) {
    if (!relation.directed) return "with";
    return direction == Direction::intersection ? "of whom both reported" : "of whom at least one reported";
}
}  // namespace

std::string_view nothing_compared(const survey::Comparison& comparison) {
    if (comparison.ties.pairs() > 0) return {};
    if (survey::one_survey(comparison))
        return comparison.stayers.size() < 2 ? "fewer than two people were asked" : "no pair was answered";
    return comparison.stayers.size() < 2 ? "fewer than two people were there at both times"
                                         : "no pair answered at both times";
}

std::string of_wave(const Study& study, const survey::Comparison& comparison, bool after) {
    return survey::one_survey(comparison) ? std::string() : wave_head(study, comparison, after) + ": ";
}

std::string of_relation(const Study& study, const survey::Comparison& comparison, std::string title) {
    const Relation& relation = study.relations.at(comparison.options.relation);
    const std::string label = clean_text(shown_name(relation), 60);
    if (study.relations.size() < 2 || label.empty() || label.find("ontact") != std::string::npos) return title;
    for (const bool after : {false, true}) {
        const std::string head = of_wave(study, comparison, after);
        if (head.size() > 2 && title.starts_with(head))
            return fmt::format("{}, {}{}", head.substr(0, head.size() - 2), label, title.substr(head.size() - 2));
    }
    constexpr std::array<std::string_view, 15> plain{"The ",   "Contacts ", "All ",  "Nobody ", "None ",
                                                     "No ",    "Table ",    "Line ", "Bar ",    "Step ",
                                                     "Pairs ", "Map ",      "Two ",  "Three ",  "Four "};
    if (std::ranges::any_of(plain, [&](std::string_view word) { return title.starts_with(word); }))
        title.front() = static_cast<char>(title.front() - 'A' + 'a');
    return fmt::format("{}: {}", capitalised(label), title);
}

std::string title_of(const std::string& asked, std::string finding) {
    std::string own = clean_text(asked, most_title);
    if (own.empty()) return finding;
    return own;
}

std::string title_note(const std::string& asked, Size size) {
    const PageSize& page = page_size(size);
    const std::string whole = clean_text(asked, 1000), kept = clean_text(asked, most_title);
    if (kept.empty()) return asked.empty() ? "" : "--title holds nothing that can be seen; the finding stands there";
    const auto lines = wrap(kept, page.width - 2 * page.margin, page.title - 1, Weight::bold, 2);
    const bool cut = whole != kept || (lines.back().ends_with("…") && !kept.ends_with("…"));
    return cut ? "--title is longer than the two lines a picture holds, and was cut" : "";
}

std::string_view seen_words(const survey::Comparison& comparison) {
    return survey::one_survey(comparison) ? "answered" : "answered at both surveys";
}

std::string people_title(const Study& study, const survey::Comparison& comparison, const ContactCounts& counts) {
    if (const auto reason = nothing_compared(comparison); !reason.empty()) {
        return fmt::format("Nobody can be compared: {}", reason);
    }
    const infer::ContactChanges& changes = comparison.contact_changes;
    const auto before = counts.compared_before(), after = counts.compared_after();
    std::string title;
    if (comparison.has_areas) {
        const std::string areas = clean_text(study.by.plural, 30);
        title = fmt::format("Contacts across {} {}; within {} they {}", areas,
                            movement_words(before.across, after.across, voice_of(changes.across)), areas,
                            movement_words(before.within, after.within, voice_of(changes.within)));
    } else {
        title = "Contacts " + movement_words(before.all, after.all, voice_of(changes.all));
    }
    // Of contacts alone their own test says so; of two counts that of all links does.
    const infer::Verdict overall = comparison.has_areas ? comparison.density.verdict : changes.all.verdict;
    if (overall == infer::Verdict::not_distinguishable) title += "; no clear change overall";
    return title;
}

std::string wave_line(const Study& study, const survey::Comparison& comparison, bool after) {
    const Wave& wave = study.waves.at(after ? comparison.options.to : comparison.options.from);
    const std::string label = clean_text(wave.label, 60);
    std::string date = wave.date.empty() ? "" : month_words(wave.date);
    if (label == wave_head(study, comparison, after)) return date;
    return label.empty() || date.empty() ? label + date : label + ", " + date;
}

std::string footer_of(const Study& study, const survey::Comparison& comparison, const DrawOptions& options,
                      const std::vector<std::string>& own) {
    const std::size_t relation_at = comparison.options.relation;
    const Relation& relation = study.relations.at(relation_at);
    const auto& answers = study.answers.at(relation_at);
    std::string text = clean_text(options.caption, 300);
    const auto say = [&](std::string_view part) {
        if (!text.empty() && !part.empty()) text += ' ';
        text += part;
    };
    const std::string asked = clean_text(shown_name(relation), 80);
    if (!options.in_paper) {
        say(fmt::format("A contact is a pair of people {} {}{}.", with_words(relation, comparison.direction),
                        asked.empty() ? "a tie" : "“" + asked + "”", strength_words(relation, comparison.tie_from)));
    }
    const bool gaps =
        comparison.before.answered < comparison.before.roster || comparison.after.answered < comparison.after.roster;
    const bool stated = gaps || answers.at(comparison.options.from).answered_stated ||
                        answers.at(comparison.options.to).answered_stated;
    if (stated && survey::one_survey(comparison)) {
        say(fmt::format("Answered: {}.", response_words(comparison.before.answered, comparison.before.roster)));
    } else if (stated) {
        say(fmt::format("Answered: {} before, {} after.",
                        response_words(comparison.before.answered, comparison.before.roster),
                        response_words(comparison.after.answered, comparison.after.roster)));
    } else {
        say("No file says who answered: everybody is taken to have.");
    }
    if (gaps && !options.in_paper) {
        say(survey::one_survey(comparison) ? "A missing answer can hide a contact."
                                           : "A missing answer can hide a contact, so read small changes with care.");
    }
    const std::size_t joined = comparison.joiners.size(), left = comparison.leavers.size();
    if (joined + left > 0 && shows_people(options.edition) && !options.in_paper) {
        say(fmt::format("Joined between the surveys: {}; left: {}.", count_words(joined), count_words(left)));
    }
    for (const std::string& part : own) say(part);
    std::string source = clean_text(study.source, 160);
    const bool told = source.find("llustrative") != std::string::npos;
    while (!source.empty() && source.back() == '.') source.pop_back();
    if (study.illustrative && !told) say("Illustrative data.");
    if (!source.empty()) say(fmt::format("Source: {}.", source));
    // Where pictures stand in a paper, its text says once what is true of them all.
    say(options.in_paper ? "What a contact is, and what can mislead: in the text of the paper and its annex."
                         : "Drawn by crosstie " CROSSTIE_VERSION ".");
    return text;
}

std::string with_article(std::string_view noun) {
    const bool vowel = !noun.empty() && std::string_view("aeiouAEIO").find(noun.front()) != std::string_view::npos;
    return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string more_or_fewer_words(std::int64_t change) {
    if (change == 0) return "as many";
    return fmt::format("{} {}", count_words(static_cast<std::uint64_t>(std::abs(change))),
                       change > 0 ? "more" : "fewer");
}

std::string areas_as_shown(const AreaTables& tables, std::string_view plural) {
    const std::size_t alone = tables.labels.size() - 1;
    if (tables.merged == 0) return fmt::format("{} {}", alone + 1, plural);
    if (alone == 1) return areas_between(tables, plural) + " together";
    return fmt::format("{} {} and the other {} together", alone, plural, tables.merged);
}

std::string areas_between(const AreaTables& tables, std::string_view plural) {
    if (tables.merged == 0) return std::string(plural);
    if (tables.labels.size() != 2) return fmt::format("{} as grouped here", plural);
    return fmt::format("{} and the other {} {}", clean_text(tables.labels.front(), 60), tables.merged, plural);
}

}  // namespace crosstie::io::diagram
