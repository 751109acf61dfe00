// Groups as nodes, two relations together, and items of a scale, on real networks. Expected values were counted in
// python3 straight from nodes.csv and ties_*.csv of each set (sets of ordered pairs, frozensets for contacts, sample
// variances for alpha); no code of the project was used.
#include <algorithm>

#include "graph/change/group_links.hpp"
#include "graph/change/multiplex_shift.hpp"
#include "graph/measure/item_scale.hpp"
#include "graph/survey/comparison.hpp"
#include "tests/golden/golden.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using nlohmann::json;

namespace {

survey::Comparison compare(const Study& study, const std::string& by, Direction direction = Direction::directed) {
    survey::ComparisonOptions options;
    options.tie_from = 1;
    options.by = by;
    options.draws = 0;
    options.direction = direction;
    return survey::compare(study, options);
}

struct Expected {
    const char *set, *first, *second, *by;
    std::size_t both, first_only, second_only;       // cells
    std::size_t mutual_first, mutual_second;         // pairs
    std::size_t within_first, within_second;         // of these, in one group
    std::size_t across_first, across_second;         // contacts between groups
    std::size_t linked_first, linked_second, parts;  // groups; parts at the second
};

const Expected expected[] = {
    {"lazega_lawfirm", "advice", "friendship", "office", 358, 534, 217, 175, 176, 145, 156, 162, 62, 3, 2, 1},
    {"lazega_lawfirm", "advice", "cowork", "office", 582, 310, 522, 175, 378, 145, 304, 162, 179, 3, 3, 1},
    {"lazega_lawfirm", "cowork", "friendship", "office", 304, 800, 271, 378, 176, 304, 156, 179, 62, 3, 2, 1},
    {"krackhardt_hightech", "advice", "reports", "department", 19, 171, 1, 45, 0, 11, 0, 110, 4, 10, 4, 1},
    {"krackhardt_hightech", "advice", "friendship", "department", 60, 130, 42, 45, 23, 11, 11, 110, 52, 10, 8, 1},
    {"ckm_physicians", "advice", "friendship", "city", 111, 369, 395, 31, 83, 31, 83, 0, 0, 0, 0, 4},
};

}  // namespace

TEST_CASE("golden: two relations together, named by both, and groups as nodes", "[golden]") {
    int seen = 0;
    for (const Expected& e : expected) {
        const json dataset = test::dataset_of(e.set);
        if (dataset.is_null()) continue;
        INFO(e.set);
        ++seen;
        const Study study = test::study_of(e.set, dataset, {e.first, e.second}, true);
        const survey::Comparison mutual = compare(study, e.by, Direction::intersection);
        CHECK(mutual.ties.kept + mutual.ties.lost == e.mutual_first);
        CHECK(mutual.ties.kept + mutual.ties.gained == e.mutual_second);
        CHECK(mutual.cross_area.within.contacts_before == e.within_first);
        CHECK(mutual.cross_area.within.contacts_after == e.within_second);
        const survey::Comparison contacts = compare(study, e.by);
        const ObservedPairs told = ObservedPairs::both(study.answers[0][0].observed, study.answers[0][1].observed);
        const change::GroupLinks links = change::group_links(contacts.cross_area, told);
        CHECK(contacts.cross_area.across.contacts_before == e.across_first);
        CHECK(contacts.cross_area.across.contacts_after == e.across_second);
        CHECK(links.before.linked == e.linked_first);
        CHECK(links.after.linked == e.linked_second);
        CHECK(links.after.parts == e.parts);
        const Network first = network_at(study, 0, 0, 1), second = network_at(study, 0, 1, 1);
        const auto shift = change::multiplex_shift({first, first, second, second});
        using change::Multiplex;
        CHECK(shift.before(Multiplex::both) == e.both);
        CHECK(shift.at(Multiplex::first_only, Multiplex::first_only) == e.first_only);
        CHECK(shift.after(Multiplex::second_only) == e.second_only);
    }
    if (seen == 0) test::skipped("golden: two relations together, named by both, and groups as nodes");
}

TEST_CASE("golden: Cronbach's alpha of three questions on one tie", "[golden]") {
    const json dataset = test::dataset_of("tobacco_indiana");
    if (dataset.is_null()) return test::skipped("golden: Cronbach's alpha of three questions on one tie");
    std::vector<Network> items;
    for (const char* view : {"contact", "collaboration", "dissemination"}) {
        const Study study = test::study_of("tobacco_indiana", dataset, {view}, false, test::TieStrength::as_given);
        items.push_back(network_at(study, 0, 0, 0));
    }
    const measure::ItemScale all = measure::item_scale(items);
    CHECK(all.rated == 198);
    CHECK(test::near(all.mean, 1.7171717171717171));
    CHECK(test::near(all.alpha, 0.5461298717017675));
    const measure::ItemScale told = measure::item_scale(items, 1);
    CHECK(told.complete == 89);
    CHECK(told.missing == std::vector<std::uint64_t>{23, 37, 95});
    CHECK(test::near(told.alpha, 0.45377294357579856));
}
