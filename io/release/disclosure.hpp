#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/release/edition.hpp"
#include "io/release/people_count.hpp"

namespace crosstie::io {

/// The area tables of a comparison, safe for an edition: in the public one no figure rests on fewer than
/// Study::min_group people, and none can be worked out from the totals beside it.
struct AreaTables {
    std::vector<std::string> labels;
    std::vector<std::uint32_t> shown_as;  // [areas of the comparison] -> row of these tables
    std::size_t merged = 0;               // areas put together under the last label; 0: none
    std::vector<std::uint32_t> roster_from, roster_to, answered_from, answered_to;  // [labels]
    std::vector<std::vector<std::uint64_t>> contacts_from, contacts_to;             // [labels][labels], symmetric
    std::vector<std::vector<std::uint64_t>> contacts_kept;                          // likewise: there at both waves
    std::size_t area_pairs = 0, linked_from = 0, linked_to = 0;                     // pairs of different rows
};

/// How many people gained from `least` to `most` new contacts.
struct Band {
    std::uint32_t least = 0;
    std::optional<std::uint32_t> most;  // none: and more
    std::uint64_t people = 0;
};

/// What an edition may show of a comparison. Everything that prints a comparison reads these instead of the fields they
/// stand for: there is no second place that decides.
struct Disclosed {
    Edition edition = Edition::public_;
    std::size_t min_group = 5;
    bool comparable = true;         // some pair was answered both times: without, nothing is said of a change
    bool cross_shown = false;       // totals within and across areas
    bool areas_shown = false;       // the tables below
    bool response_by_area = false;  // how many were asked and answered, area by area: the areas' sizes
    AreaTables areas;
    std::optional<std::size_t> first_links;  // how many; which ones only in the group and named editions
    std::size_t first_links_certain = 0;     // of these, those with every pair between the two answered before
    bool waves_shown = true;  // each wave's own ties: withheld when they differ from the joint ones by a few people's
    bool along_shown = true;  // from survey to survey, of three and more
    bool split_shown = true;  // joiners and leavers apart
    bool complete_from = true, complete_to = true;         // of each survey, figures of pairs of whom both answered
    bool complete_both = true;                             // the same at both surveys
    PeopleCount without_contact_from, without_contact_to;  // of those who answered
    PeopleCount unknown_from, unknown_to, names_nobody_from, names_nobody_to;
    PeopleCount gained_any, gained_across, lost_any;  // of those who answered both times, by their own answers
    PeopleCount people_with_new_across;               // of those on both rosters, named by either
    PeopleCount without_area, movers;
    std::vector<Band> bands;                              // of those who answered both times
    std::optional<std::array<double, 3>> quartiles;       // of new contacts per person
    std::optional<std::array<std::uint32_t, 3>> balance;  // people who name more than before, fewer, as many
    std::vector<std::string> notes;                       // every withholding, in words
};

/// What may be shown of a comparison in an edition.
///
/// Definition  group and named: everything. Public (BOARD_PAPERS section 6): an area is too small when fewer than
///             min_group of its people were on the roster, answered, or were there at both waves; all such areas are
///             put together as one, with the smallest others added until the union has min_group by each of these
///             counts and the totals within and across areas do not give one small area's figure back; if one row is
///             all that is left the tables are withheld, and the totals too if these still give a figure back.
///             Both waves alike. Counts of people of 1 to min_group - 1 are withheld, and so are counts that leave so
///             few, also of a larger count beside them. People of no known area are one more area that is never
///             shown: where they are too few, the totals within and across are withheld, since the totals of all less
///             these are their links. Roster, response and who stayed are denominators and always shown.
/// Errors      NotShown for a public edition where fewer than min_group people were on a list, on both, answered a wave or
///             answered both
[[nodiscard]] Disclosed disclose(const Study& study, const survey::Comparison& comparison, Edition edition);

/// "none", "1 to 2", "6 and more".
[[nodiscard]] std::string band_words(const Band& band);
/// How a person is called. The label is how the group sees a person: write a role or a pseudonym there, and names in a
/// column `name`. Group edition: the label, whatever the study wrote there. Named: the name if there is one, else the
/// label. Public: nobody is called anything, so Error.
[[nodiscard]] std::string person_words(const Study& study, ActorId actor, Edition edition);

}  // namespace crosstie::io
