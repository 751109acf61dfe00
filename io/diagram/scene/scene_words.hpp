#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/change/contact_counts.hpp"
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

/// May a sentence say that something grew? Only if the comparison's verdict is clear or likely.
enum class Voice { verbs, numbers };
[[nodiscard]] Voice voice_of(const survey::Comparison& comparison);

/// "rose from 24 to 70", "held steady (96 to 98)", "nearly tripled, from 24 to 70"; with fewer than 10 at
/// either wave, or without a verdict, "3 before, 6 after".
[[nodiscard]] std::string change_phrase(std::uint64_t before, std::uint64_t after, Voice voice);

/// "Contacts rose from 24 to 70", "Contacts: 3 before, 6 after".
[[nodiscard]] std::string phrase_sentence(std::string_view subject, std::uint64_t before, std::uint64_t after,
                                          Voice voice);

using change::ContactCounts;

/// Why no pair was observed at both waves, in words; empty where some pair was.
[[nodiscard]] std::string_view nothing_compared(const survey::Comparison& comparison);

[[nodiscard]] std::string people_title(const Study& study, const survey::Comparison& comparison,
                                       const ContactCounts& counts);
[[nodiscard]] std::string wave_line(const Study& study, const survey::Comparison& comparison, bool after);

/// What a contact is, who answered, what is missing, whence the data: the sentences every picture ends with.
[[nodiscard]] std::string footer_of(const Study& study, const survey::Comparison& comparison,
                                    const DrawOptions& options, const std::vector<std::string>& own);

[[nodiscard]] std::string with_article(std::string_view noun);  // "a borough", "an area"

}  // namespace crosstie::io::diagram
