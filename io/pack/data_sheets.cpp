#include "io/pack/data_sheets.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

SheetCell number(std::uint64_t count) { return static_cast<double>(count); }

class Sheets {
 public:
    Sheets(const Case& of, const ReleasedPapers& papers, const Json& numbers)
        : study_(of.study),
          c_(of.comparison),
          shown_(of.shown()),
          paper_(papers.paper.report()),
          annex_(papers.annex.report()),
          numbers_(numbers) {
        before_ = wave_name(c_.options.from);
        after_ = wave_name(c_.options.to);
    }

    std::vector<DataSheet> make() {
        findings();
        if (shown_.comparable && shown_.areas_shown) {
            areas();
            area_pairs();
        }
        if (shown_.comparable) new_contacts();
        if (shows_people(shown_.edition)) {
            people();
            ties();
        }
        response();
        measures();
        definitions();
        return std::move(sheets_);
    }

 private:
    std::string wave_name(std::size_t wave) const {
        return study_.waves[wave].label.empty() ? study_.waves[wave].key : study_.waves[wave].label;
    }

    DataSheet& sheet(std::string name, std::vector<std::string> columns) {
        return sheets_.emplace_back(DataSheet{std::move(name), std::move(columns), {}, {}});
    }

    void findings() {
        DataSheet& made = sheet("findings", {"kind", "number", "text"});
        const auto add = [&](const char* kind, const std::vector<std::string>& texts) {
            for (std::size_t k = 0; k < texts.size(); ++k) made.rows.push_back({kind, number(k + 1), texts[k]});
        };
        add("mark", paper_.marks);
        add("headline", {paper_.headline});
        std::vector<std::string> figures;
        for (const KeyFigure& f : paper_.strip) figures.push_back(fmt::format("{}: {}; {}", f.label, f.value, f.note));
        add("key figure", figures);
        add("finding", numbers_["findings"].get<std::vector<std::string>>());
        std::vector<std::string> answers;
        for (const Section& section : annex_.sections) {
            for (const Block& block : section.blocks) {
                const auto* list = std::get_if<QuestionList>(&block);
                if (list == nullptr) continue;
                for (const auto& [question, answer] : list->items) answers.push_back(question + ' ' + answer);
            }
        }
        add("answer", answers);
        add("limit", numbers_["limits"].get<std::vector<std::string>>());
        add("source", {paper_.source_line});
    }

    void areas() {
        const AreaTables& t = shown_.areas;
        DataSheet& made = sheet("areas", {study_.by.singular, "within, before", "within, after", "within, change",
                                          "across, before", "across, after", "across, change"});
        for (std::size_t row = 0; row < t.labels.size(); ++row) {
            std::array<std::uint64_t, 4> sums{};  // within before and after, across before and after
            for (std::size_t column = 0; column < t.labels.size(); ++column) {
                sums[row == column ? 0 : 2] += t.contacts_from[row][column];
                sums[row == column ? 1 : 3] += t.contacts_to[row][column];
            }
            const auto change = [&](std::size_t from) {
                return static_cast<double>(sums[from + 1]) - static_cast<double>(sums[from]);
            };
            made.rows.push_back({t.labels[row], number(sums[0]), number(sums[1]), change(0), number(sums[2]),
                                 number(sums[3]), change(2)});
        }
        const std::string what = fmt::format("Contacts with other {}", study_.by.plural);
        made.charts.push_back({what + ", before and after",
                               capitalised(study_.by.singular),
                               0,
                               {4, 5},
                               fmt::format("Bar chart of contacts with other {} for {} {}, before and after; the same "
                                           "figures stand in this sheet.",
                                           study_.by.plural, t.labels.size(), study_.by.plural)});
    }

    void area_pairs() {
        const AreaTables& t = shown_.areas;
        DataSheet& made =
            sheet("area_pairs", {study_.by.singular, "with", "contacts before", "contacts after", "change"});
        for (std::size_t row = 0; row < t.labels.size(); ++row) {
            for (std::size_t column = row; column < t.labels.size(); ++column) {
                const auto from = static_cast<double>(t.contacts_from[row][column]);
                const auto to = static_cast<double>(t.contacts_to[row][column]);
                made.rows.push_back({t.labels[row], t.labels[column], from, to, to - from});
            }
        }
    }

    void new_contacts() {
        if (shown_.bands.empty()) return;
        DataSheet& made = sheet("new_contacts", {"new contacts", "people", "least", "most"});
        for (const Band& band : shown_.bands) {
            made.rows.push_back({band_words(band), number(band.people), number(band.least),
                                 band.most ? number(*band.most) : SheetCell(std::string("no limit"))});
        }
        made.charts.push_back({"New contacts per person",
                               "new contacts",
                               0,
                               {1},
                               fmt::format("Bar chart of new contacts for {} people who answered both times; the same "
                                           "figures stand in this sheet.",
                                           shown_.gained_any.whole)});
    }

    std::string area_of(ActorId actor) const {
        const auto& areas = c_.cross_area.areas;
        return c_.has_areas && areas.known(actor) ? areas.labels[areas.group[actor]] : std::string();
    }

    void people() {
        if (c_.new_contacts.empty()) return;
        DataSheet& made =
            sheet("people", {"id", "person", study_.by.singular, "answered both times", "new contacts", "new across",
                             "confirmed", "lost contacts", "lost across", "pairs open before", "contacts before",
                             "contacts after", "reached before", "reached after"});
        for (const change::NewContacts& n : c_.new_contacts) {
            const bool area = c_.has_areas && c_.cross_area.areas.known(n.actor);
            const auto own = [&](std::uint32_t count, bool defined = true) {
                return n.known && defined ? number(count) : SheetCell(std::string("not known"));
            };
            const auto either = [&](std::uint32_t count, bool defined = true) {
                return n.compared && defined ? number(count) : SheetCell(std::string("not known"));
            };
            made.rows.push_back({study_.actors[n.actor].id, person_words(study_, n.actor, shown_.edition),
                                 area_of(n.actor), std::string(n.known ? "yes" : "no"), own(n.gained),
                                 own(n.gained_across, area), own(n.confirmed), own(n.lost), own(n.lost_across, area),
                                 own(n.opportunities), either(n.contacts_from), either(n.contacts_to),
                                 either(n.areas_reached_from, area), either(n.areas_reached_to, area)});
        }
    }

    /// Pairs in contact, as the maps draw them: who named whom is not told.
    void ties() {
        if (c_.contacts.empty()) return;
        DataSheet& made = sheet("ties", {"id", "person", study_.by.singular, "other id", "other person",
                                         fmt::format("other {}", study_.by.singular), "contact"});
        for (const change::ContactPair& pair : c_.contacts) {
            const char* state = pair.joint_before && pair.joint_after ? "lasted"
                                : pair.joint_after                    ? "new"
                                : pair.joint_before                   ? "lost"
                                : pair.after                          ? "after; not answered both times"
                                                                      : "before; not answered both times";
            made.rows.push_back({study_.actors[pair.first].id, person_words(study_, pair.first, shown_.edition),
                                 area_of(pair.first), study_.actors[pair.second].id,
                                 person_words(study_, pair.second, shown_.edition), area_of(pair.second),
                                 std::string(state)});
        }
    }

    void response() {
        DataSheet& made = sheet("response", {"group", "wave", "asked", "answered"});
        const auto add = [&](const std::string& group, const std::string& wave, std::uint64_t asked,
                             std::uint64_t answered) {
            made.rows.push_back({group, wave, number(asked), number(answered)});
        };
        add("everybody", before_, c_.before.roster, c_.before.answered);
        add("everybody", after_, c_.after.roster, c_.after.answered);
        if (!shown_.response_by_area) return;
        const AreaTables& t = shown_.areas;
        for (std::size_t row = 0; row < t.labels.size(); ++row) {
            add(t.labels[row], before_, t.roster_from[row], t.answered_from[row]);
            add(t.labels[row], after_, t.roster_to[row], t.answered_to[row]);
        }
    }

    void measures() {
        DataSheet& made = sheet("measures", {"part", "key", "value", "why there is none"});
        for (const Json& comparison : numbers_["comparisons"]) flatten(made, "comparison", "", comparison);
        for (const Json& network : numbers_["networks"]) {
            const std::string which = network["relation"].get<std::string>() + '.' + network["wave"].get<std::string>();
            flatten(made, "network", which, network["figures"]);
            if (network.contains("every_measure")) flatten(made, "network", which, network["every_measure"]);
        }
        if (numbers_.contains("topics")) {
            for (const auto& [name, topic] : numbers_["topics"].items()) flatten(made, name, "", topic);
        }
    }

    /// Single values and short lists of numbers; rows of people and of areas have sheets of their own.
    static void flatten(DataSheet& made, const std::string& part, const std::string& prefix, const Json& object) {
        if (!object.is_object()) return;
        for (const auto& [key, value] : object.items()) {
            const std::string path = prefix.empty() ? key : prefix + "." + key;
            const bool reason = key.ends_with("_why") && object.contains(key.substr(0, key.size() - 4));
            if (value.is_object()) {
                flatten(made, part, path, value);
            } else if (value.is_array()) {
                for (std::size_t k = 0; k < value.size() && k < 8; ++k) {
                    if (value[k].is_number())
                        made.rows.push_back({part, fmt::format("{}[{}]", path, k), value[k].get<double>(), {}});
                }
            } else if (value.is_number()) {
                made.rows.push_back({part, path, value.get<double>(), {}});
            } else if (value.is_null()) {
                const auto why = object.find(key + "_why");
                made.rows.push_back({part, path, std::string("none"),
                                     why != object.end() ? SheetCell(why->get<std::string>()) : SheetCell()});
            } else if (!reason) {
                made.rows.push_back(
                    {part,
                     path,
                     value.is_boolean() ? std::string(value.get<bool>() ? "yes" : "no") : value.get<std::string>(),
                     {}});
            }
        }
    }

    void definitions() {
        DataSheet& made = sheet("definitions", {"word", "meaning"});
        for (const Section& section : annex_.sections) {
            if (section.id != "definitions") continue;
            for (const Block& block : section.blocks) {
                if (const auto* list = std::get_if<Definitions>(&block)) {
                    for (const auto& [word, meaning] : list->items) made.rows.push_back({word, meaning});
                }
            }
        }
    }

    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    const Report& paper_;
    const Report& annex_;
    const Json& numbers_;
    std::string before_, after_;
    std::vector<DataSheet> sheets_;
};

}  // namespace

std::vector<DataSheet> data_sheets(const Case& of, const ReleasedPapers& papers,
                                   const nlohmann::ordered_json& numbers) {
    return Sheets(of, papers, numbers).make();
}

}  // namespace crosstie::io
