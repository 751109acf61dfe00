#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace crosstie::io {

/// Why a number is not there. One spelling a reason, in JSON and CSV; one phrase a reason, for readers: `why.cpp` is
/// THE list.
enum class Why : std::uint8_t {
    not_observed,
    not_asked,
    not_known,
    not_applicable,
    not_stated,
    no_ties,
    no_pairs,
    no_people,
    no_areas,
    one_area,
    no_area,
    one_wave,
    one_person,
    one_work_stream,
    too_few,
    no_draws,
    no_test,
    none_within,
    negative_variance,
    not_defined,
    not_directed,
    two_waves,
    constant_network,
    too_many_people,
    no_cells,
    constant,
    dependent,
    exact,
    separated,
    no_two_paths,
    not_connected,
    no_reach,
    no_variation,
    no_change,
    no_response,
    no_dates,
    no_register,
    no_new_contact,
    nothing_to_form,
    nothing_missing,
    nobody_met,
    everybody_met,
    none_formed_without_meeting,
    nobody_between,
    nobody_rated,
    no_issues,
    no_upper_limit,
    not_searched,
    not_settled,
    no_single_leader,
    held_once,
    facts_only,
    not_rated,
    no_members,
    no_organisations,
    contacts_only,
    not_on_list,
    few_areas,
    many_areas,
    one_area_holds_all,
};

/// "not_observed": as JSON and CSV spell it.
[[nodiscard]] std::string_view key_of(Why why);
/// "not known": as a reader is told in the place of the number.
[[nodiscard]] std::string_view words_of(Why why);
/// The reason a measure of graph/ gives by its key; "limit": the network is too large for it. Errors: Error for a key that is in no list.
[[nodiscard]] Why why_of(std::string_view key);

/// A number that is not defined, or not known.
struct Undefined {
    Why why = Why::not_known;
    friend bool operator==(const Undefined&, const Undefined&) = default;
};

/// A value that the edition does not show, and what it says in its place: "fewer than 5", "not shown".
struct Withheld {
    std::string instead;
    friend bool operator==(const Withheld&, const Withheld&) = default;
};

/// So many of so many.
struct Share {
    std::uint64_t part = 0, whole = 0;
    friend bool operator==(const Share&, const Share&) = default;
};

/// From low to high, both in the unit of the column.
struct Range {
    double low = 0, high = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

/// One of a closed set: a key for machines, words for readers.
struct Named {
    std::string key, words;
    friend bool operator==(const Named&, const Named&) = default;
};

/// Somebody: the study's id, and how the edition calls them. Never in a public edition.
struct Person {
    std::string id, called;
    friend bool operator==(const Person&, const Person&) = default;
};

using Words = std::vector<std::string>;
using Numbers = std::vector<double>;
using People = std::vector<Person>;

/// What a cell holds. A number is never NaN: what is not defined is Undefined with its reason.
using Value = std::variant<Undefined, Withheld, bool, std::uint64_t, std::int64_t, double, Share, Range, std::string,
                           Named, Person, Words, Numbers, People>;

/// The number, or why there is none where it is NaN or infinite.
[[nodiscard]] Value number_or(double value, Why why);
/// The range, or why there is none where a bound is NaN.
[[nodiscard]] Value range_or(double low, double high, Why why);

}  // namespace crosstie::io
