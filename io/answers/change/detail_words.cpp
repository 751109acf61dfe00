#include "io/answers/change/detail_words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/text/words.hpp"

namespace crosstie::io {

std::string p_is(double p) {
    return std::isnan(p) ? "p not defined" : p < 0.001 ? "p under 0.001" : "p = " + decimal_words(p, 3);
}

std::string reconstruction_words(const change::ReconstructionConditions& when) {
    const auto word = [](bool holds) { return holds ? "yes" : "no"; };
    const auto both = [](const std::array<double, 2>& shares) {
        return fmt::format("{} and {}", percent_words(shares[0]), percent_words(shares[1]));
    };
    std::string named;
    for (const std::size_t wave : {0U, 1U}) {
        if (!std::isfinite(when.named_share_silent[wave])) continue;
        named += fmt::format("{} {} named in {} of answers, the others in {}", named.empty() ? ":" : ";",
                             wave == 0 ? "before," : "after,", percent_words(when.named_share_silent[wave]),
                             percent_words(when.named_share_answered[wave]));
    }
    return fmt::format(
        " Reconstruction may be believed when silent people are named like the others ({}{}), the question is "
        "mutual by its meaning ({}), and links are mostly named back ({}: {} before and after, 70% wanted).",
        word(when.alike), named, word(when.mutual), word(when.reciprocal), both(when.reciprocity));
}

}  // namespace crosstie::io
