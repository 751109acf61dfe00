// Tables of millions of rows are read in pieces on several threads: to the same as row by row.
#include <fmt/format.h>

#include "graph/base/random.hpp"
#include "io/read/read.hpp"
#include "tests/io/read/told.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::has;
using crosstie::test::notes_of;
using crosstie::test::refusal_of;
using crosstie::test::Tables;

namespace {

constexpr std::uint32_t people = 2'000;
constexpr int rows = 800'000;  // 9.6 MB: three pieces

std::string roster() {
    std::string text = "id\n";
    for (std::uint32_t k = 0; k < people; ++k) text += fmt::format("p{:04}\n", k);
    return text;
}

// Rows of two ids; `row_of` writes one, with its number among the lines of the file.
template <typename RowOf>
std::string table(const std::string& header, RowOf row_of) {
    Random random(7);
    std::string text = header;
    for (int k = 0; k < rows; ++k) {
        const std::string from = fmt::format("p{:04}", random.below(people));
        text += row_of(k + 2, from, fmt::format("p{:04}", random.below(people)));
    }
    return text;
}

std::vector<Tie> ties_of(const Study& study) { return study.answers.at(0).at(0).ties; }

bool same(const std::vector<Tie>& one, const std::vector<Tie>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const Tie& a, const Tie& b) {
        return a.from == b.from && a.to == b.to && a.strength == b.strength;
    });
}

}  // namespace

TEST_CASE("large tables: pieces read what rows with a strength, one by one, read", "[io][large]") {
    const Tables tables;
    const std::string actors = tables.write("p.csv", roster());
    const auto read = [&](const std::string& text) {
        return read_study({.paths = {tables.write("t.csv", text)}, .actors = actors});
    };
    const auto plain = [](int, const auto& from, const auto& to) { return from + ',' + to + '\n'; };
    const Study slow = read(table("source,target,strength\n",
                                  [](int, const auto& from, const auto& to) { return from + ',' + to + ",1\n"; }));
    const std::vector<Tie> expected = ties_of(slow);
    REQUIRE(expected.size() > 700'000);
    CHECK(same(ties_of(read(table("source,target\n", plain))), expected));
    CHECK(same(ties_of(read(table("target;source\r\n",
                                  [](int, const auto& from, const auto& to) { return to + ';' + from + "\r\n"; }))),
               expected));
    // Quotes, a blank, another spelling: from there on row by row.
    const Study quoted = read(table("source,target\n", [](int line, const auto& from, const auto& to) {
        if (line == 300'000) return '"' + from + "\"," + to + '\n';
        if (line == 500'000) return from + ", " + to + '\n';
        return from + ',' + to + (line == rows + 1 ? "" : "\n");
    }));
    CHECK(same(ties_of(quoted), expected));
}

TEST_CASE("large tables: faults keep their lines", "[io][large]") {
    const Tables tables;
    const std::string actors = tables.write("p.csv", roster());
    for (const int bad : {2, 400'000, rows + 1}) {
        const std::string text = table("source,target\n", [&](int line, const auto& from, const auto& to) {
            return from + ',' + (line == bad ? "zoe" : to) + '\n';
        });
        CHECK(has(refusal_of({.paths = {tables.write("t.csv", text)}, .actors = actors}),
                  fmt::format("t.csv:{}:7: found the actor \"zoe\"", bad)));
    }
}

TEST_CASE("large tables: lines within a quoted cell are no rows, wherever a piece begins", "[io][large]") {
    const Tables tables;
    const std::string actors = tables.write("p.csv", roster());
    const auto text = [](const std::string& more) {
        return table("source,target" + std::string(more.empty() ? "" : ",strength") + "\n",
                     [&](int line, const auto& from, const auto& to) {
                         // From before the end of the first piece to behind it, 0.8 MB.
                         const bool opens = line == 310'000;
                         const bool within = line > 310'000 && line < 380'000;
                         const bool closes = line == 380'000;
                         return from + ',' + (opens ? "\"" : "") + to + (closes ? "\"" : "") +
                                (opens || within ? "" : more) + '\n';
                     });
    };
    const std::string refused = refusal_of({.paths = {tables.write("t.csv", text(""))}, .actors = actors});
    const std::string row_by_row = refusal_of({.paths = {tables.write("t.csv", text(",1"))}, .actors = actors});
    CHECK(has(refused, "t.csv:310000:7: "));
    CHECK(refused == row_by_row);
}
