#pragma once
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "graph/survey/comparison.hpp"

namespace crosstie::io {

/// What became of a study since a pack was made of it, as far as the pack's figures tell.
struct ChangedSince {
    bool changed = false;
    std::optional<std::size_t> people;  // the fewest by whom a count of people differs; none where no count does
    std::string who;                    // "who answered", "on a list, in Alder"
};

/// Figures of a pack against the same of the study today: people on the lists and who answered, of all and area by area, and
/// ties and contacts. What is the difference of the two packs was said by those who came, went or changed between.
///
/// Definition  `numbers`: numbers.json of the pack, of two surveys or of one; what it does not tell is passed over. Areas
///             that it put together are put together; areas it has and the study has not are passed over
/// Errors      those of nlohmann::json where it is of another form
[[nodiscard]] ChangedSince changed_since(const nlohmann::json& numbers, const Study& study,
                                         const survey::Comparison& now);

}  // namespace crosstie::io
