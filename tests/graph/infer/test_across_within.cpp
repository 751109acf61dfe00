// Intervals for people and with areas as units. Expected values: tests/graph/infer/across_within.py (numpy, scipy).
#include "graph/infer/across_within.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "graph/change/contacts.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

constexpr ActorId people = 14;

Partition four_areas() { return {{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3}, {"east", "north", "south", "west"}}; }

Network wave(int number, bool gaps) {
    NetworkBuilder builder(people, Ties::directed);
    for (int i = 0; i < int{people}; ++i) {
        for (int j = 0; j < int{people}; ++j) {
            if (i != j && (i * 7 + j * 5 + i * j * 3 + number * (i + 2 * j)) % 11 < 3 + number)
                builder.add(static_cast<ActorId>(i), static_cast<ActorId>(j));
        }
    }
    if (gaps) {
        std::vector<CellState> rows(people, CellState::answered);
        if (number == 1) rows[5] = CellState::no_response;
        const CellException skipped =
            number == 0 ? CellException{2, 9, CellState::skipped} : CellException{7, 1, CellState::skipped};
        builder.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(people, 0), {skipped}));
    }
    return builder.build();
}

Network random_undirected(std::uint64_t seed) {
    Random random(seed);
    return random_network(random, {.actors = people, .density_percent = 35, .directed = false});
}

struct Expected {
    double difference, se, df, half, area_se, area_half;
};

void check(double difference, const DensityTest& for_people, const AreasTest& by_areas, const Expected& want) {
    CHECK(near(difference, want.difference));
    CHECK(near(for_people.se, want.se));
    CHECK(near(for_people.df, want.df));
    CHECK(near(for_people.ci95[1], want.difference + want.half));
    CHECK(near(by_areas.se, want.area_se));
    CHECK(by_areas.df == 3);
    CHECK(by_areas.areas == 4);
    CHECK(by_areas.why == NoAreas::none);
    CHECK(near(by_areas.ci95[0], want.difference - want.area_half));
}

void check(const JudgedChange& change, const Expected& want) {
    check(change.difference, change.for_people, change.by_areas, want);
}

}  // namespace

TEST_CASE("both intervals: the values of a program of its own, complete and with gaps", "[infer][areas]") {
    const Partition areas = four_areas();
    for (const bool gaps : {false, true}) {
        const Network before = wave(0, gaps), after = wave(1, gaps);
        const auto contacts = change::contact_pairs(before, after);
        const ObservedPairs told = ObservedPairs::both(before.observed(), after.observed());
        const DensityChange density = density_change(before, after, {.areas = &areas});
        const ContactChanges sides = contact_changes(contacts, told, &areas);
        const JudgedChange odds = odds_ratio_change(before, after, areas);
        if (!gaps) {
            check(density.difference, density.social_relations, density.by_areas,
                  {0.0934065934065934, 0.0506387749784516, 3.6010734628154, 0.146956582673848, 0.0502518907629606,
                   0.159923944092132});
            check(sides.across,
                  {0.123287671232877, 0.069820135025894, 13, 0.150837231299817, 0.104423409494295, 0.332321893730305});
            check(sides.within,
                  {0.111111111111111, 0.185152538694542, 13, 0.399997741259874, 0.0433012701892219, 0.137803967327805});
            check(odds,
                  {-0.473187472139624, 0.557080017081699, 13, 1.20349820804407, 0.323637105768676, 1.02995771150641});
        } else {
            check(density.difference, density.social_relations, density.by_areas,
                  {0.125748502994012, 0.0519578526866426, 3.16335555706968, 0.160625887031651, 0.0325361511934454,
                   0.103544554153751});
            check(sides.across, {0.164383561643836, 0.0825826121513256, 2.80271930968869, 0.273596519732979,
                                 0.0554455407492858, 0.176452456302053});
            check(sides.within,
                  {0.166666666666667, 0.175121435029532, 13, 0.378326859312275, 0.0826009483399959, 0.262873082857596});
            check(odds,
                  {-0.55452657690115, 0.607948730595182, 13, 1.31339338231309, 0.350247653132134, 1.11464434964484});
        }
    }
}

namespace {

// The plain double sum and the plain jackknife over areas, cell by cell; every unknown person in one more unit.
struct Slow {
    std::vector<std::array<std::size_t, 2>> cells;
    std::vector<double> d;
};

double slow_mean(const Slow& s, const std::vector<std::size_t>& unit, std::size_t without) {
    double sum = 0;
    double count = 0;
    for (std::size_t k = 0; k < s.cells.size(); ++k) {
        if (unit[s.cells[k][0]] == without || unit[s.cells[k][1]] == without) continue;
        sum += s.d[k];
        count += 1;
    }
    return sum / count;
}

struct SlowError {
    double se = 0;
    bool together_decides = false;
};

SlowError slow_area_error(const Slow& s, const std::vector<std::size_t>& unit, std::size_t unknown) {
    constexpr std::size_t nobody = 1'000'000;
    const double mean = slow_mean(s, unit, nobody);
    std::set<std::size_t> units;
    for (const auto& [i, j] : s.cells) units.insert({unit[i], unit[j]});
    double together = 0;
    for (std::size_t a = 0; a < s.cells.size(); ++a) {
        for (std::size_t b = 0; b < s.cells.size(); ++b) {
            const auto [i, j] = s.cells[a];
            const auto [k, l] = s.cells[b];
            const bool shared = unit[i] == unit[k] || unit[i] == unit[l] || unit[j] == unit[k] || unit[j] == unit[l];
            if (shared) together += (s.d[a] - mean) * (s.d[b] - mean);
        }
    }
    const auto count = static_cast<double>(s.cells.size());
    const auto areas = static_cast<double>(units.size() - units.count(unknown));
    together *= areas / (areas - 1) / (count * count);
    std::vector<double> left_out;
    for (const std::size_t g : units) left_out.push_back(slow_mean(s, unit, g));
    const double centre = std::accumulate(left_out.begin(), left_out.end(), 0.0) / static_cast<double>(left_out.size());
    double jackknife = 0;
    for (const double value : left_out) jackknife += (value - centre) * (value - centre);
    jackknife *= (static_cast<double>(left_out.size()) - 1) / static_cast<double>(left_out.size());
    return {std::sqrt(std::max(together, jackknife)), together > jackknife};
}

}  // namespace

TEST_CASE("areas as units: the double sum and the jackknife, cell by cell, on random networks", "[infer][areas]") {
    Random random(71);
    int together = 0;
    int with_gaps = 0;
    for (int round = 0; round < 60; ++round) {
        const test::RandomNetworkOptions options{.actors = 13,
                                                 .density_percent = 30,
                                                 .directed = round % 3 != 0,
                                                 .silent_percent = round % 2 == 0 ? 0U : 15U,
                                                 .skipped_percent = round % 2 == 0 ? 0U : 10U};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        Partition areas{{}, {"a", "b", "c", "d", "e"}};
        for (ActorId i = 0; i < 13; ++i) {
            const std::uint32_t area = i < 5 ? i : random.below(6);
            areas.group.push_back(area == 5 ? Partition::none : area);
        }
        std::vector<std::size_t> unit;
        for (const std::uint32_t group : areas.group) unit.push_back(group == Partition::none ? 5 : group);
        const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
        with_gaps += joint.complete() ? 0 : 1;
        Slow all;
        std::array<Slow, 2> contacts;  // within, across
        const auto told = [&](ActorId i, ActorId j) { return joint.contains(i, j) || joint.contains(j, i); };
        const auto contact = [&](const Network& network, ActorId i, ActorId j) {
            return (joint.contains(i, j) && network.has_tie(i, j)) || (joint.contains(j, i) && network.has_tie(j, i));
        };
        for (ActorId i = 0; i < 13; ++i) {
            for (ActorId j = 0; j < 13; ++j) {
                if (i == j) continue;
                if (joint.contains(i, j)) {
                    all.cells.push_back({i, j});
                    all.d.push_back(double(after.has_tie(i, j)) - double(before.has_tie(i, j)));
                }
                if (!told(i, j) || !areas.known(i) || !areas.known(j)) continue;
                Slow& side = contacts.at(areas.group[i] == areas.group[j] ? 0 : 1);
                side.cells.push_back({i, j});
                side.d.push_back(double(contact(after, i, j)) - double(contact(before, i, j)));
            }
        }
        const DensityChange density = density_change(before, after, {.areas = &areas});
        const SlowError slow = slow_area_error(all, unit, 5);
        CHECK(near(density.by_areas.se, slow.se));
        std::set<std::size_t> known;  // of the areas, those with a cell
        for (const auto& [i, j] : all.cells) known.insert({unit[i], unit[j]});
        known.erase(5);
        CHECK(density.by_areas.areas == known.size());
        CHECK(density.by_areas.df == static_cast<double>(known.size()) - 1);
        const ContactChanges found = contact_changes(change::contact_pairs(before, after), joint, &areas);
        CHECK(near(found.across.by_areas.se, slow_area_error(contacts[1], unit, 5).se));
        CHECK(found.across.pairs == contacts[1].cells.size() / 2);
        CHECK(near(found.across.difference, slow_mean(contacts[1], unit, 1'000'000)));
        CHECK(found.within.pairs == contacts[0].cells.size() / 2);
        if (found.within.by_areas.areas < 3) {
            CHECK(std::isnan(found.within.by_areas.se));
            CHECK(found.within.by_areas.why == NoAreas::too_few);
            continue;
        }
        const SlowError within = slow_area_error(contacts[0], unit, 5);
        CHECK(near(found.within.by_areas.se, within.se));
        together += within.together_decides ? 1 : 0;
    }
    CHECK(together > 0);  // both parts of the greater of the two are met
    CHECK(with_gaps > 20);
}

TEST_CASE("people_error of one mean is the social relations variance of density_change", "[infer][areas]") {
    Random random(72);
    for (int round = 0; round < 40; ++round) {
        const test::RandomNetworkOptions options{.actors = 12,
                                                 .density_percent = 30,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 10,
                                                 .skipped_percent = 5};
        const Network before = random_network(random, options), after = random_network(random, options);
        const ChangeMoments moments = paired_cells(before, after, change::changed_ties(before, after)).moments();
        const ChangeErrors errors = change_errors(moments);
        const UnitError error = people_error(std::array{CellMean{1, &moments, nullptr, CellsOf::all}});
        CHECK(near(error.se, errors.social_relations));
        CHECK(near(error.df, errors.social_relations_df));
    }
}

namespace {

Network complement(const Network& network) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (ActorId j = 0; j < network.actor_count(); ++j) {
            if (i == j || (!network.directed() && j < i) || network.has_tie(i, j)) continue;
            if (network.observed().contains(i, j)) builder.add(i, j);
        }
    }
    builder.observe(network.observed());
    return builder.build();
}

Network relabelled(const Network& network, const std::vector<ActorId>& place) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    std::vector<CellException> cells;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (ActorId j = 0; j < network.actor_count(); ++j) {
            if (i == j) continue;
            cells.push_back({place[i], place[j], network.observed().state(i, j)});
            if (network.has_tie(i, j) && (network.directed() || i < j)) builder.add(place[i], place[j]);
        }
    }
    builder.observe(ObservedPairs::with_gaps(std::vector<CellState>(network.actor_count(), CellState::answered),
                                             std::vector<std::uint8_t>(network.actor_count(), 0), cells));
    return builder.build();
}

void same_but_for_sign(const JudgedChange& a, const JudgedChange& b, double sign) {
    CHECK(near(a.difference, sign * b.difference));
    CHECK(near(a.for_people.se, b.for_people.se));
    CHECK(near(a.for_people.df, b.for_people.df));
    CHECK(near(a.by_areas.se, b.by_areas.se));
    CHECK(a.verdict == b.verdict);
    CHECK(a.actors == b.actors);
    CHECK(a.pairs == b.pairs);
}

}  // namespace

TEST_CASE("tests by area: complement turns the sign, relabelling and the order of waves change nothing else",
          "[infer][areas]") {
    Random random(73);
    for (int round = 0; round < 30; ++round) {
        const test::RandomNetworkOptions options{.actors = 14,
                                                 .density_percent = 40,
                                                 .directed = true,
                                                 .silent_percent = round % 2 == 0 ? 0U : 10U,
                                                 .skipped_percent = round % 2 == 0 ? 0U : 5U};
        const Network before = random_network(random, options), after = random_network(random, options);
        const Partition areas = four_areas();
        const JudgedChange odds = odds_ratio_change(before, after, areas);
        same_but_for_sign(odds_ratio_change(complement(before), complement(after), areas), odds, -1);
        same_but_for_sign(odds_ratio_change(after, before, areas), odds, -1);

        std::vector<ActorId> place(14);
        std::iota(place.begin(), place.end(), 0U);
        random.shuffle(std::span(place));
        Partition moved{std::vector<std::uint32_t>(14), {"a", "b", "c", "d"}};
        for (ActorId i = 0; i < 14; ++i) moved.group[place[i]] = (areas.group[i] + 1) % 4;
        const Network was = relabelled(before, place), is = relabelled(after, place);
        same_but_for_sign(odds_ratio_change(was, is, moved), odds, 1);
        const auto changes = [](const Network& one, const Network& two, const Partition& by) {
            return contact_changes(change::contact_pairs(one, two), ObservedPairs::both(one.observed(), two.observed()),
                                   &by);
        };
        const ContactChanges sides = changes(before, after, areas), again = changes(was, is, moved);
        same_but_for_sign(again.across, sides.across, 1);
        same_but_for_sign(again.within, sides.within, 1);
        const DensityChange density = density_change(before, after, {.areas = &areas});
        const DensityChange turned = density_change(complement(before), complement(after), {.areas = &areas});
        CHECK(near(density.by_areas.se, turned.by_areas.se));
        CHECK(density.verdict == turned.verdict);
        CHECK(near(density_change(was, is, {.areas = &moved}).by_areas.se, density.by_areas.se));
    }
}

TEST_CASE("the wording rule: both intervals, one, none", "[infer][areas]") {
    const auto test = [](double low, double high) { return DensityTest{"", 0.1, {low, high}, 5}; };
    CHECK(verdict_on(test(0.01, 0.2), test(0.02, 0.3)) == Verdict::clear);
    CHECK(verdict_on(test(-0.2, -0.01), test(-0.3, -0.02)) == Verdict::clear);
    CHECK(verdict_on(test(0.01, 0.2), test(-0.02, 0.3)) == Verdict::likely);
    CHECK(verdict_on(test(0.01, 0.2), test(std::nan(""), std::nan(""))) == Verdict::likely);
    CHECK(verdict_on(test(-0.01, 0.2), test(0.02, 0.3)) == Verdict::not_distinguishable);
    CHECK(verdict_on(test(std::nan(""), std::nan("")), test(0.02, 0.3)) == Verdict::not_distinguishable);
}

TEST_CASE("areas as units: fewer than three, none asked, one that holds every pair", "[infer][areas]") {
    const Network before = wave(0, false), after = wave(1, false);
    CHECK(density_change(before, after).by_areas.why == NoAreas::not_asked);
    CHECK(std::isnan(density_change(before, after).by_areas.ci95[0]));
    Partition two{{0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1}, {"a", "b"}};
    CHECK(density_change(before, after, {.areas = &two}).by_areas.why == NoAreas::too_few);
    // Two known areas and some of no known one: these are no third area.
    for (const ActorId i : {0U, 5U, 9U}) two.group[i] = Partition::none;
    CHECK(density_change(before, after, {.areas = &two}).by_areas.why == NoAreas::too_few);
    CHECK(density_change(before, after, {.areas = &two}).by_areas.areas == 2);
    // All pairs within are those of one area, the others hold one person each.
    const Partition one_large{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3}, {"a", "b", "c", "d"}};
    const JudgedChange odds = odds_ratio_change(before, after, one_large);
    CHECK(odds.by_areas.why == NoAreas::one_holds_all);
    CHECK(std::isnan(odds.by_areas.se));
    CHECK(std::isfinite(odds.for_people.se));
}

TEST_CASE("tests by area: fewer than ten people, no contact, identical waves are facts", "[infer][areas]") {
    NetworkBuilder few(9, Ties::directed), more(9, Ties::directed);
    more.add(0, 5);
    const Partition areas{{0, 0, 0, 1, 1, 1, 2, 2, 2}, {"a", "b", "c"}};
    const Network before = few.build(), after = more.build();
    const ContactChanges sides = contact_changes(change::contact_pairs(before, after), ObservedPairs::all(9), &areas);
    CHECK(sides.across.verdict == Verdict::facts_only);
    CHECK(sides.across.why == "fewer than 10 people answered both times");
    CHECK(odds_ratio_change(before, after, areas).verdict == Verdict::facts_only);
    const Network same = wave(0, false);
    const Partition four = four_areas();
    const ContactChanges none = contact_changes(change::contact_pairs(same, same), ObservedPairs::all(people), &four);
    CHECK(none.across.verdict == Verdict::no_change);
    CHECK(odds_ratio_change(same, same, four_areas()).verdict == Verdict::no_change);
    const Network empty = NetworkBuilder(people, Ties::directed).build();
    CHECK(odds_ratio_change(empty, same, four_areas()).verdict == Verdict::facts_only);
    CHECK(contact_changes(change::contact_pairs(empty, empty), ObservedPairs::all(people), &four).across.verdict ==
          Verdict::facts_only);
    // Without areas: everybody's contacts alone, which for undirected ties are the ties.
    const Network was = random_undirected(74), is = random_undirected(75);
    const ContactChanges all = contact_changes(change::contact_pairs(was, is), ObservedPairs::all(people), nullptr);
    const DensityChange density = density_change(was, is);
    CHECK(near(all.all.difference, density.difference));
    CHECK(near(all.all.for_people.se, density.social_relations.se));
    CHECK(all.all.verdict == density.verdict);
    CHECK(all.all.by_areas.why == NoAreas::not_asked);
    CHECK(all.across.verdict == Verdict::facts_only);
    CHECK(all.across.pairs == 0);
}
