#include "graph/measure/ego.hpp"

#include <set>
#include <stdexcept>

#include "graph/measure/clustering.hpp"
#include "graph/measure/degree.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::near;

TEST_CASE("ego: three contacts, of whom two know each other", "[measure][ego]") {
    const EgoNetworks egos = ego_networks(draw("a-b a-c a-d b-c"));
    check_scores(egos.size, {3, 2, 2, 1});
    check_scores(egos.density, {1.0 / 3, 1, 1, undefined});
    const EgoNetworks directed = ego_networks(draw("a>b a>c b>c c>a"));
    check_scores(directed.size, {2, 1, 1});
    check_scores(directed.density, {0.5, undefined, undefined});  // b>c of b>c and c>b
}

TEST_CASE("ego: pairs nobody answered for count neither way", "[measure][ego]") {
    check_scores(ego_networks(draw("a>b a>c b>c c?")).density, {1, undefined, undefined});
    check_scores(ego_networks(draw("a>b a>c b>c c?")).size, {2, 1, undefined});
    check_scores(ego_networks(draw("a>b a>c b? c?")).density, {undefined, undefined, undefined});
    check_scores(ego_networks(draw("a>b c!")).size, {1, 0, undefined});
}

TEST_CASE("ego: four contacts in three areas", "[measure][ego]") {
    // a of H is in contact with b (H), c and d (N) and e (R); f is of unknown area.
    const Partition areas = partition_of({"H", "H", "N", "N", "R", ""});
    const EgoAreas egos = ego_areas(draw("a-b a-c a-d a-e a-f"), areas);
    check_scores(egos.reached, {3, 1, 1, 1, 1, 1});
    check_scores(egos.share_outside, {0.75, 0, 1, 1, 1, undefined});
    CHECK(near(egos.blau[0], 1 - (1 + 4 + 1) / 16.0));
    CHECK(near(egos.iqv[0], 0.625 / (2.0 / 3)));
    CHECK(near(egos.blau[1], 0));
    check_scores(egos.unknown_area, {1, 0, 0, 0, 0, 0});
}

TEST_CASE("ego: contacts spread evenly over all areas have an IQV of 1", "[measure][ego]") {
    const EgoAreas egos = ego_areas(draw("a-b a-c a-d"), partition_of({"H", "H", "N", "R"}));
    CHECK(near(egos.iqv[0], 1));
    CHECK(near(egos.blau[0], 2.0 / 3));
}

TEST_CASE("ego: no contacts, silence, unknown areas, and a single area", "[measure][ego]") {
    const EgoAreas egos = ego_areas(draw("a>b c d?"), partition_of({"H", "", "N", "N"}));
    check_scores(egos.reached, {undefined, 0, 0, undefined});  // a's only contact is of unknown area
    check_scores(egos.share_outside, {undefined, undefined, undefined, undefined});
    check_scores(egos.blau, {undefined, undefined, undefined, undefined});
    check_scores(egos.unknown_area, {1, 0, 0, undefined});
    // The second area has nobody on the roster: there is only one.
    const EgoAreas single = ego_areas(draw("a-b c!"), partition_of({"H", "H", "N"}));
    check_scores(single.reached, {undefined, undefined, undefined});
    check_scores(single.iqv, {undefined, undefined, undefined});
    check_scores(single.unknown_area, {0, 0, undefined});
    CHECK(ego_areas(draw(""), partition_of({})).blau.empty());
    CHECK(ego_networks(draw("")).size.empty());
    CHECK_THROWS_AS(ego_areas(draw("a-b"), partition_of({"H"})), std::invalid_argument);
}

TEST_CASE("ego agrees with the definitions written out", "[measure][ego]") {
    Random random(51);
    for (int round = 0; round < 100; ++round) {
        const ActorId n = 9;
        const bool directed = round % 2 == 0;
        const Network g = test::random_network(
            random,
            {.actors = n, .directed = directed, .silent_percent = 10, .skipped_percent = 5, .off_roster_percent = 5});
        std::vector<std::string> labels;
        for (ActorId i = 0; i < n; ++i) {
            const std::uint32_t area = random.below(5);
            labels.push_back(area == 0 ? "" : std::string(1, static_cast<char>('A' + area)));
        }
        const Partition areas = partition_of(labels);
        std::set<std::string> held;
        for (ActorId i = 0; i < n; ++i) {
            if (!labels[i].empty() && g.observed().on_roster(i)) held.insert(labels[i]);
        }
        const EgoNetworks egos = ego_networks(g);
        const EgoAreas spread = ego_areas(g, areas);
        check_scores(egos.size, out_degree(g), 0);
        for (ActorId i = 0; i < n; ++i) {
            if (!g.observed().row_observed(i)) {
                CHECK(near(spread.unknown_area[i], undefined));
                continue;
            }
            std::vector<std::string> known;
            std::set<std::string> reached;
            double cells = 0;
            double ties = 0;
            double outside = 0;
            for (ActorId j = 0; j < n; ++j) {
                if (!g.has_tie(i, j)) continue;
                for (ActorId k = 0; k < n; ++k) {
                    if (!g.has_tie(i, k) || k == j || !g.observed().contains(j, k)) continue;
                    cells += 1;
                    ties += g.has_tie(j, k) ? 1 : 0;
                }
                if (labels[j].empty()) continue;
                known.push_back(labels[j]);
                reached.insert(labels[j]);
                outside += labels[j] != labels[i] ? 1 : 0;
            }
            CHECK(near(egos.density[i], cells > 0 ? ties / cells : undefined));
            const auto k = static_cast<double>(known.size());
            double differ = 0;  // two contacts drawn with replacement
            for (const auto& a : known) {
                for (const auto& b : known) differ += a != b ? 1 : 0;
            }
            const bool defined = held.size() >= 2 && k > 0;
            const auto most = 1 - 1 / static_cast<double>(held.size());
            CHECK(near(spread.blau[i], defined ? differ / (k * k) : undefined));
            CHECK(near(spread.iqv[i], defined ? differ / (k * k) / most : undefined));
            CHECK(near(spread.share_outside[i], defined && !labels[i].empty() ? outside / k : undefined));
            CHECK(near(spread.unknown_area[i], egos.size[i] - k));
            if (defined) CHECK(near(spread.reached[i], static_cast<double>(reached.size())));
        }
        // Undirected and complete, the density among contacts is the clustering.
        const Network complete = test::random_network(random, {.actors = n, .directed = false});
        check_scores(ego_networks(complete).density, clustering(complete));
    }
}

TEST_CASE("other areas reached: different ones, the own and the unknown left out", "[measure][ego]") {
    // a of X, b of X, c of Y, d of Z, e of none: a has b, c, d and e; e has a alone.
    const Partition areas = partition_of({"X", "X", "Y", "Z", ""});
    CHECK(other_areas_reached(draw("a-b a-c a-d a-e c-d"), areas) == std::vector<std::uint32_t>{2, 0, 2, 2, 1});
    CHECK(other_areas_reached(draw("a>c c>a c>b d e", "abcde"), areas) == std::vector<std::uint32_t>{1, 0, 1, 0, 0});
    CHECK_THROWS_AS(other_areas_reached(draw("a-b"), areas), std::invalid_argument);
}
