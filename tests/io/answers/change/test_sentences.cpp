#include "io/answers/change/sentences.hpp"
#include "io/document/shown.hpp"

#include <algorithm>
#include <array>
#include <regex>
#include <set>

#include "graph/base/error.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/pack/compose.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/told.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

Findings said(const Partnership& partnership, Edition edition = Edition::group, const std::string& by = "area") {
    const Study study = partnership.study();
    const survey::Comparison comparison = compared(study, by);
    return findings_of(test::told(study, comparison, edition));
}

std::vector<std::string> all_of(const Findings& f) {
    std::vector<std::string> all{f.headline};
    for (const auto* part : {&f.found, &f.answered, &f.limits}) all.insert(all.end(), part->begin(), part->end());
    return all;
}

std::string joined(const Findings& f) {
    std::string text;
    for (const std::string& sentence : all_of(f)) text += sentence + '\n';
    return text;
}

std::set<std::string> numbers_in(const std::string& text) {
    static const std::regex number("[0-9][0-9,]*(\\.[0-9]+)?%?");
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at) {
        std::string digits = at->str();
        while (digits.back() == ',') digits.pop_back();
        found.insert(digits);
    }
    return found;
}

void add_numbers(const Table& table, std::set<std::string>& numbers) {
    for (const auto& row : as_shown(table).rows) {
        for (const std::string& cell : row) numbers.merge(numbers_in(cell));
    }
}

/// The cover sheet is no table of numbers: it repeats sentences.
std::set<std::string> numbers_of_tables(const Report& report, bool with_notes = false) {
    std::set<std::string> numbers;
    for (const Section& section : report.sections) {
        for (const Block& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (table == nullptr || table->id == "cover") continue;
            add_numbers(*table, numbers);
            if (with_notes) numbers.merge(numbers_in(table->note));
        }
    }
    return numbers;
}

/// Of paper and annex as the edition shows them.
std::set<std::string> numbers_of_tables(const Case& of, bool with_notes = false) {
    const ReleasedPapers papers = release(compose(of, {}), {of.edition, of.study.min_group});
    std::set<std::string> numbers = numbers_of_tables(papers.paper.report(), with_notes);
    numbers.merge(numbers_of_tables(papers.annex.report(), with_notes));
    return numbers;
}

void check_numbers(const std::vector<std::string>& sentences, const std::set<std::string>& in_tables) {
    for (const std::string& sentence : sentences) {
        for (const std::string& number : numbers_in(sentence)) {
            CAPTURE(sentence, number);
            // A share is told as so many of 100.
            const bool of_100 = sentence.starts_with("Of every 100 possible links") &&
                                (number == "100" || in_tables.count(number + '%') == 1);
            CHECK((number == "0" || of_100 || in_tables.count(number) == 1));
        }
    }
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::vector<Partnership> many() {
    std::vector<Partnership> all;
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        all.push_back(Partnership({7, 6, 8, 6, 4, 3})
                          .fill(4 + seed, 75, seed, seed)
                          .silent(1, 3)
                          .silent(0, 12)
                          .joins(33)
                          .leaves(20));
        all.push_back(Partnership({5, 6, 7}).fill(seed, 60, seed, seed));
        all.push_back(Partnership({3, 2, 3}).fill(20, 60, seed, seed));
    }
    all.push_back(Partnership({6, 6, 6}));
    all.push_back(Partnership({6, 6, 6}).fill(10, 100, 0));
    all.push_back(Partnership({6, 6, 6}).fill(0, 0, 12));
    all.push_back(Partnership({6, 6, 6}).fill(12, 0, 0));
    all.push_back(Partnership({24}).fill(10, 80, 5));
    all.push_back(Partnership({1}));
    Partnership silent({6, 6});
    for (ActorId actor = 0; actor < 12; ++actor) silent.silent(0, actor).silent(1, actor);
    all.push_back(silent);
    Partnership uneven({8, 8});
    uneven.fill(10, 80, 8);
    for (ActorId actor = 0; actor < 4; ++actor) uneven.silent(1, actor);
    all.push_back(uneven);
    // Within three areas of twelve nothing changes much; everybody gains links across.
    Partnership outward({12, 12, 12});
    for (ActorId i = 0; i < 36; ++i) {
        const ActorId area = i / 12 * 12;
        for (const ActorId step : {1U, 4U}) outward.tie(0, i, area + (i + step) % 12).tie(1, i, area + (i + step) % 12);
        outward.tie(static_cast<std::size_t>(i % 2), i, area + (i + 6) % 12);
        if (i % 5 == 0) outward.tie(0, i, (i + 12) % 36);
        for (ActorId k = 0; k < 3 + i % 3; ++k) outward.tie(1, i, (area + 12 + (i * 5 + k * 7) % 24) % 36);
    }
    all.push_back(outward);
    return all;
}

}  // namespace

TEST_CASE("sentences: every number stands in a table of the same paper", "[report][sentences]") {
    for (const Partnership& partnership : many()) {
        const Study study = partnership.study();
        const survey::Comparison comparison = compared(study);
        for (const Edition edition : {Edition::public_, Edition::group}) {
            if (edition == Edition::public_ && std::min(comparison.stayers.size(), comparison.after.answered) < 5)
                continue;
            const std::set<std::string> in_tables = numbers_of_tables(test::told(study, comparison, edition));
            std::vector<std::string> sentences = all_of(findings_of(test::told(study, comparison, edition)));
            const Report report = compose(test::told(study, comparison, edition), {}).paper;
            for (const KeyFigure& figure : report.strip) sentences.push_back(figure.value + ' ' + figure.note);
            check_numbers(sentences, in_tables);
        }
    }
}

TEST_CASE("sentences: every number of a chart's title and alternative text stands in its table or the paper's",
          "[report][sentences]") {
    std::size_t charts = 0;
    for (const Partnership& partnership : many()) {
        const Study study = partnership.study();
        const survey::Comparison comparison = compared(study);
        if (comparison.ties.pairs() == 0) continue;
        const std::set<std::string> in_paper = numbers_of_tables(test::told(study, comparison),
                                                                 true);  // quartiles stand in a note
        for (const auto& [name, kind] : diagram::chart_kinds) {
            diagram::Chart chart;
            try {
                chart = diagram::chart(study, comparison, kind);
            } catch (const Error&) {
                continue;  // nothing to show
            }
            ++charts;
            std::set<std::string> known = in_paper;
            add_numbers(chart.table, known);
            CAPTURE(name);
            check_numbers({chart.title, chart.alt}, known);
        }
    }
    CHECK(charts > 100);
}

TEST_CASE("sentences: reserved words only by verdict, banned words never", "[report][sentences]") {
    std::size_t said_to_move = 0, not_said_to_move = 0;
    for (const Partnership& partnership : many()) {
        const Study study = partnership.study();
        const survey::Comparison comparison = compared(study);
        const Findings findings = findings_of(test::told(study, comparison));
        const std::string text = joined(findings);
        CAPTURE(text);
        const auto says = [](const std::string& sentence, const char* reserved) {
            const std::string claims = std::regex_replace(sentence, std::regex("\\bnot? clear\\b"), "");
            return std::regex_search(claims, std::regex("\\b" + std::string(reserved) + "(ly)?\\b"));
        };
        for (const std::string& links : {findings.headline, findings.said("density")}) {
            if (links.empty()) continue;
            CHECK(says(links, "clear") == (comparison.density.verdict == infer::Verdict::clear));
            CHECK(says(links, "likely") == (comparison.density.verdict == infer::Verdict::likely));
        }
        // Each half of the sentence on contacts speaks by its own test, and no half has the verb of the other.
        const std::string contacts = findings.said("contacts");
        if (!contacts.empty()) {
            const std::size_t half = contacts.find("; within");
            REQUIRE(half != std::string::npos);
            const std::array<std::string, 2> halves{contacts.substr(0, half),
                                                    contacts.substr(half, contacts.find(". ", half) - half)};
            const std::array tests{&comparison.contact_changes.across, &comparison.contact_changes.within};
            for (std::size_t k = 0; k < 2; ++k) {
                CAPTURE(halves.at(k));
                CHECK(says(halves.at(k), "clear") == (tests.at(k)->verdict == infer::Verdict::clear));
                CHECK(says(halves.at(k), "likely") == (tests.at(k)->verdict == infer::Verdict::likely));
                const bool verb = std::regex_search(halves.at(k), std::regex("rose|fell|doubled|tripled|halved"));
                CHECK((!verb || tests.at(k)->verdict == infer::Verdict::clear ||
                       tests.at(k)->verdict == infer::Verdict::likely));
            }
            const infer::Verdict odds = comparison.odds_ratio_change.verdict;
            const bool moved = odds == infer::Verdict::clear || odds == infer::Verdict::likely;
            CHECK(std::regex_search(contacts, std::regex("(clearly|likely) (gained on|lost ground to) links within")) ==
                  moved);
            CHECK(has(contacts, "it is not clear whether") == (odds == infer::Verdict::not_distinguishable));
            ++(moved ? said_to_move : not_said_to_move);
        }
        // What has no test of its own never says how sure.
        for (const char* const key : {"turnover", "area_pairs", "new_contacts", "split", "crossing", "likeness"}) {
            CAPTURE(key);
            CHECK_FALSE(says(findings.said(key), "clear"));
            CHECK_FALSE(says(findings.said(key), "likely"));
        }
        for (const char* word :
             {"significant", "proved", "hub", "spoke", "weak", "isolated", "target", "nan", "inf", "null"}) {
            CAPTURE(word);
            CHECK_FALSE(std::regex_search(text, std::regex("\\b" + std::string(word) + "\\b", std::regex::icase)));
        }
        CHECK_FALSE(std::regex_search(text, std::regex("\\d\\.\\d\\d\\d")));
        CHECK_FALSE(std::regex_search(text, std::regex("  |\\.\\.| ,| \\.")));
    }
    CHECK(not_said_to_move > 10);
    CHECK(said_to_move > 0);
}

TEST_CASE("sentences: a percentage is of 20 pairs or more", "[report][sentences]") {
    Partnership p({2, 2});
    p.both(0, 0, 1).both(1, 0, 1).both(1, 0, 2);
    const std::string text = joined(said(p));
    CAPTURE(text);
    CHECK_FALSE(has(text, "%"));
    CHECK(has(text, "Of the 12 pairs answered both times, 2 were linked before and 4 after"));
}

TEST_CASE("sentences: fewer than ten people are told the facts", "[report][sentences]") {
    const Findings f = said(Partnership({3, 3, 3}).fill(20, 80, 20));
    CHECK(has(f.found[0], "With 9 people a test would say nothing; these are the facts."));
    CHECK(has(f.headline, "no test is made"));
    CHECK_FALSE(has(joined(f), "ward"));  // neither outward nor inward
}

TEST_CASE("sentences: no link at either time", "[report][sentences]") {
    const Findings f = said(Partnership({6, 6, 6}));
    CHECK(f.headline == "No link was reported before or after among the 306 pairs answered both times.");
    CHECK(f.found[0] == "No link was reported at either time, so there is nothing to test.");
    CHECK(has(f.found[1], "None of 3 pairs of boroughs had a contact before, and none has one now."));
}

TEST_CASE("sentences: no link before grows by counts, not by percentages of nothing", "[report][sentences]") {
    Partnership p({6, 6});
    for (ActorId i = 0; i < 6; ++i) p.both(1, i, i + 6);
    const Findings f = said(p);
    CAPTURE(joined(f));
    CHECK(has(f.headline, "from 0 to 12"));
    CHECK(f.found[1] == "No link was reported before; 12 are new.");
}

TEST_CASE("sentences: no change is said as plainly as a change", "[report][sentences]") {
    const Findings f = said(Partnership({6, 6, 6}).fill(10, 100, 0));
    CAPTURE(joined(f));
    CHECK(has(f.headline, "were reported both times"));
    CHECK(has(f.found[0], "the same links were reported before and after, so there is no change to test."));
    CHECK(has(f.found[1], "all lasted and none was lost; none is new"));
}

TEST_CASE("sentences: a loss is a fall, in the same words and the same place", "[report][sentences]") {
    const Partnership p = Partnership({8, 8, 8}).fill(40, 30, 0);
    const Study study = p.study();
    const survey::Comparison comparison = compared(study);
    REQUIRE(comparison.density.verdict == infer::Verdict::clear);
    const Findings f = said(p);
    CHECK_FALSE(has(joined(f), "some rise would be expected"));
    CHECK(has(joined(said(Partnership({8, 8, 8}).fill(40, 100, 30))), "some rise would be expected"));
    CHECK(has(f.headline, "Links fell from"));
    CHECK(has(f.headline, "a clear fall."));
    CHECK(has(f.found[0], "a clear fall. Allowing for chance, the fall is between"));
}

TEST_CASE("sentences: churn is not called a change", "[report][sentences]") {
    Partnership p({6, 6, 6});
    p.fill(12, 50, 6);
    const Study study = p.study();
    REQUIRE(compared(study).density.verdict == infer::Verdict::not_distinguishable);
    const Findings f = said(p);
    CAPTURE(f.headline);
    CHECK(has(f.headline, "no clear change, no more than the coming and going of links in any such group"));
    CHECK_FALSE(has(f.headline, "rose"));
    CHECK_FALSE(has(f.headline, "fell"));
}

TEST_CASE("sentences: nobody answered, nothing is compared", "[report][sentences]") {
    Partnership p({6, 6});
    for (ActorId actor = 0; actor < 12; ++actor) p.silent(0, actor).silent(1, actor);
    const Findings f = said(p);
    CHECK(has(f.headline, "cannot be compared"));
    CHECK(has(f.found[0], "nothing to compare"));
    CHECK(f.found.size() == 1);
    CHECK(f.answered[0] == "0 of 12 people answered before and 0 of 12 after.");
    CHECK(has(f.headline, "Nobody answered either survey"));
    Partnership after({6, 6});
    after.fill(20, 80, 10);
    for (ActorId actor = 0; actor < 12; ++actor) after.silent(1, actor);
    CHECK(has(said(after).headline, "Nobody answered after, so before and after cannot be compared."));
    CHECK_FALSE(has(joined(said(after)), "pair of boroughs"));
    CHECK_FALSE(has(joined(said(after)), "gained"));
}

TEST_CASE("sentences: one person, and no areas, read right", "[report][sentences]") {
    CHECK(has(said(Partnership({1})).headline, "cannot be compared"));
    const Findings f = said(Partnership({12}).fill(20, 80, 10), Edition::group, "");
    CHECK_FALSE(has(joined(f), "borough"));
    const std::string two = joined(said(Partnership({6, 6}).fill(20, 80, 10)));
    CHECK_FALSE(has(two, "pairs of boroughs"));
    CHECK(has(joined(said(Partnership({12}).fill(20, 80, 10))), "There is no part by borough: "));
    Partnership lone({1, 1});
    lone.silent(0, 1).silent(1, 1).tie(1, 0, 1);
    const std::string text = joined(said(lone));
    CAPTURE(text);
    CHECK_FALSE(has(text, "1 pairs"));
    CHECK_FALSE(has(text, "1 people gained"));
}

TEST_CASE("sentences: threats are listed when they apply", "[report][sentences]") {
    Partnership p({8, 8});
    p.fill(10, 80, 8);
    CHECK_FALSE(has(joined(said(p)), "uneven"));
    CHECK_FALSE(has(joined(said(p)), "left between the surveys"));
    CHECK(has(joined(said(p)), "There was no comparison group"));
    for (ActorId actor = 0; actor < 4; ++actor) p.silent(1, actor);
    p.leaves(15);
    const std::string text = joined(said(p));
    CAPTURE(text);
    CHECK(has(text, "Answers after were uneven: 4 of 8 people in Alder, 7 of 7 in Birch."));
    CHECK(has(text,
              "A smaller share answered after (11 of 15) than before (16 of 16). If those with the "
              "fewest links stay silent"));
    CHECK(has(text, "1 person left between the surveys, and may be one of those who gained least."));
    CHECK_FALSE(has(text, "illustrative"));
    p.raw().illustrative = true;
    CHECK(has(said(p).limits[0], "illustrative"));
}

TEST_CASE("sentences: contacts between areas shown together are said to be counted", "[report][sentences]") {
    const Partnership p = Partnership({6, 3, 7, 3, 3}).fill(20, 80, 10);
    CHECK(has(joined(said(p, Edition::public_)), "Contacts between boroughs shown together count as across"));
    CHECK_FALSE(has(joined(said(p)), "shown together"));
}

TEST_CASE("sentences: for the first time only where everybody answered before", "[report][sentences]") {
    Partnership sure({6, 6, 6});
    sure.both(0, 0, 1).both(1, 0, 1).both(1, 0, 6);
    CHECK(has(joined(said(sure)), "1 pair has a contact for the first time."));
    sure.silent(0, 7);
    CHECK(has(joined(said(sure)), "1 pair has a contact where none was recorded before."));
}
