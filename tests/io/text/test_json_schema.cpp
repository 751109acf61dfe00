#include "io/text/json_schema.hpp"

#include <set>

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace crosstie::io {
extern const std::string_view study_schema;
}

namespace {

std::string refusal(const std::string& text) {
    Faults faults;
    check_schema(parse_json(text, "study.json"), study_schema, faults);
    try {
        faults.refuse_if_any();
    } catch (const InvalidInput& refused) {
        return refused.what();
    }
    return {};
}

// A study of one wave with more of its own.
std::string study(const std::string& more) {
    return "{\"crosstie_study\": 1, \"waves\": [{\"key\": \"a\"}]" + more + "}";
}

void keywords_of(const nlohmann::json& schema, std::set<std::string>& keywords) {
    for (const auto& [keyword, value] : schema.items()) {
        keywords.insert(keyword);
        if (keyword == "properties" || keyword == "definitions") {
            for (const auto& [name, inner] : value.items()) keywords_of(inner, keywords);
        } else if (keyword == "oneOf") {
            for (const nlohmann::json& inner : value) keywords_of(inner, keywords);
        } else if (value.is_object()) {
            keywords_of(value, keywords);
        }
    }
}

}  // namespace

TEST_CASE("schema: a small study fits, a file may be a name or an object", "[io][schema]") {
    CHECK(refusal(study("")).empty());
    CHECK(refusal(study(", \"actors\": \"a.csv\", \"by\": \"area\"")).empty());
    CHECK(
        refusal(
            study(
                ", \"actors\": {\"file\": \"a.csv\", \"columns\": {\"id\": \"Code\"}}, \"by\": {\"attribute\": \"x\"}"))
            .empty());
}

TEST_CASE("schema: what does not fit is told in our words, where it stands", "[io][schema]") {
    CHECK(refusal(study(",\n \"illustrative\": \"yes\"")) ==
          "study.json:2:18: found the text \"yes\" for \"illustrative\", expected true or false");
    CHECK(refusal(study(", \"min_group\": 0")) ==
          "study.json:1:61: found the number 0 for \"min_group\", expected a number of at least 3");
    CHECK(refusal(study(", \"min_group\": 2.5"))
              .find("found the number 2.5 for \"min_group\", expected a whole number") != std::string::npos);
    CHECK(refusal(study(", \"tilte\": \"x\"")).find("found the unknown key \"tilte\", expected ") != std::string::npos);
    CHECK(refusal(study(", \"tilte\": \"x\"")).find("; perhaps \"title\" is meant") != std::string::npos);
    CHECK(refusal(study(", \"actors\": 3"))
              .find("found the number 3 for \"actors\", expected a file name, or an object") != std::string::npos);
    CHECK(refusal(study(", \"actors\": {\"fil\": \"a\"}")).find("found \"actors\" without \"file\"") !=
          std::string::npos);
    CHECK(refusal(study(", \"relations\": []"))
              .find("found an empty list for \"relations\", expected at least one entry") != std::string::npos);
    CHECK(refusal("{\"crosstie_study\": 2, \"waves\": [{\"key\": \"\"}]}")
              .find("found the number 2 for \"crosstie_study\", expected 1") != std::string::npos);
    CHECK(refusal("{\"crosstie_study\": 1, \"waves\": [{\"key\": \"\"}]}").find("expected a text that is not empty") !=
          std::string::npos);
    CHECK(refusal(study(", \"paper\": {\"title\": \"" + std::string(121, 'x') + "\"}"))
              .find("found 121 characters for \"title\", expected at most 120; shorten it") != std::string::npos);
    CHECK(refusal(study(", \"paper\": {\"accent\": \"blue\"}"))
              .find("found the text \"blue\" for \"accent\", expected ") != std::string::npos);
    CHECK(refusal(study(", \"paper\": {\"sections\": {\"limits\": false}}")).find("\"limits\"") != std::string::npos);
    CHECK(
        refusal(study(", \"repeats\": \"first\""))
            .find("found the text \"first\" for \"repeats\", expected \"strongest\", \"last\", \"mean\" or \"sum\"") !=
        std::string::npos);
    CHECK(refusal("[]") == "study.json:1:1: found a list, expected an object in { }");
    CHECK(refusal("{\"waves\": [{\"key\": \"a\"}]}") ==
          "study.json:1:1: found this file without \"crosstie_study\", expected the key \"crosstie_study\"; add it");
}

TEST_CASE("schema: every keyword the study schema uses can be told in our words", "[io][schema]") {
    std::set<std::string> keywords;
    keywords_of(nlohmann::json::parse(study_schema), keywords);
    for (const char* const known :
         {"$schema",  "$id",        "title",       "description", "type",    "additionalProperties",
          "required", "properties", "definitions", "$ref",        "oneOf",   "const",
          "enum",     "minLength",  "maxLength",   "pattern",     "minimum", "minItems",
          "maxItems", "items"}) {
        keywords.erase(known);
    }
    CHECK(keywords.empty());
}
