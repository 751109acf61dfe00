#include "io/text/yes_or_no.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "io/text/spelling.hpp"

namespace crosstie::io {

std::optional<bool> yes_or_no(std::string_view text) {
    static constexpr std::array<std::string_view, 10> yes{
        "yes", "y", "true", "1", "x", "completed", "complete", "answered", "submitted", "responded"};
    static constexpr std::array<std::string_view, 8> no{
        "no", "n", "false", "0", "not started", "no response", "not answered", "did not respond"};
    const std::string word = one_spelling(text);
    if (std::ranges::find(yes, word) != yes.end()) return true;
    if (std::ranges::find(no, word) != no.end()) return false;
    return std::nullopt;
}

}  // namespace crosstie::io
