// Power, legitimacy, urgency, influence and interest beside contacts. Nobody is ranked, and the literature's names for
// the classes are not said of people.
#include "io/answers/subjects/stakeholders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/measure/ego.hpp"
#include "graph/model/select.hpp"
#include "graph/model/shown_name.hpp"
#include "graph/survey/stakeholders.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/stakeholder_columns.hpp"
#include "io/answers/subjects/stakeholder_organisations.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

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
          people_shown_(shows_people(input.shown().edition)),
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
        figures_.add("wave", "The survey that positions are of", study_.waves[wave_].key);
        cuts();
        if (columns_[3].given) streams();
        if (grid) influence_by_interest();
        if (three) salience();
        if (people_shown_) positions();
        add_rated_organisations(input_, topic_);
        topic_.section.blocks.emplace_back(std::move(ratings_));
        topic_.section.blocks.emplace_back(std::move(figures_).record());
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

    // Groups of people, each under its key.
    Table group_table(std::string id, std::string caption) const {
        Table table{std::move(id),
                    std::move(caption),
                    {{"group", "Group", Kind::words, "Its key"},
                     {"people", "People", Kind::count, "How many"},
                     {"mean_contacts", "Contacts, on average", Kind::decimal, "Mean contacts of these people"}},
                    {},
                    {},
                    {}};
        table.keyed = true;
        if (people_shown_) table.columns.push_back({"ids", "Who", Kind::person, "The study's ids"});
        return table;
    }

    void add_group(Table& table, std::string_view key, std::string_view words, const survey::RatedGroup& group) const {
        // Means of everybody times their number are that survey's own totals.
        const bool means = input_.shown().waves_shown && input_.shown().complete_to;
        Row& row = table.rows.emplace_back(
            Row{Named{std::string(key), capitalised(words)}, group.people.size(),
                means ? number_or(group.mean_contacts, Why::no_people) : Cell(Withheld{"not shown"})});
        if (people_shown_) row.push_back(people_in_cell(input_, group.people));
    }

    void not_shown(const std::string& key, const std::string& meaning, std::string words) {
        figures_.add(key, meaning, Withheld{"too few"});
        say(std::move(words));
    }

    void streams() {
        if (stream_ids_.empty()) return;
        const survey::ComparisonOptions& options = input_.comparison.options;
        const auto linked_from = survey::influence_on_streams(study_, options.relation, options.from,
                                                              contacts_at(options.from), columns_[3].high);
        const auto linked_to = survey::influence_on_streams(study_, options.relation, wave_, now_, columns_[3].high);
        Table table = streams_table();
        std::vector<std::string> said;
        bool any_shown = false;
        for (std::size_t s = 0; s < stream_ids_.size(); ++s) {
            const survey::StreamAccess &from = linked_from[s], &to = linked_to[s];
            const bool shown = told(from) && told(to);
            any_shown = any_shown || shown;
            const auto count = [&](const auto& people) {
                return shown ? Cell(people.size()) : Cell(Withheld{"too few"});
            };
            const auto linked = [&](const survey::StreamAccess& found) {
                return shown ? Cell(found.linked.size()).shown_as(cell(found)) : Cell(Withheld{"not shown"});
            };
            Row& row = table.rows.emplace_back(Row{Named{stream_ids_[s], study_.work_streams[s].label}, linked(from),
                                                   count(from.not_yet), count(from.not_known), linked(to),
                                                   count(to.not_yet), count(to.not_known)});
            if (people_shown_) row.push_back(people_in_cell(input_, to.not_yet));
            if (shown && !to.not_yet.empty()) {
                said.push_back(fmt::format("{} with {}", spelled(to.not_yet.size()), study_.work_streams[s].label));
            }
        }
        if (!any_shown) {
            say("Contacts of people of much influence with single work-streams are not shown: too few people.");
            table.shown = Shown::data_only;
            topic_.section.blocks.emplace_back(std::move(table));
            return;
        }
        say(said.empty()
                ? fmt::format("Everybody of much influence {}is in contact with somebody of each work-stream.",
                              people_shown_ ? "" : "of whom it can be told ")
                : fmt::format("People of much influence who are not part of a work-stream and not yet in contact "
                              "with anybody of it: {}.",
                              listed(said)));
        topic_.section.blocks.emplace_back(std::move(table));
    }

    Table streams_table() const {
        Table table{
            "stakeholders_streams",
            "People of much influence in contact with work-streams they are not part of",
            {{"id", "Work-stream", Kind::words, "Its id"},
             {"from.linked", shown_name(study_.waves[input_.comparison.options.from]), Kind::figures, "In contact"},
             {"from.not_yet", "", Kind::count, "Not yet in contact"},
             {"from.not_known", "", Kind::count, "Did not answer, and nobody there named them"},
             {"to.linked", shown_name(study_.waves[wave_]), Kind::figures, "In contact"},
             {"to.not_yet", "", Kind::count, "Not yet in contact"},
             {"to.not_known", "", Kind::count, "Did not answer, and nobody there named them"}},
            {},
            "Of the people of much influence who are not part of the work-stream.",
            {}};
        if (people_shown_) table.columns.push_back({"not_yet_ids", "Not yet in contact", Kind::person, "Who, after"});
        return table;
    }

    [[nodiscard]] bool told(const survey::StreamAccess& found) const {
        return parts_shown(input_, {found.linked.size(), found.not_yet.size(), found.not_known.size()});
    }
    static std::string cell(const survey::StreamAccess& found) {
        return fmt::format("{} of {}", count_words(found.linked.size()), count_words(found.all()));
    }
    void influence_by_interest() {
        const auto [cells, not_known] =
            survey::influence_by_interest(study_, wave_, now_.contacts, columns_[3].high, columns_[4].high);
        constexpr std::array<std::string_view, 4> words{
            "much influence, much interest", "much influence, less interest", "less influence, much interest",
            "less influence, less interest"};
        constexpr std::array<const char*, 4> keys{"high_high", "high_low", "low_high", "low_low"};
        if (!told(cells, not_known)) {
            return not_shown("grid", "Influence by interest",
                             "Influence by interest of people is not shown: a part of it holds too few of them.");
        }
        Table table = group_table("stakeholders_grid", "Influence by interest");
        for (std::size_t k = 0; k < cells.size(); ++k) add_group(table, keys[k], words[k], cells[k]);
        figures_.add("grid.not_known", "People whose influence or interest is not known", not_known);
        say(fmt::format("{} of {} people of much influence also take much interest.", cells[0].people.size(),
                        cells[0].people.size() + cells[1].people.size()));
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void salience() {
        const auto [groups, not_known] =
            survey::salience_groups(study_, wave_, now_.contacts, columns_[0].high, columns_[1].high, columns_[2].high);
        if (!told(groups, not_known)) {
            return not_shown("salience", "Power, legitimacy and urgency",
                             "Who holds several of power, legitimacy and urgency is not shown: some combinations hold "
                             "too few people.");
        }
        Table table = group_table("stakeholders_salience", "Power, legitimacy and urgency");
        for (std::size_t k = measure::salience_classes; k-- > 0;) {
            const auto one = static_cast<Salience>(k);
            add_group(table, measure::name_of(one), attributes_of(one), groups[k]);
        }
        figures_.add("salience.not_known", "People of whom one of the three is not known", not_known);
        const std::size_t all = groups[static_cast<std::size_t>(Salience::definitive)].people.size();
        say(fmt::format("{} hold all three of power, legitimacy and urgency.", capitalised(people_words(all))));
        table.note = "After Mitchell, Agle and Wood (1997).";
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
        Table seen = of_people(for_readers(
            "stakeholders_influence", "People of much influence, and whom they are in contact with",
            {{"Person"}, {"Contacts", true}},
            "Named by either person, after. A work-stream: contacts who are part of it; (member): so is the person."));
        if (areas) seen.columns.emplace_back(fmt::format("Other {}", study_.by.plural), true);
        for (const WorkStream& stream : study_.work_streams) seen.columns.emplace_back(stream.label, true);
        Table people = people_table(areas.has_value()), with = with_table();
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            if (!on_roster(i, wave_)) continue;
            if (std::ranges::none_of(columns_, [&](const auto& column) { return column.high[i].has_value(); }))
                continue;
            const Cell who = Person{study_.actors[i].id, person_words(study_, i, input_.shown().edition)};
            Row row{who}, cells{who, now_.contacts[i]};
            for (const StakeholderColumn& column : columns_) {
                if (column.given)
                    row.push_back(column.high[i] ? Cell(*column.high[i]) : Cell(Undefined{Why::not_rated}));
            }
            row.emplace_back(now_.contacts[i]);
            if (areas) {
                row.emplace_back(areas_reached[i]);
                cells.emplace_back(areas_reached[i]);
            }
            for (std::size_t s = 0; s < stream_ids_.size(); ++s) {
                const bool member = now_.belongs[s][i] != 0;
                const auto contacts = now_.with[s][i];
                with.rows.push_back({who, stream_ids_[s], contacts, member});
                cells.push_back(
                    Cell(contacts).shown_as(fmt::format("{}{}", count_words(contacts), member ? " (member)" : "")));
            }
            people.rows.push_back(std::move(row));
            if (columns_[3].high[i] == std::optional(true)) seen.rows.push_back(std::move(cells));
        }
        for (Table* const table : {&people, &with, &seen}) topic_.section.blocks.emplace_back(std::move(*table));
    }

    Table people_table(bool areas) const {
        Table table = of_people(for_machines("stakeholders_people", "Everybody who is rated",
                                             {{"id", "", Kind::person, "The study's id"}}));
        for (const StakeholderColumn& column : columns_) {
            if (column.given) {
                table.columns.push_back(
                    {std::string(column.name), "", Kind::yes_no, "Whether rated as having much of it"});
            }
        }
        table.columns.push_back({"contacts", "", Kind::count, "Named by either person, after"});
        if (areas) table.columns.push_back({"areas_reached", "", Kind::count, "Other areas in contact, after"});
        return table;
    }

    static Table with_table() {
        return of_people(for_machines("stakeholders_people_with", "Contacts of everybody who is rated, by work-stream",
                                      {{"id", "", Kind::person, "The study's id"},
                                       {"work_stream", "", Kind::key, "Its id"},
                                       {"contacts", "", Kind::count, "Contacts who are part of it, after"},
                                       {"member", "", Kind::yes_no, "Whether the person is too"}}));
    }

    void cuts() {
        for (const StakeholderColumn& column : columns_) {
            if (!column.given) continue;
            const survey::RatedHigh rated = survey::rated_high(study_, wave_, column.high);
            const bool scored = column.name == "influence" || column.name == "interest";
            const std::string name(column.name);
            ratings_.rows.push_back({Named{name, scored ? "much " + name : name},
                                     people_of_cell(people_count(rated.high, rated.known, least_people(input_)))});
            if (column.cut) figures_.add("cuts." + name, "The score above which it is much", *column.cut);
        }
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
    bool people_shown_;
    std::size_t wave_;
    std::vector<StakeholderColumn> columns_;  // power, legitimacy, urgency, influence, interest
    std::vector<std::string> stream_ids_;
    measure::StreamContacts now_;
    Table ratings_{"stakeholders_columns",
                   "How positions are rated",
                   {{"column", "Rated as having", Kind::words, "The column of the actors"},
                    {"high", "People", Kind::figures, "People rated as having it, or much of it"}},
                   {},
                   "Of the people on the list after, as far as rated.",
                   {}};
    Figures figures_{"", "", ""};
    Topic topic_;
};

}  // namespace

std::optional<Topic> stakeholders_topic(const Case& input) { return Stakeholders(input).topic(); }

}  // namespace crosstie::io
