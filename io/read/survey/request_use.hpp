#pragma once
#include <set>
#include <string>
#include <vector>

#include "io/read/survey/collect.hpp"
#include "io/read/survey/import.hpp"

namespace crosstie::io::survey {

/// What of a request had something to decide in the exports; what had nothing, or the contrary of a mapping, is refused:
/// an option without effect would be taken for one that was obeyed.
class RequestUse {
 public:
    explicit RequestUse(const ImportRequest& request) : request_(request) {}

    /// --dates, for one export; tells the order of the day and month it settles, where the export leaves it open.
    void settle_dates(Export& one);
    /// --sheet, once an export is read.
    void take_sheet(const Export& one, bool mapping_chose);
    /// --blanks, for one question of one export.
    void settle_blanks(RelationMapping& relation, const Export& one);
    /// --scale, for a question whose answers have a scale already: from a mapping.
    void compare_scale(const RelationMapping& relation, const Export& one);
    /// --repeats, for one export.
    void settle_repeats(Export& one) const;
    void scale_taken() { scale_ = true; }
    /// --scale beside answers that were given, or words of a mapping.
    void meet_answers(const std::vector<std::string>& answers);
    /// What is to be said of words in --scale that no answer has. Faults: a word twice, and one of these in a scale of
    /// words and numbers; both are slips.
    [[nodiscard]] std::vector<std::string> unmet_scale();
    void count_surveys(std::size_t surveys);

    /// Errors   InvalidInput, with every option that contradicts a mapping; where none does, with every one that did nothing
    void refuse_without_effect() const;

 private:
    void contradict(const char* option, const std::string& asked, const Export& one, const std::string& found);

    const ImportRequest& request_;
    Faults faults_;
    std::set<std::string> answers_;  // met
    bool sheet_ = false, dates_ = false, blanks_ = false, scale_ = false;
};

}  // namespace crosstie::io::survey
