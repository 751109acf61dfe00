#pragma once
#include <string>
#include <utility>

#include "graph/base/error.hpp"

namespace crosstie::io {

// What is left out by a rule, and only that: whoever leaves something out catches these, says why, and lets every other
// error pass, since that is a failure.

/// An edition may not show this of the study, or there is nothing of it to show. The message is for the person at the
/// terminal, `why` for a reader of the paper: no full stop, no option of the command line.
class NotShown : public Error {
 public:
    explicit NotShown(const std::string& message) : Error(message), why_(message) {}
    NotShown(const std::string& message, std::string why) : Error(message), why_(std::move(why)) {}
    [[nodiscard]] const std::string& why() const noexcept { return why_; }

 private:
    std::string why_;
};

/// There is more of it than a picture holds.
class TooManyToShow : public LimitReached {
 public:
    TooManyToShow(const std::string& message, std::string why) : LimitReached(message), why_(std::move(why)) {}
    [[nodiscard]] const std::string& why() const noexcept { return why_; }

 private:
    std::string why_;
};

}  // namespace crosstie::io
