#pragma once
#include <optional>
#include <span>
#include <string>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/answers/change/comparison_figures.hpp"
#include "io/document/report.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

class Case;

// The tables of a comparison. Those with keys are in JSON and CSV too; the others arrange figures that stand there by
// key. Every number of `findings` stands in one of them. A table with nothing to say (no areas, nobody silent, withheld)
// is nullopt.

class ComparisonTables {
 public:
    /// Keeps a reference: the case must outlive it.
    explicit ComparisonTables(const Case& of);

    [[nodiscard]] const ComparisonFigures& figures() const noexcept { return f_; }

    [[nodiscard]] Table summary() const;
    [[nodiscard]] Table turnover() const;                       // kept, lost, new: all, across, within
    [[nodiscard]] std::optional<Table> formation() const;       // of the links missing before, how many formed
    [[nodiscard]] std::optional<Table> area_by_area() const;    // areas.each: one row an area
    [[nodiscard]] std::optional<Table> between_areas() const;   // one row and column an area, or one row a pair
    [[nodiscard]] std::optional<Table> area_pairs() const;      // areas.between: one row a pair, for machines
    [[nodiscard]] std::optional<Table> pairs_of_areas() const;  // how many pairs of areas have a contact
    [[nodiscard]] std::optional<Table> first_links() const;     // which; group and named editions
    [[nodiscard]] std::optional<Table> new_contact_bands() const;
    [[nodiscard]] std::optional<Table> gainers() const;  // how many gained, lost; quartiles
    /// new_contacts: a row for each of these; group and named editions
    [[nodiscard]] std::optional<Table> people(std::span<const change::NewContacts> of) const;
    [[nodiscard]] Table response() const;
    [[nodiscard]] std::optional<Table> response_by_area() const;  // for machines
    [[nodiscard]] Table waves() const;                            // each wave on its own
    [[nodiscard]] Table split() const;
    [[nodiscard]] Table methods() const;  // density.others: for machines
    [[nodiscard]] std::optional<Table> intervals() const;
    [[nodiscard]] std::optional<Table> contact_tests() const;  // contacts across and within, each by its own test
    [[nodiscard]] std::optional<Table> chance() const;         // E-I and odds ratio
    [[nodiscard]] std::optional<Table> unanswered() const;     // bounds and tipping point

 private:
    [[nodiscard]] const Cell& before(const std::string& figure) const { return f_("waves." + from_ + '.' + figure); }
    [[nodiscard]] std::string people_note() const;
    /// A figure with areas as units, by the study's own word for them where they are too few.
    [[nodiscard]] Cell by_areas(const infer::AreasTest& test, const std::string& figure) const;
    [[nodiscard]] const Cell& after(const std::string& figure) const { return f_("waves." + to_ + '.' + figure); }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    ComparisonFigures f_;
    std::string from_, to_;       // the waves as levels of a key
    std::string before_, after_;  // what they are called in headers
};

}  // namespace crosstie::io
