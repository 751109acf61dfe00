#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// Cells by whether the person was known before, as recalled, and is a contact now. Somebody known before who is no
/// contact now was not lost: nobody asked whether they were ever a contact.
struct KnownCounts {
    std::uint64_t new_contacts = 0;          // contact now, not known before
    std::uint64_t known_contacts = 0;        // contact now, known before
    std::uint64_t known_not_in_contact = 0;  // known before, no contact now
    std::uint64_t strangers = 0;             // neither

    [[nodiscard]] std::uint64_t contacts() const noexcept { return new_contacts + known_contacts; }
    [[nodiscard]] std::uint64_t pairs() const noexcept { return contacts() + known_not_in_contact + strangers; }
    [[nodiscard]] double share_new() const;  // new_contacts / contacts; NaN: no contact now
    friend bool operator==(const KnownCounts&, const KnownCounts&) = default;
};

/// One person's contacts by this person's own answers.
struct KnownBeforeRow {
    ActorId actor = 0;
    bool known = false;  // own answers to both questions observed; else the numbers are unknown, not 0
    std::uint32_t new_contacts = 0, new_across = 0, new_within = 0;  // the rest of new_contacts: an area is not known
    std::uint32_t known_contacts = 0;
};

struct KnownBefore {
    KnownCounts all;
    KnownCounts within, across;          // pairs of known area; zeros without areas
    std::vector<KnownBeforeRow> people;  // everybody on both rosters, in actors' order
    double formation_rate = 0;           // new_contacts / (new_contacts + strangers); NaN: nobody was a stranger
    bool contacts_only =
        false;  // every cell answered for both is a contact now: those who are no contact were not asked
    bool baseline_recalled = true;  // always: who was known before is remembered now, not observed then; print it

    [[nodiscard]] std::size_t answered() const;  // people whose own answers to both questions were observed
    [[nodiscard]] std::size_t with_new() const;  // of these, somebody not known before among their contacts
};

/// Which contacts are new, when a single wave asked "did you know this person before?"
///
/// Definition  new contact: tie in `now`, none in `known`, on cells observed for both relations; change::turnover with
///             `known` as the wave before, except that its `lost` is known_not_in_contact. Across: areas known and
///             different. formation_rate is left NaN where the question was put about contacts only
/// Result      counts of cells (undirected: pairs); shares 0 .. 1
/// Undefined   NaN as the fields say; a row with `known` false has no numbers
/// Ties        binary; directed: i about j; undirected: the pair
/// Errors      std::invalid_argument when the relations differ in actors or in direction, or areas are not one per
///             actor
/// Cost        O(m log m + exceptions + areas^2)
/// Source      Long, Hibbert, Braithwaite 2016, doi:10.1186/s13012-016-0363-1; METHODS section 6. Recall favours the
///             contacts of today: people forget whom they knew slightly, and date good contacts back
[[nodiscard]] KnownBefore known_before(const Network& known, const Network& now, const Partition* areas);

}  // namespace crosstie::infer
