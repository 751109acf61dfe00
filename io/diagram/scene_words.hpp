#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/diagram/scene.hpp"

namespace crosstie::io::diagram {

/// May a sentence say that something grew? Only if the comparison's verdict is clear or likely.
enum class Voice { verbs, numbers };
[[nodiscard]] Voice voice_of(const infer::Comparison& comparison);

/// "rose from 24 to 70", "held steady (96 to 98)", "nearly tripled, from 24 to 70"; with fewer than 10 at
/// either wave, or without a verdict, "3 before, 6 after".
[[nodiscard]] std::string change_phrase(std::uint64_t before, std::uint64_t after, Voice voice);

/// Contacts as drawn at each wave and as compared over jointly observed pairs.
struct ContactCounts {
    struct Split {
        std::uint64_t all = 0, across = 0, within = 0;  // across and within: both areas known
    };
    Split before, after;                 // drawn
    Split kept, gained, lost, one_wave;  // compared
    [[nodiscard]] Split compared_before() const { return sum(kept, lost); }
    [[nodiscard]] Split compared_after() const { return sum(kept, gained); }
    static Split sum(const Split& a, const Split& b) {
        return {a.all + b.all, a.across + b.across, a.within + b.within};
    }
};

[[nodiscard]] std::string people_title(const Study& study, const infer::Comparison& comparison,
                                       const ContactCounts& counts);
[[nodiscard]] std::string wave_line(const Study& study, const infer::Comparison& comparison, bool after);

/// What a contact is, who answered, what is missing, whence the data: the sentences every picture ends with.
[[nodiscard]] std::string footer_of(const Study& study, const infer::Comparison& comparison, const DrawOptions& options,
                                    const std::vector<std::string>& own);

[[nodiscard]] std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);  // "20%", "" for none of nothing
[[nodiscard]] std::string with_article(std::string_view noun);               // "a borough", "an area"
[[nodiscard]] std::string with_sign(std::int64_t value);                     // "+9", "−3", "0"; a true minus

}  // namespace crosstie::io::diagram
