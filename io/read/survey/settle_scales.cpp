// One scale a question for all surveys, or the question that a person has to answer first.
#include "io/read/survey/settle_scales.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "io/read/survey/guess.hpp"
#include "io/read/survey/scale.hpp"
#include "io/text/number.hpp"

namespace crosstie::io::survey {

namespace {

/// The exports that ask one question, each with how its mapping reads it.
using Uses = std::vector<std::pair<RelationMapping*, const Export*>>;

void ask_about_scale(const std::string& name, const RelationMapping& scale, const Uses& uses, Collected& found) {
    std::vector<std::string> open;
    for (const ScaleWord& word : scale.scale) {
        if (!word.strength) open.push_back(word.word);
    }
    if (open.empty()) return;
    found.questions.push_back(
        fmt::format("{}: how strong are the answers {} to \"{}\"? Say --scale with all answers from the least (no "
                    "contact) to the "
                    "most, parted by commas, or put numbers for null in the mapping",
                    uses[0].second->sheet.file, quoted_list(open), name));
}

// 0 to 4 at one survey and 1 to 5 at the other may be one scale or two; only a person knows.
void ask_about_shift(const std::string& name, const Uses& uses, Collected& found) {
    std::optional<std::pair<double, double>> range;
    for (const auto& [relation, one] : uses) {
        const Vocabulary answers = answers_in(one->sheet, one->layout, *relation);
        double least = 0;
        double most = 0;
        bool numbers = !answers.words().empty();
        bool first = true;
        for (const std::string& word : answers.words()) {
            if (is_skipped(word, true)) continue;
            const auto number = parse_number(word);
            numbers = numbers && number;
            if (!number) break;
            least = first ? *number : std::min(least, *number);
            most = first ? *number : std::max(most, *number);
            first = false;
        }
        if (!numbers || first) return;
        const bool shifted =
            range && ((least > range->first && most > range->second) || (least < range->first && most < range->second));
        if (shifted) {
            found.questions.push_back(
                fmt::format("{}: the answers to \"{}\" run from {} to {}, and from {} to {} in an earlier export. "
                            "Are they one scale? "
                            "Give each mapping its \"scale\", with the same strength for the same answer",
                            one->sheet.file, name, number_text(least), number_text(most), number_text(range->first),
                            number_text(range->second)));
        }
        if (!range) range = std::pair{least, most};
    }
}

}  // namespace

void settle_scales(std::vector<Export>& exports, const std::vector<std::string>& asked, RequestUse& use,
                   Collected& found) {
    std::vector<std::string> order;
    for (const Export& one : exports) {
        for (const RelationMapping& relation : one.mapping.relations) {
            if (std::find(order.begin(), order.end(), relation.name) == order.end()) order.push_back(relation.name);
        }
    }
    for (const std::string& name : order) {
        RelationMapping scale;
        bool told = false;
        Uses uses;
        for (Export& one : exports) {
            for (RelationMapping& relation : one.mapping.relations) {
                if (relation.name == name) uses.emplace_back(&relation, &one);
            }
        }
        Vocabulary answers;
        for (const auto& [relation, one] : uses) {
            if (!relation->scale.empty() && !told) {
                scale = *relation;
                told = true;
                use.compare_scale(scale, *one);
            }
            answers.add_all(answers_in(one->sheet, one->layout, *relation));
        }
        use.meet_answers(answers.words());
        if (!told && !answers.words().empty()) {
            guess_scale(answers, asked, scale);
            use.scale_taken();
            ask_about_scale(name, scale, uses, found);
        }
        if (!told) ask_about_shift(name, uses, found);
        for (const auto& [relation, one] : uses) {
            if (relation->scale.empty()) {
                relation->scale = scale.scale;
                relation->skipped = scale.skipped;
                relation->tie_from = scale.tie_from;
            }
            use.settle_blanks(*relation, *one);
            found.wordings[{one->sheet.file, static_cast<std::uint32_t>(found.relations.size())}] = relation->question;
        }
        found.relations.push_back(*uses[0].first);
    }
    for (std::string& remark : use.unmet_scale()) exports.front().remarks.push_back(std::move(remark));
}

}  // namespace crosstie::io::survey
