#include "graph/infer/comparison_pairs.hpp"

namespace crosstie::infer {

namespace {

// Those who attended are together; everybody else is together with nobody.
std::uint32_t label_of(TookPart attendance) {
    switch (attendance) {
        case TookPart::yes:
            return 0;
        case TookPart::no:
            return WeightedCells::alone;
        case TookPart::unknown:
            return WeightedCells::no_label;
    }
    return WeightedCells::no_label;
}

}  // namespace

ComparisonPairs comparison_pairs(const Network& before, const Network& after, const std::vector<TookPart>& attended,
                                 RateOptions options) {
    std::vector<std::uint32_t> label;
    for (const TookPart attendance : attended) label.push_back(label_of(attendance));
    const WeightedCells cells = weighted_cells(before, after, label, 1);
    const ContrastedRates rates = rate_contrast(cells, before.directed(), First::together, options);
    ComparisonPairs result{rates.together, rates.apart, rates.contrast, {}};
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        const bool stayer = before.observed().on_roster(i) && after.observed().on_roster(i);
        if (stayer && attended[i] == TookPart::unknown) result.unknown_attendance.push_back(i);
    }
    return result;
}

}  // namespace crosstie::infer
