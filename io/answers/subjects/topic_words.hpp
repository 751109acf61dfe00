#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/infer/density_change.hpp"
#include "graph/model/study.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

// Words and rules that several topics share.

/// How many people must stand behind a count: min_group in the public edition, 0 otherwise.
[[nodiscard]] std::size_t least_people(const Case& input);

/// Whether counts of people that add up to a known whole may stand side by side: in the public edition only if none is
/// from 1 to min_group - 1, for one hidden among shown ones is given back by the sum.
[[nodiscard]] bool parts_shown(const Case& input, const std::vector<std::uint64_t>& parts);

/// The programme's question about one work-stream: whether it became one, or stands better than before.
[[nodiscard]] std::string stream_question(const Case& input, std::size_t work_stream);

/// How an answer to "did it grow?" begins, by the wording rule: "Yes", "No", "Likely", "No clear change", or "These
/// are the facts" where there is no test.
[[nodiscard]] std::string_view answer_lead(const infer::DensityChange& change);

/// Labels of people in a sentence, set in quotation marks where they hold commas; of more than twelve the first ones. Group and named editions only.
[[nodiscard]] std::string people_listed(const Case& input, const std::vector<ActorId>& people);

/// People in one cell: their ids for machines, and for readers as in people_listed. Group and named editions only.
[[nodiscard]] Cell people_in_cell(const Case& input, const std::vector<ActorId>& people);

}  // namespace crosstie::io
