#pragma once
#include <cstdint>
#include <functional>

#include "graph/infer/null_model.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

struct CugOptions {
    NullModel given = NullModel::ties;
    std::uint64_t seed = 1;
    std::uint32_t draws = 1000;
};

struct CugTest {
    double observed = 0;      // NaN: the statistic is not defined on the network, and nothing is drawn
    double mean = 0, sd = 0;  // of the draws on which it is defined; NaN with fewer than 1, 2 of them
    double p_at_least = 0, p_at_most = 0;
    std::uint64_t seed = 0;
    std::uint32_t draws = 0;
    std::uint32_t draws_undefined = 0;  // counted in both tails
};

/// Is a network more closed, more mutual, more divided than networks of its size, density or degrees are anyway?
///
/// Definition  the statistic on the network beside its values on random networks that keep what `given` says
///             (RandomNetworks); only observed cells hold ties, in the network too
/// Result      mean and sd of the draws; p = (1 + b)/(1 + draws)
/// Undefined   a statistic of NaN on the network: all NaN
/// Ties        binary; direction as the network has it
/// Errors      what the statistic throws
/// Cost        draws times that of a random network and the statistic
/// Source      Anderson, Butts, Carley 1999, doi:10.1016/S0378-8733(99)00011-8; Butts 2008, doi:10.1111/j.1467-839X.2007.00241.x
[[nodiscard]] CugTest cug_test(const Network& network, const std::function<double(const Network&)>& statistic,
                               const CugOptions& options = {});

}  // namespace crosstie::infer
