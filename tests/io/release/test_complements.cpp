#include "io/release/complements.hpp"

#include <functional>
#include <set>

#include "graph/base/error.hpp"
#include "io/release/released.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

using enum Withholding;
using Found = std::vector<Withholding>;

/// An intruder who solves nothing but tries every way the counts could be, and keeps those that agree with what is
/// printed. Says whether a few people come out as one number.
bool a_few_come_out(const std::vector<CountOfPeople>& counts, const std::vector<SumOfPeople>& sums, const Found& held,
                    std::size_t least) {
    const auto few = [&](std::uint64_t people) { return people > 0 && people < least; };
    std::vector<std::set<std::uint64_t>> values(counts.size()), rests(sums.size());
    std::vector<std::uint64_t> guess(counts.size());
    const std::function<void(std::size_t)> each = [&](std::size_t k) {
        if (k == counts.size()) {
            std::vector<std::uint64_t> rest(sums.size());
            for (std::size_t s = 0; s < sums.size(); ++s) {
                std::uint64_t parts = 0;
                for (const std::size_t part : sums[s].parts) parts += guess[part];
                if (parts > guess[sums[s].whole] || (!sums[s].rest && parts != guess[sums[s].whole])) return;
                rest[s] = guess[sums[s].whole] - parts;
            }
            for (std::size_t j = 0; j < counts.size(); ++j) values[j].insert(guess[j]);
            for (std::size_t s = 0; s < sums.size(); ++s) rests[s].insert(rest[s]);
            return;
        }
        for (std::uint64_t people = 0; people <= counts[k].whole; ++people) {
            const bool agrees = held[k] == none               ? people == counts[k].people
                                : held[k] == Withholding::few ? few(people)
                                : held[k] == all_but_few      ? few(counts[k].whole - people)
                                                              : true;
            if (!agrees) continue;
            guess[k] = people;
            each(k + 1);
        }
    };
    each(0);
    for (std::size_t k = 0; k < counts.size(); ++k) {
        if (counts[k].told || values[k].size() != 1) continue;
        if (few(counts[k].people) || few(counts[k].whole - counts[k].people)) return true;
    }
    for (std::size_t s = 0; s < sums.size(); ++s) {
        std::uint64_t parts = 0;
        for (const std::size_t part : sums[s].parts) parts += counts[part].people;
        if (sums[s].rest && few(counts[sums[s].whole].people - parts) && rests[s].size() == 1) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("complements: a count alone is withheld where it, or what it leaves, is a few", "[release]") {
    const std::vector<CountOfPeople> counts{{0, 20},  {4, 20},  {5, 20}, {15, 20},
                                            {16, 20}, {20, 20}, {2, 3},  {3, 3, true}};
    CHECK(withholdings(counts, {}, 5) == Found{none, few, none, none, all_but_few, none, beside_few, none});
    CHECK(withholdings(counts, {}, 0) == Found(8, none));
}

TEST_CASE("complements: of four areas that add up, a second goes with the small one", "[release]") {
    // 3 of 28: with 6, 9 and 10 shown it would be 28 less 25.
    const std::vector<CountOfPeople> counts{{3}, {6}, {9}, {10}, {28}};
    CHECK(withholdings(counts, std::vector<SumOfPeople>{{4, {0, 1, 2, 3}}}, 5) ==
          Found{few, beside_few, none, none, none});
    // Two small areas cover each other: 3 and 2 are 5, and could be 4 and 1.
    const std::vector<CountOfPeople> two{{3}, {2}, {9}, {14}};
    CHECK(withholdings(two, std::vector<SumOfPeople>{{3, {0, 1, 2}}}, 5) == Found{few, few, none, none});
    // But not where their sum leaves one way: 4 and 4 are 8, and nothing else under 5 is.
    const std::vector<CountOfPeople> eight{{4}, {4}, {9}, {17}};
    CHECK(withholdings(eight, std::vector<SumOfPeople>{{3, {0, 1, 2}}}, 5) == Found{few, few, beside_few, none});
}

TEST_CASE("complements: a part of a shown count that all but a few hold", "[release]") {
    // 7 name nobody, 6 of them are named by nobody either: one person would be known.
    std::vector<CountOfPeople> counts{{6, 30}, {7, 30}};
    const std::vector<SumOfPeople> sums{{1, {0}, true}};
    CHECK(withholdings(counts, sums, 5) == Found{beside_few, none});
    counts[0].dear = true;
    CHECK(withholdings(counts, sums, 5) == Found{none, beside_few});
    counts[1] = {6, 30};
    CHECK(withholdings(counts, sums, 5) == Found{none, none});
}

TEST_CASE("complements: a grid by two questions, with its margins", "[release]") {
    // rows 2 8 | 10; 7 9 | 16; margins 9 17 | 26: hiding 2 alone, or 2 and 8, gives it back.
    const std::vector<CountOfPeople> counts{{2, 26},  {8, 26}, {10, 26}, {7, 26}, {9, 26},
                                            {16, 26}, {9, 26}, {17, 26}, {26, 26}};
    const std::vector<SumOfPeople> sums{{2, {0, 1}}, {5, {3, 4}}, {6, {0, 3}}, {7, {1, 4}}, {8, {2, 5}}, {8, {6, 7}}};
    const Found held = withholdings(counts, sums, 5);
    CHECK(held[0] == few);
    CHECK_FALSE(a_few_come_out(counts, sums, held, 5));
    CHECK(a_few_come_out(counts, sums, {few, none, none, none, none, none, none, none, none}, 5));
    CHECK(a_few_come_out(counts, sums, {few, beside_few, none, none, none, none, none, none, none}, 5));
}

TEST_CASE("complements: no few people come out, whatever the counts", "[release]") {
    std::uint32_t state = 11;
    const auto below = [&](std::uint32_t bound) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16U) % bound;
    };
    std::size_t withheld_beside = 0, all_shown = 0, anyhow = 0;
#ifdef __SANITIZE_ADDRESS__
    constexpr std::size_t rounds = 200;  // what counts by trying everything takes minutes there
#else
    constexpr std::size_t rounds = 600;
#endif
    for (std::size_t round = 0; round < rounds; ++round) {
        // Two or three parts and their whole; a part of the whole that overlaps them; sometimes people in no part.
        std::vector<CountOfPeople> counts;
        const std::uint32_t parts = 2 + below(2), outside = below(3) == 0 ? below(7) : 0;
        std::uint64_t whole = outside;
        SumOfPeople sum{parts, {}, outside > 0 || below(2) == 0};
        for (std::uint32_t k = 0; k < parts; ++k) {
            counts.push_back({below(9)});
            whole += counts.back().people;
            sum.parts.push_back(k);
        }
        const std::uint64_t of = whole + below(3) * 4;
        counts.push_back({whole, of, below(3) == 0});
        std::vector<SumOfPeople> sums{sum};
        if (below(2) == 0) {
            const std::uint64_t least_of = counts[0].people;
            counts.push_back({least_of == 0 ? 0 : below(static_cast<std::uint32_t>(least_of) + 1), of});
            sums.push_back({0, {parts + 1}, true});
        }
        for (CountOfPeople& count : counts) count.whole = of;
        const std::size_t least = 3 + below(3);
        const Found held = withholdings(counts, sums, least);
        std::vector<std::uint64_t> people;
        for (const CountOfPeople& count : counts) people.push_back(count.people);
        CAPTURE(round, parts, least, outside, of, people, held, sum.rest, counts[parts].told, sums.size());
        // What the denominators alone tell is told.
        Found all(counts.size(), beside_few);
        for (std::size_t k = 0; k < counts.size(); ++k) {
            if (counts[k].told) all[k] = none;
        }
        const bool told_anyhow = a_few_come_out(counts, sums, all, least);
        CHECK((told_anyhow || !a_few_come_out(counts, sums, held, least)));
        anyhow += told_anyhow;
        const auto beside = std::ranges::count(held, beside_few);
        withheld_beside += beside > 0;
        all_shown += std::ranges::count(held, none) == static_cast<std::ptrdiff_t>(held.size());
    }
    CHECK(withheld_beside > rounds / 12);
    CHECK(all_shown > rounds / 30);
    CHECK(anyhow < 30);
}

TEST_CASE("release: beside a withheld cell goes the one that gives it back, in a public edition only", "[release]") {
    const auto made = [] {
        Section section{"response", "Who answered", {}};
        Table table{"response_areas",
                    "By area",
                    {{"area", "Area", Kind::words}, {"people", "People", Kind::count}},
                    {},
                    "",
                    {}};
        const auto people = [](std::uint64_t count) { return Cell(Value(count), Behind{count, 28}); };
        table.rows = {{"Alder", people(3)}, {"Birch", people(6)}, {"Cedar", people(19)}, {"All", std::uint64_t{28}}};
        table.sums = {{{3, 1}, {{0, 1}, {1, 1}, {2, 1}}, false}};
        section.blocks.emplace_back(table);
        section.blocks.emplace_back(
            Record{"response_all",
                   "",
                   {{{"some", "", Kind::count}, people(7)}, {{"part", "", Kind::count}, people(6)}},
                   {},
                   Shown::data_only,
                   {{{0, 0}, {{1, 0}}, true}}});
        return section;
    };
    const Released shown = release(made(), {Edition::public_, 5});
    const auto& table = std::get<Table>(shown.document().sections[0].blocks[0]);
    CHECK(std::get<Withheld>(table.rows[0][1].value).instead == "fewer than 5");
    CHECK(std::get<Withheld>(table.rows[1][1].value).instead == "not shown");
    CHECK(std::get<std::uint64_t>(table.rows[2][1].value) == 19);
    const auto& record = std::get<Record>(shown.document().sections[0].blocks[1]);
    CHECK(std::get<std::uint64_t>(record.fields[0].second.value) == 7);
    CHECK(std::holds_alternative<Withheld>(record.fields[1].second.value));
    const Released whole = release(made(), {Edition::group, 5});
    CHECK(std::get<std::uint64_t>(std::get<Table>(whole.document().sections[0].blocks[0]).rows[0][1].value) == 3);
    Section broken = made();
    std::get<Table>(broken.blocks[0]).sums[0].whole = {3, 0};
    CHECK_THROWS_AS(release(broken, {Edition::public_, 5}), Error);
}
