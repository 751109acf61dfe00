#pragma once
#include <string>
#include <vector>

#include "io/answers/change/sentences.hpp"
#include "io/document/table.hpp"

namespace crosstie::io {

class Case;

// Where a group starts: what one survey by itself says. The case is of that survey beside itself (survey::one_survey),
// so that areas, answers and counts of people pass the same rules as a comparison's.

/// The finding, and up to four more: links, contacts across and within, pairs of areas, people without a contact.
/// Made for Case::findings.
[[nodiscard]] Findings baseline_findings(const Case& of);

/// Threats to what one survey says. Made for Case::threats.
[[nodiscard]] std::vector<Threat> baseline_threats(const Case& of);

/// Who answered, by area where it may be shown, and everybody.
[[nodiscard]] Table baseline_response(const Case& of);

/// A row an area: people asked, contacts within and across, how many other areas they reach. Without areas that may be
/// shown: no rows.
[[nodiscard]] Table baseline_areas(const Case& of);

/// What a second survey of as many people could show, in two sentences; empty where nothing can be said: fewer than 10 or
/// more than 500 people, no link or no pair without one.
[[nodiscard]] std::vector<std::string> baseline_power(const Case& of);

/// The figures behind the sentences, for machines.
[[nodiscard]] Record baseline_record(const Case& of);

}  // namespace crosstie::io
