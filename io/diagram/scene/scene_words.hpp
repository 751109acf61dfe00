#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

/// Contacts as drawn at each wave and as compared over jointly observed pairs.
struct ContactCounts {
    struct Split {
        std::uint64_t all = 0, across = 0, within = 0;  // across and within: both areas known
        friend bool operator==(const Split&, const Split&) = default;
    };
    Split before, after;                 // drawn
    Split kept, gained, lost, one_wave;  // compared
    /// Some contact drawn before or after is not among the compared: the panels must then tell the two apart.
    [[nodiscard]] bool drawn_differs() const {
        return before != compared_before() || after != compared_after() || one_wave.all > 0;
    }
    [[nodiscard]] Split compared_before() const { return sum(kept, lost); }
    [[nodiscard]] Split compared_after() const { return sum(kept, gained); }
    static Split sum(const Split& a, const Split& b) {
        return {a.all + b.all, a.across + b.across, a.within + b.within};
    }
};

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
