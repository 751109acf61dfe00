#include "io/text/cut_apart.hpp"

#include "tests/support/catch.hpp"

using namespace crosstie::io::diagram;

namespace {
using Texts = std::vector<std::string>;

/// Cut to so many characters, an ellipsis counted as one.
Texts cut_to(const Texts& texts, std::size_t most) {
    return cut_apart(texts, [most](std::string_view text) {
        std::size_t characters = 0;
        for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
        return characters <= most;
    });
}
}  // namespace

TEST_CASE("cut apart: what fits stays whole, what stands alone loses its end", "[text]") {
    CHECK(cut_to({"Pharmacist", "Consultant diabetologist"}, 10) == Texts{"Pharmacist", "Consultan…"});
    CHECK(cut_to({}, 5).empty());
    CHECK(cut_to({""}, 5) == Texts{""});
}

TEST_CASE("cut apart: labels that begin alike keep the words that tell them from each other", "[text]") {
    CHECK(cut_to({"Head of service North 1", "Head of service North 2"}, 12) == Texts{"Head of s… 1", "Head of s… 2"});
    CHECK(cut_to({"Head of service, North 1", "Head of service, South 1"}, 14) ==
          Texts{"Head… North 1", "Head… South 1"});
    // Who fits stays whole, though the other, cut at its end, would read the same.
    CHECK(cut_to({"Clinical l…", "Clinical lead, East"}, 11) == Texts{"Clinical l…", "Clini… East"});
}

TEST_CASE("cut apart: what all begin with goes where they differ in the middle and at the end", "[text]") {
    const Texts partnerships{
        "Care Partnership of Northmoor and District, Upper", "Care Partnership of Northmoor and District, Lower",
        "Care Partnership of Eastvale and District, Upper", "Care Partnership of Eastvale and District, Lower"};
    CHECK(cut_to(partnerships, 22) ==
          Texts{"…Northmoor and… Upper", "…Northmoor and… Lower", "…Eastvale and D… Upper", "…Eastvale and D… Lower"});
}

TEST_CASE("cut apart: letters of several bytes are never cut in two", "[text]") {
    CHECK(cut_to({"Ääääääää 1", "Ääääääää 2"}, 6) == Texts{"Äää… 1", "Äää… 2"});
}

TEST_CASE("cut apart: the same label twice is cut alike", "[text]") {
    CHECK(cut_to({"Commissioning manager", "Commissioning manager"}, 9) == Texts{"Commissi…", "Commissi…"});
}

TEST_CASE("cut apart: lines hold what they are cut to", "[text]") {
    const Texts titles{"Designated Clinical Lead for Children and Young People's Community Services (interim) 1",
                       "Designated Clinical Lead for Children and Young People's Community Services (interim) 12"};
    const auto lines = wrap_apart(titles, 74, 6.8, Weight::regular, 3);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].size() <= 3);
    CHECK(lines[0].back().ends_with(" 1"));
    CHECK(lines[1].back().ends_with(" 12"));
    for (const auto& label : lines) {
        for (const std::string& line : label) CHECK(text_width(line, 6.8) <= 74);
    }
    const auto names =
        shorten_apart({"North Quarrington Partnership", "North Quarrington Council"}, 80, 8, Weight::bold);
    CHECK(names[0] != names[1]);
    for (const std::string& name : names) CHECK(text_width(name, 8, Weight::bold) <= 80);
}
