#pragma once
#include <optional>
#include <string>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/pack/manifest.hpp"

namespace crosstie::io {

/// A public pack of the same study that lies beside the one to be written, and what the two together give away.
struct OtherPack {
    std::string name;           // of its folder
    RunOptions options;         // what it was asked
    std::string words;          // what comes of the two together, a clause without a full stop
    bool tells_of_few = false;  // of fewer people than a public pack may tell of
};

/// What this pack and two or more that lie beside it give away where no two of them do.
struct PacksTogether {
    std::string packs;  // "packs by_borough and by_organisation beside it"
    std::string words;  // as of OtherPack
    bool tells_of_few = false;
};

/// A folder beside whose manifest says nothing that can be read: whether it is a public pack of this study is not
/// known.
struct PackNotRead {
    std::string place, why;
};

struct PacksBeside {
    std::vector<OtherPack> packs;
    std::optional<PacksTogether> together;  // where two or more of them can be held against this one
    std::vector<PackNotRead> not_read;
};

/// The public packs of the case's study that lie beside a folder, in order of their names; none for an edition that
/// shows people, which holds everything anyway.
///
/// Definition  folders beside `folder` whose manifest names this study by its name or the way to it; one that was asked
///             the same and shows the same is this pack once more and left out. Where the question, the threshold and
///             the direction are the same and a survey is in both, the tables of areas and the totals are held against
///             each other (told_apart, grouped_otherwise) as the study has people now: those on both lists, and those
///             of them who answered both. Where its numbers are no longer the study's, so many came, left, answered or
///             moved area since as their counts differ by (changed_since), and a few where none differs. Then the tables
///             of all that tell of nobody with this one alone are held against it together, survey by survey
///             (told_together)
/// Errors      none: a pack that cannot be read or held against this one says so in its words
/// Cost        a comparison without draws for each pack, and told_together within its limits
[[nodiscard]] PacksBeside packs_beside(const Case& of, const Source& source, const std::string& folder);

/// "pack by_organisation beside it (by organisation, before to after): ..." without a full stop: for whoever makes the
/// pack.
[[nodiscard]] std::string words_of(const OtherPack& pack);
/// The same for whoever reads it: of few people it does not say how they come out.
[[nodiscard]] std::string public_words_of(const OtherPack& pack);
[[nodiscard]] std::string words_of(const PacksTogether& together);
[[nodiscard]] std::string public_words_of(const PacksTogether& together);
[[nodiscard]] std::string words_of(const PackNotRead& pack);

}  // namespace crosstie::io
