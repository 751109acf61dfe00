#pragma once
#include <string>
#include <vector>

#include "io/read/survey/people.hpp"

namespace crosstie::io::survey {

/// Areas and organisations of a roster that may be one, as names-to-decide.csv asks about them: "borough: Newam". A
/// decision is the label that is meant, or "new" where the two are two. It holds for every later roster, whichever of the
/// two spellings that has more often, and also when this one has neither.
class AreaNames {
 public:
    /// Takes the decisions about areas out of those of a file, the later one of each, and dates what is decided now.
    void take(std::vector<Decision>& decisions, const std::string& file, const std::string& today);
    /// Writes what was decided into the roster, and finds what nobody has decided.
    ///
    /// Faults   a decision made now for a label that the column does not have
    void settle(Roster& roster, Faults& faults);

    [[nodiscard]] std::size_t undecided() const noexcept { return open_.size(); }
    /// All decisions about areas, for the next roster.
    [[nodiscard]] std::vector<Decision> used() const;
    /// Rows of names-to-decide.csv.
    [[nodiscard]] std::string names_to_decide() const;

 private:
    struct Taken {
        Decision decision;
        std::string column, label, told_in;
        bool made_now = false;  // it has no date yet

        [[nodiscard]] bool is_new() const;
        /// Whether the other is about the same two labels, or also says what this one is.
        [[nodiscard]] bool replaces(const Taken& other) const;
    };
    struct Open {
        std::string as_written, where, suggestion, why;
        std::size_t times = 0;
    };
    [[nodiscard]] bool told_apart(const std::string& column, const std::string& rarer,
                                  const std::string& commoner) const;

    std::vector<Taken> taken_;
    std::vector<Open> open_;
};

}  // namespace crosstie::io::survey
