#include "graph/plan/introductions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <stdexcept>
#include <tuple>

#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/measure/oracle.hpp"
#include "tests/graph/plan/areas.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::plan;
using crosstie::test::areas;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;
using Actors = std::vector<ActorId>;

namespace {

constexpr ActorId a = 0, b = 1, c = 2, d = 3, e = 4;
constexpr IntroductionOptions no_caps{1'000'000, 1'000'000};

std::string letters(const Introduction& one) { return {char('a' + one.first), char('a' + one.second)}; }

std::vector<std::string> pairs_of(const Introductions& plan) {
    std::vector<std::string> pairs;
    for (const Introduction& one : plan.chosen) pairs.push_back(letters(one));
    return pairs;
}

bool gives(const Introduction& one, Reason reason) {
    return std::find(one.reasons.begin(), one.reasons.end(), reason) != one.reasons.end();
}

bool linked(const Network& g, ActorId i, ActorId j) { return g.has_tie(i, j) || g.has_tie(j, i); }

Partition random_areas(Random& random, ActorId n, std::uint32_t groups) {
    std::string word;
    for (ActorId i = 0; i < n; ++i) word += char('p' + random.below(groups));
    return areas(word);
}

// The definition to the letter: all pairs looked at anew before every choice.
struct Slow {
    Slow(const Network& network, const Partition& partition, IntroductionOptions given)
        : g(network), groups(partition), caps(given), hops(test::hops(symmetrise(g, Direction::union_))) {}

    Actors shared(ActorId i, ActorId j) const {
        Actors found;
        for (ActorId k = 0; k < g.actor_count(); ++k) {
            if (k != i && k != j && linked(g, i, k) && linked(g, j, k)) found.push_back(k);
        }
        return found;
    }
    double contacts(ActorId k) const {
        double count = 0;
        for (ActorId i = 0; i < g.actor_count(); ++i) count += i != k && linked(g, i, k) ? 1 : 0;
        return count;
    }
    bool could_meet(ActorId i, ActorId j) const {
        return groups.known(i) && groups.known(j) && groups.group[i] != groups.group[j] && !linked(g, i, j) &&
               g.observed().on_roster(i) && g.observed().on_roster(j) && !shared(i, j).empty();
    }
    bool observed(ActorId i, ActorId j) const { return g.observed().contains(i, j) && g.observed().contains(j, i); }
    double score(ActorId i, ActorId j) const {
        double sum = 0;
        for (const ActorId k : shared(i, j)) sum += 1 / std::log(contacts(k));
        return sum;
    }
    bool areas_linked(ActorId i, ActorId j) const {
        for (ActorId x = 0; x < g.actor_count(); ++x) {
            for (ActorId y = 0; y < g.actor_count(); ++y) {
                const bool same_areas = groups.group[x] == groups.group[i] && groups.group[y] == groups.group[j];
                if (same_areas && (linked(g, x, y) || added.count({std::min(x, y), std::max(x, y)}) > 0)) return true;
            }
        }
        return false;
    }
    // No route joins the two once the colleague they share is gone.
    bool held_by_one(ActorId i, ActorId j) const {
        const Actors between = shared(i, j);
        if (between.size() > 1) return false;
        NetworkBuilder builder(g.actor_count(), Ties::undirected);
        for (ActorId x = 0; x < g.actor_count(); ++x) {
            for (ActorId y = 0; y < x; ++y) {
                if (x != between[0] && y != between[0] && linked(g, x, y)) builder.add(x, y);
            }
        }
        return test::hops(builder.build())[i][j] == test::unreachable;
    }
    std::vector<std::tuple<ActorId, ActorId, ActorId>> plan() {
        std::vector<std::tuple<ActorId, ActorId, ActorId>> chosen;
        std::map<ActorId, std::uint32_t> part, asked;
        while (true) {
            using Rank = std::tuple<long long, bool, bool, long, long>;
            Rank best{-1, false, false, 0, 0};
            ActorId introducer = 0;
            for (ActorId i = 0; i < g.actor_count(); ++i) {
                for (ActorId j = i + 1; j < g.actor_count(); ++j) {
                    if (!could_meet(i, j) || !observed(i, j) || added.count({i, j}) > 0) continue;
                    if (part[i] >= caps.per_person || part[j] >= caps.per_person) continue;
                    Actors able = shared(i, j);
                    std::erase_if(able, [&](ActorId k) { return asked[k] >= caps.per_introducer; });
                    if (able.empty()) continue;
                    std::stable_sort(able.begin(), able.end(), [&](ActorId x, ActorId y) {
                        return std::pair(asked[x], contacts(x)) < std::pair(asked[y], contacts(y));
                    });
                    const Rank rank{std::llround(score(i, j) * 1e9), !areas_linked(i, j), held_by_one(i, j),
                                    -static_cast<long>(i), -static_cast<long>(j)};
                    if (rank > best) best = rank, introducer = able[0];
                }
            }
            if (std::get<0>(best) < 0) return chosen;
            const auto i = static_cast<ActorId>(-std::get<3>(best));
            const auto j = static_cast<ActorId>(-std::get<4>(best));
            chosen.emplace_back(i, j, introducer);
            added[{i, j}] = true;
            ++part[i], ++part[j], ++asked[introducer];
        }
    }

    const Network& g;
    const Partition& groups;
    IntroductionOptions caps;
    std::vector<std::vector<double>> hops;
    std::map<std::pair<ActorId, ActorId>, bool> added;
};

// The largest sum of scores that the caps allow: every candidate left out, or taken with every introducer.
struct Exact {
    std::vector<Introduction> pairs;
    IntroductionOptions caps;
    std::vector<double> rest;  // scores from here on
    std::map<ActorId, std::uint32_t> part, asked;
    double best = 0;

    void from(std::size_t at, double so_far) {
        best = std::max(best, so_far);
        if (at == pairs.size() || so_far + rest[at] <= best + 1e-12) return;
        const Introduction& one = pairs[at];
        if (part[one.first] < caps.per_person && part[one.second] < caps.per_person) {
            ++part[one.first], ++part[one.second];
            for (const ActorId k : one.shared) {
                if (asked[k] >= caps.per_introducer) continue;
                ++asked[k];
                from(at + 1, so_far + one.score);
                --asked[k];
            }
            --part[one.first], --part[one.second];
        }
        from(at + 1, so_far);
    }
};

double exact_sum(const std::vector<Introduction>& candidates, IntroductionOptions caps) {
    Exact exact{candidates, caps, std::vector<double>(candidates.size() + 1, 0), {}, {}, 0};
    for (std::size_t k = candidates.size(); k-- > 0;) exact.rest[k] = exact.rest[k + 1] + candidates[k].score;
    exact.from(0, 0);
    return exact.best;
}

double sum_of(const Introductions& plan) {
    double sum = 0;
    for (const Introduction& one : plan.chosen) sum += one.score;
    return sum;
}

}  // namespace

TEST_CASE("introductions: one colleague of two people of different areas brings them together", "[plan]") {
    const auto plan = introductions(draw("a-b b-c"), areas("xyz"));
    REQUIRE(plan.chosen.size() == 1);
    CHECK(letters(plan.chosen[0]) == "ac");
    CHECK(plan.chosen[0].introducer == b);
    CHECK(plan.chosen[0].shared == Actors{b});
    CHECK(near(plan.chosen[0].score, 1 / std::log(2.0)));
    CHECK(plan.chosen[0].reasons == std::vector{Reason::joins_unlinked_areas, Reason::holds_together});
    CHECK(plan.chosen[0].areas_fully_observed);
    CHECK(plan.candidates == 1);
    CHECK(introductions(draw("a-b b-c"), areas("xyx")).chosen.empty());  // one area
    CHECK(introductions(draw("a-b b-c"), areas("xy.")).chosen.empty());  // no known area
    CHECK(introductions(draw("a-b b-c a-c"), areas("xyz")).chosen.empty());
}

TEST_CASE("introductions: a tie one way is a tie; what was not answered is to be checked first", "[plan]") {
    CHECK(introductions(draw("a>b b>c c>a"), areas("xyz")).chosen.empty());
    CHECK(pairs_of(introductions(draw("a>b c>b"), areas("xyz"))) == std::vector<std::string>{"ac"});
    for (const char* const drawing : {"a>b b>c a>c?", "a>b b>c c>a?", "a>b b>c c?"}) {
        const auto plan = introductions(draw(drawing), areas("xyz"));
        INFO(drawing);
        CHECK(plan.chosen.empty());
        REQUIRE(plan.check_first.size() == 1);
        CHECK(plan.check_first[0].first == a);
        CHECK(plan.check_first[0].second == c);
        CHECK(plan.check_first[0].shared == Actors{b});
    }
    // Somebody who was not there is nobody to introduce.
    CHECK(introductions(draw("a>b b>c c!"), areas("xyz")).check_first.empty());
}

TEST_CASE("introductions: scores are NetworkX's adamic_adar_index", "[plan]") {
    // Padgett's marriages among Florentine families; networkx 2.8.8 gave these.
    const std::map<std::string, double> expected{
        {"ab", 0.558110626551}, {"ac", 0.558110626551}, {"am", 0.558110626551}, {"an", 0.558110626551},
        {"ap", 0.558110626551}, {"bc", 0.558110626551}, {"bd", 0.721347520444}, {"bh", 0.721347520444},
        {"bm", 0.558110626551}, {"bn", 0.558110626551}, {"bp", 1.279458146996}, {"ck", 0.910239226627},
        {"cm", 0.558110626551}, {"cn", 0.558110626551}, {"co", 0.910239226627}, {"cp", 0.558110626551},
        {"de", 1.631586747071}, {"dh", 0.721347520444}, {"dm", 0.721347520444}, {"dp", 0.721347520444},
        {"ei", 1.442695040889}, {"em", 0.721347520444}, {"fg", 0.910239226627}, {"fi", 0.910239226627},
        {"gi", 1.820478453254}, {"gk", 0.910239226627}, {"gm", 0.910239226627}, {"go", 0.910239226627},
        {"hp", 0.721347520444}, {"ij", 1.442695040889}, {"io", 0.910239226627}, {"km", 0.721347520444},
        {"mn", 0.558110626551}, {"np", 0.558110626551}, {"op", 0.910239226627}};
    const auto plan =
        introductions(draw("a-i b-f b-g b-i c-e c-i d-g d-k d-o e-k e-o g-h g-p i-m i-n i-p j-n k-o l m-o m-p"),
                      areas("abcdefghijklmnop"), {}, no_caps);
    CHECK(plan.chosen.size() == expected.size());
    for (const Introduction& one : plan.chosen) {
        INFO(letters(one));
        CHECK(near(one.score, expected.at(letters(one)), 1e-11));
    }
    CHECK(std::is_sorted(plan.chosen.begin(), plan.chosen.end(),
                         [](const auto& x, const auto& y) { return x.score > y.score + 1e-9; }));
}

TEST_CASE("introductions: of equal scores, first links between areas go first, then shared work", "[plan]") {
    // b knows a, c, d and e; all pairs among these score 1/log 4. Areas of a and c are linked through f and g.
    const Network star = draw("a-b b-c b-d b-e f-g");
    SECTION("first links between areas") {
        const auto plan = introductions(star, areas("pqqpprs"), {}, no_caps);  // a, d, e in p; b, c in q
        CHECK(pairs_of(plan) == std::vector<std::string>{"ac", "cd", "ce"});
        for (const Introduction& one : plan.chosen) CHECK_FALSE(gives(one, Reason::joins_unlinked_areas));
    }
    SECTION("a first link is one only once") {
        const auto plan = introductions(star, areas("pxqpppq"), {}, no_caps);  // f in p and g in q are linked
        for (const Introduction& one : plan.chosen) CHECK_FALSE(gives(one, Reason::joins_unlinked_areas));
        const auto once = introductions(star, areas("pxqqprs"), {}, no_caps);
        // a-c, a-d, c-e and d-e join p with q: the first of them alone does so for the first time.
        CHECK(pairs_of(once) == std::vector<std::string>{"ac", "ad", "ce", "de"});
        CHECK(gives(once.chosen[0], Reason::joins_unlinked_areas));
        for (std::size_t k = 1; k < 4; ++k) CHECK_FALSE(gives(once.chosen[k], Reason::joins_unlinked_areas));
    }
    SECTION("the same work-stream, then the same issue") {
        SharedWork work;
        work.work_streams = {{"s"}, {}, {"t"}, {}, {"t", "s"}, {}, {}};
        work.issues = {{}, {}, {"k"}, {"k"}, {}, {}, {}};
        const auto plan = introductions(star, areas("pxqrspx"), work, no_caps);
        // All pairs join unlinked areas. Work in common: a with e, c with e (streams), c with d (issue).
        CHECK(pairs_of(plan) == std::vector<std::string>{"ae", "cd", "ce", "ac", "ad", "de"});
        CHECK(gives(plan.chosen[0], Reason::same_work_stream));
        CHECK(gives(plan.chosen[1], Reason::same_issue));
        CHECK_FALSE(gives(plan.chosen[1], Reason::same_work_stream));
    }
}

TEST_CASE("introductions: who holds two people together alone is told", "[plan]") {
    // a and c share b; d offers a way round, so b does not hold them together. e hangs on b alone.
    const auto plan = introductions(draw("a-b b-c a-d d-c b-e"), areas("xyzwv"), {}, no_caps);
    REQUIRE(plan.chosen.size() == 4);  // a-c, b-d, a-e, c-e
    for (const Introduction& one : plan.chosen) {
        INFO(letters(one));
        CHECK(gives(one, Reason::holds_together) == (one.second == e));
    }
}

TEST_CASE("introductions: the colleague closest to both asks, then who was asked least, then the least linked",
          "[plan]") {
    NetworkBuilder builder(5, Ties::undirected);
    builder.add(a, b, 3), builder.add(b, c, 1);  // b: strong to one, weak to the other
    builder.add(a, d, 2), builder.add(d, c, 2);  // d: middling to both
    builder.add(a, e, 1), builder.add(e, c, 3);
    const auto by_strength = introductions(builder.build(), areas("xzyzz"));
    REQUIRE(by_strength.chosen.size() == 1);
    CHECK(by_strength.chosen[0].introducer == d);
    CHECK(by_strength.chosen[0].shared == Actors{b, d, e});
    // Equal strengths: d has three contacts, b two.
    const auto by_contacts = introductions(draw("a-d d-c d-e a-b b-c"), areas("xzyzz"), {}, {2, 1, 1});
    REQUIRE_FALSE(by_contacts.chosen.empty());
    CHECK(letters(by_contacts.chosen[0]) == "ac");
    CHECK(by_contacts.chosen[0].introducer == b);
}

TEST_CASE("introductions: nobody has more than the caps allow", "[plan]") {
    const Network star = draw("a-b b-c b-d b-e");
    const auto one_each = introductions(star, areas("pxqrs"), {}, {1, 10});
    CHECK(pairs_of(one_each) == std::vector<std::string>{"ac", "de"});
    CHECK(one_each.candidates == 6);
    CHECK(one_each.left_by_caps == 4);
    CHECK(introductions(star, areas("pxqrs")).chosen.size() == 2);  // b is asked twice
    CHECK(introductions(star, areas("pxqrs"), {}, {10, 3}).chosen.size() == 3);
    CHECK(introductions(star, areas("pxqrs"), {}, {10, 10, 1}).chosen.size() == 1);
    CHECK_THROWS_AS(introductions(star, areas("pxqrs"), {}, {0, 1}), std::invalid_argument);
    CHECK_THROWS_AS(introductions(star, areas("pxqrs"), {}, {1, 0}), std::invalid_argument);
    CHECK_THROWS_AS(introductions(star, areas("pxq")), std::invalid_argument);
}

TEST_CASE("introductions: random networks agree with looking at every pair before every choice", "[plan]") {
    Random random(11);
    std::size_t chosen = 0;
    for (int round = 0; round < 60; ++round) {
        test::RandomNetworkOptions options;
        options.actors = 9;
        options.density_percent = 12 + random.below(15);
        options.directed = round % 3 != 0;
        options.silent_percent = round % 2 == 0 ? 0 : 10;
        options.skipped_percent = round % 2 == 0 ? 0 : 10;
        options.off_roster_percent = round % 4 == 0 ? 10 : 0;
        const Network g = random_network(random, options);
        const Partition groups = random_areas(random, 9, 4);
        const IntroductionOptions caps{1 + random.below(3), 1 + random.below(3)};
        Slow slow(g, groups, caps);
        const auto expected = slow.plan();
        const auto plan = introductions(g, groups, {}, caps);
        REQUIRE(plan.chosen.size() == expected.size());
        for (std::size_t k = 0; k < expected.size(); ++k) {
            CHECK(std::tuple(plan.chosen[k].first, plan.chosen[k].second, plan.chosen[k].introducer) == expected[k]);
            CHECK(plan.chosen[k].shared == slow.shared(plan.chosen[k].first, plan.chosen[k].second));
        }
        std::size_t unknown = 0;
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = i + 1; j < 9; ++j) unknown += slow.could_meet(i, j) && !slow.observed(i, j) ? 1U : 0U;
        }
        CHECK(plan.check_first.size() == unknown);
        chosen += expected.size();
    }
    CHECK(chosen > 100);
}

TEST_CASE("introductions: taken by rank they reach nearly what the best choice would", "[plan]") {
    Random random(5);
    double worst = 1;
    double sum = 0;
    int counted = 0;
    for (int round = 0; round < 150; ++round) {
        test::RandomNetworkOptions options;
        options.actors = 8;
        options.density_percent = 15 + random.below(15);
        options.directed = false;
        const Network g = random_network(random, options);
        const Partition groups = random_areas(random, 8, 4);
        const auto candidates = introductions(g, groups, {}, no_caps).chosen;
        if (candidates.empty() || candidates.size() > 14) continue;
        for (const IntroductionOptions caps : {IntroductionOptions{}, IntroductionOptions{1, 1}}) {
            const double best = exact_sum(candidates, caps);
            const double share = sum_of(introductions(g, groups, {}, caps)) / best;
            CHECK(share <= 1 + 1e-9);
            worst = std::min(worst, share);
            sum += share;
            ++counted;
        }
    }
    INFO("worst " << worst << ", mean " << sum / counted << " of " << counted);
    CHECK(counted > 200);
    CHECK(worst >= 1.0 / 3);  // a choice stands in the way of three others at most: of either person, of the introducer
    CHECK(sum / counted > 0.95);
}

TEST_CASE("introductions: a pair within one area that nobody answered about changes nothing", "[plan]") {
    const auto known = introductions(draw("a>b b>c c>d d>e"), areas("xyzzy"));
    const auto masked = introductions(draw("a>b b>c c>d d>e b>e?"), areas("xyzzy"));
    CHECK(pairs_of(known) == pairs_of(masked));
    CHECK(known.check_first.size() == masked.check_first.size());
    // Between two areas it makes a first link one as far as is known.
    const auto between = introductions(draw("a>b b>c d>a?"), areas("xyzz"));
    REQUIRE(between.chosen.size() == 1);
    CHECK(gives(between.chosen[0], Reason::joins_unlinked_areas));
    CHECK_FALSE(between.chosen[0].areas_fully_observed);
}

TEST_CASE("introductions: scores stay with the people whatever their order; an explicit mask changes nothing",
          "[plan]") {
    Random random(21);
    for (int round = 0; round < 40; ++round) {
        test::RandomNetworkOptions options;
        options.actors = 10;
        options.density_percent = 18;
        const Network g = random_network(random, options);
        const Partition groups = random_areas(random, 10, 3);
        Actors order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        random.shuffle(std::span(order));
        NetworkBuilder renamed(10, Ties::directed);
        NetworkBuilder masked(10, Ties::directed);
        Partition moved = groups;
        for (ActorId i = 0; i < 10; ++i) {
            moved.group[order[i]] = groups.group[i];
            for (const ActorId j : g.out(i)) {
                renamed.add(order[i], order[j]);
                masked.add(i, j);
            }
        }
        masked.observe(ObservedPairs::with_gaps(std::vector<CellState>(10, CellState::answered),
                                                std::vector<std::uint8_t>(10, 0), {}));
        std::map<std::pair<ActorId, ActorId>, double> scores;
        const auto plan = introductions(g, groups, {}, no_caps);
        for (const Introduction& one : plan.chosen) {
            scores[std::minmax(order[one.first], order[one.second])] = one.score;
        }
        const auto other = introductions(renamed.build(), moved, {}, no_caps);
        REQUIRE(other.chosen.size() == scores.size());
        for (const Introduction& one : other.chosen) CHECK(scores.at({one.first, one.second}) == one.score);
        const auto same = introductions(masked.build(), groups, {}, no_caps);
        REQUIRE(same.chosen.size() == plan.chosen.size());
        for (std::size_t k = 0; k < same.chosen.size(); ++k) {
            CHECK(letters(same.chosen[k]) == letters(plan.chosen[k]));
            CHECK(same.chosen[k].score == plan.chosen[k].score);
            CHECK(same.chosen[k].introducer == plan.chosen[k].introducer);
        }
    }
}

TEST_CASE("introductions: nobody, one person, no ties, everybody linked: nothing to propose", "[plan]") {
    CHECK(introductions(draw(""), areas("")).chosen.empty());
    CHECK(introductions(draw("a"), areas("x")).chosen.empty());
    CHECK(introductions(draw("a b c"), areas("xyz")).candidates == 0);
    CHECK(introductions(draw("a-b a-c b-c"), areas("xyz")).candidates == 0);
    CHECK(introductions(draw("a-b b-c d"), areas("xyzx")).candidates == 1);
}
