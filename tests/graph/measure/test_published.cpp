// Values that papers print, on networks that papers print.
#include "graph/measure/betweenness.hpp"
#include "graph/measure/centralization.hpp"
#include "graph/measure/closeness.hpp"
#include "graph/measure/cores.hpp"
#include "graph/measure/degree.hpp"
#include "graph/measure/krackhardt.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;

namespace {

constexpr double three_decimals = 0.0005;

// Krackhardt 1990, Administrative Science Quarterly 35:342, doi:10.2307/2393394: the kite. In the order of the paper's
// names: Andre, Beverly, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
Network kite() { return draw("a-b a-c a-d a-f b-d b-e b-g c-d c-f d-e d-f d-g e-g f-g f-h g-h h-i i-j"); }

}  // namespace

TEST_CASE("published: the kite, where degree, closeness and betweenness each favour somebody else",
          "[measure][published]") {
    check_scores(out_degree(kite()), {4, 4, 3, 6, 3, 5, 5, 3, 2, 1});
    const ActorScores between = betweenness(kite(), {.scale = Scale::unit});
    const ActorScores near_others = closeness(kite());
    const ActorScores betweenness_printed{.023, .023, 0, .102, 0, .231, .231, .389, .222, 0};
    const ActorScores closeness_printed{.529, .529, .5, .6, .5, .643, .643, .6, .429, .310};
    for (std::size_t i = 0; i < betweenness_printed.size(); ++i) {
        CHECK(std::abs(between[i] - betweenness_printed[i]) < three_decimals);
        CHECK(std::abs(near_others[i] - closeness_printed[i]) < three_decimals);
    }
}

TEST_CASE("published: Freeman's star is wholly centralized and his circle not at all", "[measure][published]") {
    // Freeman 1979, doi:10.1016/0378-8733(78)90021-7, figure 3: five points.
    const Network star = draw("a-b a-c a-d a-e");
    const Network circle = draw("a-b b-c c-d d-e a-e");
    CHECK(near(centralization(out_degree(star), most_degree(5)), 1));
    CHECK(near(centralization(betweenness(star), most_betweenness(5)), 1));
    CHECK(near(centralization(out_degree(circle), most_degree(5)), 0));
    CHECK(near(centralization(betweenness(circle), most_betweenness(5)), 0));
}

TEST_CASE("published: Krackhardt's out-tree has all four of his dimensions in full", "[measure][published]") {
    // Krackhardt 1994: a pure outtree has connectedness, hierarchy, efficiency and least upper boundedness of 1.
    const OrganisationShape tree = organisation_shape(draw_directed("a>b a>c b>d b>e c>f c>g"));
    CHECK(near(tree.connectedness, 1));
    CHECK(near(tree.hierarchy, 1));
    CHECK(near(tree.efficiency, 1));
    CHECK(near(tree.least_upper_bound, 1));
}

TEST_CASE("published: couples of San Francisco by ethnic group, assortativity 0.621", "[measure][published]") {
    // Newman 2003, doi:10.1103/PhysRevE.67.026126, table I (data of Catania and others 1992): shares of couples in
    // thousandths, women's group by men's group. They are rounded and add up to 997, which moves the third decimal.
    const int couples[4][4] = {{258, 16, 35, 13}, {12, 157, 58, 19}, {13, 23, 306, 35}, {5, 7, 24, 16}};
    const char* const names[] = {"black", "hispanic", "white", "other"};
    int count = 0;
    for (const auto& row : couples) {
        for (const int cell : row) count += cell;
    }
    NetworkBuilder builder(static_cast<ActorId>(2 * count), Ties::directed);
    std::vector<std::string> labels;
    ActorId next = 0;
    for (int woman = 0; woman < 4; ++woman) {
        for (int man = 0; man < 4; ++man) {
            for (int k = 0; k < couples[woman][man]; ++k, next += 2) {
                labels.emplace_back(names[woman]);
                labels.emplace_back(names[man]);
                builder.add(next, next + 1);
            }
        }
    }
    CHECK(std::abs(assortativity(builder.build(), partition_of(labels)) - 0.621) < 0.003);
}
