#include "io/pack/verify.hpp"

#include <nlohmann/json.hpp>

#include "io/release/released.hpp"
#include "io/render/json.hpp"
#include "io/render/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/schema.hpp"

using namespace crosstie::io;
using nlohmann::json;

namespace {

Verified compared(const char* was, const char* is) {
    Verified verified;
    compare_numbers(json::parse(was), json::parse(is), verified);
    return verified;
}

}  // namespace

TEST_CASE("verify: every value that differs is named by its pointer", "[pack]") {
    const Verified v = compared(R"({"a": {"b/c": [1, 2.5, null]}, "gone": 1, "word": "x"})",
                                R"({"a": {"b/c": [1, 2.75, 0]}, "new": true, "word": "x"})");
    REQUIRE(v.differences.size() == 4);
    CHECK(v.differences[0].pointer == "/a/b~1c/1");
    CHECK(v.differences[0].was == "2.5");
    CHECK(v.differences[0].is == "2.75");
    CHECK(v.differences[1].pointer == "/a/b~1c/2");
    CHECK(v.differences[1].was == "null");
    CHECK(v.differences[2].pointer == "/gone");
    CHECK(v.differences[2].is == "nothing");
    CHECK(v.differences[3].pointer == "/new");
    CHECK(v.values == 6);
    CHECK_FALSE(v.as_published());
}

TEST_CASE("verify: the last digits and the version may differ, a count may not", "[pack]") {
    CHECK(compared(R"({"crosstie": "1", "x": 0.1, "y": 1e-30})",
                   R"({"crosstie": "2", "x": 0.10000000000000002, "y": 1e-30})")
              .as_published());
    CHECK_FALSE(compared(R"([0.1])", R"([0.1000001])").as_published());
    CHECK_FALSE(compared(R"([1000000000000])", R"([1000000000001])").as_published());
    CHECK_FALSE(compared(R"([0])", R"([null])").as_published());
    CHECK_FALSE(compared(R"([0])", R"([1e-12])").as_published());
}

TEST_CASE("verify: a pack with pseudonyms says that inputs differ, another says which", "[pack]") {
    const std::vector<HashedFile> now{{"a.csv", "1"}, {"b.csv", "2"}};
    Verified v;
    v.manifest.inputs = {{"a.csv", ""}, {"b.csv", ""}};
    v.manifest.inputs_keyed = keyed_together(now, "key");
    check_inputs(now, v, "key");
    CHECK(v.as_published());
    CHECK(v.contents_told);
    check_inputs({{"a.csv", "1"}, {"b.csv", "3"}}, v, "key");
    REQUIRE(v.inputs_changed.size() == 1);
    CHECK(v.inputs_changed[0].find("at least one") == 0);

    Verified told;
    told.manifest.inputs = now;
    told.manifest.inputs_sha256 = sha256_together(now);
    check_inputs({{"a.csv", "1"}, {"b.csv", "3"}, {"c.csv", "4"}}, told);
    CHECK(told.inputs_changed == std::vector<std::string>{"b.csv has changed", "c.csv is now read too"});
}

TEST_CASE("verify: a public pack tells of its inputs their names alone", "[pack]") {
    Verified v;
    v.manifest.inputs = {{"a.csv", ""}, {"b.csv", ""}};
    check_inputs({{"a.csv", "1"}, {"b.csv", "2"}}, v);
    CHECK(v.as_published());
    CHECK_FALSE(v.contents_told);
    CHECK(text_of(release(verified_document(v), {Edition::public_}))
              .find("Files read: the same 2 by name. A public pack does not tell what was in them") !=
          std::string::npos);
    check_inputs({{"a.csv", "1"}, {"c.csv", "2"}}, v);
    CHECK(v.inputs_changed == std::vector<std::string>{"b.csv is no longer read", "c.csv is now read too"});

    Verified old;  // of before a public pack left it out
    old.manifest.inputs = v.manifest.inputs;
    old.manifest.inputs_sha256 = sha256_together({{"a.csv", "1"}, {"b.csv", "2"}});
    check_inputs({{"a.csv", "1"}, {"b.csv", "3"}}, old);
    CHECK(old.inputs_changed.size() == 1);
}

TEST_CASE("verify: text and JSON name what differs", "[pack]") {
    Verified v = compared(R"({"a": [1, 2]})", R"({"a": [1, 3]})");
    v.manifest.study = "made";
    v.manifest.outputs = {{"paper.html", "1"}, {"paper.docx", "2"}, {"numbers.json", "3"}};
    v.outputs_missing = {"paper.docx"};
    v.outputs_changed = {"numbers.json"};
    const Released released = release(verified_document(v), {Edition::group});
    const std::string text = text_of(released);
    for (const char* const words :
         {"Files written: 1 of 3 as they were.", "- missing: paper.docx", "- changed: numbers.json",
          "Numbers: 1 of 2 no longer come out.", "The pack is not as published."}) {
        CAPTURE(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(text.find("Files read") == std::string::npos);  // the study was not looked at
    const json said = json::parse(json_text(released));
    CHECK(said["as_published"] == false);
    CHECK(said["outputs"] == json{{"files", 3}, {"missing", {"paper.docx"}}, {"changed", {"numbers.json"}}});
    CHECK(said["inputs"]["checked"] == false);
    CHECK(said["numbers"]["compared"] == 2);
    CHECK(said["numbers"]["differ"] == json::array({{{"pointer", "/a/1"}, {"was", "2"}, {"is", "3"}}}));
    CHECK(crosstie::test::schema_faults(said, "verify.schema.json") == "");
}
