// Assigned roles beside positions in the network. Lists say who is not yet linked and what hangs on one person, so that
// it can be shared; nobody is judged.
#include "io/answers/subjects/roles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "graph/measure/ego.hpp"
#include "graph/model/select.hpp"
#include "graph/model/shown_name.hpp"
#include "graph/plan/roles.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/release/people_count.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

class Roles {
 public:
    explicit Roles(const Case& input)
        : input_(input), study_(input.study), people_shown_(shows_people(input.shown().edition)) {
        const survey::ComparisonOptions& options = input.comparison.options;
        held_ = {at(options.from), at(options.to)};
        for (const std::size_t wave : {options.from, options.to}) {
            either_.push_back(
                input.networks().read(options.relation, wave, input.comparison.tie_from, Direction::union_));
            const auto areas = study_.attributes.partition(options.by, study_.waves[wave].key);
            areas_reached_.push_back(areas ? measure::other_areas_reached(either_.back(), *areas)
                                           : std::vector<std::uint32_t>());
        }
    }

    std::optional<Topic> topic() {
        if (held_[0].assigned.empty() && held_[1].assigned.empty()) return std::nullopt;
        topic_.section.id = "roles";
        topic_.section.heading = "Roles, and who holds the network together";
        assigned();
        across();
        carriers();
        single_points();
        figures();
        if (people_shown_) each();
        limits();
        return std::move(topic_);
    }

 private:
    plan::RolesHeld at(std::size_t wave) {
        const survey::ComparisonOptions& options = input_.comparison.options;
        const Network& network = input_.as_reported(wave);
        const std::string& key = study_.waves[wave].key;
        std::optional<Partition> areas;
        if (!options.by.empty()) areas = study_.attributes.partition(options.by, key);
        has_areas_ = has_areas_ || areas.has_value();
        if (!areas) areas = partition_of(std::vector<std::string>(study_.actors.size()));
        const std::vector<std::string> nobody(study_.actors.size());
        const std::vector<std::string>* column = study_.attributes.find("role", key);
        return plan::roles_held(network, *areas, column == nullptr ? nobody : *column, options_);
    }

    void say(std::string words) { topic_.section.blocks.emplace_back(Paragraph{std::move(words)}); }
    void list(std::vector<std::string> items) {
        if (!items.empty()) topic_.section.blocks.emplace_back(BulletList{std::move(items)});
    }
    [[nodiscard]] PeopleCount count(std::size_t value, std::size_t whole) const {
        return people_count(value, whole, least_people(input_));
    }
    [[nodiscard]] std::string in_words(std::size_t value, std::size_t whole) const {
        return people_of_words(count(value, whole));
    }
    [[nodiscard]] Cell cell(std::size_t value, std::size_t whole) const { return people_of_cell(count(value, whole)); }
    static std::string none_or(std::size_t count) { return count == 0 ? "none" : spelled(count); }
    static std::size_t roster(const plan::RolesHeld& held) { return held.assigned.size() + held.unassigned.size(); }
    static std::size_t of_known_area(const plan::RolesHeld& held) {
        return held.linked_across.size() + held.not_yet_across.size() + held.across_unknown.size();
    }
    // Three parts of one sum: told together or not at all.
    [[nodiscard]] bool across_told(const plan::RolesHeld& held) const {
        return parts_shown(input_, {held.linked_across.size(), held.not_yet_across.size(), held.across_unknown.size()});
    }
    // The same figure of both surveys: a row for readers, and a key of each.
    template <class Figure>
    void row(std::string head, const std::string& key, const std::string& meaning, Figure figure) {
        figures_.row(std::move(head), "from." + key, "to." + key, meaning, figure(held_[0]), figure(held_[1]));
    }

    void assigned() {
        const std::string before = in_words(held_[0].assigned.size(), roster(held_[0]));
        const std::string after = in_words(held_[1].assigned.size(), roster(held_[1]));
        std::string answer = fmt::format("Roles are assigned to {} people now; before, to {}", after, before);
        if (has_areas_ && across_told(held_[0]) && across_told(held_[1])) {
            answer += fmt::format("; of these, {} before and {} after had a contact in another {}",
                                  in_words(held_[0].linked_across.size(), of_known_area(held_[0])),
                                  in_words(held_[1].linked_across.size(), of_known_area(held_[1])), study_.by.singular);
        }
        topic_.answers.push_back({Part::health, "Are roles assigned?", answer + '.'});
        say(fmt::format("Before, {} people on the list held an assigned role; after, {}.", before, after));
    }

    void across() {
        if (!has_areas_) return;
        if (across_told(held_[0]) && across_told(held_[1])) {
            say(fmt::format(
                "Of those with a role, {} had a contact in another {} before and {} after; {} and then {} were "
                "not yet linked across {}, by what they and others answered.",
                in_words(held_[0].linked_across.size(), of_known_area(held_[0])), study_.by.singular,
                in_words(held_[1].linked_across.size(), of_known_area(held_[1])),
                none_or(held_[0].not_yet_across.size()), none_or(held_[1].not_yet_across.size()), study_.by.plural));
        }
        if (!people_shown_ || held_[1].not_yet_across.empty()) return;
        say(fmt::format("After, not yet linked across {}: {}.", study_.by.plural,
                        people_listed(input_, held_[1].not_yet_across)));
    }

    void carriers() {
        if (held_[0].carriers.empty() && held_[1].carriers.empty()) {
            say("Nobody without an assigned role lies on many of the shortest routes between others.");
            return;
        }
        std::string words = fmt::format(
            "Some people hold no assigned role and yet lie on many of the shortest routes between others: {} without a "
            "role before, {} after. That is work the role list does not show.",
            in_words(held_[0].carriers.size(), held_[0].unassigned.size()),
            in_words(held_[1].carriers.size(), held_[1].unassigned.size()));
        if (people_shown_ && !held_[1].carriers.empty()) {
            words += fmt::format(" After: {}.", people_listed(input_, held_[1].carriers));
        }
        say(std::move(words));
    }

    void single_points() {
        const std::array<std::size_t, 2> points{held_[0].single_points.size(), held_[1].single_points.size()};
        say(points[0] + points[1] == 0
                ? std::string("Nobody alone joined others to the group, before or after.")
                : fmt::format(
                      "Some people were the only way from others to the group: {} before, {} after. Without such "
                      "a person these others would have no route to the rest.",
                      alone(points[0], held_[0]), alone(points[1], held_[1])));
        if (!people_shown_) return;
        std::vector<std::string> items;
        for (const plan::SinglePoint& point : held_[1].single_points) {
            const ActorId actor = point.leaving.actor;
            items.push_back(fmt::format(
                "If {} left, {} would have no route to most others. {}", people_listed(input_, {actor}),
                people_listed(input_, point.leaving.cut_off),
                point.fallback
                    ? fmt::format("Nearest to stepping in: {}, who is in contact with {} of the same people.",
                                  people_listed(input_, {*point.fallback}), spelled(point.fallback_shared))
                    : std::string("No contact of this person knows another, so nobody stands ready yet.")));
        }
        list(std::move(items));
    }

    [[nodiscard]] std::string alone(std::size_t count, const plan::RolesHeld& held) const {
        const PeopleCount shown = people_count(count, roster(held), least_people(input_));
        if (!shown.value) return people_count_words(shown);
        return *shown.value == 0 ? "nobody" : people_words(*shown.value);
    }

    void figures() {
        figures_.heads("People who", shown_name(study_.waves[input_.comparison.options.from]),
                       shown_name(study_.waves[input_.comparison.options.to]));
        figures_.add("none", "Words that a role is none by, beside an empty one", options_.none);
        figures_.add("carriers_share", "Share of those who answered that lie on many shortest routes",
                     options_.carriers);
        using Held = const plan::RolesHeld&;
        figures_.add("from.wave", "The survey before", study_.waves[input_.comparison.options.from].key);
        figures_.add("to.wave", "The survey after", study_.waves[input_.comparison.options.to].key);
        for (const std::size_t k : {0U, 1U}) {
            figures_.add(when(k) + ".roster", "People on the list", roster(held_[k]));
            figures_.add(when(k) + ".answered", "Of these, who answered", held_[k].answered);
        }
        row("hold an assigned role", "assigned", "People with an assigned role",
            [&](Held held) { return cell(held.assigned.size(), roster(held)); });
        figures_across();
        row("hold no role, and lie on many shortest routes", "carriers",
            "People without a role, on many shortest routes",
            [&](Held held) { return cell(held.carriers.size(), held.unassigned.size()); });
        row("alone join others to the group", "single_points", "People who alone join others to the group",
            [&](Held held) { return cell(held.single_points.size(), roster(held)); });
        people();
        std::move(figures_).add_to(topic_.section);
        if (!people_shown_) return;
        for (const std::size_t k : {0U, 1U}) topic_.section.blocks.emplace_back(points_table(k));
    }

    static std::string when(std::size_t k) { return k == 0 ? "from" : "to"; }

    // Those with a role, by whether they have a contact in another area.
    void figures_across() {
        if (!has_areas_) {
            for (const std::size_t k : {0U, 1U}) {
                figures_.add(when(k) + ".across", "Those with a role, by contacts across areas",
                             Undefined{Why::no_areas});
            }
            return;
        }
        using Part = std::vector<ActorId> plan::RolesHeld::*;
        const auto part = [&](const std::string& head, const std::string& key, Part which) {
            row(head, "across." + key, "Of those with a role and a known area", [&](const plan::RolesHeld& held) {
                return across_told(held) ? cell((held.*which).size(), of_known_area(held))
                                         : Cell(Withheld{"not shown"});
            });
        };
        part(fmt::format("with a role, linked with another {}", study_.by.singular), "linked",
             &plan::RolesHeld::linked_across);
        part(fmt::format("with a role, not yet linked with another {}", study_.by.singular), "not_yet",
             &plan::RolesHeld::not_yet_across);
        part("with a role, not known", "not_known", &plan::RolesHeld::across_unknown);
    }

    // Who these are: never in a public edition.
    void people() {
        if (!people_shown_) return;
        for (const std::size_t k : {0U, 1U}) {
            figures_.add(when(k) + ".carries_from", "Share of shortest routes from which on they are many",
                         number_or(held_[k].carries_from, Why::nobody_between));
            figures_.add(when(k) + ".not_yet_across_ids", "Who are not yet linked",
                         people_in_cell(input_, held_[k].not_yet_across));
            figures_.add(when(k) + ".carriers_ids", "Who lie on many shortest routes",
                         people_in_cell(input_, held_[k].carriers));
        }
    }

    // "from.single_points_list": who alone joins others to the group.
    Table points_table(std::size_t k) const {
        Table table = of_people(for_machines(
            "roles_" + when(k) + ".single_points_list", "Who alone joins others to the group",
            {{"id", "", Kind::person, "The study's id"},
             {"pairs_parted", "", Kind::count, "Pairs without a route when they leave"},
             {"cut_off", "", Kind::person, "Who would have no route to most others"},
             {"fallback", "", Kind::person, "Who is nearest to stepping in"},
             {"fallback_shared", "", Kind::count, "With how many of the same people they are in contact"}}));
        for (const plan::SinglePoint& point : held_[k].single_points) {
            table.rows.push_back(
                {person(point.leaving.actor), point.leaving.pairs_parted, people_in_cell(input_, point.leaving.cut_off),
                 point.fallback ? person(*point.fallback) : Cell(Undefined{Why::no_people}), point.fallback_shared});
        }
        return table;
    }

    Cell person(ActorId actor) const {
        return Person{study_.actors[actor].id, person_words(study_, actor, input_.shown().edition)};
    }

    // A person's place at one wave; nothing where they were not on its list.
    struct Place {
        std::string role;  // empty: none assigned
        std::size_t contacts = 0, areas = 0;
    };
    [[nodiscard]] std::optional<Place> place(ActorId actor, std::size_t k) const {
        const std::size_t wave = k == 0 ? input_.comparison.options.from : input_.comparison.options.to;
        if (!study_.actors[actor].on_roster(wave)) return std::nullopt;
        Place found;
        if (std::ranges::find(held_[k].assigned, actor) != held_[k].assigned.end()) {
            found.role = (*study_.attributes.find("role", study_.waves[wave].key))[actor];
        }
        found.contacts = either_[k].out(actor).size();
        if (!areas_reached_[k].empty()) found.areas = areas_reached_[k][actor];
        return found;
    }

    // Everybody with a role at either wave, beside where they stood.
    void each() {
        Table table{"roles_each",
                    "Assigned roles beside positions",
                    {{"id", "Person", Kind::person, "The study's id"},
                     {"role_from", "Role before", Kind::words, "Empty: none assigned"},
                     {"role_to", "Role after", Kind::words, "Empty: none assigned"},
                     {"contacts_from", "Contacts before", Kind::count, "Named by either person, before"},
                     {"contacts_to", "Contacts after", Kind::count, "Named by either person, after"}},
                    {},
                    "Contacts named by either person at that survey, with whoever was on its list: there may be more "
                    "than on pairs "
                    "answered both times. Who did not answer may have more still.",
                    {}};
        table.people = true;
        if (has_areas_) {
            for (const auto& [key, word] :
                 {std::pair{"areas_reached_from", "before"}, std::pair{"areas_reached_to", "after"}})
                table.columns.push_back(
                    {key, fmt::format("Other {} {}", study_.by.plural, word), Kind::count, "Other areas in contact"});
        }
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            const std::array<std::optional<Place>, 2> places{place(i, 0), place(i, 1)};
            if (std::ranges::none_of(places, [](const auto& one) { return one && !one->role.empty(); })) continue;
            Row cells{person(i)};
            const auto both = [&](auto told) {
                for (const auto& one : places) cells.push_back(one ? told(*one) : Cell(Undefined{Why::not_on_list}));
            };
            both([](const Place& one) { return one.role.empty() ? Cell("").shown_as("none") : Cell(one.role); });
            both([](const Place& one) { return Cell(one.contacts); });
            if (has_areas_) both([](const Place& one) { return Cell(one.areas); });
            table.rows.push_back(std::move(cells));
        }
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void limits() {
        std::string none;
        for (const std::string& word : options_.none) none += fmt::format(" or \u201C{}\u201D", word);
        say(fmt::format(
            "No assigned role: the role is empty{}. On many shortest routes: among the tenth of those who "
            "answered through whom most shortest routes pass. A contact is named by either person. Links of "
            "people who did not answer may be missing, so fewer routes may hang on one person than it "
            "seems. A position says where links run, not how well anybody works.",
            none));
    }

    const Case& input_;
    const Study& study_;
    plan::RoleOptions options_;
    bool people_shown_;
    bool has_areas_ = false;
    std::array<plan::RolesHeld, 2> held_;
    std::vector<Network> either_;                            // at both waves, a tie by either report
    std::vector<std::vector<std::uint32_t>> areas_reached_;  // at both waves, [actors]; empty: no areas
    Topic topic_;
    Figures figures_{"roles_positions", "Roles and positions", ""};
};

}  // namespace

std::optional<Topic> roles_topic(const Case& input) {
    const auto& waves = input.study.waves;
    const auto has = [&](std::size_t wave) { return input.study.attributes.find("role", waves[wave].key) != nullptr; };
    if (!has(input.comparison.options.from) && !has(input.comparison.options.to)) return std::nullopt;
    return Roles(input).topic();
}

}  // namespace crosstie::io
