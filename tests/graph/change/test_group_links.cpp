#include "graph/change/group_links.hpp"

#include <cmath>

#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using test::draw_directed;

namespace {

struct Linked {
    CrossArea cross;
    ObservedPairs told;
    std::vector<ContactPair> contacts;
};

Linked linked(const Network& before, const Network& after, const std::vector<std::string>& groups) {
    const ObservedPairs told = ObservedPairs::both(before.observed(), after.observed());
    const auto contacts = contact_pairs(before, after);
    return {cross_area(before, after, contacts, told, partition_of(groups)), told, contacts};
}

}  // namespace

TEST_CASE("group links: three organisations by hand", "[change][groups]") {
    // X: a b, Y: c, Z: d. Before only a-b, within X. After a-c and b-c: one pair of organisations, two contacts.
    const Linked of = linked(draw_directed("a>b", "abcd"), draw_directed("a>b a>c c>b", "abcd"), {"X", "X", "Y", "Z"});
    const GroupLinks links = group_links(of.cross, of.told);
    CHECK(links.groups == 3);
    CHECK(links.pairs == 3);
    CHECK(links.before.linked == 0);
    CHECK(links.before.unlinked == 3);
    CHECK(links.before.parts == 3);
    CHECK(links.after.linked == 1);
    CHECK(links.after.unlinked == 1);
    CHECK(links.after.parts == 2);
    CHECK(links.after.largest == 2);
    CHECK(links.after.degree == std::vector<std::uint32_t>{1, 1, 0});
    CHECK(links.after.contacts == std::vector<std::uint64_t>{2, 2, 0});
    CHECK(links.after.density == 1.0 / 3);
    // The same as a network of organisations: X and Y tied, Z alone.
    const Network network = group_network(of.cross.contacts_to);
    CHECK(network.actor_count() == 3);
    CHECK(network.tie_count() == 1);
    CHECK(network.has_tie(1, 0));
    CHECK_FALSE(network.directed());
    // Across: five pairs of people, none in contact before, two after. The first contact of X and Y is certain.
    CHECK(of.cross.across.contact_density_before() == 0);
    CHECK(of.cross.across.contact_density_after() == 0.4);
    CHECK(of.cross.within.contact_density_before() == 1);
    CHECK(std::isnan(AreaTurnover{}.contact_density_before()));
    CHECK(of.cross.first_links_certain() == 1);
}

TEST_CASE("reach counts: over the compared groups, by hand", "[change][groups]") {
    std::vector<GroupReach> reached(4);
    reached[0].reach = Reach::member;
    reached[1].reach = Reach::contact;
    reached[3].reach = Reach::member;
    const ReachCounts counts = reach_counts(reached, {1, 1, 1, 0});
    CHECK(counts.member == 1);
    CHECK(counts.contact == 1);
    CHECK(counts.all == 3);
}

TEST_CASE("group links: an organisation nobody answered about is not compared", "[change][groups]") {
    const Linked of = linked(draw_directed("a>b c!", "abc"), draw_directed("a>b a>c", "abc"), {"X", "Y", "Z"});
    const GroupLinks links = group_links(of.cross, of.told);
    CHECK(links.compared == std::vector<std::uint8_t>{1, 1, 0});
    CHECK(links.pairs == 1);
    CHECK(links.before.parts == 1);
    CHECK(links.after.unlinked == 0);
}

TEST_CASE("group links: a study without groups has no density", "[change][groups]") {
    const Linked of = linked(draw_directed("a>b", "ab"), draw_directed("a>b", "ab"), {"X", "X"});
    CHECK(std::isnan(group_links(of.cross, of.told).before.density));
}

TEST_CASE("group links: the projection is the matrix product A'XA, and adds up to the whole", "[change][groups]") {
    Random random(5);
    for (int round = 0; round < 30; ++round) {
        const test::RandomNetworkOptions options{
            .actors = 12, .density_percent = 15, .silent_percent = 15, .skipped_percent = 5, .off_roster_percent = 8};
        const Network before = random_network(random, options), after = random_network(random, options);
        std::vector<std::string> names;
        for (ActorId i = 0; i < 12; ++i) names.emplace_back(1, "ABCDE"[(i * 7 + static_cast<ActorId>(round)) % 5]);
        const Linked of = linked(before, after, names);
        const GroupLinks links = group_links(of.cross, of.told);
        const std::size_t groups = of.cross.areas.group_count();
        // X by hand: a report told at both waves that holds a tie
        std::vector<std::vector<std::uint64_t>> product(groups, std::vector<std::uint64_t>(groups, 0));
        std::uint64_t whole = 0, outside = 0;
        for (ActorId i = 0; i < 12; ++i) {
            for (ActorId j = 0; j < 12; ++j) {
                const bool there =
                    (of.told.contains(i, j) && after.has_tie(i, j)) || (of.told.contains(j, i) && after.has_tie(j, i));
                if (i == j || !there) continue;
                ++product[of.cross.areas.group[i]][of.cross.areas.group[j]];
                ++whole;
            }
        }
        for (std::size_t g = 0; g < groups; ++g) {
            std::uint64_t row = 0, degree = 0;
            for (std::size_t h = 0; h < groups; ++h) {
                if (g == h) continue;
                row += product[g][h];
                degree += product[g][h] > 0 ? 1U : 0U;
            }
            CHECK(links.after.contacts[g] == row);
            CHECK(links.after.degree[g] == degree);
            outside += row;
        }
        CHECK(outside == 2 * of.cross.across.contacts_after);
        CHECK(whole == 2 * (of.cross.across.contacts_after + of.cross.within.contacts_after));
    }
}

TEST_CASE("group reach: a member, through a contact, not yet", "[change][groups]") {
    // W is a's work-stream. X has a, Y reaches it through c, Z (d) not yet.
    const Network before = draw_directed("a>b", "abcd"), after = draw_directed("a>b c>a", "abcd");
    const auto groups = partition_of({"X", "X", "Y", "Z"});
    const ObservedPairs told = ObservedPairs::all(4);
    const auto contacts = contact_pairs(before, after);
    const auto was = group_reach(contacts, &ContactPair::joint_before, told, groups, {1, 0, 0, 0});
    const auto is = group_reach(contacts, &ContactPair::joint_after, told, groups, {1, 0, 0, 0});
    CHECK(was[0].reach == Reach::member);
    CHECK(was[0].members == std::vector<ActorId>{0});
    CHECK(was[1].reach == Reach::none);
    CHECK(was[1].certain);
    CHECK(is[1].reach == Reach::contact);
    CHECK(is[1].through == std::vector<ActorId>{2});
    CHECK(is[2].reach == Reach::none);
}

TEST_CASE("group reach: silence leaves 'not yet' uncertain", "[change][groups]") {
    const Network before = draw_directed("a>b c?", "abc"), after = draw_directed("a>b", "abc");
    const ObservedPairs told = ObservedPairs::both(before.observed(), after.observed());
    const auto reached = group_reach(contact_pairs(before, after), &ContactPair::joint_after, told,
                                     partition_of({"X", "Y", "Z"}), {1, 0, 0});
    CHECK(reached[1].reach == Reach::contact);
    CHECK(reached[2].reach == Reach::none);
    CHECK_FALSE(reached[2].certain);
}
