#include "graph/measure/mixing.hpp"

#include "graph/measure/brokerage.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::near;

TEST_CASE("mixing: a drawing of two boroughs and somebody without one", "[measure][mixing]") {
    const Partition areas = partition_of({"H", "H", "N", "N", ""});
    const Mixing mix = mixing(draw("a>b b>a a>c c>d e>a"), areas);
    CHECK(mix.ties == std::vector<std::vector<std::uint64_t>>{{2, 1}, {0, 1}});
    CHECK(mix.cells == std::vector<std::vector<std::uint64_t>>{{2, 4}, {4, 2}});
    CHECK(near(mix.density(0, 1), 0.25));
    CHECK(near(mix.ei_index(), -0.5));
    check_scores(ei_by_actor(draw("a>b b>a a>c c>d e>a"), areas), {0, -1, -1, undefined, undefined});
    CHECK(near(mixing(draw("a b"), partition_of({"H", "N"})).ei_index(), undefined));
    CHECK(near(mixing(draw("a b"), partition_of({"H", "N"})).density(0, 0), undefined));  // one person has no pair
}

TEST_CASE("mixing: modularity and assortativity of two separate pairs are 1/2 and 1", "[measure][mixing]") {
    const Partition areas = partition_of({"H", "H", "N", "N"});
    CHECK(near(modularity(draw("a-b c-d"), areas), 0.5));
    CHECK(near(assortativity(draw("a-b c-d"), areas), 1));
    CHECK(near(assortativity(draw("a-c b-d"), areas), -1));
    CHECK(near(modularity(draw("a b c d"), areas), undefined));
    CHECK(near(assortativity(draw("a-b c d"), areas), undefined));  // all ties end in one group
}

TEST_CASE("brokerage: one drawing of each role", "[measure][brokerage]") {
    const Network path = draw("a>b b>c");
    const auto only_role = [&](const std::vector<std::string>& areas) {
        const BrokerCounts counts = brokerage(path, partition_of(areas))[1];
        std::string_view found;
        for (std::size_t k = 0; k < counts.size(); ++k) {
            if (counts[k] == 1) found = broker_role_names[k];
        }
        return found;
    };
    CHECK(only_role({"H", "H", "H"}) == "coordinator");
    CHECK(only_role({"H", "N", "H"}) == "consultant");
    CHECK(only_role({"H", "H", "N"}) == "representative");
    CHECK(only_role({"H", "N", "N"}) == "gatekeeper");
    CHECK(only_role({"H", "N", "R"}) == "liaison");
    CHECK(only_role({"H", "N", ""}).empty());
    CHECK(brokerage(draw("a>b b>c a>c"), partition_of({"H", "N", "R"}))[1] ==
          BrokerCounts{});  // closed: nobody brokers
    CHECK(brokerage(draw("a>b b>c a>c?"), partition_of({"H", "N", "R"}))[1] == BrokerCounts{});  // unknown: not open
    CHECK(brokerage(draw("a-b b-c"), partition_of({"H", "N", "R"}))[1][4] == 2);                 // both ways round
}
