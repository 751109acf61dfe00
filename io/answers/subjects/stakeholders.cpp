#include "io/answers/subjects/stakeholders.hpp"

#include <fmt/format.h>

#include <array>

#include "graph/measure/ego.hpp"
#include "graph/model/select.hpp"
#include "graph/survey/stakeholders.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/subjects/stakeholder_columns.hpp"
#include "io/answers/subjects/stakeholder_organisations.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;
using measure::Salience;

// The attributes of a class, in words that say nothing about a person.
std::string_view attributes_of(Salience salience) {
    constexpr std::array<std::string_view, measure::salience_classes> words{
        "none of the three",    "power only",        "legitimacy only",        "urgency only",
        "power and legitimacy", "power and urgency", "legitimacy and urgency", "all three"};
    return words[static_cast<std::size_t>(salience)];
}

class Stakeholders {
 public:
    explicit Stakeholders(const Case& input)
        : input_(input),
          study_(input.study),
          public_(input.shown().edition == Edition::public_),
          wave_(input.comparison.options.to) {
        for (const char* const name : {"power", "legitimacy", "urgency", "influence", "interest"}) {
            columns_.push_back(stakeholder_column(study_, name, wave_));
        }
        for (const WorkStream& stream : study_.work_streams) stream_ids_.push_back(stream.id);
        now_ = contacts_at(wave_);
    }

    std::optional<Topic> topic() {
        const bool three = columns_[0].given && columns_[1].given && columns_[2].given;
        const bool grid = columns_[3].given && columns_[4].given;
        bool any = three || grid || columns_[3].given;
        for (const char* const name : {"influence", "power", "legitimacy", "urgency"})
            any = any || study_.attributes.has(fmt::format("organisation_{}", name));
        if (!any) return std::nullopt;
        topic_.section.id = "stakeholders";
        topic_.section.heading = "Who has influence, and whom they work with";
        topic_.numbers["wave"] = study_.waves[wave_].key;
        cuts();
        if (columns_[3].given) streams();
        if (grid) influence_by_interest();
        if (three) salience();
        if (!public_) positions();
        add_rated_organisations(input_, topic_);
        if (!ratings_.rows.empty()) topic_.section.blocks.emplace_back(std::move(ratings_));
        rules();
        return std::move(topic_);
    }

 private:
    measure::StreamContacts contacts_at(std::size_t wave) const {
        return survey::contacts_with_streams(input_.networks(), input_.comparison.options.relation, wave,
                                             input_.comparison.tie_from);
    }

    void say(std::string words) { topic_.section.blocks.emplace_back(Paragraph{std::move(words)}); }

    [[nodiscard]] bool on_roster(ActorId i, std::size_t wave) const { return study_.actors[i].on_roster(wave); }

    // People of each group, and their average contacts, or nothing where the public edition cannot tell them apart.
    template <std::size_t N>
    [[nodiscard]] bool told(const std::array<survey::RatedGroup, N>& groups, std::size_t not_known) const {
        std::vector<std::uint64_t> parts{not_known};
        for (const survey::RatedGroup& group : groups) parts.push_back(group.people.size());
        return parts_shown(input_, parts);
    }

    [[nodiscard]] Row group_cells(const survey::RatedGroup& group) const {
        Row cells{count_words(group.people.size()), group.people.empty() ? "" : decimal_words(group.mean_contacts, 1)};
        if (!public_) cells.push_back(people_listed(input_, group.people));
        return cells;
    }

    [[nodiscard]] Json group_json(const survey::RatedGroup& group) const {
        Json json{{"people", group.people.size()}};
        put(json, "mean_contacts", group.mean_contacts, "nobody");
        if (!public_) json["ids"] = ids_of(input_, group.people);
        return json;
    }

    Table group_table(std::string id, std::string caption) const {
        Table table{std::move(id),
                    std::move(caption),
                    {{"Group", false}, {"People", true}, {"Contacts, on average", true}},
                    {},
                    {},
                    {}};
        if (!public_) table.columns.push_back({"Who", false});
        return table;
    }

    void streams() {
        if (stream_ids_.empty()) return;
        const survey::ComparisonOptions& options = input_.comparison.options;
        const auto linked_from = survey::influence_on_streams(study_, options.relation, options.from,
                                                              contacts_at(options.from), columns_[3].high);
        const auto linked_to = survey::influence_on_streams(study_, options.relation, wave_, now_, columns_[3].high);
        Table table{"stakeholders_streams",
                    "People of much influence in contact with work-streams they are not part of",
                    {{"Work-stream", false},
                     {wave_name(study_, input_.comparison.options.from), true},
                     {wave_name(study_, wave_), true}},
                    {},
                    "Of the people of much influence who are not part of the work-stream.",
                    {}};
        if (!public_) table.columns.push_back({"Not yet in contact", false});
        Json rows = Json::array();
        std::vector<std::string> said;
        bool any_shown = false;
        for (std::size_t s = 0; s < stream_ids_.size(); ++s) {
            const survey::StreamAccess &from = linked_from[s], &to = linked_to[s];
            const bool shown = told(from) && told(to);
            any_shown = any_shown || shown;
            table.rows.push_back(
                {study_.work_streams[s].label, shown ? cell(from) : "not shown", shown ? cell(to) : "not shown"});
            if (!public_) table.rows.back().push_back(people_listed(input_, to.not_yet));
            if (shown && !to.not_yet.empty()) {
                said.push_back(fmt::format("{} with {}", spelled(to.not_yet.size()), study_.work_streams[s].label));
            }
            Json row{{"id", stream_ids_[s]}};
            put(row, "from", from, shown);
            put(row, "to", to, shown);
            if (!public_) row["not_yet_ids"] = ids_of(input_, to.not_yet);
            rows.push_back(std::move(row));
        }
        topic_.numbers["streams"] = std::move(rows);
        if (!any_shown) {
            say("Contacts of people of much influence with single work-streams are not shown: too few people.");
            return;
        }
        say(said.empty()
                ? fmt::format("Everybody of much influence {}is in contact with somebody of each work-stream.",
                              public_ ? "of whom it can be told " : "")
                : fmt::format("People of much influence who are not part of a work-stream and not yet in contact "
                              "with anybody of it: {}.",
                              listed(said)));
        topic_.section.blocks.emplace_back(std::move(table));
    }

    [[nodiscard]] bool told(const survey::StreamAccess& found) const {
        return parts_shown(input_, {found.linked.size(), found.not_yet.size(), found.not_known.size()});
    }
    static std::string cell(const survey::StreamAccess& found) {
        return fmt::format("{} of {}", count_words(found.linked.size()), count_words(found.all()));
    }
    static void put(Json& json, const char* key, const survey::StreamAccess& found, bool shown) {
        if (!shown) {
            withhold(json, key, "suppressed: too few");
            return;
        }
        json[key] = {
            {"linked", found.linked.size()}, {"not_yet", found.not_yet.size()}, {"not_known", found.not_known.size()}};
    }
    static void put(Json& json, const char* key, double value, const char* why) { io::put(json, key, value, why); }

    void influence_by_interest() {
        const auto [cells, not_known] =
            survey::influence_by_interest(study_, wave_, now_.contacts, columns_[3].high, columns_[4].high);
        constexpr std::array<std::string_view, 4> words{
            "much influence, much interest", "much influence, less interest", "less influence, much interest",
            "less influence, less interest"};
        constexpr std::array<const char*, 4> keys{"high_high", "high_low", "low_high", "low_low"};
        if (!told(cells, not_known)) {
            withhold(topic_.numbers, "grid", "suppressed: too few");
            say("Influence by interest is not shown: a part of it holds too few people.");
            return;
        }
        Table table = group_table("stakeholders_grid", "Influence by interest");
        Json& json = topic_.numbers["grid"];
        for (std::size_t k = 0; k < cells.size(); ++k) {
            Row row{capitalised(words[k])};
            for (Cell& cell : group_cells(cells[k])) row.push_back(std::move(cell));
            table.rows.push_back(std::move(row));
            json[keys[k]] = group_json(cells[k]);
        }
        json["not_known"] = not_known;
        say(fmt::format("{} of {} people of much influence also take much interest.", cells[0].people.size(),
                        cells[0].people.size() + cells[1].people.size()));
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void salience() {
        const auto [groups, not_known] =
            survey::salience_groups(study_, wave_, now_.contacts, columns_[0].high, columns_[1].high, columns_[2].high);
        if (!told(groups, not_known)) {
            withhold(topic_.numbers, "salience", "suppressed: too few");
            say("Power, legitimacy and urgency are not shown: some of their combinations hold too few people.");
            return;
        }
        Table table = group_table("stakeholders_salience", "Power, legitimacy and urgency");
        Json& json = topic_.numbers["salience"];
        for (std::size_t k = measure::salience_classes; k-- > 0;) {
            const auto one = static_cast<Salience>(k);
            json[std::string(measure::name_of(one))] = group_json(groups[k]);
            if (groups[k].people.empty()) continue;
            Row row{capitalised(attributes_of(one))};
            for (Cell& cell : group_cells(groups[k])) row.push_back(std::move(cell));
            table.rows.push_back(std::move(row));
        }
        json["not_known"] = not_known;
        const std::size_t all = groups[static_cast<std::size_t>(Salience::definitive)].people.size();
        say(fmt::format("{} hold all three of power, legitimacy and urgency.", capitalised(people_words(all))));
        table.note = "Combinations that nobody holds are left out. After Mitchell, Agle and Wood (1997).";
        topic_.section.blocks.emplace_back(std::move(table));
    }

    // Everybody who is rated, beside their place in the network; the table holds those of much influence.
    void positions() {
        const survey::Comparison& c = input_.comparison;
        const auto areas = study_.attributes.partition(c.options.by, study_.waves[wave_].key);
        std::vector<std::uint32_t> areas_reached;
        if (areas) {
            areas_reached = measure::other_areas_reached(
                input_.networks().read(c.options.relation, wave_, c.tie_from, Direction::union_), *areas);
        }
        Table table{
            "stakeholders_people",
            "People of much influence, and whom they are in contact with",
            {{"Person", false}, {"Contacts", true}},
            {},
            "Named by either person, after. A work-stream: contacts who are part of it; (member): so is the person.",
            {}};
        if (areas) table.columns.push_back({fmt::format("Other {}", study_.by.plural), true});
        for (const WorkStream& stream : study_.work_streams) table.columns.push_back({stream.label, true});
        Json rows = Json::array();
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            if (!on_roster(i, wave_)) continue;
            Json row{{"id", study_.actors[i].id}};
            for (const StakeholderColumn& column : columns_) {
                if (column.high[i]) row[std::string(column.name)] = *column.high[i];
            }
            if (row.size() == 1) continue;
            row["contacts"] = now_.contacts[i];
            Row cells{person_words(study_, i, input_.shown().edition), count_words(now_.contacts[i])};
            if (areas) {
                row["areas_reached"] = areas_reached[i];
                cells.push_back(count_words(areas_reached[i]));
            }
            row["with"] = Json::object();
            for (std::size_t s = 0; s < stream_ids_.size(); ++s) {
                row["with"][stream_ids_[s]] = now_.with[s][i];
                cells.push_back(
                    fmt::format("{}{}", count_words(now_.with[s][i]), now_.belongs[s][i] != 0 ? " (member)" : ""));
            }
            if (columns_[3].high[i] == std::optional(true)) table.rows.push_back(std::move(cells));
            rows.push_back(std::move(row));
        }
        topic_.numbers["people"] = std::move(rows);
        if (!table.rows.empty()) topic_.section.blocks.emplace_back(std::move(table));
    }

    void cuts() {
        Json& given = topic_.numbers["columns"] = Json::array();
        Json cuts = Json::object();
        Table table{"stakeholders_ratings",
                    "How positions are rated",
                    {{"Rated as having", false}, {"People", true}},
                    {},
                    "Of the people on the list after, as far as rated.",
                    {}};
        for (const StakeholderColumn& column : columns_) {
            if (!column.given) continue;
            const survey::RatedHigh rated = survey::rated_high(study_, wave_, column.high);
            const PeopleCount count = people_count(rated.high, rated.known, least_people(input_));
            const bool scored = column.name == "influence" || column.name == "interest";
            table.rows.push_back({fmt::format("{}{}", scored ? "much " : "", column.name), people_of_words(count)});
            Json row{{"column", column.name}};
            io::put(row, "high", count);
            given.push_back(std::move(row));
            if (column.cut) cuts[std::string(column.name)] = *column.cut;
        }
        topic_.numbers["cuts"] = std::move(cuts);
        ratings_ = std::move(table);
    }

    void rules() {
        std::vector<std::string> scored;
        for (const StakeholderColumn& column : columns_) {
            if (column.given && column.cut) {
                scored.push_back(fmt::format("{} above {}", column.name, number_text(*column.cut)));
            }
        }
        std::string words = "These are the study's own ratings of positions, not measured by the survey. ";
        if (!scored.empty()) {
            words +=
                fmt::format("Much means {}: half-way between the lowest and the highest score given. ", listed(scored));
        }
        words +=
            "A contact is named by either person; who did not answer and is named by nobody there counts as not known.";
        say(std::move(words));
    }

    const Case& input_;
    const Study& study_;
    bool public_;
    std::size_t wave_;
    std::vector<StakeholderColumn> columns_;  // power, legitimacy, urgency, influence, interest
    std::vector<std::string> stream_ids_;
    measure::StreamContacts now_;
    Table ratings_;
    Topic topic_;
};

}  // namespace

std::optional<Topic> stakeholders_topic(const Case& input) { return Stakeholders(input).topic(); }

}  // namespace crosstie::io
