#include "graph/infer/cug.hpp"

#include "graph/base/undefined.hpp"

#include <algorithm>
#include <cmath>

namespace crosstie::infer {

namespace {

constexpr double same_level = 1e-9;

}  // namespace

CugTest cug_test(const Network& network, const std::function<double(const Network&)>& statistic,
                 const CugOptions& options) {
    RandomNetworks networks(network, options.given);
    CugTest result{statistic(networks.observed()), nan, nan, nan, nan, options.seed, 0, 0};
    if (std::isnan(result.observed) || options.draws == 0) return result;
    const double close = same_level * std::max(1.0, std::abs(result.observed));
    Random random(options.seed);
    std::uint32_t at_least = 0;
    std::uint32_t at_most = 0;
    double defined = 0;
    double mean = 0;
    double squares = 0;  // about the mean, kept as draws come in: no difference of large sums
    for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
        const double drawn = statistic(networks.draw(random));
        const bool none = std::isnan(drawn);
        result.draws_undefined += none ? 1U : 0U;
        at_least += none || drawn >= result.observed - close ? 1U : 0U;
        at_most += none || drawn <= result.observed + close ? 1U : 0U;
        if (none) continue;
        defined += 1;
        const double step = drawn - mean;
        mean += step / defined;
        squares += step * (drawn - mean);
    }
    result.draws = options.draws;
    if (defined >= 1) result.mean = mean;
    if (defined >= 2) result.sd = std::sqrt(squares / (defined - 1));
    result.p_at_least = (1.0 + at_least) / (1.0 + options.draws);
    result.p_at_most = (1.0 + at_most) / (1.0 + options.draws);
    return result;
}

}  // namespace crosstie::infer
