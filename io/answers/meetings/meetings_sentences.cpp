// What the meetings say, one finding a paragraph, each beside what it does not show: sitting together is no proof of
// working together.
#include "io/answers/meetings/meetings_sentences.hpp"

#include <fmt/format.h>

#include <cmath>

#include "graph/survey/registers.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using infer::MetOrNot;

class Sentences {
 public:
    Sentences(const Study& study, const ShownMeetings& shown) : study_(study), shown_(shown), found_(shown.found) {}

    std::vector<std::string> write() {
        registers();
        together_at_all();
        mixing();
        load();
        if (std::string words = time_words(shown_); !words.empty()) say(std::move(words));
        strangers();
        absences();
        overlaps();
        return std::move(sentences_);
    }

 private:
    void say(std::string sentence) { sentences_.push_back(std::move(sentence)); }

    void registers() {
        const std::size_t with = found_.meetings.size() + found_.small;
        std::size_t between = 0;
        for (const survey::MeetingFigures& one : found_.meetings) between += one.between ? 1 : 0;
        std::string words = fmt::format("{} left a register", capitalised(counted(with, "meeting", "meetings")));
        if (found_.small > 0) {
            words += fmt::format("; {} of fewer than {} people {} only counted", found_.small,
                                 found_.options.least_attended, found_.small == 1 ? "is" : "are");
        }
        if (found_.why.empty()) {
            words += between == found_.meetings.size()
                         ? ", all held between the two surveys"
                         : fmt::format(", and {} of the {} shown were held between the two surveys", between,
                                       found_.meetings.size());
        }
        words += '.';
        if (found_.without_register > 0) {
            words +=
                fmt::format(" Of {} more nobody wrote down who came: that is not known, and not counted as nobody.",
                            counted(found_.without_register, "meeting", "meetings"));
        }
        if (found_.undecided > 0) {
            words += fmt::format(
                " {} fell on a survey's own date or month, so that nobody can say on which side of it; "
                "what is said of the time between the surveys leaves {} out.",
                capitalised(counted(found_.undecided, "meeting", "meetings")), found_.undecided == 1 ? "it" : "them");
        }
        say(words);
        if (found_.why == "one_wave") say("There is one survey only, so nothing is said of the time between two.");
        if (found_.why == "no_dates") {
            say("The surveys have no dates, one after the other, so nothing is said of the time between them.");
        }
    }

    void together_at_all() {
        const survey::MetTogether people = survey::met_together(study_, shown_.found, Side::actors, shown_.weighting);
        if (people.tied == 0) return;
        tied_ = people.tied;
        const bool all_first = survey::summed(found_.meetings).first_met == people.tied;
        say(fmt::format("Of {} of people on the list at either survey, {} sat in a meeting together at least once{}.",
                        counted(people.pairs, "pair", "pairs"), counted_share_words(people.tied, people.pairs),
                        all_first ? "; they may have met elsewhere before" : ""));
    }

    void mixing() {
        const survey::MeetingFigures all = survey::summed(found_.meetings);
        const std::uint64_t pairs = all.pairs, across = all.across;
        if (shown_.areas && pairs > 0) {
            std::string words = fmt::format(
                "Of the pairs of people who sat in a meeting together, meeting by meeting, {} "
                "of {} were of two {}",
                count_words(across), count_words(pairs), study_.by.plural);
            if (pairs >= cases_for_percent) {
                words +=
                    fmt::format(", {}; if people sat together without regard to {}, it would be {}",
                                share_words(across, pairs), study_.by.singular, percent_words(found_.across_by_chance));
            }
            say(words + '.');
        }
        if (!found_.meetings.empty() && all.first_met != tied_) {
            say(fmt::format("{} met for the first time in these registers; they may have met elsewhere before.",
                            capitalised(counted(all.first_met, "pair of people", "pairs of people"))));
        }
    }

    void load() {
        if (!found_.why.empty() || shown_.people == 0) return;
        std::string words = fmt::format("Between the surveys, {} on the list at either", people_words(shown_.people));
        if (shown_.meetings.values > 0) {
            words += fmt::format(
                " typically went to {} each, about half of them to between {} and {}",
                amount_words(shown_.meetings.median) + (shown_.meetings.median == 1 ? " meeting" : " meetings"),
                amount_words(shown_.meetings.lower), amount_words(shown_.meetings.upper));
        }
        if (std::isnan(found_.hours)) {
            words += fmt::format("{}. Minutes are not known for some attendances, so hours are not added up.",
                                 shown_.meetings.values > 0 ? "" : " went to meetings");
            say(words);
            return;
        }
        words += fmt::format("{} spent {} hours in meetings, {} a person",
                             shown_.meetings.values > 0 ? ". Together they" : "", amount_words(found_.hours),
                             amount_words(shown_.hours_per_person));
        if (found_.new_contacts > 0) {
            words +=
                fmt::format(": {} for each of the {}. Meetings serve other ends too, and contacts form without them",
                            amount_words(shown_.hours_per_new_contact),
                            counted(found_.new_contacts, "new contact", "new contacts"));
        }
        say(words + '.');
    }

    static std::string rate(std::uint64_t part, std::uint64_t whole) {
        if (whole < cases_for_percent) return share_words(part, whole);
        return fmt::format("{} of {} ({})", count_words(part), count_words(whole), chance_words(part, whole));
    }

    static std::string beside(const MetOrNot& met) {
        return fmt::format(
            "{} formed between people who then sat in the same meeting, and {} between people who did not",
            rate(met.met_formed, met.met), rate(met.not_met_formed, met.not_met));
    }

    static std::string chance(const MetOrNot& met) {
        if (met.draws == 0 || std::isnan(met.p_at_least)) return {};
        const bool more = met.difference() >= 0;
        const double share = more ? met.p_at_least : met.p_at_most;
        return fmt::format(
            " With people exchanged at random in the registers, {} a difference came up in {} of {} draws.",
            more ? "as large" : "as low", share < 0.01 ? "less than 1%" : percent_words(share), count_words(met.draws));
    }

    void strangers() {
        if (!found_.why.empty()) return;
        const MetOrNot& all = found_.before_contact.all;
        if (!shown_.before_contact_shown) {
            say("Links that formed between people who met are not shown beside those of others: all others are pairs "
                "of a few people who were at no meeting.");
            return;
        }
        if (std::isnan(all.difference())) {
            say(fmt::format(
                "{} of those without a link before sat in a meeting together between the surveys, so there is "
                "nothing to set beside it.",
                all.met == 0 ? "No pair" : "Every pair"));
            return;
        }
        std::string words = "Of the links missing before, " + beside(all);
        if (std::isfinite(all.ratio()) && all.ratio() > 0)
            words += fmt::format(": {} times as often", decimal_words(all.ratio(), 1));
        words += '.' + chance(all);
        words +=
            " This is association only: the same work brings people to meetings and into contact, and there was no "
            "comparison group.";
        if (found_.between_without_register > 0) {
            words += fmt::format(" Who met in the {} without a register is not known.",
                                 counted(found_.between_without_register, "meeting", "meetings"));
        }
        say(words);
        if (!shown_.streams_shown) {
            say("Within work-streams and between two of them it is not shown: beside the whole it would tell of a few "
                "people.");
            return;
        }
        part(found_.before_contact.same_stream, "Within one work-stream");
        part(found_.before_contact.other_stream, "Between people of two work-streams");
        if (shown_.several_streams.value != 0 && !study_.work_streams.empty()) {
            say(fmt::format("People of several work-streams ({}) are in the whole and in neither of these two parts.",
                            people_of_words(shown_.several_streams)));
        }
    }

    void part(const MetOrNot& met, const char* where) {
        if (met.met + met.not_met == 0) return;
        if (std::isnan(met.difference())) {
            say(fmt::format(
                "{}, {} without a link before sat in a meeting together, so there is nothing to set beside it.", where,
                met.met == 0 ? "no pair" : "every pair"));
            return;
        }
        say(fmt::format("{}, {}.{}", where, beside(met), chance(met)));
    }

    void absences() {
        if (!shown_.areas) return;
        std::size_t several = 0;
        std::size_t missing = 0;
        for (const survey::MeetingSeries& series : found_.series) {
            several += series.meetings.size() > 1 ? 1U : 0U;
            missing += series.absent_areas.empty() ? 0U : 1U;
        }
        if (several == 0) return;
        if (several == 1) {
            say(fmt::format("In the one series of meetings {} {} was regularly absent.", missing == 0 ? "no" : "some",
                            study_.by.singular));
            return;
        }
        say(missing == 0
                ? fmt::format("In none of the {} was a {} regularly absent.",
                              counted(several, "series of meetings", "series of meetings"), study_.by.singular)
                : fmt::format("In {} of the {} some {} was regularly absent: nobody from it in more than half of the "
                              "meetings. A {} may have no part in a series.",
                              missing, counted(several, "series of meetings", "series of meetings"), study_.by.singular,
                              study_.by.singular));
    }

    void overlaps() {
        for (const survey::SeriesOverlap& two : found_.alike) {
            std::string words = fmt::format("\"{}\" and \"{}\" draw much the same people and could perhaps be one",
                                            found_.series[two.first].label, found_.series[two.second].label);
            if (two.either > 0) {
                words += fmt::format(": {} of the {} who regularly attend either attend both", two.both,
                                     people_words(two.either));
            }
            say(words + '.');
        }
    }

    const Study& study_;
    const ShownMeetings& shown_;
    const survey::Meetings& found_;
    std::uint64_t tied_ = 0;  // pairs of people who sat in a meeting together
    std::vector<std::string> sentences_;
};

}  // namespace

std::string time_words(const ShownMeetings& shown) {
    std::vector<survey::SeriesYield> known;
    for (std::size_t k = 0; k < shown.yields.size(); ++k) {
        const survey::SeriesYield& one = shown.yields[k];
        if (shown.pairs_shown[k] && std::isfinite(one.hours_per_new_contact())) known.push_back(one);
    }
    if (known.size() < 2) return {};
    const auto label = [&](const survey::SeriesYield& one) { return shown.found.series[one.series].label; };
    const auto told = [](const survey::SeriesYield& one) {
        const double hours = one.hours_per_new_contact();
        return fmt::format("{} of {} pairs who met there, {} {} for each", count_words(one.formed),
                           count_words(one.met), amount_words(hours), hours == 1 ? "hour" : "hours");
    };
    return fmt::format(
        "For its hours, \"{}\" went with most new contacts ({}) and \"{}\" with fewest ({}). Which meeting brought a "
        "contact about is not known, and meetings serve other ends too.",
        label(known.front()), told(known.front()), label(known.back()), told(known.back()));
}

std::vector<std::string> meetings_sentences(const Study& study, const ShownMeetings& shown) {
    return Sentences(study, shown).write();
}

std::vector<std::string> meetings_rules(const Study& study, const ShownMeetings& shown) {
    std::vector<std::string> rules{
        "A series is the meetings whose labels are equal once any date in them is left out. Two series could be one "
        "when "
        "half or more of the people who attended more than half of the meetings of either did so in both, and neither "
        "was over before the other began.",
        "A pair met for the first time when no earlier meeting of the registers had both."};
    if (shown.areas) {
        rules.push_back(
            fmt::format("A {} is regularly absent from a series of two meetings or more when it has people on "
                        "the list and nobody in more than half of the meetings.",
                        study.by.singular));
    }
    if (shown.found.small > 0) {
        rules.push_back(fmt::format(
            "Meetings of fewer than {} people are in no figure; people who sat together only there count as not "
            "having met.",
            shown.found.options.least_attended));
    }
    if (shown.areas && shown.areas->merged > 0) {
        rules.push_back(fmt::format("{} {} with too few people, or added to hide one, are taken together as one.",
                                    shown.areas->merged, study.by.plural));
    }
    if (shown.areas && shown.areas->without_area > 0) {
        rules.push_back(fmt::format("People of no known {} ({}) are in no figure on {}.", study.by.singular,
                                    shown.areas->without_area, study.by.plural));
    }
    return rules;
}

}  // namespace crosstie::io
