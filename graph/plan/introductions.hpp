#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::plan {

/// What speaks for an introduction besides colleagues in common; of equal scores the first reasons go first.
enum class Reason {
    joins_unlinked_areas,  // no contact joins their two areas, nor an introduction ranked before
    same_work_stream,
    same_issue,
    holds_together  // without the colleague they share, no route joins them
};

/// What each actor works on, by name; empty lists: not known of anybody.
struct SharedWork {
    std::vector<std::vector<std::string>> work_streams;  // [actors] or empty
    std::vector<std::vector<std::string>> issues;        // [actors] or empty
};

struct IntroductionOptions {
    std::uint32_t per_person = 2;      // introductions one person is part of
    std::uint32_t per_introducer = 2;  // introductions one person is asked to make
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

/// One introduction worth making: ask the introducer to bring the two together.
struct Introduction {
    ActorId first = 0, second = 0;  // first < second
    ActorId introducer = 0;
    std::vector<ActorId> shared;  // colleagues of both, ascending
    double score = 0;
    std::vector<Reason> reasons;       // in the order of the enum
    bool areas_fully_observed = true;  // every pair between their two areas was observed
};

/// Two people of whom it is not known whether they know each other.
struct CheckFirst {
    ActorId first = 0, second = 0;  // first < second
    std::vector<ActorId> shared;
    double score = 0;
};

struct Introductions {
    std::vector<Introduction> chosen;     // best first
    std::vector<CheckFirst> check_first;  // highest score first
    std::uint64_t candidates = 0;         // pairs that could be introduced
    std::uint64_t left_by_caps = 0;       // of these, passed over since somebody had enough already
};

/// Which two people to bring together, and who could do it: people of different areas who share a colleague.
///
/// Definition  candidates: pairs observed as no tie both ways, of different known areas, with a colleague K in common.
///             Score: sum over shared K of 1 / log(contacts of K). Rank: score (to nine decimals), then the reasons:
///             joins_unlinked_areas, the same work-stream or issue, holds_together; then actors' order. Taken by rank
///             as long as nobody has more than per_person and per_introducer. Introducer: the K whose weaker tie to the
///             two is strongest, then who was asked least so far, then fewest contacts, then actors' order; only those
///             with room. Pairs with a colleague in common and an unobserved report are check_first
/// Result      introductions, best first; score 0 and up
/// Undefined   never; nobody to introduce: empty lists
/// Ties        either direction; strength, the larger report, chooses the introducer only
/// Errors      std::invalid_argument when areas or work are not one per actor, or a cap is 0
/// Cost        O(sum over actors of degree^2, log) time; O(candidates) memory
/// Source      Adamic and Adar 2003, doi:10.1016/S0378-8733(03)00009-1, for the score; a proposal, untested on people
[[nodiscard]] Introductions introductions(const Network& network, const Partition& areas, const SharedWork& work = {},
                                          const IntroductionOptions& options = {});

}  // namespace crosstie::plan
