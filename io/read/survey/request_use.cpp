#include "io/read/survey/request_use.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/read/survey/scale.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io::survey {

void RequestUse::contradict(const char* option, const std::string& asked, const Export& one, const std::string& found) {
    faults_.add({.file = std::string(option),
                 .found = in_quotes(asked) + ", and " + one.sheet.file + " has " + found,
                 .expected = "one of the two",
                 .mend = "leave the option out, or correct the mapping"});
}

void RequestUse::settle_dates(Export& one) {
    if (request_.dates.empty()) return;
    const Dates asked = request_.dates == "day-first" ? Dates::day_first : Dates::month_first;
    Dates& said = one.mapping.dates;
    if (said == Dates::undecided) said = asked;
    const std::string& dialect = one.mapping.dialect;
    const bool has_dates = !one.mapping.submitted.empty() || dialect == "register" || dialect == "teams-attendance";
    if (said == asked && has_dates) dates_ = true;
    if (said != asked && (said == Dates::day_first || said == Dates::month_first))
        contradict("--dates", request_.dates, one,
                   std::string("dates that are ") + (said == Dates::day_first ? "day-first" : "month-first"));
}

void RequestUse::take_sheet(const Export& one, bool mapping_chose) {
    if (request_.sheet.empty() || one.sheet.name.empty()) return;
    if (one_spelling(one.sheet.name) == one_spelling(request_.sheet))
        sheet_ = true;
    else if (mapping_chose)
        contradict("--sheet", request_.sheet, one, "the sheet " + in_quotes(one.sheet.name) + " in its mapping");
}

void RequestUse::settle_blanks(RelationMapping& relation, const Export& one) {
    if (request_.blanks.empty()) return;
    const Blank asked = request_.blanks == "no" ? Blank::no : Blank::skipped;
    if (relation.blank_means == Blank::undecided) relation.blank_means = asked;
    if (relation.blank_means == asked) blanks_ = true;
    const bool has_blanks = relation.shape == Shape::grid || relation.shape == Shape::matrix;
    if (relation.blank_means != asked && has_blanks)
        contradict("--blanks", request_.blanks, one,
                   fmt::format("empty cells of {} that mean \"{}\"", in_quotes(relation.name),
                               asked == Blank::no ? "skipped" : "no"));
}

void RequestUse::settle_repeats(Export& one) const {
    if (request_.repeats) one.mapping.repeated_links = *request_.repeats;
}

void RequestUse::compare_scale(const RelationMapping& relation, const Export& one) {
    if (request_.scale.empty()) return;
    for (const ScaleWord& word : relation.scale) meet_answers({word.word});
    std::optional<double> last;
    for (const std::string& word : request_.scale) {
        const auto found = std::find_if(relation.scale.begin(), relation.scale.end(),
                                        [&](const ScaleWord& known) { return folded(known.word) == folded(word); });
        if (found == relation.scale.end()) continue;
        const bool ordered = found->strength && (!last || *found->strength > *last);
        if (!ordered)
            return contradict("--scale", word, one,
                              "another order of the answers to " + in_quotes(relation.name) + " in its mapping");
        last = found->strength;
        scale_ = true;
    }
}

void RequestUse::meet_answers(const std::vector<std::string>& answers) {
    answers_.insert(answers.begin(), answers.end());
}

std::vector<std::string> RequestUse::unmet_scale() {
    std::vector<std::string> said;
    const std::vector<std::string> given(answers_.begin(), answers_.end());
    const std::vector<std::string>& scale = request_.scale;
    for (std::size_t k = 0; k < scale.size(); ++k) {
        const auto before = [&](const std::string& word) { return folded(word) == folded(scale[k]); };
        if (std::any_of(scale.begin(), scale.begin() + static_cast<std::ptrdiff_t>(k), before)) {
            faults_.add({.file = "--scale",
                         .found = in_quotes(scale[k]) + " a second time",
                         .expected = "each answer once, from the least to the most",
                         .mend = "remove one of them"});
            continue;
        }
        RelationMapping alone;
        alone.scale = {{scale[k], 1.0}};
        ScaleReader reader(alone);
        const bool met = std::any_of(given.begin(), given.end(), [&](const std::string& answer) {
            return reader.read(answer).kind == ScaleReader::Kind::strength;
        });
        if (met || given.empty()) continue;
        const auto is_number = [](const std::string& word) { return parse_number(word).has_value(); };
        const auto numbers = std::count_if(scale.begin(), scale.end(), is_number);
        if (numbers > 0 && static_cast<std::size_t>(numbers) < scale.size())
            faults_.add({.file = "--scale",
                         .found = in_quotes(scale[k]) + ", which nobody answered, in a scale of words and numbers",
                         .expected = "answers such as " + quoted_list(given, "or"),
                         .mend = perhaps(nearest(scale[k], given), "leave it out")});
        else
            said.push_back(
                fmt::format("--scale: nobody answered {}, which is {} on the scale", in_quotes(scale[k]), k));
    }
    return said;
}

void RequestUse::count_surveys(std::size_t surveys) {
    if (request_.waves.size() <= surveys) return;
    faults_.add(
        {.file = "--wave",
         .found = fmt::format("{} names and {} exports of surveys that need one", request_.waves.size(), surveys),
         .expected = "a name for each",
         .mend = "leave the others out: registers, attendance, and exports with a wave column need none"});
}

void RequestUse::refuse_without_effect() const {
    Faults faults = faults_;
    const bool contradicted = !faults.empty();
    const auto refuse = [&](const char* option, bool given, bool used, const char* found, const char* expected) {
        if (given && !used && !contradicted)
            faults.add({.file = option, .found = found, .expected = expected, .mend = "leave it out"});
    };
    refuse("--sheet", !request_.sheet.empty(), sheet_, "no workbook among the exports", "an .xlsx or .ods file");
    refuse("--dates", !request_.dates.empty(), dates_, "no date whose day and month could be changed about",
           "a column of dates such as 7/2/2026");
    refuse("--blanks", !request_.blanks.empty(), blanks_, "no question whose empty cells could mean either",
           "a column a colleague, or a matrix");
    refuse("--scale", !request_.scale.empty(), scale_, "no answers beside the names", "answers such as Monthly");
    faults.refuse_if_any();
}

}  // namespace crosstie::io::survey
