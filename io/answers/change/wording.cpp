#include "io/answers/change/wording.hpp"

#include <fmt/format.h>

#include <string_view>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {
using infer::Verdict;

std::string verdict_on(Verdict verdict, std::string_view way, std::string_view clear) {
    switch (verdict) {
        case Verdict::clear:
            return fmt::format("{} {}", clear, way);
        case Verdict::likely:
            return fmt::format("likely {}", way);
        case Verdict::not_distinguishable:
            return "no clear change";
        case Verdict::no_change:
            return "no change to test";
        case Verdict::facts_only:
            break;
    }
    return "facts only, no test";
}
}  // namespace

std::string verdict_words(Verdict verdict, double difference) {
    return verdict_on(verdict, difference > 0 ? "rise" : "fall", "clear");
}

std::string verdict_words(const survey::Comparison& comparison) {
    return verdict_words(comparison.density.verdict, comparison.density.difference);
}

std::string verdict_words(const infer::JudgedChange& change) {
    return verdict_words(change.verdict, change.difference);
}

bool change_has_parts(const survey::Comparison& comparison) {
    const std::uint64_t compared = comparison.ties.pairs();
    return !comparison.joiners.empty() || !comparison.leavers.empty() || comparison.before.pairs_observed != compared ||
           comparison.after.pairs_observed != compared;
}

bool told_by_name(const Study& study, const survey::Comparison& comparison) {
    return study.relations.at(comparison.options.relation).directed;
}

std::string outward_words(const infer::JudgedChange& odds) {
    return verdict_on(odds.verdict, odds.difference > 0 ? "more across" : "less across", "clearly");
}

std::string why_likely(const infer::AreasTest& by_areas, const Study& study) {
    const std::string rest = "it is called likely and no more, because ";
    switch (by_areas.why) {
        case infer::NoAreas::none:
            return rest + fmt::format("{} may each have changed as a whole", study.by.plural);
        case infer::NoAreas::not_asked:
            return rest + "no areas are named that could show whether parts of the group changed as a whole";
        case infer::NoAreas::too_few:
            return rest + fmt::format("fewer than 3 {} cannot show whether each changed as a whole", study.by.plural);
        case infer::NoAreas::too_many:
        case infer::NoAreas::one_holds_all:
            break;
    }
    return rest + fmt::format("these {} cannot show whether each changed as a whole", study.by.plural);
}

std::optional<Tipping> tipping_words(const survey::Comparison& comparison) {
    const auto point = change::tipping_point(comparison.non_response, comparison.density.difference);
    if (!point) return std::nullopt;
    const std::string answered = percent_words(point->answered);
    if (point->none_undoes) return Tipping{true, "", answered};
    const bool as_share = comparison.non_response.missing_to >= cases_for_percent;
    return Tipping{false, as_share ? percent_words(point->share) : count_words(point->pairs), answered};
}

Voice voice_of(Verdict verdict) {
    return verdict == Verdict::clear || verdict == Verdict::likely ? Voice::verbs : Voice::numbers;
}

Voice voice_of(const infer::DensityChange& links) { return voice_of(links.verdict); }

Voice voice_of(const infer::JudgedChange& change) { return voice_of(change.verdict); }

}  // namespace crosstie::io
