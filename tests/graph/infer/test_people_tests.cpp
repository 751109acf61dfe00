#include "graph/infer/people_tests.hpp"

#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

struct Waves {
    Network before, after;
};

// Person i gains r[i] ties, or loses -r[i].
Waves with_row_sums(const std::vector<int>& r, ActorId actors) {
    NetworkBuilder before(actors, Ties::directed);
    NetworkBuilder after(actors, Ties::directed);
    for (ActorId i = 0; i < r.size(); ++i) {
        for (int k = 1; k <= std::abs(r[i]); ++k) {
            (r[i] > 0 ? after : before).add(i, (i + static_cast<ActorId>(k)) % actors);
        }
    }
    return {before.build(), after.build()};
}

std::vector<int> row_sums(const Waves& waves) {
    std::vector<int> r;
    for (ActorId i = 0; i < waves.before.actor_count(); ++i) {
        int sum = 0;
        bool answered = false;
        for (ActorId j = 0; j < waves.before.actor_count(); ++j) {
            if (i == j || !waves.before.observed().contains(i, j) || !waves.after.observed().contains(i, j)) continue;
            answered = true;
            sum += static_cast<int>(waves.after.has_tie(i, j)) - static_cast<int>(waves.before.has_tie(i, j));
        }
        if (answered) r.push_back(sum);
    }
    return r;
}

// Over all sign patterns: how often |sum| is as large, and the two tails of the rank sum, by definition.
struct Enumerated {
    double sign_flip = 0;
    double signed_rank = 0;
};

Enumerated enumerate(const std::vector<int>& all) {
    std::vector<int> r;
    for (const int own : all) {
        if (own != 0) r.push_back(own);
    }
    std::vector<double> rank;
    double observed = 0;
    int sum = 0;
    for (const int own : r) {
        double smaller = 0;
        double equal = 0;
        for (const int other : r) {
            smaller += std::abs(other) < std::abs(own);
            equal += std::abs(other) == std::abs(own);
        }
        rank.push_back(smaller + (equal + 1) / 2);
        if (own > 0) observed += rank.back();
        sum += own;
    }
    double far = 0;
    double at_most = 0;
    double at_least = 0;
    const std::size_t patterns = std::size_t{1} << r.size();
    for (std::size_t pattern = 0; pattern < patterns; ++pattern) {
        double ranks = 0;
        int flipped = 0;
        for (std::size_t i = 0; i < r.size(); ++i) {
            const bool gains = (pattern >> i & 1U) != 0;
            ranks += gains ? rank[i] : 0;
            flipped += gains ? std::abs(r[i]) : -std::abs(r[i]);
        }
        far += std::abs(flipped) >= std::abs(sum);
        at_most += ranks <= observed;
        at_least += ranks >= observed;
    }
    const auto count = static_cast<double>(patterns);
    return {far / count, std::min(1.0, 2 * std::min(at_most, at_least) / count)};
}

}  // namespace

TEST_CASE("people tests: who gained, who lost, and McNemar beside them", "[infer][people]") {
    // a gains two and loses one, b gains one, c loses one, d neither.
    const PeopleTests p = people_tests(draw_directed("a>d c>a d>a d>b", "abcd"), draw_directed("a>b a>c b>a d>a d>c"),
                                       {.seed = 1, .draws = 999});
    CHECK(p.gained == 2);
    CHECK(p.lost == 1);
    CHECK(p.level == 1);
    CHECK(near(p.mcnemar_z, (4 - 3) / std::sqrt(7.0)));
    CHECK(near(p.signed_rank, 4));  // three equal sizes share rank 2
    CHECK(p.sign_flip_p == 1);      // the sum is 1, and no pattern of three ones is nearer to 0
    CHECK(people_tests(draw("a-b c"), draw("a-b b-c")).mcnemar_z == 1);  // an undirected pair is one pair
}

TEST_CASE("people tests: Wilcoxon agrees with R 4.2.2, exact and normal", "[infer][people]") {
    // wilcox.test(c(1,-2,3,4,5,-6,7,8)) and wilcox.test(rep(c(1,2,-1,3,-2,4), 10), exact = FALSE).
    const Waves few = with_row_sums({1, -2, 3, 4, 5, -6, 7, 8}, 20);
    const PeopleTests exact = people_tests(few.before, few.after);
    CHECK(exact.signed_rank_exact);
    CHECK(exact.signed_rank == 28);
    CHECK(near(exact.signed_rank_p, 0.1953125, 1e-9));
    std::vector<int> r;
    for (int k = 0; k < 10; ++k) r.insert(r.end(), {1, 2, -1, 3, -2, 4});
    const Waves many = with_row_sums(r, 60);
    const PeopleTests normal = people_tests(many.before, many.after);
    CHECK_FALSE(normal.signed_rank_exact);
    CHECK(near(normal.signed_rank, 1420));
    CHECK(near(normal.signed_rank_p, 0.000175343972816, 1e-9));
}

TEST_CASE("people tests: McNemar agrees with R 4.2.2", "[infer][people]") {
    // mcnemar.test(matrix(c(0, 30, 18, 0), 2), correct = FALSE)
    std::vector<int> r(6, 5);
    r.insert(r.end(), 3, -6);
    const Waves waves = with_row_sums(r, 12);
    CHECK(near(people_tests(waves.before, waves.after).mcnemar_p, 0.0832645166636, 1e-9));
}

TEST_CASE("people tests: on random networks they are the share of all sign patterns", "[infer][people]") {
    Random random(81);
    for (int round = 0; round < 40; ++round) {
        const test::RandomNetworkOptions options{.actors = 10,
                                                 .density_percent = 30,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 10,
                                                 .skipped_percent = 5};
        const Waves waves{random_network(random, options), random_network(random, options)};
        const PeopleTests p = people_tests(waves.before, waves.after, {.seed = 3, .draws = 20000});
        const std::vector<int> r = row_sums(waves);
        const Enumerated all = enumerate(r);
        CHECK(p.gained + p.lost + p.level == r.size());
        CHECK(near(p.signed_rank_p, p.gained + p.lost == 0 ? std::nan("") : all.signed_rank));
        CHECK(std::abs(p.sign_flip_p - all.sign_flip) <
              5 * std::sqrt(all.sign_flip * (1 - all.sign_flip) / 20000) + 1e-4);
    }
}

TEST_CASE("people tests: the waves exchanged, p-values stay", "[infer][people]") {
    Random random(82);
    const Network before = random_network(random, {.actors = 15, .density_percent = 20});
    const Network after = random_network(random, {.actors = 15, .density_percent = 30});
    const PeopleTests forth = people_tests(before, after);
    const PeopleTests back = people_tests(after, before);
    CHECK(forth.gained == back.lost);
    CHECK(forth.sign_flip_p == back.sign_flip_p);
    CHECK(near(forth.signed_rank_p, back.signed_rank_p));
    CHECK(near(forth.mcnemar_z, -back.mcnemar_z));
}

TEST_CASE("people tests: nobody, no answers, no change", "[infer][people]") {
    CHECK(std::isnan(people_tests(draw(""), draw("")).sign_flip_p));
    CHECK(std::isnan(people_tests(draw_directed("a? b?"), draw_directed("a b")).sign_flip_p));
    const PeopleTests same = people_tests(draw("a-b c"), draw("a-b c"), {.draws = 99});
    CHECK(same.sign_flip_p == 1);
    CHECK(same.level == 3);
    CHECK(std::isnan(same.signed_rank_p));
    CHECK(std::isnan(same.mcnemar_p));
    CHECK(std::isnan(people_tests(draw("a-b c"), draw("a-c b"), {.draws = 0}).sign_flip_p));
    CHECK_THROWS_AS(people_tests(draw("a-b"), draw_directed("a>b")), std::invalid_argument);
}
