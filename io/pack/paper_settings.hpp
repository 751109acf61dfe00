#pragma once
#include <string>
#include <vector>

#include "io/document/paper.hpp"
#include "io/pack/compose.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// What a run can say on a cover sheet.
struct CoverFacts {
    std::string title;
    std::vector<std::string> summary;  // sentences
    std::string response;              // a sentence: who answered
    bool silent = false;               // somebody on a list did not answer
    bool one_survey = false;           // nothing is said of a change
    bool few = false;                  // so few people that small changes cannot be told from churn
    bool withheld = false;             // figures of small groups are put together or not shown
};

/// Puts what an organisation wants of its paper into paper and annex: title, logo, colour, cover sheet, what is asked of
/// the board, quotations (in public only those cleared for it), other headings, sections left out. Without a cover of its
/// own the study gets the fields that trusts' templates have. A field without an entry whose name is one of these gets
/// what the run knows; the others are named in one line, for the author to fill in.
void apply(const Paper& paper, const CoverFacts& facts, Papers& papers);

}  // namespace crosstie::io
