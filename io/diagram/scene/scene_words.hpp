#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/change/contact_counts.hpp"
#include "io/diagram/scene/scene.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io::diagram {

using change::ContactCounts;
inline constexpr std::size_t most_title = 160;

/// Why no pair was observed at both waves, in words; empty where some pair was.
[[nodiscard]] std::string_view nothing_compared(const survey::Comparison& comparison);

/// What became of contacts between the two surveys.
[[nodiscard]] std::string people_title(const Study& study, const survey::Comparison& comparison,
                                       const ContactCounts& counts);
/// A title or an alternative text with the relation that it is of, where the study has several and this one is not called
/// a contact: "Trust: contacts rose from 12 to 20", "Before the programme, trust: 12 contacts".
[[nodiscard]] std::string of_relation(const Study& study, const survey::Comparison& comparison, std::string title);
/// The user's own title; the finding where they gave none, or nothing that can be seen.
[[nodiscard]] std::string title_of(const std::string& asked, std::string finding);
/// What the user is told when a page has no room for all of their own title; empty when it has.
[[nodiscard]] std::string title_note(const std::string& asked, Size size);
/// "Before: ", in front of the title of one survey's picture where the study has others.
[[nodiscard]] std::string of_wave(const Study& study, const survey::Comparison& comparison, bool after);
/// "answered at both surveys"; of one survey "answered".
[[nodiscard]] std::string_view seen_words(const survey::Comparison& comparison);
[[nodiscard]] std::string wave_line(const Study& study, const survey::Comparison& comparison, bool after);

/// What a contact is, who answered, what is missing, whence the data: the sentences every picture ends with.
[[nodiscard]] std::string footer_of(const Study& study, const survey::Comparison& comparison,
                                    const DrawOptions& options, const std::vector<std::string>& own);

[[nodiscard]] std::string with_article(std::string_view noun);  // "a borough", "an area"
/// "56 more", "1 fewer", "as many": a count beside what it was.
[[nodiscard]] std::string more_or_fewer_words(std::int64_t change);
/// What the rows of area tables are, as a picture tells it: "7 boroughs"; where small ones stand together "4 boroughs and
/// the other 3 together", "North and the other 3 boroughs together".
[[nodiscard]] std::string areas_as_shown(const AreaTables& tables, std::string_view plural);
/// Whose contacts with each other these are: "boroughs", "boroughs as grouped here"; of one borough beside all others
/// "North and the other 3 boroughs".
[[nodiscard]] std::string areas_between(const AreaTables& tables, std::string_view plural);

}  // namespace crosstie::io::diagram
