#include "io/release/disclosure.hpp"

#include <algorithm>
#include <numeric>

#include "graph/base/error.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

Disclosed shown(const Partnership& partnership, Edition edition = Edition::public_) {
    const Study study = partnership.study();
    return disclose(study, compared(study), edition);
}

using Row = std::vector<double>;

std::size_t rank_of(std::vector<Row> rows) {
    std::size_t rank = 0;
    const std::size_t columns = rows.empty() ? 0 : rows[0].size();
    for (std::size_t column = 0; column < columns && rank < rows.size(); ++column) {
        const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(rank), rows.end(),
                                        [&](const Row& row) { return std::abs(row[column]) > 1e-9; });
        if (pivot == rows.end()) continue;
        std::swap(*pivot, rows[rank]);
        for (std::size_t other = rank + 1; other < rows.size(); ++other) {
            const double factor = rows[other][column] / rows[rank][column];
            for (std::size_t k = column; k < columns; ++k) rows[other][k] -= factor * rows[rank][k];
        }
        ++rank;
    }
    return rank;
}

/// An intruder who knows who is on the list solves for each cell of the table by areas: the shown cells, the totals
/// within and across, and the cells that must be 0 since too few people stand behind them. Says whether a cell that
/// touches a small area comes out.
bool a_hidden_cell_comes_out(const survey::Comparison& c, const Disclosed& d) {
    const Partition& areas = c.cross_area.areas;
    const std::size_t n = areas.group_count();
    std::vector<std::uint32_t> stay(n), least(n);
    for (const ActorId actor : c.stayers) ++stay[areas.group[actor]];
    for (std::size_t g = 0; g < n; ++g) {
        least[g] = std::min({c.roster_from[g], c.roster_to[g], c.answered_from[g], c.answered_to[g], stay[g]});
    }
    std::vector<std::pair<std::size_t, std::size_t>> cells;
    for (std::size_t g = 0; g < n; ++g) {
        for (std::size_t h = g; h < n; ++h) {
            if (stay[g] > 0 && stay[h] > 0 && (g != h || stay[g] > 1)) cells.emplace_back(g, h);
        }
    }
    std::vector<Row> known;
    if (d.areas_shown) {
        for (std::uint32_t row = 0; row < d.areas.labels.size(); ++row) {
            for (std::uint32_t column = row; column < d.areas.labels.size(); ++column) {
                Row equation;
                for (const auto& [g, h] : cells) {
                    const auto at = std::minmax(d.areas.shown_as[g], d.areas.shown_as[h]);
                    equation.push_back(at == std::minmax(row, column) ? 1 : 0);
                }
                known.push_back(equation);
            }
        }
    }
    if (d.cross_shown) {
        Row within, across;
        for (const auto& [g, h] : cells) {
            within.push_back(g == h ? 1 : 0);
            across.push_back(g == h ? 0 : 1);
        }
        known.push_back(within);
        known.push_back(across);
    }
    const std::size_t rank = rank_of(known);
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (least[cells[k].first] >= d.min_group && least[cells[k].second] >= d.min_group) continue;
        std::vector<Row> with = known;
        with.emplace_back(cells.size(), 0.0)[k] = 1;
        if (rank_of(std::move(with)) == rank) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("disclosure: areas of five and more are shown as they are", "[report][disclosure]") {
    const Disclosed d = shown(Partnership({5, 6, 7}).fill(20, 80, 10));
    CHECK(d.areas_shown);
    CHECK(d.cross_shown);
    CHECK(d.areas.merged == 0);
    CHECK(d.areas.labels == std::vector<std::string>{"Alder", "Birch", "Cedar"});
    CHECK(d.areas.roster_from == std::vector<std::uint32_t>{5, 6, 7});
}

TEST_CASE("disclosure: three small areas stand together", "[report][disclosure]") {
    const Partnership p = Partnership({6, 3, 7, 3, 3}).fill(20, 80, 10);
    const Disclosed d = shown(p);
    REQUIRE(d.areas_shown);
    CHECK(d.areas.labels == std::vector<std::string>{"Alder", "Cedar", "Other boroughs"});
    CHECK(d.areas.merged == 3);
    CHECK(d.areas.shown_as == std::vector<std::uint32_t>{0, 2, 1, 2, 2});
    CHECK(d.areas.roster_from == std::vector<std::uint32_t>{6, 7, 9});
    // everything between people of the group stands in the tables, once
    const auto c = compared(p.study());
    std::uint64_t total = 0, kept = 0;
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = row; column < 3; ++column) {
            total += d.areas.contacts_to[row][column];
            kept += d.areas.contacts_kept[row][column];
        }
    }
    CHECK(total == c.cross_area.within.contacts_after + c.cross_area.across.contacts_after);
    CHECK(kept == c.cross_area.within.contacts_kept + c.cross_area.across.contacts_kept);
    CHECK(shown(p, Edition::group).areas.labels.size() == 5);
}

TEST_CASE("disclosure: one small area takes the two smallest others with it", "[report][disclosure]") {
    // With one other, the contacts between the two would be the total across less what is shown.
    const Disclosed d = shown(Partnership({9, 3, 7, 6, 8}).fill(20, 80, 10));
    REQUIRE(d.areas_shown);
    CHECK(d.areas.labels == std::vector<std::string>{"Alder", "Elm", "Other boroughs"});
    CHECK(d.areas.merged == 3);
}

TEST_CASE("disclosure: contacts inside two areas of two are not the total within less the areas shown",
          "[report][disclosure]") {
    // Five people in the three, but four in the two that have contacts inside.
    const Disclosed d = shown(Partnership({10, 11, 2, 2, 1}).fill(20, 80, 10));
    REQUIRE(d.areas_shown);
    CHECK(d.areas.labels == std::vector<std::string>{"Birch", "Other boroughs"});
    CHECK(shown(Partnership({10, 11, 2, 2, 2}).fill(20, 80, 10)).areas.labels.size() == 3);
}

TEST_CASE("disclosure: an area too small at one wave is hidden at both", "[report][disclosure]") {
    Partnership p({8, 6, 7, 9, 8});
    p.fill(20, 80, 10).silent(1, 8).silent(1, 9);  // Birch: 6 on the list, 4 answered after
    const Disclosed d = shown(p);
    REQUIRE(d.areas_shown);
    CHECK(std::find(d.areas.labels.begin(), d.areas.labels.end(), "Birch") == d.areas.labels.end());
    CHECK(d.areas.roster_from.size() == d.areas.roster_to.size());
    CHECK(d.areas.answered_from.back() >= 5);
    CHECK(d.areas.answered_to.back() >= 5);
}

TEST_CASE("disclosure: eight boroughs of three show no borough, but totals and counts of pairs",
          "[report][disclosure]") {
    const Disclosed d = shown(Partnership({3, 3, 3, 3, 3, 3, 3, 3}).fill(10, 80, 5));
    CHECK_FALSE(d.areas_shown);
    CHECK(d.cross_shown);
    CHECK(d.areas.labels.empty());
    CHECK(d.areas.area_pairs == 28);
    CHECK_FALSE(d.notes.empty());
}

TEST_CASE("disclosure: two areas of which one is small show no totals either", "[report][disclosure]") {
    const Disclosed d = shown(Partnership({20, 4}).fill(10, 80, 5));
    CHECK_FALSE(d.areas_shown);
    CHECK_FALSE(d.cross_shown);
    CHECK(shown(Partnership({20, 4}).fill(10, 80, 5), Edition::group).cross_shown);
}

TEST_CASE("disclosure: the smallest group is the study's to set", "[report][disclosure]") {
    Partnership p({6, 12, 7, 11, 10});
    p.fill(20, 80, 10);
    p.raw().min_group = 10;
    const Disclosed d = shown(p);
    REQUIRE(d.areas_shown);
    CHECK(d.areas.labels == std::vector<std::string>{"Birch", "Dogwood", "Other boroughs"});
}

TEST_CASE("disclosure: no cell of a small area can be solved for, whatever the sizes", "[report][disclosure]") {
    std::uint32_t state = 3;
    const auto below = [&](std::uint32_t bound) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16U) % bound;
    };
    std::size_t tables = 0, totals_only = 0, nothing = 0;
    for (int round = 0; round < 400; ++round) {
        std::vector<std::size_t> sizes(2 + below(6));
        for (std::size_t& size : sizes) size = 1 + below(below(2) == 0 ? 4 : 9);
        if (std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}) < 12) continue;
        Partnership p(sizes);
        p.fill(10, 70, 8, static_cast<std::uint32_t>(round));
        for (ActorId actor = 0; actor < p.people(); ++actor) {
            const auto lot = below(20);
            if (lot == 0) p.silent(below(2), actor);
            if (lot == 1) p.leaves(actor);
            if (lot == 2) p.joins(actor);
        }
        const Study study = p.study();
        const survey::Comparison c = compared(study);
        const auto both =
            std::count_if(c.new_contacts.begin(), c.new_contacts.end(), [](auto& row) { return row.known; });
        if (both < 5 || c.before.answered < 5 || c.after.answered < 5 || !c.has_areas) continue;
        const Disclosed d = disclose(study, c, Edition::public_);
        CAPTURE(round, sizes);
        CHECK_FALSE(a_hidden_cell_comes_out(c, d));
        if (d.areas_shown) {
            for (std::size_t row = 0; row < d.areas.labels.size(); ++row) {
                CHECK(std::min({d.areas.roster_from[row], d.areas.roster_to[row], d.areas.answered_from[row],
                                d.areas.answered_to[row]}) >= 5);
            }
        }
        ++(d.areas_shown ? tables : d.cross_shown ? totals_only : nothing);
    }
    CHECK(tables > 20);
    CHECK(totals_only > 20);
    CHECK(nothing > 2);
}

TEST_CASE("disclosure: a few people, and all but a few, are not counted out", "[report][disclosure]") {
    Partnership p({6, 6, 6});
    for (ActorId i = 0; i < 16; ++i) p.both(1, i, (i + 1) % 16);  // two people gain nothing
    const Disclosed d = shown(p);
    CHECK_FALSE(d.gained_any.value);
    CHECK(people_of_words(d.gained_any) == "all but a few of 18");
    CHECK(people_count_words(d.without_contact_to) == "fewer than 5");
    CHECK(d.lost_any.value == 0);  // nobody: said
    for (const Band& band : d.bands) CHECK((band.people == 0 || band.people >= 5));
    const Disclosed g = shown(p, Edition::group);
    CHECK(g.gained_any.value == 16);
    CHECK(g.bands.size() == 4);
}

TEST_CASE("disclosure: bands are put together until none holds a few, and still count everybody",
          "[report][disclosure]") {
    Partnership p({6, 6, 6});
    for (ActorId i = 0; i < 3; ++i) p.tie(1, i, i + 1);  // three people: 1
    for (ActorId i = 3; i < 15; ++i) {                   // twelve: 3
        for (ActorId k = 1; k <= 3; ++k) p.tie(1, i, (i + k) % 18);
    }
    const Disclosed d = shown(p);
    std::uint64_t people = 0;
    for (const Band& band : d.bands) {
        CHECK((band.people == 0 || band.people >= 5));
        people += band.people;
    }
    CHECK(people == 18);
    CHECK(d.bands.front().least == 0);
    CHECK_FALSE(d.bands.back().most);
    CHECK(band_words({0, 2, 6}) == "0 to 2");
    CHECK(band_words({0, 0, 6}) == "none");
    CHECK(band_words({6, std::nullopt, 6}) == "6 and more");
}

TEST_CASE("disclosure: one joiner's links are not the difference of two totals", "[report][disclosure]") {
    Partnership one({6, 6, 6});
    one.fill(20, 80, 10).joins(4);
    CHECK_FALSE(shown(one).waves_shown);
    CHECK_FALSE(shown(one).split_shown);
    CHECK(shown(one, Edition::group).split_shown);
    Partnership with_silent = one;
    for (ActorId actor = 7; actor < 12; ++actor) with_silent.silent(1, actor);
    CHECK_FALSE(shown(with_silent).waves_shown);  // they are missing after, and cover nobody who came then
    for (ActorId actor = 12; actor < 17; ++actor) with_silent.silent(0, actor);
    CHECK(shown(with_silent).waves_shown);
    CHECK_FALSE(shown(with_silent).split_shown);
    for (const std::string& note : shown(with_silent).notes)
        CHECK(note.find("fewer than 5 people joined") == std::string::npos);
}

TEST_CASE("disclosure: a public edition of four people is refused", "[report][disclosure]") {
    Partnership p({2, 2});
    p.both(1, 0, 2);
    CHECK_THROWS_AS(shown(p), Error);
    CHECK_NOTHROW(shown(p, Edition::group));
}

TEST_CASE("disclosure: a public edition is refused where a few answered, once or both times", "[report][disclosure]") {
    for (const bool half : {false, true}) {
        Partnership p({6, 6});
        p.fill(20, 80, 10);
        for (ActorId actor = 0; actor < 10; ++actor) p.silent(half && actor < 5 ? 0 : 1, actor);
        std::string refused;
        try {
            (void)shown(p);
        } catch (const Error& error) {
            refused = error.what();
        }
        CHECK(refused.find("answered at both waves") != std::string::npos);
        CHECK(refused.find("min_group") == std::string::npos);
        CHECK_NOTHROW(shown(p, Edition::group));
    }
}

TEST_CASE("disclosure: nothing is said of a part of a few, nor of a part that all but a few hold",
          "[report][disclosure]") {
    const PeopleCount one = people_count(1, 2, 5);
    CHECK_FALSE(one.value);
    CHECK(people_of_words(one) == "not shown");
    CHECK(people_of_words(people_count(0, 2, 5)) == "not shown");
    CHECK(people_of_words(people_count(1, 2, 0)) == "1 of 2");
    CHECK(people_of_words(people_count(0, 12, 5)) == "none of 12");

    Partnership p({9, 9});
    for (ActorId i = 0; i < 6; ++i) p.tie(1, i, i + 9);  // six gain across
    for (ActorId i = 6; i < 8; ++i) p.tie(1, i, i + 1);  // two within alone
    const Disclosed d = shown(p);
    CHECK(d.gained_any.value == 8);
    CHECK(d.gained_across.value == 6);
}

TEST_CASE("disclosure: one person of no known area hides every figure by area", "[report][disclosure]") {
    Partnership p({6, 6, 6, 6});
    p.fill(12, 70, 9);
    auto areas = *p.raw().attributes.find("area");
    areas[3].clear();
    p.raw().attributes.set("area", areas);
    const Disclosed d = shown(p);
    CHECK_FALSE(d.cross_shown);
    CHECK_FALSE(d.areas_shown);
    CHECK_FALSE(d.response_by_area);
    CHECK(d.notes.front().find("no known borough") != std::string::npos);
    CHECK(shown(p, Edition::group).cross_shown);
    for (std::size_t k = 0; k < 24; k += 4) areas[k].clear();
    p.raw().attributes.set("area", areas);
    CHECK(compared(p.study()).cross_area.without_area.size() == 7);
    CHECK(shown(p).cross_shown);
}

TEST_CASE("disclosure: people are named in the named edition, and called nothing in public", "[report][disclosure]") {
    Partnership p({2, 2});
    p.raw().attributes.set("name", {"Zqname", "", "", ""});
    const Study study = p.study();
    CHECK(person_words(study, 0, Edition::named) == "Zqname");
    CHECK(person_words(study, 1, Edition::named) == "Zqlabel 2");
    CHECK(person_words(study, 0, Edition::group) == "Zqlabel 1");
    CHECK_THROWS_AS(person_words(study, 0, Edition::public_), Error);
}
