#include "graph/measure/core_periphery.hpp"

#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;
using crosstie::test::near;

namespace {

using Cores = std::vector<std::vector<ActorId>>;

// Pearson's formula over the cells, means first.
double slow_fit(const Network& g, std::uint32_t core, std::optional<double> between) {
    std::vector<std::array<double, 2>> cells;
    for (ActorId i = 0; i < g.actor_count(); ++i) {
        for (ActorId j = 0; j < g.actor_count(); ++j) {
            const std::uint32_t inside = (core >> i & 1U) + (core >> j & 1U);
            if (i == j || !g.observed().contains(i, j) || (inside == 1 && !between)) continue;
            cells.push_back({double(g.has_tie(i, j)), inside == 2 ? 1 : inside == 0 ? 0 : *between});
        }
    }
    double x = 0;
    double p = 0;
    for (const auto& cell : cells) x += cell[0] / double(cells.size()), p += cell[1] / double(cells.size());
    double xx = 0;
    double xp = 0;
    double pp = 0;
    for (const auto& cell : cells) {
        xx += (cell[0] - x) * (cell[0] - x);
        xp += (cell[0] - x) * (cell[1] - p);
        pp += (cell[1] - p) * (cell[1] - p);
    }
    return xx < 1e-9 || pp < 1e-9 ? undefined : xp / std::sqrt(xx * pp);
}

// Every core there is, of actors with an observed cell.
CorePeriphery slow_core(const Network& g, std::optional<double> between) {
    const ActorId n = g.actor_count();
    CorePeriphery best;
    for (std::uint32_t core = 0; core < 1U << n; ++core) {
        std::vector<ActorId> members;
        bool placeable = true;
        for (ActorId i = 0; i < n; ++i) {
            if ((core >> i & 1U) == 0) continue;
            members.push_back(i);
            placeable &= g.observed().row_count(i) + g.observed().column_count(i) > 0;
        }
        const double fit = slow_fit(g, core, between);
        if (!placeable || std::isnan(fit) || fit < best.fit - 1e-9) continue;
        if (std::isnan(best.fit) || fit > best.fit + 1e-9) best.cores.clear(), best.fit = fit;
        best.cores.push_back(members);
    }
    std::sort(best.cores.begin(), best.cores.end());
    return best;
}

}  // namespace

TEST_CASE("core and periphery: three who all work together, each with one of their own", "[measure][core_periphery]") {
    const CorePeriphery found = core_periphery(draw("a-b a-c b-c a-d b-e c-f"));
    CHECK(near(found.fit, 1));
    CHECK(found.cores == Cores{{0, 1, 2}});
    CHECK(found.agreement > 0);
    CHECK(found.agreement <= 1);
}

TEST_CASE("core and periphery: equally good cores are all told", "[measure][core_periphery]") {
    CHECK(core_periphery(draw("a-b a-c b-c d")).cores == Cores{{0, 1}, {0, 2}, {1, 2}});
    const CorePeriphery pairs = core_periphery(draw("a-b c-d e"));
    CHECK(near(pairs.fit, 2 / std::sqrt(12.0)));
    CHECK(pairs.cores == Cores{{0, 1}, {2, 3}});
}

TEST_CASE("core and periphery: a star is a core of one when the core may link to all", "[measure][core_periphery]") {
    const CorePeriphery found = core_periphery(draw("a-b a-c a-d a-e"), {.between = 1});
    CHECK(near(found.fit, 1));
    CHECK(found.cores == Cores{{0}});
    CHECK(near(core_fit(draw("a-b a-c a-d a-e"), {0}, 1), 1));
    CHECK(near(core_fit(draw("a-b a-c a-d a-e"), {0}), undefined));  // one actor has no pair within
}

TEST_CASE("core and periphery: Knoke's bureaucracies as every core tried in NumPy", "[measure][core_periphery]") {
    // Who sends information to whom among ten; numpy.corrcoef over all 1,022 cores.
    const Network g = draw(
        "a>b a>e a>g a>i b>a b>c b>d b>e b>g b>h b>i c>b c>d c>e c>f c>g c>j d>a d>b d>e d>g e>a e>b e>c e>d e>g e>h "
        "e>i e>j f>c f>g f>i g>b g>d g>e h>a h>b h>d h>e h>g h>i i>b i>e i>g j>a j>b j>c j>e j>g");
    CHECK(near(core_periphery(g).fit, 0.6574382587));
    CHECK(core_periphery(g).cores == Cores{{1, 2, 3, 4, 6}});
    CHECK(near(core_periphery(g, {.between = 1}).fit, 0.4859634678));
    CHECK(core_periphery(g, {.between = 1}).cores == Cores{{1, 4, 6}});
    CHECK(near(core_fit(g, {1, 4}, 1), 0.4826680523));
}

TEST_CASE("core and periphery: nobody, one, no ties, everybody linked, gaps", "[measure][core_periphery]") {
    for (const char* drawing : {"", "a", "a-b", "a b c d e", "a-b a-c a-d b-c b-d c-d"}) {
        const CorePeriphery found = core_periphery(draw(drawing));
        CHECK(near(found.fit, undefined));
        CHECK(near(found.agreement, undefined));
        CHECK(found.cores.empty());
    }
    CHECK(core_periphery(draw("a-b a-c b-c a-d b-e c-f g!")).cores == Cores{{0, 1, 2}});
    CHECK_THROWS_AS(core_periphery(draw("a-b c"), {.restarts = 0}), std::invalid_argument);
    CHECK_THROWS_AS(core_fit(draw("a-b c"), {7}), std::invalid_argument);
}

TEST_CASE("core and periphery: an unknown cell is not a missing tie", "[measure][core_periphery]") {
    // Were the unasked pairs read as "no tie", the core would not be perfect.
    const Network g = draw("a>b b>a a>c c>a b>c d>a e>b f d>e? c>b?");
    CHECK(near(core_fit(g, {0, 1, 2}), 1));
    CHECK(core_fit(draw("a>b b>a a>c c>a b>c d>a e>b f"), {0, 1, 2}) < 0.95);
}

TEST_CASE("core and periphery: ties across, left out, change nothing, known or not", "[measure][core_periphery]") {
    const double fit = core_fit(draw("a-b a-c b>c d>e"), {0, 1, 2});
    CHECK(fit < 1);
    CHECK(near(core_fit(draw("a-b a-c b>c d>e a>d c-e e>a?"), {0, 1, 2}), fit));
    CHECK_FALSE(near(core_fit(draw("a-b a-c b>c d>e c>b?"), {0, 1, 2}), fit));
}

TEST_CASE("core and periphery finds what trying every core finds", "[measure][core_periphery]") {
    Random random(61);
    for (std::uint32_t round = 0; round < 100; ++round) {
        const Network g = test::random_network(random, {.actors = 8,
                                                        .density_percent = 20 + round % 5 * 10,
                                                        .directed = round % 3 != 0,
                                                        .silent_percent = round % 2 * 10,
                                                        .skipped_percent = round % 2 * 10,
                                                        .off_roster_percent = round % 4 * 5});
        const std::optional<double> between =
            round % 3 == 0 ? std::nullopt : std::optional<double>(round % 3 == 1 ? 1 : 0.3);
        const CorePeriphery expected = slow_core(g, between);
        const CorePeriphery found = core_periphery(g, {.between = between, .restarts = 100, .seed = round});
        CHECK(near(found.fit, expected.fit));
        for (const auto& core : found.cores) {
            CHECK(std::binary_search(expected.cores.begin(), expected.cores.end(), core));
            CHECK(near(core_fit(g, core, between), found.fit));
        }
        CHECK(found.cores.empty() == expected.cores.empty());
    }
}

TEST_CASE("core and periphery: the same seed, the same answer", "[measure][core_periphery]") {
    Random random(67);
    const Network g = test::random_network(random, {.actors = 20, .density_percent = 30});
    const CorePeriphery once = core_periphery(g, {.seed = 5});
    const CorePeriphery again = core_periphery(g, {.seed = 5});
    CHECK(once.cores == again.cores);
    CHECK(once.agreement == again.agreement);
}
