#pragma once
#include <cstdint>
#include <vector>

#include "graph/infer/pair_matrix.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// Strangers who sat in a meeting together beside strangers who did not.
struct MetOrNot {
    std::uint64_t met = 0, met_formed = 0;          // strangers with a shared meeting; those who then formed a tie
    std::uint64_t not_met = 0, not_met_formed = 0;  // strangers without one
    double p_at_least = 0, p_at_most = 0;           // of the difference; NaN when it is not defined
    std::uint32_t draws = 0;
    std::uint32_t draws_undefined = 0;  // relabellings under which everybody or nobody met: counted in both tails

    [[nodiscard]] double rate_met() const;      // NaN: nobody met
    [[nodiscard]] double rate_not_met() const;  // NaN: everybody met
    [[nodiscard]] double difference() const;    // rate_met - rate_not_met
    [[nodiscard]] double ratio() const;         // rate_met / rate_not_met; NaN also when the latter is 0
};

struct MeetingBeforeContact {
    MetOrNot all;
    MetOrNot same_stream, other_stream;  // counts 0 and NaN without work-streams
};

struct MeetingOptions {
    Partition streams;  // work-streams; empty: none
    std::uint64_t seed = 1;
    std::uint32_t draws = 1000;
    unsigned threads = 1;  // results do not depend on it
};

/// Were strangers who sat in the same meeting likelier to start working together?
///
/// Definition  strangers: cells without a tie before, observed at both waves; formation rate if they shared at least one
///             meeting against none. p: people relabelled in the register, the difference of rates counted anew; within
///             and across work-streams people are relabelled inside their own stream only, since work brings both
/// Result      counts, rates 0 .. 1, ratio, p = (1 + b)/(1 + draws)
/// Undefined   everybody met or nobody did: NaN; shared meetings of NaN leave the cell out
/// Ties        binary; direction as the networks have it, undirected pairs count once
/// Errors      std::invalid_argument when rosters or directions differ, or shared meetings are not symmetric
/// Cost        O(draws strangers) time, O(n^2) memory
/// Source      METHODS section 9, own definition
[[nodiscard]] MeetingBeforeContact meeting_before_contact(const Network& before, const Network& after,
                                                          const PairMatrix& shared_meetings,
                                                          const MeetingOptions& options = {});

}  // namespace crosstie::infer
