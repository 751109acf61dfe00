#include "tests/support/random_network.hpp"

#include <utility>
#include <vector>

#include "graph/model/network_builder.hpp"

namespace crosstie::test {

Network random_network(Random& random, const RandomNetworkOptions& options) {
    const auto happens = [&](std::uint32_t percent) { return random.below(100) < percent; };
    const ActorId n = options.actors;
    std::vector<CellState> rows(n, CellState::answered);
    std::vector<std::uint8_t> off(n, 0);
    std::vector<CellException> cells;
    NetworkBuilder builder(n, options.directed ? Ties::directed : Ties::undirected);
    for (ActorId i = 0; i < n; ++i) {
        if (happens(options.off_roster_percent)) off[i] = 1;
        if (happens(options.silent_percent)) rows[i] = CellState::no_response;
        const bool only_some = happens(options.only_some_percent);
        if (only_some) rows[i] = CellState::not_asked;
        for (ActorId j = 0; j < n; ++j) {
            if (i == j) continue;
            if (only_some && happens(30)) cells.push_back({i, j, CellState::answered});
            if (happens(options.skipped_percent)) cells.push_back({i, j, CellState::skipped});
            if ((options.directed || i < j) && happens(options.density_percent)) builder.add(i, j);
        }
    }
    builder.observe(ObservedPairs::with_gaps(std::move(rows), std::move(off), std::move(cells)));
    return builder.build();
}

}  // namespace crosstie::test
