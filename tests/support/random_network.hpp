#pragma once
#include "graph/base/random.hpp"
#include "graph/model/network.hpp"

namespace crosstie::test {

struct RandomNetworkOptions {
    ActorId actors = 12;
    std::uint32_t density_percent = 30;
    bool directed = true;
    std::uint32_t silent_percent = 0;      // actors who did not answer
    std::uint32_t skipped_percent = 0;     // single cells not observed
    std::uint32_t off_roster_percent = 0;  // actors not there
    std::uint32_t only_some_percent = 0;   // actors asked only about a few
};

[[nodiscard]] Network random_network(Random& random, const RandomNetworkOptions& options);

}  // namespace crosstie::test
