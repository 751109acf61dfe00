// Which question of a later export is which of an earlier one: forms are edited between surveys, and a question that
// has changed its place must not lend its answers to another.
#include "io/read/survey/match_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

constexpr const char* by_order = "by their order";
constexpr const char* by_mapping = "as its mapping says";

/// A question as one export has it.
struct Asked {
    std::string name, file;
    std::string text, key;  // its words, and the same for matching only; empty where it has none
    Shape shape = Shape::grid;
    bool is_kind = false;   // rows name the kind of their link: another word is another kind, wherever it stands
    bool is_alike = false;  // another of the export has the same words
};

std::vector<Asked> asked_in(const Export& one) {
    const std::vector<RelationMapping>& relations = one.mapping.relations;
    std::map<std::string, std::size_t> times;
    for (const RelationMapping& relation : relations) ++times[relation.question];
    std::vector<Asked> all;
    for (const RelationMapping& relation : relations) {
        Asked asked{relation.name, one.sheet.file, relation.question, {}, relation.shape};
        // Boxes have no question of their own, and a kind of link may have several strengths: what is asked beside the
        // names tells these apart.
        const bool boxes = relation.shape == Shape::boxes && asked.text.empty();
        const bool strengths = relation.shape == Shape::rows && times[asked.text] > 1;
        if ((boxes || strengths) && !relation.strengths.empty())
            asked.text += (asked.text.empty() ? "" : ", ") + relation.strengths[0];
        asked.key = folded(asked.text);
        asked.is_kind = relation.shape == Shape::rows && relations.size() > 1 && !relation.question.empty();
        all.push_back(std::move(asked));
    }
    std::map<std::string, std::size_t> keys;
    for (const Asked& asked : all) ++keys[asked.key];
    for (Asked& asked : all) asked.is_alike = keys[asked.key] > 1;
    return all;
}

class Matching {
 public:
    explicit Matching(Collected& found) : found_(found) {}

    void take(Export& one) {
        if (one.mapping.relations.empty()) return;  // meetings ask nothing
        said_.clear();
        here_ = asked_in(one);
        if (!known_.empty() && one.mapping.read_from.empty())
            match(one);
        else
            compare(one);
        for (std::size_t k = 0; k < here_.size(); ++k) {
            one.mapping.relations[k].name = here_[k].name;
            if (!is_known(here_[k].name)) known_.push_back(here_[k]);
        }
        one.remarks.insert(one.remarks.begin(), said_.begin(), said_.end());  // the first are sure to be shown
    }

 private:
    [[nodiscard]] bool is_known(const std::string& name) const { return has(known_, name); }

    static bool has(const std::vector<Asked>& all, const std::string& name) {
        return std::any_of(all.begin(), all.end(), [&](const Asked& asked) { return asked.name == name; });
    }

    // A mapping says which question is which.
    void compare(const Export& one) {
        std::vector<std::string> untold;
        for (std::size_t k = 0; k < here_.size(); ++k) {
            for (const Asked& asked : known_) {
                if (asked.name == here_[k].name) tell_pair(one, k, asked, by_mapping, untold);
            }
        }
        tell_untold(one, untold, by_mapping);
    }

    void match(const Export& one) {
        std::vector<bool> matched(here_.size(), false);
        std::vector<bool> taken(known_.size(), false);
        std::vector<std::string> untold;
        std::vector<std::string> names(here_.size());
        const auto pair = [&](const char* why, auto&& fits) {
            for (std::size_t k = 0; k < here_.size(); ++k) {
                for (std::size_t q = 0; q < known_.size() && !matched[k]; ++q) {
                    if (taken[q] || !fits(here_[k], known_[q])) continue;
                    matched[k] = taken[q] = true;
                    names[k] = known_[q].name;
                    tell_pair(one, k, known_[q], why, untold);
                }
            }
        };
        pair("", [](const Asked& here, const Asked& known) { return !here.key.empty() && here.key == known.key; });
        pair("since both ask about trust",
             [](const Asked& here, const Asked& known) { return here.name == "trust" && known.name == "trust"; });
        const auto ordered = [](const Asked& here, const Asked& known) { return !here.is_kind && !known.is_kind; };
        pair(by_order,
             [&](const Asked& here, const Asked& known) { return ordered(here, known) && here.shape == known.shape; });
        pair(by_order, ordered);
        tell_untold(one, untold, by_order);
        name(names, one);
        for (std::size_t q = 0; q < known_.size(); ++q) {
            if (!taken[q])
                said_.push_back(fmt::format("the question {} of {} is not in {}", called(known_[q]), known_[q].file,
                                            one.sheet.file));
        }
    }

    static std::string called(const Asked& asked) { return in_quotes(asked.text.empty() ? asked.name : asked.text); }

    // The names of the questions they stand for; one that is asked for the first time has a name nobody else has.
    void name(const std::vector<std::string>& names, const Export& one) {
        for (std::size_t k = 0; k < here_.size(); ++k) {
            std::string& name = here_[k].name;
            if (!names[k].empty()) {
                name = names[k];
                continue;
            }
            const auto is_used = [&](const std::string& wanted) {
                bool earlier = false;
                for (std::size_t j = 0; j < k; ++j) earlier = earlier || here_[j].name == wanted;
                return earlier || is_known(wanted);
            };
            said_.push_back(fmt::format("the question {} of {} is in no export before it, and is one of its own",
                                        called(here_[k]), one.sheet.file));
            for (std::size_t number = 2; is_used(name); ++number) name = fmt::format("contact_{}", number);
        }
    }

    // Two wordings of one question, or two questions no words can hold side by side.
    void tell_pair(const Export& one, std::size_t k, const Asked& known, const char* why,
                   std::vector<std::string>& untold) {
        const Asked& here = here_[k];
        if (here.key.empty() || known.key.empty() || here.is_alike) untold.push_back(known.name);
        if (here.key.empty() || known.key.empty() || here.key == known.key) return;
        note("question worded otherwise", one, k,
             fmt::format("{} in {} is read as {} of {}, {}; where that is wrong, change \"name\" in {}",
                         in_quotes(here.text), one.sheet.file, in_quotes(known.text), known.file, why,
                         mapping_name(one.sheet.file)));
    }

    void tell_untold(const Export& one, const std::vector<std::string>& names, const char* why) {
        if (names.empty() || (here_.size() == 1 && known_.size() == 1)) return;
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        note("questions not told apart", one, 0,
             fmt::format("no text tells which question is which: those of {} are taken for those of {} {}: {}; where "
                         "that is wrong, change \"name\" in {}",
                         one.sheet.file, known_[0].file, why, list, mapping_name(one.sheet.file)));
    }

    void note(const char* kind, const Export& one, std::size_t k, std::string words) {
        const std::vector<GridColumn>& columns = one.mapping.relations[k].columns;
        const std::size_t column = columns.empty() ? Layout::none : one.layout.find(columns[0].header);
        found_.noticed.push_back({kind,
                                  one.mapping.wave,
                                  {one.sheet.file, one.sheet.line(one.layout.header_rows[0]), column + 1},
                                  "",
                                  words});
        said_.push_back(std::move(words));
    }

    Collected& found_;
    std::vector<Asked> known_;  // of the exports so far, each as the first to ask it has it
    std::vector<Asked> here_;   // [questions of the export]
    std::vector<std::string> said_;
};

}  // namespace

void match_questions(std::vector<Export>& exports, Collected& found) {
    Matching matching(found);
    for (Export& one : exports) matching.take(one);
}

}  // namespace crosstie::io::survey
