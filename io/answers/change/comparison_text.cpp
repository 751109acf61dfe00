#include "io/answers/change/comparison_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/answers/change/sentences.hpp"
#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/text_table.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t width = 80;
constexpr std::size_t people_listed = 10;

class TextPage {
 public:
    explicit TextPage(const Case& of)
        : study_(of.study), c_(of.comparison), shown_(of.shown()), said_(of.findings()), tables_(of) {}

    std::string write() {
        const Relation& relation = study_.relations[c_.options.relation];
        paragraph(study_.title.empty() ? study_.name : study_.title);
        paragraph(fmt::format("{}, {} to {}; links of {:g} and more, {}{}.",
                              capitalised(relation.label.empty() ? relation.key : relation.label),
                              study_.waves[c_.options.from].key, study_.waves[c_.options.to].key, c_.tie_from,
                              name_of(c_.direction), study_.illustrative ? "; illustrative data" : ""));
        head("What we found");
        paragraph(said_.headline);
        for (const std::string& text : said_.found) item(text);

        head("Who answered");
        for (const std::string& text : said_.answered) item(text);
        table(tables_.response());
        if (!shown_.comparable) {
            ending();
            return for_terminal(text_);
        }
        noted(tables_.unanswered());

        head("Links and contacts");
        table(tables_.turnover());
        if (c_.ties.pairs() > 0 && std::isfinite(c_.ties.jaccard())) {
            paragraph(fmt::format("Jaccard {}: links at both times, of links at either.",
                                  decimal_words(c_.ties.jaccard(), 2)));
        }
        if (const auto intervals = tables_.intervals()) {
            paragraph(fmt::format("Change in the share of pairs linked: {}.", verdict_words(c_)));
            noted(intervals);
        }
        said("likeness");
        areas();
        new_contacts();
        if (const auto split = tables_.split()) {
            head(split->caption);
            said("split");
            table(*split);
        }
        ending();
        return for_terminal(text_);
    }

 private:
    void ending() {
        head("What this does not show");
        for (const std::string& text : said_.limits) item(text);
        if (shown_.notes.empty()) return;
        head("Not shown, to protect people");
        for (const std::string& text : shown_.notes) item(text);
    }

    void head(std::string_view heading) {
        table_last_ = false;
        text_ += fmt::format("\n{}\n{}\n", heading, std::string(shown_width(heading), '='));
    }
    void paragraph(std::string_view text) {
        after_table();
        text_ += wrapped(text, width);
    }
    void item(std::string_view text) {
        after_table();
        std::string block = wrapped(text, width, "  ");
        block[0] = '-';
        text_ += block;
    }
    void table(const Table& table) {
        text_ += '\n' + text_table(table, width);
        table_last_ = true;
    }
    void noted(const std::optional<Table>& table) {
        if (!table) return;
        this->table(*table);
        if (!table->note.empty()) paragraph(table->note);
    }
    void said(std::string_view key) {
        const std::string text = said_.said(key);
        if (!text.empty()) paragraph(text);
    }
    void after_table() {
        if (table_last_) text_ += '\n';
        table_last_ = false;
    }

    void areas() {
        if (!shown_.cross_shown) return;
        head(fmt::format("Across {}", study_.by.plural));
        if (const auto formation = tables_.formation()) table(*formation);
        if (const auto rows = tables_.area_by_area()) table(*rows);
        if (const auto pairs = tables_.pairs_of_areas()) table(*pairs);
        if (const auto first = tables_.first_links()) {
            paragraph(first->caption + ':');
            table(*first);
        }
        said("crossing");
        said("odds");
        noted(tables_.chance());
    }

    void new_contacts() {
        if (shown_.gained_any.whole == 0) return;
        head("New contacts");
        if (const auto bands = tables_.new_contact_bands()) table(*bands);
        if (shown_.edition == Edition::public_) return;
        std::vector<const change::NewContacts*> rows;
        for (const change::NewContacts& row : c_.new_contacts) {
            if (row.known && row.gained > 0) rows.push_back(&row);
        }
        if (rows.empty()) return;
        std::stable_sort(rows.begin(), rows.end(), [](const auto* a, const auto* b) { return a->gained > b->gained; });
        const std::size_t all = rows.size();
        rows.resize(std::min(all, people_listed));
        Table list{
            "",
            "",
            {{"Id", false}, {"Person", false}, {"New", true}, {"Across", true}, {"Confirmed", true}, {"Lost", true}},
            {},
            "",
            {}};
        for (const change::NewContacts* row : rows) {
            list.rows.push_back({study_.actors[row->actor].id, person_words(study_, row->actor, shown_.edition),
                                 count_words(row->gained), c_.has_areas ? count_words(row->gained_across) : "-",
                                 count_words(row->confirmed), count_words(row->lost)});
        }
        table(list);
        if (all > rows.size()) {
            paragraph(fmt::format("{} more {} gained contacts: --format csv lists everybody.",
                                  count_words(all - rows.size()), all - rows.size() == 1 ? "person" : "people"));
        }
    }

    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    const Findings& said_;
    ComparisonTables tables_;
    std::string text_;
    bool table_last_ = false;
};

}  // namespace

std::string comparison_text(const Case& of) { return TextPage(of).write(); }

}  // namespace crosstie::io
