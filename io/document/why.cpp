// THE list of reasons for a number that is not there.
#include <array>
#include <cmath>

#include "graph/base/error.hpp"
#include "io/document/value.hpp"

namespace crosstie::io {

namespace {

struct Reason {
    Why why;
    std::string_view key, words;
};

constexpr std::array reasons{
    Reason{Why::not_observed, "not_observed", "not known"},
    Reason{Why::not_asked, "not_asked", "not asked"},
    Reason{Why::not_known, "not_known", "not known"},
    Reason{Why::not_applicable, "not_applicable", "not applicable"},
    Reason{Why::not_stated, "not_stated", "not stated"},
    Reason{Why::no_ties, "no_ties", "no links"},
    Reason{Why::no_pairs, "no_pairs", "no pairs"},
    Reason{Why::no_people, "no_people", "nobody"},
    Reason{Why::no_areas, "no_areas", "no areas"},
    Reason{Why::one_area, "one_area", "one area only"},
    Reason{Why::no_area, "no_area", "area not known"},
    Reason{Why::one_wave, "one_wave", "one survey only"},
    Reason{Why::one_person, "one_actor", "one person only"},
    Reason{Why::one_work_stream, "one_work_stream", "one work-stream only"},
    Reason{Why::too_few, "too_few", "too few"},
    Reason{Why::no_draws, "no_draws", "no test"},
    Reason{Why::no_test, "no_test", "no test"},
    Reason{Why::none_within, "rate_within_zero_or_undefined", "not defined"},
    Reason{Why::negative_variance, "negative_variance", "not defined"},
    Reason{Why::not_defined, "not_defined", "not defined"},
    Reason{Why::not_directed, "undirected", "not directed"},
    Reason{Why::two_waves, "two_waves", "two surveys only"},
    Reason{Why::constant_network, "constant_network", "all pairs alike"},
    Reason{Why::too_many_people, "too_many_actors", "too many people"},
    Reason{Why::no_cells, "no_cells", "no pairs"},
    Reason{Why::constant, "constant", "not tested"},
    Reason{Why::dependent, "dependent", "follows from the others"},
    Reason{Why::exact, "exact", "fits without error"},
    Reason{Why::separated, "separated", "tells links without error"},
    Reason{Why::no_two_paths, "no_two_paths", "nothing to close"},
    Reason{Why::not_connected, "not_connected", "not connected"},
    Reason{Why::no_reach, "no_reach", "reaches nobody"},
    Reason{Why::no_variation, "no_variation", "all alike"},
    Reason{Why::no_change, "no_change", "no change"},
    Reason{Why::no_response, "no_response", "no answer"},
    Reason{Why::no_dates, "no_dates", "no dates"},
    Reason{Why::no_register, "no_register", "no register"},
    Reason{Why::no_new_contact, "no_new_contact", "none formed"},
    Reason{Why::nothing_to_form, "nothing_to_form", "none to form"},
    Reason{Why::nothing_missing, "nothing_missing", "nothing missing"},
    Reason{Why::nobody_met, "nobody_met", "nobody met"},
    Reason{Why::everybody_met, "everybody_met", "everybody met"},
    Reason{Why::none_formed_without_meeting, "none_formed_without_meeting", "not defined"},
    Reason{Why::nobody_between, "nobody_between_others", "nobody lies between others"},
    Reason{Why::nobody_rated, "nobody_rated_both_times", "nobody rated both times"},
    Reason{Why::no_issues, "no_issues", "no issues"},
    Reason{Why::no_upper_limit, "no_upper_limit", "no upper limit"},
    Reason{Why::not_searched, "not_searched", "not searched"},
    Reason{Why::not_settled, "not_settled", "not settled"},
    Reason{Why::no_single_leader, "no_single_leader", "no single leader"},
    Reason{Why::held_once, "held_once", "held once"},
    Reason{Why::facts_only, "facts_only", "too few for a test"},
    Reason{Why::not_rated, "not_rated", "not rated"},
    Reason{Why::no_members, "no_members", "no members"},
    Reason{Why::no_organisations, "no_organisations", "none"},
    Reason{Why::contacts_only, "asked_about_contacts_only", "asked about contacts only"},
    Reason{Why::not_on_list, "not_on_list", "not on the list"},
    Reason{Why::few_areas, "fewer_than_3_areas", "fewer than 3 areas"},
    Reason{Why::many_areas, "too_many_areas", "too many areas"},
    Reason{Why::one_area_holds_all, "one_area_holds_all_pairs", "one area holds all pairs"},
};

constexpr bool in_order() {
    for (std::size_t k = 0; k < reasons.size(); ++k) {
        if (static_cast<std::size_t>(reasons[k].why) != k) return false;
    }
    return true;
}
static_assert(in_order(), "the list has the order of the enumeration");

const Reason& reason(Why why) { return reasons.at(static_cast<std::size_t>(why)); }

}  // namespace

std::string_view key_of(Why why) { return reason(why).key; }

std::string_view words_of(Why why) { return reason(why).words; }

Why why_of(std::string_view key) {
    if (key == "limit") return Why::not_searched;
    if (key == "nobody") return Why::no_people;
    for (const Reason& one : reasons) {
        if (one.key == key) return one.why;
    }
    throw Error("no reason is called '" + std::string(key) + "'");
}

Value number_or(double value, Why why) {
    if (std::isfinite(value)) return value;
    return Undefined{why};
}

Value range_or(double low, double high, Why why) {
    if (std::isnan(low) || std::isnan(high)) return Undefined{why};
    return Range{low, high};
}

}  // namespace crosstie::io
