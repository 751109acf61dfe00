#include "io/answers/subjects/milestones.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/date.hpp"
#include "graph/model/shown_name.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

struct Event {
    std::string date, label;
    bool wave = false;
};

// Where a milestone stands; a wave without a date has no place in time.
std::string_view place_of(const std::string& date, const Wave& from, const Wave& to) {
    if (from.date.empty() || to.date.empty()) return "surveys not dated";
    if (surely_before(date, from.date)) return "before the first survey";
    if (surely_before(to.date, date)) return "after the second survey";
    if (surely_before(from.date, date) && surely_before(date, to.date)) return "between the surveys";
    return "in the month of a survey";
}

std::string placed_words(std::size_t between, std::size_t all, bool dated) {
    const std::string them = all == 1 ? "The one milestone" : fmt::format("The {} milestones", count_words(all));
    if (!dated) {
        return them + " cannot be placed before, between or after the surveys: the surveys have no dates.";
    }
    const std::string first =
        between == 0     ? fmt::format("{} between the two surveys for certain",
                                   all == 1 ? them + " does not lie" : "None of t" + them.substr(1) + " lies")
        : between == all ? fmt::format("{} {} between the two surveys for certain", them, all == 1 ? "lies" : "lie")
                         : fmt::format("{} of the {} milestones listed {} between the two surveys for certain",
                                       count_words(between), count_words(all), between == 1 ? "lies" : "lie");
    return fmt::format(
        "{}. {}, or none, may be why the network changed: dates say what came first, not what caused "
        "what.",
        first, all == 1 ? "It" : "Any of them");
}

}  // namespace

std::optional<Topic> milestones_topic(const Case& input) {
    const Study& study = input.study;
    if (study.milestones.empty()) return std::nullopt;
    const Wave& from = study.waves[input.comparison.options.from];
    const Wave& to = study.waves[input.comparison.options.to];
    std::vector<Event> rows;
    for (const Wave* wave : {&from, &to}) {
        if (!wave->date.empty()) {
            rows.push_back({wave->date, fmt::format("Survey: {}", shown_name(*wave)), true});
        }
    }
    for (const Milestone& milestone : study.milestones) rows.push_back({milestone.date, milestone.label, false});
    std::ranges::stable_sort(rows, {}, &Event::date);

    Topic topic;
    topic.section.id = "milestones";
    topic.section.heading = "What happened, and when";
    Table table{"milestones_timeline",
                "Milestones beside the surveys",
                {{"date", "Date", Kind::date, "2017-09-12, or 2017-09 where only the month is known"},
                 {"label", "What", Kind::words, "What happened"},
                 {"place", "When", Kind::words, "Beside the surveys compared"}},
                {},
                {},
                {}};
    std::size_t between = 0;
    for (const Event& row : rows) {
        const std::string_view place = row.wave ? "survey" : place_of(row.date, from, to);
        between += place == "between the surveys" ? 1U : 0U;
        table.rows.push_back({row.date, row.label, std::string(place)});
    }
    topic.section.blocks.emplace_back(
        Paragraph{placed_words(between, study.milestones.size(), !from.date.empty() && !to.date.empty())});
    const Column counted{"between_surveys", "", Kind::exact, "Milestones certainly between the two surveys"};
    topic.section.blocks.emplace_back(Record{"", "", {{counted, between}}, {}, Shown::data_only});
    topic.section.blocks.emplace_back(std::move(table));
    return topic;
}

}  // namespace crosstie::io
