#include "graph/change/turnover.hpp"
#include "graph/measure/betweenness.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/model/network_builder.hpp"

int main() {
    crosstie::NetworkBuilder before(3, crosstie::Ties::undirected);
    before.add(0, 1);
    crosstie::NetworkBuilder after(3, crosstie::Ties::undirected);
    after.add(0, 1);
    after.add(1, 2);
    const crosstie::Network later = after.build();
    const bool one_gained = crosstie::change::turnover(before.build(), later).gained == 1;
    const bool a_share = crosstie::measure::find("density")->unit == crosstie::measure::Unit::share;
    return one_gained && a_share && crosstie::measure::betweenness(later)[1] == 1 ? 0 : 1;
}
