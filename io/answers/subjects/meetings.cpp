#include "io/answers/subjects/meetings.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/answers/meetings/meetings.hpp"
#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/release/not_shown.hpp"
#include "io/release/shown_meetings.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

ShownMeetings shown_for(const Case& input) {
    const survey::ComparisonOptions& asked = input.comparison.options;
    const survey::MeetingsOptions options{.relation = asked.relation,
                                          .from = asked.from,
                                          .to = asked.to,
                                          .tie_from = input.comparison.tie_from,
                                          .direction = input.comparison.direction,
                                          .areas = {},
                                          .seed = asked.seed,
                                          .draws = asked.draws};
    const Edition edition = input.edition;
    const bool by_area = input.comparison.has_areas && (shows_people(edition) || input.shown().areas_shown);
    if (!by_area) return shown_meetings(input.networks(), options, "", edition);
    try {
        return shown_meetings(input.networks(), options, asked.by, edition);
    } catch (const NotShown&) {  // too few people at some wave of the study for areas of the public edition
        return shown_meetings(input.networks(), options, "", edition);
    }
}

// Whether meetings do their work: links that formed between people who met beside others, and what it took.
std::vector<Answer> answers(const Study& study, const ShownMeetings& shown) {
    std::vector<Answer> made;
    const infer::MetOrNot& all = shown.found.before_contact.all;
    if (!shown.found.why.empty()) return made;
    std::string effect;
    if (shown.before_contact_shown && std::isfinite(all.ratio()) && all.ratio() > 0) {
        effect = fmt::format(
            "Links formed {} times as often between people who met ({} of those missing before) as between others "
            "({}); "
            "association only.",
            decimal_words(all.ratio(), 1), share_words(all.met_formed, all.met),
            share_words(all.not_met_formed, all.not_met));
    }
    if (!shown.found.alike.empty()) {
        effect += fmt::format("{}{} of series draw much the same people.", effect.empty() ? "" : " ",
                              capitalised(counted(shown.found.alike.size(), "pair", "pairs")));
    }
    std::size_t absent = 0, several = 0;
    for (const survey::MeetingSeries& series : shown.found.series) {
        several += series.meetings.size() > 1 ? 1U : 0U;
        absent += series.absent_areas.empty() ? 0U : 1U;
    }
    if (shown.areas && several > 0) {
        const std::string of = counted(several, "series of meetings", "series of meetings");
        effect += effect.empty() ? "" : " ";
        if (several == 1)
            effect += fmt::format("In the one series of meetings {} {} is regularly absent.",
                                  absent == 0 ? "no" : "some", study.by.singular);
        else
            effect += absent == 0 ? fmt::format("In none of {} is a {} regularly absent.", of, study.by.singular)
                                  : fmt::format("In {} of {} a {} is regularly absent.", absent, of, study.by.singular);
    }
    if (!effect.empty()) made.push_back({Part::health, questions::meetings, std::move(effect)});
    if (std::isfinite(shown.found.hours) && std::isfinite(shown.hours_per_person)) {
        std::string text = fmt::format("{} hours in meetings between the surveys, {} a person.",
                                       amount_words(shown.found.hours), amount_words(shown.hours_per_person));
        if (const std::string most = time_words(shown); !most.empty()) text += ' ' + most;
        made.push_back({Part::health, questions::time, text});
    }
    return made;
}

}  // namespace

std::optional<Topic> meetings_topic(const Case& input) {
    if (input.study.meetings.empty()) return std::nullopt;
    const ShownMeetings shown = shown_for(input);
    Topic topic;
    topic.section = meetings_section(input.study, shown);
    topic.answers = answers(input.study, shown);
    return topic;
}

}  // namespace crosstie::io
