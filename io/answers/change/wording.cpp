#include "io/answers/change/wording.hpp"

#include <fmt/format.h>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {
using infer::Verdict;
}  // namespace

std::string verdict_words(const survey::Comparison& comparison) {
    const char* const way = comparison.density.difference > 0 ? "rise" : "fall";
    switch (comparison.density.verdict) {
        case Verdict::clear:
            return fmt::format("clear {}", way);
        case Verdict::likely:
            return fmt::format("likely {}", way);
        case Verdict::not_distinguishable:
            return "not distinguishable from churn";
        case Verdict::no_change:
            return "no change to test";
        case Verdict::facts_only:
            break;
    }
    return "facts only, no test";
}

std::optional<Tipping> tipping_words(const survey::Comparison& comparison) {
    const auto point = change::tipping_point(comparison.non_response, comparison.density.difference);
    if (!point) return std::nullopt;
    const std::string answered = percent_words(point->answered);
    if (point->none_undoes) return Tipping{true, "", answered};
    const bool as_share = comparison.non_response.missing_to >= cases_for_percent;
    return Tipping{false, as_share ? percent_words(point->share) : count_words(point->pairs), answered};
}

Voice voice_of(const infer::DensityChange& density) {
    const bool borne = density.verdict == Verdict::clear || density.verdict == Verdict::likely;
    return borne ? Voice::verbs : Voice::numbers;
}

Voice voice_of(const survey::Comparison& comparison) { return voice_of(comparison.density); }

}  // namespace crosstie::io
