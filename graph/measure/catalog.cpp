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

std::string_view name_of(Unit unit) {
    switch (unit) {
        case Unit::people:
            return "people";
        case Unit::ties:
            return "ties";
        case Unit::pairs:
            return "pairs";
        case Unit::groups:
            return "groups";
        case Unit::triads:
            return "triads";
        case Unit::hops:
            return "hops";
        case Unit::strength:
            return "strength";
        case Unit::share:
            return "share";
        case Unit::correlation:
            return "correlation";
        case Unit::odds_ratio:
            return "odds ratio";
        case Unit::standard_deviations:
            return "standard deviations";
        case Unit::yes_or_no:
            return "yes or no";
        case Unit::index:
            return "index";
    }
    return "index";
}

std::string_view name_of(MeasureKind kind) {
    switch (kind) {
        case MeasureKind::network:
            return "network";
        case MeasureKind::actor:
            return "actor";
        case MeasureKind::area:
            return "area";
    }
    return "network";
}

std::optional<FoundMeasure> find(std::string_view key) {
    for (const NetworkMeasure& one : network_measures()) {
        if (one.info.key == key) {
            return FoundMeasure{
                .kind = MeasureKind::network, .unit = one.info.unit, .info = &one.info, .network = &one};
        }
    }
    for (const ActorMeasure& one : actor_measures()) {
        if (one.info.key == key) {
            return FoundMeasure{.kind = MeasureKind::actor, .unit = one.info.unit, .info = &one.info, .actor = &one};
        }
    }
    for (const AreaMeasure& one : area_measures()) {
        if (one.info.key == key) {
            return FoundMeasure{.kind = MeasureKind::area, .unit = one.info.unit, .info = &one.info, .area = &one};
        }
    }
    return std::nullopt;
}

bool with_others(When when, const Network& network) {
    return when == When::always || (when == When::unless_large && network.actor_count() <= large_network);
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
