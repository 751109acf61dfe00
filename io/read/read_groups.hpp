// Reads the organisations and work-streams people belong to.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "io/read/read_roster.hpp"

namespace crosstie::io {

/// By which organisations are rated as stakeholders; their people carry each as an attribute, organisation_power.
inline constexpr std::array organisations_rated_by{"power", "legitimacy", "urgency", "influence", "interest"};
using OrganisationRatings =
    std::array<std::vector<std::string>, organisations_rated_by.size()>;  // [organisations_rated_by][organisations]

/// Reads the table of organisations into the study; `known` gets their ids. An id that is empty or met twice is a fault.
OrganisationRatings read_organisations(const TableFile& file, Reading& reading, SpeltIds& known);

/// Reads the table of work-streams, likewise, with their stage at each wave.
void read_work_streams(const TableFile& file, Reading& reading, SpeltIds& known);

/// What the table of organisations says of an actor's organisation, as attributes of the actor that has none of its own.
void derive_from_organisations(const OrganisationRatings& ratings, const SpeltIds& organisations, Study& study);

}  // namespace crosstie::io
