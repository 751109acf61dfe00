#include "io/answers/meetings/meetings_together.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "graph/base/error.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

bool on_list(const Study& study, const ShownMeetings& shown, ActorId actor) {
    const survey::MeetingsOptions& options = shown.found.options;
    return study.actors[actor].on_roster(options.from) || study.actors[actor].on_roster(options.to);
}

// Each tied pair once, with its weight.
template <class Take>
void each_pair(const Network& network, Take take) {
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto others = network.out(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            if (others[k] > i) take(i, others[k], network.valued() ? network.out_strength(i)[k] : 1.0);
        }
    }
}

// A label that stands on several dates is told with its date.
std::string meeting_words(const Study& study, const ShownMeetings& shown, std::uint32_t place) {
    const Meeting& meeting = study.meetings[shown.found.meetings[place].meeting];
    const bool again = std::ranges::count(study.meetings, meeting.label, &Meeting::label) > 1;
    return again ? fmt::format("{}, {}", meeting.label, meeting.date) : meeting.label;
}

}  // namespace

TwoMode registers_of(const Study& study, const ShownMeetings& shown) {
    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> place(study.meetings.size(), none);
    std::uint32_t events = 0;
    for (const survey::MeetingFigures& one : shown.found.meetings) place[one.meeting] = events++;
    std::vector<Attends> lines;
    for (const Attended& line : study.attended) {
        if (place[line.meeting] != none && on_list(study, shown, line.actor)) {
            lines.push_back({line.actor, place[line.meeting]});
        }
    }
    return {study.actor_count(), events, std::move(lines)};
}

Together together(const Study& study, const ShownMeetings& shown, Side side, Weighting weighting) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const TwoMode registers = registers_of(study, shown);
    const Network network = project(registers, side, weighting);
    Together found;
    if (side == Side::events) {
        found.places = registers.count(side);
    } else {
        for (ActorId i = 0; i < study.actor_count(); ++i) found.places += on_list(study, shown, i) ? 1U : 0U;
    }
    found.pairs = found.places < 2 ? 0 : found.places * (found.places - 1) / 2;
    double sum = 0;
    each_pair(network, [&](std::uint32_t, std::uint32_t, double weight) {
        ++found.tied;
        sum += weight;
    });
    found.density = found.pairs == 0 ? nan : static_cast<double>(found.tied) / static_cast<double>(found.pairs);
    found.mean = found.tied == 0 ? nan : sum / static_cast<double>(found.tied);
    return found;
}

std::string together_csv(const Study& study, const ShownMeetings& shown, Side side, Weighting weighting) {
    if (shown.edition == Edition::public_) {
        throw Error(
            "the public edition shows no pair of people and no few of a meeting; choose --edition group or named");
    }
    const auto called = [&](std::uint32_t place) {
        return csv_cell(side == Side::actors ? study.actors[place].id : meeting_words(study, shown, place));
    };
    std::string csv = "source,target,weight\n";
    each_pair(project(registers_of(study, shown), side, weighting),
              [&](std::uint32_t one, std::uint32_t other, double weight) {
                  csv += fmt::format("{},{},{}\n", called(one), called(other), number_text(weight));
              });
    return csv;
}

const char* name_of(Weighting weighting) {
    switch (weighting) {
        case Weighting::shared:
            return "shared";
        case Weighting::newman:
            return "newman";
        case Weighting::jaccard:
            return "jaccard";
    }
    return "";
}

}  // namespace crosstie::io
