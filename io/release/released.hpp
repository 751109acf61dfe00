#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "io/document/document.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// What an edition may hold.
struct Rules {
    Edition edition = Edition::public_;
    std::size_t min_group = 5;  // fewest people behind a figure of the public edition
};

/// A document as an edition may show it. Only `release` makes one, and a renderer takes nothing else: no edition can be
/// forgotten.
class Released {
 public:
    [[nodiscard]] const Document& document() const noexcept { return document_; }
    [[nodiscard]] Edition edition() const noexcept { return edition_; }
    /// Ids of the tables of people that a public edition leaves out.
    [[nodiscard]] const std::vector<std::string>& left_out() const noexcept { return left_out_; }

 private:
    friend Released release(Document document, const Rules& rules);
    Released(Document document, Edition edition, std::vector<std::string> left_out)
        : document_(std::move(document)), edition_(edition), left_out_(std::move(left_out)) {}
    Document document_;
    Edition edition_;
    std::vector<std::string> left_out_;
};

/// A page or a paper as an edition may show it: what Released is to a command's answer.
class ReleasedReport {
 public:
    [[nodiscard]] const Report& report() const noexcept { return report_; }
    [[nodiscard]] Edition edition() const noexcept { return edition_; }

 private:
    friend ReleasedReport release(Report report, const Rules& rules);
    ReleasedReport(Report report, Edition edition) : report_(std::move(report)), edition_(edition) {}
    Report report_;
    Edition edition_;
};

/// The one place where a document becomes one of an edition.
///
/// Definition  group and named: everything. Public: tables of people, closed records and closed rows are left out; a
///             closed value is withheld; so is one behind which stand 1 to min_group - 1 people, or all but so few of a
///             whole, and says so; and, beside it, what would give it back by the sums of the table (`withholdings`)
/// Errors      Error when a public document would still name a person: a fault of the program, never passed on
[[nodiscard]] Released release(Document document, const Rules& rules);

/// One section alone, as a document without an id of the section: its keys stand in the object itself.
[[nodiscard]] Released release(Section section, const Rules& rules);

/// The same of a page or a paper, by the same rules.
[[nodiscard]] ReleasedReport release(Report report, const Rules& rules);

}  // namespace crosstie::io
