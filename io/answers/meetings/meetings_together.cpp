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

std::string together_csv(const Study& study, const ShownMeetings& shown, Side side, Weighting weighting) {
    if (shown.edition == Edition::public_) {
        throw Error(
            "the public edition shows no pair of people and no few of a meeting; choose --edition group or named");
    }
    const auto called = [&](std::uint32_t place) {
        return csv_cell(side == Side::actors ? study.actors[place].id : meeting_words(study, shown, place));
    };
    std::string csv = "source,target,weight\n";
    each_pair(project(survey::registers_of(study, shown.found), side, weighting),
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
