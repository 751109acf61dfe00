// Which question of a later export is which of an earlier one: forms are edited between surveys, and a question that has
// changed its place must not lend its answers to another.
#include "io/read/survey/match_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr const char* by_order = "by their order";
constexpr const char* by_mapping = "as its mapping says";

/// A question as the first export to ask it has it.
struct Asked {
    std::string name, text, file;
    Shape shape = Shape::grid;
    bool is_kind = false;
};

// Boxes have no question of their own; what is asked beside each tells them apart.
std::string text_of(const RelationMapping& relation) {
    const bool beside = relation.question.empty() && relation.shape == Shape::boxes && !relation.strengths.empty();
    return beside ? relation.strengths[0] : relation.question;
}

// Rows name the kind of their link: another word is another kind, wherever it stands.
bool is_kind(const RelationMapping& relation, const Export& one) {
    return relation.shape == Shape::rows && one.mapping.relations.size() > 1 && !relation.question.empty();
}

class Matching {
 public:
    explicit Matching(Collected& found) : found_(found) {}

    void take(Export& one) {
        std::vector<RelationMapping>& relations = one.mapping.relations;
        if (relations.empty()) return;  // meetings ask nothing
        said_.clear();
        if (!known_.empty() && one.mapping.read_from.empty())
            match(one);
        else
            compare(one);
        for (const RelationMapping& relation : relations) {
            if (!is_known(relation.name))
                known_.push_back(
                    {relation.name, text_of(relation), one.sheet.file, relation.shape, is_kind(relation, one)});
        }
        one.remarks.insert(one.remarks.begin(), said_.begin(), said_.end());  // the first are sure to be shown
    }

 private:
    [[nodiscard]] bool is_known(const std::string& name) const {
        return std::any_of(known_.begin(), known_.end(), [&](const Asked& asked) { return asked.name == name; });
    }

    // A mapping says which question is which.
    void compare(const Export& one) {
        const std::vector<RelationMapping>& relations = one.mapping.relations;
        std::vector<std::string> untold;
        for (const RelationMapping& relation : relations) {
            for (const Asked& asked : known_) {
                if (asked.name != relation.name) continue;
                if (!is_told_apart(relation, asked, relations)) untold.push_back(asked.name);
                tell_wording(one, relation, asked, by_mapping);
            }
        }
        tell_untold(one, untold, by_mapping);
    }

    void match(Export& one) {
        std::vector<RelationMapping>& relations = one.mapping.relations;
        as_.assign(relations.size(), none);
        taken_.assign(known_.size(), false);
        std::vector<std::string> untold;  // matched by order alone, without two texts that could be shown
        const auto pair = [&](const char* why, auto&& fits) {
            for (std::size_t k = 0; k < relations.size(); ++k) {
                for (std::size_t q = 0; q < known_.size() && as_[k] == none; ++q) {
                    if (taken_[q] || !fits(relations[k], known_[q])) continue;
                    as_[k] = q;
                    taken_[q] = true;
                    if (!is_told_apart(relations[k], known_[q], relations)) untold.push_back(known_[q].name);
                    tell_wording(one, relations[k], known_[q], why);
                }
            }
        };
        pair("", [](const RelationMapping& relation, const Asked& asked) {
            const std::string text = folded(text_of(relation));
            return !text.empty() && text == folded(asked.text);
        });
        pair("since both ask about trust", [](const RelationMapping& relation, const Asked& asked) {
            return relation.name == "trust" && asked.name == "trust";
        });
        const auto ordered = [&](const RelationMapping& relation, const Asked& asked) {
            return !is_kind(relation, one) && !asked.is_kind;
        };
        pair(by_order, [&](const RelationMapping& relation, const Asked& asked) {
            return ordered(relation, asked) && relation.shape == asked.shape;
        });
        pair(by_order, ordered);
        tell_untold(one, untold, by_order);
        name(one);
        for (std::size_t q = 0; q < known_.size(); ++q) {
            if (!taken_[q])
                said_.push_back(fmt::format("the question {} of {} is not in {}",
                                            called(known_[q].text, known_[q].name), known_[q].file, one.sheet.file));
        }
    }

    static std::string called(const std::string& text, const std::string& name) {
        return in_quotes(text.empty() ? name : text);
    }

    // Whether two texts can be held side by side, and stand for one question each.
    static bool is_told_apart(const RelationMapping& relation, const Asked& asked,
                              const std::vector<RelationMapping>& all) {
        const std::string text = folded(text_of(relation));
        const auto alike = std::count_if(all.begin(), all.end(),
                                         [&](const RelationMapping& other) { return folded(text_of(other)) == text; });
        return !text.empty() && !asked.text.empty() && alike == 1;
    }

    // The names of the questions they stand for; a question asked for the first time has one of its own.
    void name(Export& one) {
        std::vector<RelationMapping>& relations = one.mapping.relations;
        std::vector<std::string> names;
        for (std::size_t k = 0; k < relations.size(); ++k) {
            if (as_[k] == none) continue;
            relations[k].name = known_[as_[k]].name;
            names.push_back(relations[k].name);
        }
        for (std::size_t k = 0; k < relations.size(); ++k) {
            if (as_[k] != none) continue;
            const auto is_used = [&](const std::string& name) {
                return is_known(name) || std::find(names.begin(), names.end(), name) != names.end();
            };
            std::string& name = relations[k].name;
            for (std::size_t number = 2; is_used(name); ++number) name = fmt::format("contact_{}", number);
            names.push_back(name);
            said_.push_back(
                fmt::format("the question {} of {} is in no export before it, and is read as one of its own",
                            called(text_of(relations[k]), name), one.sheet.file));
        }
    }

    void tell_wording(const Export& one, const RelationMapping& relation, const Asked& asked, const char* why) {
        const std::string text = text_of(relation);
        if (text.empty() || asked.text.empty() || folded(text) == folded(asked.text)) return;
        note(
            "question worded otherwise", one, relation,
            fmt::format("{} in {} is read as {} of {}, {}; where that is wrong, change \"name\" in {}", in_quotes(text),
                        one.sheet.file, in_quotes(asked.text), asked.file, why, mapping_name(one.sheet.file)));
    }

    void tell_untold(const Export& one, const std::vector<std::string>& names, const char* why) {
        if (names.empty() || (one.mapping.relations.size() == 1 && known_.size() == 1)) return;
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        note("questions not told apart", one, one.mapping.relations[0],
             fmt::format("no text tells which question is which: those of {} are taken for those of {} {}: {}; where "
                         "that is wrong, change \"name\" in {}",
                         one.sheet.file, known_[0].file, why, list, mapping_name(one.sheet.file)));
    }

    void note(const char* kind, const Export& one, const RelationMapping& relation, std::string words) {
        const std::size_t column = relation.columns.empty() ? none : one.layout.find(relation.columns[0].header);
        found_.noticed.push_back({kind,
                                  one.mapping.wave,
                                  {one.sheet.file, one.sheet.line(one.layout.header_rows[0]), column + 1},
                                  "",
                                  words});
        said_.push_back(std::move(words));
    }

    Collected& found_;
    std::vector<Asked> known_;
    std::vector<std::size_t> as_;  // [questions of the export], places in known_
    std::vector<bool> taken_;      // [known_]
    std::vector<std::string> said_;
};

}  // namespace

void match_questions(std::vector<Export>& exports, Collected& found) {
    Matching matching(found);
    for (Export& one : exports) matching.take(one);
}

}  // namespace crosstie::io::survey
