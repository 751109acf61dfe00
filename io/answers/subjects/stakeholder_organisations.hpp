#pragma once
#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// Organisations rated by power, legitimacy, urgency, influence or interest (organisations.csv), each beside its
/// place in the network at the second wave: how many others its people are in contact with, and which work-streams it
/// reaches through a member or a contact of one. Adds to `topic.section`; nothing
/// where no organisation with people on the list is rated.
///
/// The public edition tells no organisation, and no count of 1 to min_group - 1 of them.
void add_rated_organisations(const Case& input, Topic& topic);

}  // namespace crosstie::io
