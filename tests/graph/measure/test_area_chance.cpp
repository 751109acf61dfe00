#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "graph/measure/ei_index.hpp"
#include "graph/measure/homophily.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/measure/odds_ratio.hpp"
#include "graph/measure/scores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;
using crosstie::test::near;

namespace {

Partition areas_of(std::size_t areas, std::size_t people) {
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < people; ++i) labels.push_back(std::string(1, static_cast<char>('A' + i % areas)));
    return partition_of(labels);
}

Network nobody_linked(ActorId people) {
    Random random(1);
    return test::random_network(random, {.actors = people, .density_percent = 0});
}

}  // namespace

TEST_CASE("e-i: chance values of METHODS section 7", "[measure][ei]") {
    CHECK(near(ei_reference(nobody_linked(24), areas_of(8, 24)).expected, 0.83, 0.005));
    CHECK(near(ei_reference(nobody_linked(24), areas_of(3, 24)).expected, 0.39, 0.005));
    CHECK(near(ei_reference(nobody_linked(24), areas_of(2, 24)).expected, 0.04, 0.005));
    CHECK(near(ei_reference(nobody_linked(40), areas_of(8, 40)).expected, 1 - 2 * 80.0 / 780));
}

TEST_CASE("e-i: a drawing of two pairs, its chance value and its range", "[measure][ei]") {
    // Six pairs, four across. Five ties: four may lie across and one must lie within.
    const Partition areas = partition_of({"H", "H", "N", "N"});
    const EiReference five = ei_reference(draw("a-b a-c a-d b-c b-d"), areas);
    CHECK(near(five.observed, 0.6));
    CHECK(near(five.expected, (4.0 - 2) / 6));
    CHECK(near(five.expected_asked, five.expected));
    CHECK(near(five.highest, 0.6));
    CHECK(near(five.lowest, 0.2));  // at most two within: three across
    CHECK(near(five.rescaled, 1));
    const EiReference two = ei_reference(draw("a-b a-c d"), areas);
    CHECK(near(two.lowest, -1));
    CHECK(near(two.highest, 1));
    CHECK(near(two.rescaled, 0));
    const EiReference all = ei_reference(draw("a-b a-c a-d b-c b-d c-d"), areas);
    CHECK(near(all.observed, 1.0 / 3));
    CHECK(near(all.rescaled, undefined));  // there is no room
}

TEST_CASE("e-i: who did not answer moves the range, not the chance value", "[measure][ei]") {
    const Partition areas = partition_of({"H", "H", "N", "N"});
    const EiReference gaps = ei_reference(draw("a>b a>c b>a d? c?"), areas);
    CHECK(near(gaps.expected, 1.0 / 3));
    CHECK(near(gaps.expected_asked, 1.0 / 3));  // two rows of one pair within and two across
    const EiReference uneven = ei_reference(draw("a>b a>c b>a d c>d?"), areas);
    CHECK(near(uneven.expected, 1.0 / 3));
    CHECK(near(uneven.expected_asked, (8.0 - 3) / 11));
    const EiReference absent = ei_reference(draw("a>b b>c d!"), areas);
    CHECK(near(absent.expected, (4.0 - 2) / 6));  // three people: two pairs within, four across
}

TEST_CASE("e-i: one area, no ties, nobody", "[measure][ei]") {
    CHECK(near(ei_reference(draw("a-b"), partition_of({"H", "H"})).expected, undefined));
    CHECK(near(ei_reference(draw("a-b c!"), partition_of({"H", "H", "N"})).observed, undefined));
    CHECK(near(ei_reference(draw(""), partition_of({})).expected, undefined));
    const EiReference none = ei_reference(draw("a b"), partition_of({"H", "N"}));
    CHECK(near(none.expected, 1));
    CHECK(near(none.observed, undefined));
    CHECK(near(none.highest, undefined));
    CHECK(near(none.rescaled, undefined));
    const EiReference silent = ei_reference(draw("a? b?"), partition_of({"H", "N"}));
    CHECK(near(silent.expected, 1));
    CHECK(near(silent.expected_asked, undefined));
    CHECK_THROWS_AS(ei_reference(draw("a-b"), partition_of({"H"})), std::invalid_argument);
}

TEST_CASE("e-i: the chance value is the mean over every relabelling, whatever was observed", "[measure][ei]") {
    Random random(41);
    for (int round = 0; round < 40; ++round) {
        const Network g = test::random_network(
            random, {.actors = 6, .density_percent = 40, .directed = round % 2 == 0, .silent_percent = 15});
        std::vector<std::string> labels{"A", "A", "B", "B", "C", "C"};
        const Partition first = partition_of(labels);
        const EiReference reference = ei_reference(g, first);
        double sum = 0;
        double count = 0;
        do {
            const double drawn = mixing(g, partition_of(labels)).ei_index();
            if (std::isnan(drawn)) break;
            sum += drawn;
            count += 1;
        } while (std::next_permutation(labels.begin(), labels.end()));
        if (count == 0) continue;
        CHECK(near(reference.expected, sum / count));
        CHECK(reference.lowest <= reference.observed);
        CHECK(reference.observed <= reference.highest);
        if (!std::isnan(reference.rescaled)) CHECK(std::abs(reference.rescaled) <= 1 + 1e-12);
    }
}

TEST_CASE("e-i: the range is what placing the ties in every way attains", "[measure][ei]") {
    for (int within = 0; within <= 4; ++within) {
        for (int across = 0; across <= 4; ++across) {
            for (int ties = 1; ties <= within + across; ++ties) {
                double lowest = 2;
                double highest = -2;
                for (int e = 0; e <= std::min(ties, across); ++e) {
                    if (ties - e > within) continue;
                    lowest = std::min(lowest, double(2 * e - ties) / ties);
                    highest = std::max(highest, double(2 * e - ties) / ties);
                }
                const auto range = ei_range(ties, within, across);
                CHECK(near(range[0], lowest));
                CHECK(near(range[1], highest));
            }
        }
    }
}

TEST_CASE("odds ratio: a drawing, and 0.5 where a count is 0", "[measure][odds]") {
    const Partition areas = partition_of({"H", "H", "N", "N"});
    // Across one of eight, within two of four: (1/7) / (2/2).
    const CrossAreaOdds odds = cross_area_odds(draw("a>b b>a a>c d"), areas);
    CHECK(near(odds.odds_ratio, 1.0 / 7));
    CHECK(near(odds.yule_q, (1.0 / 7 - 1) / (1.0 / 7 + 1)));
    CHECK_FALSE(odds.corrected);
    const CrossAreaOdds inward = cross_area_odds(draw("a>b b>a c d"), areas);
    CHECK(inward.corrected);
    CHECK(near(inward.odds_ratio, (0.5 / 8.5) / (2.5 / 2.5)));
    const CrossAreaOdds full = cross_area_odds(draw("a-b c-d a-c"), areas);  // every pair within is linked
    CHECK(full.corrected);
    CHECK(near(full.odds_ratio, (1.5 / 3.5) / (2.5 / 0.5)));
    CHECK(near(cross_area_odds(draw("a b c d"), areas).odds_ratio, (0.5 / 4.5) / (0.5 / 2.5)));
}

TEST_CASE("odds ratio: no pair within, or none across", "[measure][odds]") {
    CHECK(near(cross_area_odds(draw("a-b"), partition_of({"H", "N"})).odds_ratio, undefined));
    CHECK(near(cross_area_odds(draw("a-b"), partition_of({"H", "H"})).yule_q, undefined));
    CHECK(near(cross_area_odds(draw(""), partition_of({})).odds_ratio, undefined));
    CHECK(near(cross_area_odds(draw("a? b? c?"), partition_of({"H", "H", "N"})).odds_ratio, undefined));
    CHECK_THROWS_AS(cross_area_odds(draw("a-b"), partition_of({"H"})), std::invalid_argument);
}

TEST_CASE("odds ratio and Coleman's index agree with counting cells", "[measure][odds]") {
    Random random(42);
    for (int round = 0; round < 100; ++round) {
        const ActorId n = 9;
        const Network g = test::random_network(random, {.actors = n,
                                                        .density_percent = 35,
                                                        .directed = round % 2 == 0,
                                                        .silent_percent = 10,
                                                        .skipped_percent = 5,
                                                        .off_roster_percent = 5});
        std::vector<std::string> labels;
        for (ActorId i = 0; i < n; ++i) {
            const std::uint32_t area = random.below(4);
            labels.push_back(area == 0 ? "" : std::string(1, static_cast<char>('A' + area)));
        }
        const Partition areas = partition_of(labels);
        double tie[2] = {0, 0};  // within, across
        double pair[2] = {0, 0};
        std::vector<std::array<double, 4>> group(areas.group_count());  // choices, within; cells, within
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                if (i == j || labels[i].empty() || labels[j].empty() || !g.observed().contains(i, j)) continue;
                const int across = labels[i] != labels[j] ? 1 : 0;
                const double x = g.has_tie(i, j) ? 1 : 0;
                auto& own = group[areas.group[i]];
                own[0] += x;
                own[1] += across == 0 ? x : 0;
                own[2] += 1;
                own[3] += across == 0 ? 1 : 0;
                if (!g.directed() && j < i) continue;
                tie[across] += x;
                pair[across] += 1;
            }
        }
        double expected = undefined;
        if (pair[0] > 0 && pair[1] > 0) {
            const bool zero = tie[0] == 0 || tie[1] == 0 || tie[0] == pair[0] || tie[1] == pair[1];
            const double h = zero ? 0.5 : 0;
            expected = (tie[1] + h) * (pair[0] - tie[0] + h) / ((pair[1] - tie[1] + h) * (tie[0] + h));
        }
        CHECK(near(cross_area_odds(g, areas).odds_ratio, expected));
        const auto sizes = roster_sizes(g, areas);
        const auto coleman = coleman_index(g, areas);
        const bool several = std::count(sizes.begin(), sizes.end(), 0.0) + 2 <= static_cast<long>(sizes.size());
        for (std::size_t k = 0; k < group.size(); ++k) {
            const auto& [choices, inside, cells, cells_inside] = group[k];
            double index = undefined;
            if (several && choices > 0 && cells_inside < cells) {
                const double s = inside / choices;
                const double w = cells_inside / cells;
                index = s >= w ? (s - w) / (1 - w) : (s - w) / w;
            }
            CHECK(near(coleman[k], index));
        }
    }
}

TEST_CASE("coleman: all within is 1, none is -1, one person alone is as chance", "[measure][coleman]") {
    const Partition areas = partition_of({"H", "H", "N", "N", "R"});
    const auto indices = coleman_index(draw("a>b b>a c>a d>e e>a"), areas);
    CHECK(near(indices[0], 1));
    CHECK(near(indices[1], -1));
    CHECK(near(indices[2], 0));
    // One of two choices within where one of four is chance: (1/2 - 1/4) / (3/4).
    CHECK(near(coleman_index(draw("a>b a>c d e"), areas)[0], 1.0 / 3));
    CHECK(near(coleman_index(draw("a>b a>c d e"), areas)[1], undefined));
    CHECK(near(coleman_index(draw("a-b"), partition_of({"H", "H"}))[0], undefined));
    CHECK(coleman_index(draw(""), partition_of({})).empty());
    CHECK_THROWS_AS(coleman_index(draw("a-b"), partition_of({"H"})), std::invalid_argument);
}

TEST_CASE("the E-I index says the share of ties across in another form", "[measure][areas]") {
    for (const auto& [across, within] : {std::pair{3.0, 1.0}, {0.0, 4.0}, {5.0, 0.0}, {2.0, 2.0}}) {
        CHECK(share_across_of_ei(ei_of(across, within)) == Approx(across / (across + within)));
    }
}
