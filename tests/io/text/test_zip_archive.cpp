#include "io/text/zip_archive.hpp"

#include "graph/base/error.hpp"
#include "io/render/png_size.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

TEST_CASE("zip: what goes in comes out, in its order, packed or stored", "[office]") {
    const std::string long_text(100'000, 'a');
    const std::vector<ZipMember> members{{"b.txt", "beta"}, {"a/long.txt", long_text}, {"empty", "", false}};
    const std::string archive = zip_archive(members);
    CHECK(archive.size() < 2'000);
    const std::vector<ZipMember> out = unzip(archive);
    REQUIRE(out.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(out[k].name == members[k].name);
        CHECK(out[k].bytes == members[k].bytes);
    }
    CHECK(zip_archive(members) == archive);
}

TEST_CASE("zip: damage and bombs are errors", "[office]") {
    const std::string archive = zip_archive({{"a", std::string(1'000'000, 'x')}, {"b", "beta", false}});
    CHECK_THROWS_AS(unzip(archive, 500'000), Error);
    CHECK_THROWS_AS(unzip("not a zip archive"), Error);
    CHECK_THROWS_AS(unzip(std::string_view(archive).substr(0, archive.size() / 2)), Error);
    std::string flipped = archive;
    flipped[flipped.find("beta")] = 'z';  // its checksum no longer holds
    CHECK_THROWS_AS(unzip(flipped), Error);
}

TEST_CASE("png: the size is what the picture says of itself", "[office]") {
    using namespace std::string_literals;
    const std::string head = "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\0\x96\x08\x06\0\0\0????"s;  // 300 x 150
    const std::string inches = "\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01????"s;  // 11811 dots a metre: 300 an inch
    CHECK(png_size(head + inches).width == Approx(72).epsilon(1e-4));
    CHECK(png_size(head + inches).height == Approx(36).epsilon(1e-4));
    CHECK(png_size(head).width == Approx(225));  // nothing said: 96 an inch
    CHECK_THROWS_AS(png_size("GIF89a"), Error);
}
