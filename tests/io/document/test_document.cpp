#include <limits>
#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "io/document/shown.hpp"
#include "io/release/released.hpp"
#include "io/render/csv.hpp"
#include "io/render/json.hpp"
#include "io/render/markdown.hpp"
#include "io/render/schema.hpp"
#include "io/render/text.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using Json = nlohmann::ordered_json;

namespace {

/// Two boroughs and somebody: every kind of value once, in a record and in a table.
Document sample() {
    Document document{"contacts", "Contacts of two boroughs", {"Before to after."}, {}, {}};
    document.head = {"", "", {{{"study", "", Kind::words}, "made"}, {{"tie_from", "", Kind::exact}, 2.0}}, {}};
    Section found{"contacts", "What was found", {}};
    found.blocks.emplace_back(Paragraph{"Contacts rose."});
    found.blocks.emplace_back(
        Record{"contacts_change",
               "The change",
               {{{"density.difference", "Change, points", Kind::points}, 0.0383},
                {{"density.ci95", "95% interval", Kind::points}, Range{0.011, 0.0651}},
                {{"density.p", "p", Kind::p}, number_or(std::numeric_limits<double>::quiet_NaN(), Why::no_draws)},
                {{"machines_only", "", Kind::count}, 7U}}});
    Table areas{"contacts_areas",
                "By borough",
                {{"borough", "Borough", Kind::words, "Where people stood before"},
                 {"linked", "Linked", Kind::counted},
                 {"who", "Who", Kind::person},
                 {"Remark", false}},
                {},
                "A note.",
                {}};
    areas.rows.push_back({"Newham", Share{104, 430}, Person{"L01", "Hospice lead"}, "for readers"});
    areas.rows.push_back({"=Havering, \"east\"", Share{9, 12}, Undefined{Why::not_observed}, ""});
    found.blocks.emplace_back(std::move(areas));
    document.sections.push_back(std::move(found));
    return document;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

Released of(Document document, Edition edition = Edition::group) { return release(std::move(document), {edition, 5}); }

}  // namespace

TEST_CASE("document: JSON holds every value by key, and one spelling of why there is none", "[io][document]") {
    const Json json = json_of(of(sample()));
    CHECK(json == Json::parse(R"({
        "study": "made", "tie_from": 2.0,
        "contacts": {
          "sentences": ["Contacts rose."],
          "change": {"density": {"difference": 0.0383, "ci95": [0.011, 0.0651], "p": null, "p_why": "no_draws"},
                     "machines_only": 7},
          "areas": [
            {"borough": "Newham", "linked": {"part": 104, "whole": 430, "share": 0.24186046511627907}, "who": "L01"},
            {"borough": "=Havering, \"east\"", "linked": {"part": 9, "whole": 12, "share": 0.75},
             "who": null, "who_why": "not_observed"}]}})"));
}

TEST_CASE("document: CSV gives a share and a person two columns and disarms formulas", "[io][document]") {
    const Released released = of(sample());
    CHECK(csv_text(released, "contacts_areas") ==
          "borough,linked,linked_of,who,who_called\n"
          "Newham,104,430,L01,Hospice lead\n"
          "\"'=Havering, \"\"east\"\"\",9,12,,\n");
    CHECK(tables_in(released) == std::vector<std::string>{"contacts_change", "contacts_areas"});
    try {
        (void)csv_text(released, "contact_areas");
        FAIL("a table that is not there was written");
    } catch (const Error& error) {
        CHECK(has(error.what(), "perhaps 'contacts_areas' is meant"));
    }
}

TEST_CASE("document: a terminal and Markdown show what readers see, in the same words", "[io][document]") {
    const std::string text = text_of(of(sample()));
    CHECK(
        text.starts_with("Contacts of two boroughs\nBefore to after.\n\nWhat was found\n==============\n"
                         "Contacts rose.\n\nThe change\n"));
    CHECK(has(text, "Change, points        +4\n95% interval    +1 to +7\np                no test\n"));
    CHECK(has(text, "Newham             104 (24%)  Hospice lead  for readers\n"));
    CHECK_FALSE(has(text, "machines"));
    const std::string markdown = markdown_of(of(sample()));
    CHECK(has(markdown, "| Newham | 104 (24%) | Hospice lead | for readers |"));
    CHECK(has(markdown, "| =Havering, \"east\" | 9 of 12 | not known |  |"));
    CHECK_FALSE(has(markdown, "machines"));
}

TEST_CASE("release: a public document names nobody and shows no few", "[io][release]") {
    CHECK_THROWS_AS(of(sample(), Edition::public_), Error);
    Document document{"few", "", {}, {}, {{"few", "", {}}}};
    Table table{"few_rows", "", {{"people", "People", Kind::count}}, {}, "", {}};
    table.rows.push_back({Cell(Value(std::uint64_t{4}), Behind{4, 30})});
    table.rows.push_back({Cell(Value(std::uint64_t{5}), Behind{5, 30})});
    table.rows.push_back({Cell(Value(std::uint64_t{26}), Behind{26, 30})});
    table.rows.push_back({Cell(Value(std::uint64_t{0}), Behind{0, 30})});
    document.sections[0].blocks.emplace_back(table);
    Table people{"few_people", "", {{"who", "Who", Kind::person}}, {{Person{"L01", "Hospice lead"}}}, "", {}};
    people.people = true;
    document.sections[0].blocks.emplace_back(people);
    const Json json = json_of(of(document, Edition::public_));
    CHECK(json == Json::parse(R"({"few": {"rows": [
        {"people": null, "people_why": "suppressed: fewer than 5"}, {"people": 5},
        {"people": null, "people_why": "suppressed: all but fewer than 5"}, {"people": 0}]}})"));
    CHECK(json_of(of(document, Edition::group))["few"]["people"].size() == 1);
}

TEST_CASE("document: the schema knows every key, its types and its meaning", "[io][document]") {
    const Json schema = Json::parse(schema_text(of(sample())));
    const Json& rows = schema["properties"]["contacts"]["properties"]["areas"]["items"];
    CHECK(rows["properties"]["borough"]["description"] == "Where people stood before");
    CHECK(rows["properties"]["who"]["type"] == Json({"string", "null"}));
    CHECK(rows["required"] == Json({"borough", "linked", "who"}));
    CHECK(rows["additionalProperties"] == false);
}

TEST_CASE("document: a keyed table is an object by row, and a row withheld whole is null", "[io][document]") {
    Document document{"kept", "", {}, {}, {}};
    Table table{"kept_links",
                "",
                {{"where", "Where", Kind::words}, {"links.from", "Before", Kind::count}, {"to", "After", Kind::count}},
                {},
                "",
                {}};
    table.keyed = true;
    table.rows.push_back({Named{"", "All"}, 4U, 6U});
    table.rows.push_back({Named{"across", "Across boroughs"}, 1U, 3U});
    table.rows.push_back({Named{as_level("2017.1"), "First"}, Withheld{}, Withheld{}});
    document.sections.push_back({"", "", {table}});
    CHECK(json_of(of(document)) == Json::parse(R"({"links": {
        "links": {"from": 4}, "to": 6, "across": {"links": {"from": 1}, "to": 3},
        "2017.1": null, "2017.1_why": "suppressed"}})"));
    CHECK(csv_text(of(document), "kept_links").starts_with("where,links.from,to\nAll,4,6\nacross,1,3\n"));
    CHECK(has(text_of(of(document)), "First            not shown  not shown\n"));
}

TEST_CASE("document: sentences with keys stand under them, findings with their threats", "[io][document]") {
    Document document{"said", "", {}, {}, {}};
    document.sections.push_back({"", "Said", {}});
    auto& blocks = document.sections[0].blocks;
    blocks.emplace_back(Paragraph{"Links rose.", "headline"});
    blocks.emplace_back(Paragraph{"Of 4 links, 3 lasted.", "turnover", std::vector<std::string>{"recall"}});
    blocks.emplace_back(Paragraph{"By the way."});
    blocks.emplace_back(BulletList{{"People may forget."}, "threats", {"recall"}});
    blocks.emplace_back(BulletList{{}, "suppressed"});
    CHECK(json_of(of(document)) == Json::parse(R"({
        "headline": "Links rose.",
        "findings": [{"key": "turnover", "text": "Of 4 links, 3 lasted.", "threats": ["recall"]}],
        "sentences": ["By the way."],
        "threats": [{"key": "recall", "text": "People may forget."}],
        "suppressed": []})"));
    CHECK(text_of(of(document)).ends_with("By the way.\n\n- People may forget.\n"));
}

TEST_CASE("document: shares and p for statisticians", "[io][document]") {
    CHECK(shown(0.2434, Kind::percent) == "24.3");
    CHECK(shown(Range{-0.013, 0.064}, Kind::percent) == "\u22121.3 to 6.4");
    CHECK(shown(0.038, Kind::finer) == "+3.8");
    CHECK(shown(-0.004, Kind::finer) == "\u22120.4");
    CHECK(shown(0.0224, Kind::p_exact) == "0.022");
    CHECK(shown(0.0004, Kind::p_exact) == "under 0.001");
    CHECK(shown(Withheld{}, Kind::count) == "not shown");
    CHECK(shown(Withheld{"fewer than 5"}, Kind::count) == "fewer than 5");
    CHECK(shown(Withheld{"all but fewer than 5"}, Kind::count) == "all but a few");
}

TEST_CASE("document: a sentence ends with the numbers of what shows it, and of nothing the paper lacks",
          "[io][document]") {
    Report report;
    Figure figure;
    figure.id = "areas";
    const Table empty{"empty", "No row", {{"Head"}}, {}, {}, {}};
    const Table table{"areas", "By area", {{"Head"}}, {{"x"}}, {}, {}};
    report.sections = {{"a", "A", {empty, table}},
                       {"b", "B", {figure, Table{"each", "Each", {{"Head"}}, {{"x"}}, {}, {}}}}};
    const auto numbers = numbered(report);
    CHECK(numbers == std::map<std::string, std::string>{
                         {"table-areas", "Table 1"}, {"figure-areas", "Figure 1"}, {"table-each", "Table 2"}});
    const Pointing at = pointing({"They rose.", "", {}, {"figure-areas", "figure-people", "table-each"}}, numbers);
    CHECK(at.text == "They rose");
    CHECK(at.to == std::vector<std::string>{"figure-areas", "table-each"});
    CHECK(pointing({"They rose.", "", {}, {"figure-people"}}, numbers).text == "They rose.");
}
