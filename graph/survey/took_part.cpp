#include "graph/survey/took_part.hpp"

#include "graph/survey/few_people.hpp"

namespace crosstie::survey {

Attendance attendance(const Comparison& comparison, const std::vector<infer::TookPart>& took_part) {
    Attendance found;
    for (const ActorId i : comparison.stayers) {
        found.took_part += took_part.at(i) == infer::TookPart::yes ? 1U : 0U;
        found.did_not += took_part[i] == infer::TookPart::no ? 1U : 0U;
    }
    return found;
}

infer::ComparisonPairs took_part_pairs(const Study& study, const Comparison& comparison,
                                       const std::vector<infer::TookPart>& took_part) {
    const ComparisonOptions& options = comparison.options;
    infer::ComparisonPairs pairs = infer::comparison_pairs(
        network_as_read(study, comparison, options.from), network_as_read(study, comparison, options.to), took_part,
        {.seed = options.seed, .draws = options.draws, .threads = options.threads});
    if (comparison.density.actors < infer::fewest_actors)
        without_intervals(pairs.both_attended, pairs.others, pairs.both_against_others);
    return pairs;
}

}  // namespace crosstie::survey
