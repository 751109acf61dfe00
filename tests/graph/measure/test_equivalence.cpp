#include "graph/measure/equivalence.hpp"

#include <algorithm>

#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::near;

namespace {

using Groups = std::vector<std::uint32_t>;
constexpr auto none = Partition::none;
constexpr ProfileOptions skip{.own_cells = OwnCells::skip};

// Knoke's ten bureaucracies, who sends information to whom.
const char* const knoke =
    "a>b a>e a>g a>i b>a b>c b>d b>e b>g b>h b>i c>b c>d c>e c>f c>g c>j d>a d>b d>e d>g e>a e>b e>c e>d e>g e>h e>i "
    "e>j f>c f>g f>i g>b g>d g>e h>a h>b h>d h>e h>g h>i i>b i>e i>g j>a j>b j>c j>e j>g";

// The two profiles side by side, cell by cell as the definition names them.
std::vector<std::array<double, 2>> slow_cells(const Network& g, ActorId i, ActorId j, OwnCells own) {
    std::vector<std::array<double, 2>> cells;
    const auto hold = [&](ActorId a, ActorId b, ActorId c, ActorId d) {
        if (g.observed().contains(a, b) && g.observed().contains(c, d)) {
            cells.push_back({double(g.has_tie(a, b)), double(g.has_tie(c, d))});
        }
    };
    for (ActorId k = 0; k < g.actor_count(); ++k) {
        if (k == i || k == j) continue;
        hold(i, k, j, k);
        hold(k, i, k, j);
    }
    if (own == OwnCells::reciprocal) hold(i, j, j, i), hold(j, i, i, j);
    return cells;
}

// Parts joined one by one, every distance between parts taken anew from the actors'.
Groups slow_clusters(const std::vector<ActorScores>& distance, std::size_t blocks, Linkage linkage) {
    std::vector<std::vector<ActorId>> parts;
    for (ActorId i = 0; i < distance.size(); ++i) parts.push_back({i});
    while (parts.size() > blocks) {
        double best = 1e9;
        std::size_t first = 0;
        std::size_t second = 0;
        for (std::size_t a = 0; a < parts.size(); ++a) {
            for (std::size_t b = a + 1; b < parts.size(); ++b) {
                double far = 0;
                double sum = 0;
                for (const ActorId i : parts[a]) {
                    for (const ActorId j : parts[b]) far = std::max(far, distance[i][j]), sum += distance[i][j];
                }
                if (linkage == Linkage::average) far = sum / double(parts[a].size() * parts[b].size());
                if (far < best - 1e-9) best = far, first = a, second = b;
            }
        }
        parts[first].insert(parts[first].end(), parts[second].begin(), parts[second].end());
        parts.erase(parts.begin() + std::ptrdiff_t(second));
    }
    Groups groups(distance.size());
    for (std::size_t a = 0; a < parts.size(); ++a) {
        for (const ActorId i : parts[a]) groups[i] = std::uint32_t(a);
    }
    return groups;
}

}  // namespace

TEST_CASE("equivalence: two leaders with the same followers stand in the same place", "[measure][equivalence]") {
    const Network g = draw("c>a d>a c>b d>b");
    const auto distance = profile_distance(g);
    check_scores(distance[0], {0, 0, 2, 2});
    check_scores(distance[3], {2, 2, 0, 0});
    check_scores(profile_correlation(draw("c>a d>a c>b d>b e"))[0], {1, 1, -1.0 / 3, -1.0 / 3, undefined});
    CHECK(equivalence_blocks(g).group == Groups{0, 0, 1, 1});
    CHECK(concor(g).group == Groups{0, 0, 1, 1});
    const BlockImage image = block_image(g, concor(g));
    check_scores(image.density[0], {0, 0});
    check_scores(image.density[1], {1, 0});
    check_scores(image.image[1], {1, 0});
    CHECK(near(image.threshold, 1.0 / 3));
}

TEST_CASE("equivalence: the tie between two actors counts when it goes one way", "[measure][equivalence]") {
    check_scores(profile_distance(draw("a>b c"))[0], {0, std::sqrt(2.0), 1});
    check_scores(profile_distance(draw("a>b c"), skip)[0], {0, 0, 1});
    check_scores(profile_distance(draw("a-b c"))[0], {0, 0, std::sqrt(2.0)});
}

TEST_CASE("equivalence: Knoke's bureaucracies as sna sees them", "[measure][equivalence]") {
    // R sna 2.7-1, sedist(mode = "digraph"), methods euclidean and correlation; stats::hclust, cutree.
    const Network g = draw(knoke);
    const auto distance = profile_distance(g, skip);
    check_scores(distance[0], {0, 2.44949, 2.645751, 2, 2.645751, 3, 2.236068, 1.732051, 1.732051, 2.44949}, 1e-6);
    check_scores(distance[4], {2.645751, 1, 3.162278, 2.645751, 0, 3.464102, 2.44949, 2.828427, 3.162278, 3}, 1e-6);
    check_scores(profile_correlation(g, skip)[0], {1, 0.42365927287, 0.09759000729, 0.5, 0.33333333333, -0.07273929675,
                                                   0.40451991748, 0.62994078835, 0.62994078835, 0.25819888975});
    const Partition three = equivalence_blocks(g, {.blocks = 3, .linkage = Linkage::average, .profile = skip});
    CHECK(three.group == Groups{0, 1, 0, 0, 1, 2, 0, 0, 0, 0});
    CHECK(three.labels == std::vector<std::string>{"1", "2", "3"});
    CHECK(equivalence_blocks(g, {.blocks = 2, .profile = skip}).group == Groups{0, 1, 0, 0, 1, 0, 1, 0, 1, 0});
    const BlockImage image = block_image(g, three);  // sna blockmodel
    check_scores(image.density[0], {0.380952381, 1, 0.1428571429}, 1e-9);
    check_scores(image.density[1], {0.9285714286, 1, 0}, 1e-9);
    check_scores(image.density[2], {0.4285714286, 0, undefined}, 1e-9);
    check_scores(image.image[1], {1, 1, 0});
    check_scores(image.image[2], {0, 0, undefined});
}

TEST_CASE("equivalence: CONCOR on Knoke's bureaucracies as R's cor() repeated", "[measure][equivalence]") {
    // R: profiles typed out by the definition, then cor() 200 times on the block's square.
    const Network g = draw(knoke);
    check_scores(profile_correlation(g)[0], {1, 0.4472135955, 0.2236067977, 0.3333333333, 0.3535533906, 0, 0.2357022604,
                                             0.4472135955, 0.4472135955, 0.1139605765});
    CHECK(concor(g).group == Groups{0, 0, 1, 0, 0, 1, 0, 1, 0, 1});
    CHECK(concor(g, {.splits = 2}).group == Groups{0, 0, 1, 2, 0, 3, 2, 1, 2, 1});
    CHECK(concor(g, {.splits = 0}).group == Groups(10, 0));
}

TEST_CASE("equivalence: strengths count when asked for", "[measure][equivalence]") {
    NetworkBuilder builder(3, Ties::directed);
    builder.add(0, 2, 4);
    builder.add(1, 2, 1);
    const Network g = builder.build();
    CHECK(profile_distance(g)[0][1] == 0);
    CHECK(profile_distance(g, {.value = CellValue::strength})[0][1] == 3);
}

TEST_CASE("equivalence: nobody, one actor, no ties, everybody linked, gaps", "[measure][equivalence]") {
    CHECK(profile_distance(draw("")).empty());
    CHECK(equivalence_blocks(draw("")).group.empty());
    CHECK(concor(draw("")).group.empty());
    CHECK(equivalence_blocks(draw("a")).group == Groups{0});
    CHECK(concor(draw("a")).group == Groups{0});
    CHECK(concor(draw("a b c")).group == Groups{none, none, none});  // nothing varies
    check_scores(profile_distance(draw("a-b a-c b-c"))[0], {0, 0, 0});
    check_scores(profile_distance(draw("a b!"))[0], {0, undefined});
    check_scores(profile_distance(draw("a b!"))[1], {undefined, undefined});
    CHECK(equivalence_blocks(draw("a-b b-c c-d e!"), {.blocks = 9}).group == Groups{0, 1, 2, 3, none});
    CHECK_THROWS_AS(equivalence_blocks(draw("a b"), {.blocks = 0}), std::invalid_argument);
    CHECK(near(block_image(draw("a b"), partition_of({"x", "y"})).density[0][0], undefined));
    // d did not answer: of its profile only the column is known, and 3 differing cells of 4 stand for 6 of 8.
    CHECK(near(profile_distance(draw("b>a c>a e>a d? a b f"), skip)[0][3], std::sqrt(3 * 8.0 / 4)));
}

TEST_CASE("equivalence: eleven blocks are numbered so that their labels stay sorted", "[measure][equivalence]") {
    const Partition blocks = equivalence_blocks(draw("a-b b-c c-d d-e e-f f-g g-h h-i i-j j-k"), {.blocks = 11});
    CHECK(blocks.labels.front() == "01");
    CHECK(std::is_sorted(blocks.labels.begin(), blocks.labels.end()));
}

TEST_CASE("equivalence agrees with the definitions written out", "[measure][equivalence]") {
    Random random(41);
    for (std::uint32_t round = 0; round < 100; ++round) {
        const Network g = test::random_network(random, {.actors = 7,
                                                        .density_percent = 35,
                                                        .directed = round % 3 != 0,
                                                        .silent_percent = round % 2 * 15,
                                                        .skipped_percent = round % 2 * 10,
                                                        .off_roster_percent = round % 4 * 5});
        const OwnCells own = round % 5 < 3 ? OwnCells::reciprocal : OwnCells::skip;
        const auto distance = profile_distance(g, {.own_cells = own});
        const auto likeness = profile_correlation(g, {.own_cells = own});
        const double all = 2 * (double(g.observed().roster_count()) - (own == OwnCells::skip ? 2 : 1));
        for (ActorId i = 0; i < 7; ++i) {
            for (ActorId j = 0; j < 7; ++j) {
                if (i == j) continue;
                const auto cells = slow_cells(g, i, j, own);
                double n = double(cells.size());
                double apart = 0;
                double a = 0;
                double b = 0;
                double ab = 0;
                for (const auto& [x, y] : cells) apart += (x - y) * (x - y), a += x, b += y, ab += x * y;
                // Of zeros and ones, squares sum to what the cells sum to.
                const double spread = (n * a - a * a) * (n * b - b * b);
                CHECK(near(distance[i][j], n > 0 ? std::sqrt(apart * all / n) : undefined));
                CHECK(near(likeness[i][j], spread > 0 ? (n * ab - a * b) / std::sqrt(spread) : undefined));
            }
        }
        if (round % 2 == 1) continue;
        if (g.observed().roster_count() < 7) continue;
        for (const Linkage linkage : {Linkage::complete, Linkage::average}) {
            for (std::uint32_t blocks = 1; blocks < 7; ++blocks) {
                CHECK(equivalence_blocks(g, {blocks, linkage, {.own_cells = own}}).group ==
                      slow_clusters(distance, blocks, linkage));
            }
        }
    }
}

TEST_CASE("equivalence: names do not matter to CONCOR", "[measure][equivalence]") {
    Random random(43);
    for (int round = 0; round < 30; ++round) {
        const Network g = test::random_network(random, {.actors = 10, .density_percent = 35});
        std::vector<ActorId> name{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        random.shuffle(std::span<ActorId>(name));
        NetworkBuilder builder(10, Ties::directed);
        for (ActorId i = 0; i < 10; ++i) {
            for (const ActorId j : g.out(i)) builder.add(name[i], name[j]);
        }
        const Partition before = concor(g, {.splits = 2});
        const Partition after = concor(builder.build(), {.splits = 2});
        for (ActorId i = 0; i < 10; ++i) {
            for (ActorId j = 0; j < 10; ++j) {
                CHECK((before.group[i] == before.group[j]) == (after.group[name[i]] == after.group[name[j]]));
            }
        }
    }
}
