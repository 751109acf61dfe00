#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/read/survey/sheet.hpp"
#include "io/text/id_table.hpp"

namespace crosstie::io::survey {

/// Somebody the study is about.
struct Person {
    std::string id, name, label;
    std::vector<std::string> waves;   // keys; empty: all
    std::vector<std::string> values;  // [Roster::attributes]
    std::vector<std::string> also;    // aliases and e-mails, for matching only
};

/// THE list of who exists: id,name,aliases,email,label,waves and any attribute.
struct Roster {
    std::string file;  // empty: there was none, and the people are those the exports name
    std::vector<std::string> attributes;
    std::vector<Person> people;
};

/// Reads a roster in any form read_sheet takes. Lists in a cell are joined by ";". People without an id get "p001", ...
///
/// Faults   no column for names, an id or an alias or an e-mail of two people (both lines), an empty name
[[nodiscard]] Roster read_roster_sheet(const Sheet& sheet, Faults& faults);

/// What a text in an export stands for.
struct Who {
    enum class Kind : std::uint8_t { person, outsider, dropped, nobody, undecided };
    Kind kind = Kind::undecided;
    std::uint32_t person = 0;
};

/// A decision about a text: the id of a person, or "new", "outsider", "drop".
struct Decision {
    std::string as_written, decision, date, file;
    std::string apart_from = {};  // of areas that are two: the label it was likened to
};

/// Finds people by what exports call them. A text is a person's when it equals id, name, alias or e-mail but for outer
/// blanks, case, and the kind of apostrophe or dash; anything looser is only suggested, and waits for a decision.
class Names {
 public:
    explicit Names(Roster roster);

    /// Takes decisions made before. Faults: an id the roster does not have, a text the roster now gives to another.
    void decide(const std::vector<Decision>& decisions, const std::string& file, Faults& faults);
    /// Reads a filled names-to-decide.csv or decisions.csv; rows without a decision are passed over.
    [[nodiscard]] static std::vector<Decision> read_decisions(const Sheet& sheet, Faults& faults);

    /// Whether the roster or a decision knows the text.
    [[nodiscard]] bool knows(std::string_view text) const;
    /// Who is meant; a text nobody knows is noted as met at `where`.
    Who find(std::string_view text, const std::string& file, std::uint64_t line);
    /// With no roster to go by, whoever is named is a person.
    void add_all_named() { everybody_ = true; }
    Who add(std::string_view name);

    [[nodiscard]] const Roster& roster() const noexcept { return roster_; }
    /// Decisions that were used, in the order first met.
    [[nodiscard]] const std::vector<Decision>& used() const noexcept { return used_; }
    [[nodiscard]] std::size_t undecided() const noexcept { return open_.size(); }
    /// names-to-decide.csv: as_written,where,times, three suggestions with why, decision.
    [[nodiscard]] std::string names_to_decide() const;

 private:
    struct Open {
        std::string as_written, where;
        std::uint64_t times = 0;
    };
    [[nodiscard]] std::optional<Who> known(std::string_view text) const;

    Roster roster_;
    IdTable keys_;                          // folded texts
    std::vector<std::uint32_t> person_of_;  // [keys_]
    IdTable decided_texts_;                 // folded
    std::vector<Decision> decisions_;       // [decided_texts_]
    std::vector<bool> is_used_;
    std::vector<Decision> used_;
    IdTable open_texts_;
    std::vector<Open> open_;
    bool everybody_ = false;

    // Exports repeat names: each spelling is worked out once.
    IdTable spelled_;
    std::vector<Who> who_of_;
};

/// Up to three people a text may stand for, best first, each with why.
[[nodiscard]] std::vector<std::pair<const Person*, std::string>> suggestions(std::string_view text,
                                                                             const Roster& roster);

}  // namespace crosstie::io::survey
