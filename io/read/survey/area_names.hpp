#pragma once
#include <string>
#include <vector>

#include "io/read/survey/people.hpp"

namespace crosstie::io::survey {

/// Areas and organisations of a roster that may be one, as names-to-decide.csv asks about them: "borough: Newam". A
/// decision is the label that is meant, or "new" where the two are two.
class AreaNames {
 public:
    /// Takes what was decided into the roster, and finds what is open. Decisions about people are left in `decisions`.
    ///
    /// Faults   a decision for a label that the column does not have
    void settle(Roster& roster, std::vector<Decision>& decisions, const std::string& file, Faults& faults);
    void find_open(const Roster& roster);

    [[nodiscard]] std::size_t undecided() const noexcept { return open_.size(); }
    [[nodiscard]] const std::vector<Decision>& used() const noexcept { return used_; }
    /// Rows of names-to-decide.csv.
    [[nodiscard]] std::string names_to_decide() const;

 private:
    struct Open {
        std::string as_written, where, suggestion, why;
        std::size_t times = 0;
    };
    std::vector<Open> open_;
    std::vector<Decision> used_;
};

}  // namespace crosstie::io::survey
