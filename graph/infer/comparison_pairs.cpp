#include "graph/infer/comparison_pairs.hpp"

namespace crosstie::infer {

namespace {

// Those who attended are together; everybody else is together with nobody.
std::uint32_t label_of(Attendance attendance) {
    switch (attendance) {
        case Attendance::yes:
            return 0;
        case Attendance::no:
            return WeightedCells::alone;
        case Attendance::unknown:
            return WeightedCells::no_label;
    }
    return WeightedCells::no_label;
}

}  // namespace

ComparisonPairs comparison_pairs(const Network& before, const Network& after, const std::vector<Attendance>& attended,
                                 RateOptions options) {
    std::vector<std::uint32_t> label;
    for (const Attendance attendance : attended) label.push_back(label_of(attendance));
    const WeightedCells cells = weighted_cells(before, after, label, 1);
    const ContrastedRates rates = rate_contrast(cells, before.directed(), First::together, options);
    ComparisonPairs result{rates.together, rates.apart, rates.contrast, {}};
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        const bool stayer = before.observed().on_roster(i) && after.observed().on_roster(i);
        if (stayer && attended[i] == Attendance::unknown) result.unknown_attendance.push_back(i);
    }
    return result;
}

}  // namespace crosstie::infer
