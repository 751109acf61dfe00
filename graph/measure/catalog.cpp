#include "graph/measure/catalog.hpp"

#include "graph/measure/catalog_rows.hpp"

namespace crosstie::measure {

std::span<const NetworkMeasure> network_measures() {
    static const std::vector<NetworkMeasure> all = [] {
        std::vector<NetworkMeasure> rows;
        for (const auto part : {cohesion_rows(), structure_rows()}) rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return all;
}

bool applies_to(Applies applies, const Network& network) {
    switch (applies) {
        case Applies::any:
            return true;
        case Applies::directed:
            return network.directed();
        case Applies::undirected:
            return !network.directed();
        case Applies::valued:
            return network.valued();
        case Applies::valued_directed:
            return network.valued() && network.directed();
        case Applies::valued_undirected:
            return network.valued() && !network.directed();
    }
    return false;
}

}  // namespace crosstie::measure
