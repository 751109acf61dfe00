#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/error.hpp"

namespace crosstie::io {

/// Collects what is wrong with the input, so that one run names all of it. The first 50 faults are kept, the others
/// only counted.
class Faults {
 public:
    static constexpr std::size_t kept = 50;

    void add(Fault fault);
    [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    /// Further faults are only counted: whoever words them may save the trouble.
    [[nodiscard]] bool full() const noexcept { return count_ >= kept; }
    /// Throws InvalidInput with everything collected, if there is anything.
    void refuse_if_any() const;

 private:
    std::vector<Fault> faults_;
    std::size_t count_ = 0;
};

/// Text from a file as a message may show it: in double quotes, cut at 60 characters, what cannot be
/// seen or acts on other text escaped.
[[nodiscard]] std::string in_quotes(std::string_view text);
/// "\"a\", \"b\" and \"c\"", or with `word` "or" between the last two; at most eight, then a count.
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& words, std::string_view word = "and");

}  // namespace crosstie::io
