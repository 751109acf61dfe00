// What `compare` says, in the order a reader meets it.
#include "io/answers/change/compare_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "graph/model/shown_name.hpp"
#include "io/answers/change/detail_tables.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/answers/change/tables.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/notes_shown.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t people_listed = 10;

/// The next form of JSON whose keys another program cannot read as it read the last: a key that means something else, or
/// is gone. More keys are no new form.
constexpr std::uint64_t json_form = 2;

class Telling {
 public:
    explicit Telling(const Case& of)
        : of_(of), study_(of.study), c_(of.comparison), shown_(of.shown()), said_(of.findings()), tables_(of) {}

    Document document(Beneath beneath, EachPerson each) {
        document_.key = "compare";
        document_.title = study_.title.empty() ? study_.name : study_.title;
        about();
        head();
        figures();
        found();
        answered();
        if (shown_.comparable) {
            links();
            areas();
            new_contacts(each);
            split();
        }
        limits();
        if (beneath == Beneath::told) detail();
        return std::move(document_);
    }

 private:
    Section& section(std::string heading = "", std::string id = "") {
        return document_.sections.emplace_back(Section{std::move(id), std::move(heading), {}});
    }
    static void add(Section& section, std::optional<Table> table) {
        if (table) section.blocks.emplace_back(*std::move(table));
    }
    /// The finding of a key, with what threatens it.
    void say(Section& section, std::string_view key) const {
        const auto finding = std::ranges::find(said_.each, key, &Finding::key);
        if (finding == said_.each.end()) return;
        const std::vector<std::string_view> threats = threat_keys(said_.threats, finding->threatened);
        section.blocks.emplace_back(
            Paragraph{finding->text, std::string(key), std::vector<std::string>(threats.begin(), threats.end())});
    }

    void about() {
        document_.about.push_back(fmt::format("{}, {} to {}; links of {:g} and more, {}{}.",
                                              capitalised(shown_name(study_.relations[c_.options.relation])),
                                              study_.waves[c_.options.from].key, study_.waves[c_.options.to].key,
                                              c_.tie_from, name_of(c_.direction),
                                              study_.illustrative ? "; illustrative data" : ""));
    }

    void head() {
        const auto& o = c_.options;
        const auto put = [&](const char* key, const char* meaning, const Cell& cell) {
            document_.head.fields.push_back({{key, "", Kind::exact, meaning}, cell});
        };
        put("crosstie", "Version of the program", crosstie_version());
        put("form", "Of this JSON: higher where keys are gone or mean something else", json_form);
        put("study", "The study's short name", study_.name);
        put("title", "Its title", study_.title);
        put("source", "Where its data are from", study_.source);
        put("illustrative", "The data are made up", study_.illustrative);
        put("edition", "public, group or named", std::string(name_of(shown_.edition)));
        put("from", "The earlier survey", study_.waves[o.from].key);
        put("to", "The later survey", study_.waves[o.to].key);
        put("relation", "Which question", study_.relations[o.relation].key);
        put("direction", "How ties were read: directed, union or intersection", std::string(name_of(c_.direction)));
        put("tie_from", "Least strength that counts as a tie", c_.tie_from);
        put("by", "The attribute that areas are", o.by.empty() ? Cell(Undefined{Why::not_asked}) : Cell(o.by));
        put("actors", "People on the lists of both surveys", c_.stayers.size());
        put("pairs_observed", "Pairs of them answered both times", c_.ties.pairs());
        put("pairs_possible", "Pairs of them asked about both times", c_.pairs_possible);
        put("seed", "Of the random draws", o.seed);
        put("draws", "Random draws asked for", o.draws);
        put("notes", "What was said while reading; not in the public edition", notes_shown(study_, shown_.edition));
    }

    /// Every figure by key, and the lists that no reader needs whole.
    void figures() {
        Section& made = section();
        for (const Record& record : tables_.figures().records()) made.blocks.emplace_back(record);
        made.blocks.emplace_back(tables_.methods());
        add(made, tables_.response_by_area());
        add(made, tables_.area_pairs());
    }

    void found() {
        Section& made = section("What we found");
        made.blocks.emplace_back(Paragraph{said_.headline, "headline"});
        for (const char* key : {"density", "turnover", "contacts", "area_pairs", "new_contacts"}) say(made, key);
    }

    void answered() {
        Section& made = section("Who answered");
        say(made, "answered");
        if (survey::answers_on_record(study_, c_)) made.blocks.emplace_back(tables_.response());
        if (shown_.comparable) add(made, tables_.unanswered());
    }

    void links() {
        Section& made = section("Links and contacts");
        Table turnover = tables_.turnover();
        if (const double jaccard = c_.ties.jaccard(); std::isfinite(jaccard)) {
            turnover.note +=
                fmt::format(" Jaccard {}: links at both times, of links at either.", decimal_words(jaccard, 2));
        }
        made.blocks.emplace_back(std::move(turnover));
        add(made, tables_.intervals());
        add(made, tables_.contact_tests());
        say(made, "likeness");
    }

    void areas() {
        if (!shown_.cross_shown) return;
        Section& made = section("Across " + study_.by.plural);
        add(made, tables_.formation());
        add(made, tables_.area_by_area());
        add(made, tables_.pairs_of_areas());
        add(made, tables_.first_links());
        say(made, "crossing");
        say(made, "odds");
        add(made, tables_.chance());
    }

    void new_contacts(EachPerson each) {
        if (shown_.gained_any.whole > 0) {
            Section& made = section("New contacts");
            add(made, tables_.new_contact_bands());
            add(made, most_gained());
        }
        auto people = each == EachPerson::told ? tables_.people(c_.new_contacts) : std::nullopt;
        if (people) {
            people->shown = Shown::data_only;
            add(section(), std::move(people));
        }
    }

    /// Of everybody, the few who gained most, for a page.
    std::optional<Table> most_gained() const {
        std::vector<change::NewContacts> most;
        for (const change::NewContacts& one : c_.new_contacts) {
            if (one.known && one.gained > 0) most.push_back(one);
        }
        std::ranges::stable_sort(most, std::greater<>(), &change::NewContacts::gained);
        const std::size_t gained_any = most.size();
        most.resize(std::min(most.size(), people_listed));
        const std::optional<Table> people = tables_.people(most);
        if (!people || most.empty()) return std::nullopt;
        const auto place = [&](std::string_view key) {
            return static_cast<std::size_t>(std::ranges::find(people->columns, key, &Column::key) -
                                            people->columns.begin());
        };
        Table list{"most_gained", "Who gained most", {{"Id"}, {"Person"}}, {}, "", {}};
        list.people = true;
        const std::pair<const char*, const char*> columns[] = {
            {"gained", "New"}, {"gained_across", "Across"}, {"confirmed", "Confirmed"}, {"lost", "Lost"}};
        for (const auto& [key, head] : columns) list.columns.push_back({"", head, Kind::count});
        for (const Row& row : people->rows) {
            const Cell& person = row[place("id")];
            Row& made = list.rows.emplace_back(Row{std::get<Person>(person.value).id, person});
            for (const auto& [key, head] : columns) made.push_back(row[place(key)]);
        }
        if (const std::size_t more = gained_any - list.rows.size(); more > 0) {
            list.note = fmt::format("{} more {} gained contacts: --format csv lists everybody.", count_words(more),
                                    more == 1 ? "person" : "people");
        }
        return list;
    }

    void split() {
        Table parts = tables_.split();
        Section& made = section(parts.caption);
        parts.caption.clear();
        say(made, "split");
        made.blocks.emplace_back(std::move(parts));
    }

    void limits() {
        std::vector<std::string> keys;
        for (const Threat& threat : said_.threats) keys.emplace_back(threat.key);
        section("What this does not show").blocks.emplace_back(BulletList{said_.limits, "threats", std::move(keys)});
        section(shown_.notes.empty() ? "" : "Not shown, to protect people")
            .blocks.emplace_back(BulletList{shown_.notes, "suppressed"});
    }

    void detail() {
        if (shown_.comparable) {
            document_.sections.push_back(detail_section(of_));
        } else {
            section().blocks.emplace_back(
                Record{"", "", {{{"detail", "", Kind::exact}, Undefined{Why::not_observed}}}, "", Shown::data_only});
        }
    }

    const Case& of_;
    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    const Findings& said_;
    ComparisonTables tables_;
    Document document_;
};

}  // namespace

Document compare_document(const Case& of, Beneath beneath, EachPerson each) {
    return Telling(of).document(beneath, each);
}

}  // namespace crosstie::io
