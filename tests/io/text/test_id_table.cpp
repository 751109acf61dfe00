#include "io/text/id_table.hpp"

#include <random>
#include <string>
#include <unordered_map>

#include "tests/support/catch.hpp"

using crosstie::io::IdTable;

TEST_CASE("id table: numbers texts in the order they come and keeps them apart", "[io][id]") {
    IdTable ids;
    CHECK(ids.insert("007") == std::pair(std::uint32_t{0}, true));
    CHECK(ids.insert("7") == std::pair(std::uint32_t{1}, true));
    CHECK(ids.insert("007") == std::pair(std::uint32_t{0}, false));
    CHECK(ids.insert("") == std::pair(std::uint32_t{2}, true));
    CHECK(ids.insert(std::string_view("\0", 1)) == std::pair(std::uint32_t{3}, true));
    CHECK(ids.find("7") == 1);
    CHECK(ids.find("8") == IdTable::none);
    CHECK(ids.text(0) == "007");
    CHECK(ids.size() == 4);
}

TEST_CASE("id table: agrees with the standard map on texts of every length", "[io][id]") {
    IdTable ids;
    std::unordered_map<std::string, std::uint32_t> map;
    std::mt19937 random(11);
    for (int round = 0; round < 50'000; ++round) {
        std::string text;
        for (std::size_t left = random() % 24; left > 0; --left) text += static_cast<char>('a' + random() % 3);
        const auto [at, is_new] = map.try_emplace(text, static_cast<std::uint32_t>(map.size()));
        REQUIRE(ids.insert(ids.key_ahead(text)) == std::pair(at->second, is_new));
        REQUIRE(ids.text(at->second) == text);
    }
    REQUIRE(ids.size() == map.size());
}
