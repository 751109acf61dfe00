#include "io/answers/subjects/topic_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/answers/plan/plan_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {
constexpr std::size_t most_listed = 12;  // people in one sentence or cell; JSON has them all
}

std::size_t least_people(const Case& input) { return least_shown(input.shown().edition, input.shown().min_group); }

bool parts_shown(const Case& input, const std::vector<std::uint64_t>& parts) {
    const std::size_t least = least_people(input);
    return std::none_of(parts.begin(), parts.end(), [&](std::uint64_t part) { return part > 0 && part < least; });
}

std::string stream_question(const Case& input, std::size_t work_stream) {
    const WorkStream& stream = input.study.work_streams[work_stream];
    const survey::ComparisonOptions& options = input.comparison.options;
    const auto stage = [&](std::size_t wave) {
        return wave < stream.stage.size() ? stream.stage[wave] : std::string();
    };
    if (stage(options.from) == stage(options.to) || stage(options.to).empty()) {
        return fmt::format("Does {} stand better than before?", stream.label);
    }
    return fmt::format("Did {} become a {} with a network to carry it?", stream.label, stage(options.to));
}

std::string_view answer_lead(const infer::DensityChange& change) {
    const bool rose = change.difference > 0;
    switch (change.verdict) {
        case infer::Verdict::clear:
            return rose ? "Yes" : "No";
        case infer::Verdict::likely:
            return rose ? "Likely" : "Likely not";
        case infer::Verdict::not_distinguishable:
        case infer::Verdict::no_change:
            return "No clear change";
        case infer::Verdict::facts_only:
            break;
    }
    return change.actors < infer::fewest_actors ? "Too few people to say" : "Not tested";
}

std::string people_listed(const Case& input, const std::vector<ActorId>& people) {
    std::vector<std::string> names;
    for (const ActorId actor : people) {
        if (names.size() + 1 == most_listed && people.size() > most_listed) {
            names.push_back(fmt::format("{} more", people.size() - names.size()));
            break;
        }
        const std::string name = person_words(input.study, actor, input.shown().edition);
        names.push_back(name.find(',') == std::string::npos ? name : fmt::format("\u201C{}\u201D", name));
    }
    return listed(names);
}

Cell people_in_cell(const Case& input, const std::vector<ActorId>& people) {
    People made;
    for (const ActorId actor : people) {
        made.push_back({input.study.actors[actor].id, person_words(input.study, actor, input.shown().edition)});
    }
    return Cell(std::move(made)).shown_as(people_listed(input, people));
}

}  // namespace crosstie::io
