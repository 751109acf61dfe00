#include "io/answers/change/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {
using infer::Verdict;

}  // namespace

std::string one_sided_points(double low, double high) {
    const auto near = std::llround(std::min(std::fabs(low), std::fabs(high)) * 100);
    const auto far = std::llround(std::max(std::fabs(low), std::fabs(high)) * 100);
    if (far == 0) return "a fraction of a percentage point";
    if (near == 0)
        return fmt::format("more than 0 and up to {}",
                           counted(static_cast<std::uint64_t>(far), "percentage point", "percentage points"));
    if (near == far)
        return fmt::format("about {}",
                           counted(static_cast<std::uint64_t>(far), "percentage point", "percentage points"));
    return fmt::format("between {} and {} percentage points", near, far);
}

std::string two_sided_points(double low, double high) {
    const auto down = static_cast<std::uint64_t>(std::max(0LL, std::llround(-low * 100)));
    const auto up = static_cast<std::uint64_t>(std::max(0LL, std::llround(high * 100)));
    if (down == 0 && up == 0) return "a fraction of a percentage point either way";
    if (down == 0)
        return fmt::format("between no change and {} up", counted(up, "percentage point", "percentage points"));
    if (up == 0)
        return fmt::format("between {} down and no change", counted(down, "percentage point", "percentage points"));
    return fmt::format("between {} down and {} up", counted(down, "percentage point", "percentage points"), up);
}

std::string verdict_words(Verdict verdict, double difference) {
    const char* const way = difference > 0 ? "rise" : "fall";
    switch (verdict) {
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

std::string verdict_words(const survey::Comparison& comparison) {
    return verdict_words(comparison.density.verdict, comparison.density.difference);
}

std::string verdict_words(const infer::JudgedChange& change) {
    return verdict_words(change.verdict, change.difference);
}

std::string outward_words(const infer::JudgedChange& odds) {
    const char* const way = odds.difference > 0 ? "outward" : "inward";
    switch (odds.verdict) {
        case Verdict::clear:
            return fmt::format("clearly {}", way);
        case Verdict::likely:
            return fmt::format("likely {}", way);
        case Verdict::not_distinguishable:
            return "not distinguishable from all links changing alike";
        case Verdict::no_change:
            return "no change to test";
        case Verdict::facts_only:
            break;
    }
    return "facts only, no test";
}

std::string why_likely(const infer::AreasTest& by_areas, const Study& study) {
    const std::string churn = "more than the churn among these people; ";
    switch (by_areas.why) {
        case infer::NoAreas::none:
            return churn + fmt::format("{} may have moved together", study.by.plural);
        case infer::NoAreas::not_asked:
            return churn + "there are no areas to ask whether parts of the group moved together";
        case infer::NoAreas::too_few:
            return churn +
                   fmt::format("with fewer than 3 {} nothing tells whether they moved together", study.by.plural);
        case infer::NoAreas::too_many:
        case infer::NoAreas::one_holds_all:
            break;
    }
    return churn + fmt::format("these {} cannot tell whether they moved together", study.by.plural);
}

std::optional<Tipping> tipping_point(const survey::Comparison& comparison) {
    const change::NonResponse& n = comparison.non_response;
    const double change = comparison.density.difference;
    if (!n.has_tipping_point || change == 0) return std::nullopt;
    const double needed = change > 0 ? n.tipping_empty_share : 1 - n.tipping_empty_share;
    const double answered = change > 0 ? n.answered_empty_share : 1 - n.answered_empty_share;
    if (needed > 1) return Tipping{true, "", percent_words(answered)};
    const double share = std::max(0.0, needed);
    if (n.missing_to >= cases_for_percent) return Tipping{false, percent_words(share), percent_words(answered)};
    const double pairs = std::ceil(share * static_cast<double>(n.missing_to) - 1e-9);
    return Tipping{false, count_words(static_cast<std::uint64_t>(pairs)), percent_words(answered)};
}

OddsRatios odds_ratios(const survey::Comparison& comparison) {
    const change::CrossArea& x = comparison.cross_area;
    OddsRatios odds{x.odds_ratio.from, x.odds_ratio.to, x.odds_ratio.corrected};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (x.within.ties.before() + x.across.ties.before() == 0) odds.from = nan;
    if (x.within.ties.after() + x.across.ties.after() == 0) odds.to = nan;
    if (std::isnan(odds.from) && std::isnan(odds.to)) odds.corrected = false;
    return odds;
}

Voice voice_of(Verdict verdict) {
    return verdict == Verdict::clear || verdict == Verdict::likely ? Voice::verbs : Voice::numbers;
}

Voice voice_of(const infer::DensityChange& links) { return voice_of(links.verdict); }

Voice voice_of(const infer::JudgedChange& change) { return voice_of(change.verdict); }

}  // namespace crosstie::io
