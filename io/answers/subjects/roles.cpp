#include "io/answers/subjects/roles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/measure/ego.hpp"
#include "graph/model/select.hpp"
#include "graph/plan/roles.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

class Roles {
 public:
    explicit Roles(const Case& input)
        : input_(input), study_(input.study), public_(input.shown().edition == Edition::public_) {
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
        if (!public_) each();
        limits();
        numbers();
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
    [[nodiscard]] std::string cell(std::size_t value, std::size_t whole) const {
        return count_cell(input_, value, whole);
    }
    static std::string none_or(std::size_t count) { return count == 0 ? "none" : spelled(count); }
    static std::size_t roster(const plan::RolesHeld& held) { return held.assigned.size() + held.unassigned.size(); }
    static std::size_t of_known_area(const plan::RolesHeld& held) {
        return held.linked_across.size() + held.not_yet_across.size() + held.across_unknown.size();
    }
    // Three parts of one sum: told together or not at all.
    [[nodiscard]] bool across_told(const plan::RolesHeld& held) const {
        return parts_shown(input_, {held.linked_across.size(), held.not_yet_across.size(), held.across_unknown.size()});
    }
    [[nodiscard]] std::string across_cell(const plan::RolesHeld& held, std::size_t part) const {
        return across_told(held) ? cell(part, of_known_area(held)) : "not shown";
    }

    void assigned() {
        const std::string before = cell(held_[0].assigned.size(), roster(held_[0]));
        const std::string after = cell(held_[1].assigned.size(), roster(held_[1]));
        std::string answer = fmt::format("{} people held a role before, {} after", before, after);
        if (has_areas_ && across_told(held_[0]) && across_told(held_[1])) {
            answer += fmt::format("; of these, {} before and {} after had a contact in another {}",
                                  cell(held_[0].linked_across.size(), of_known_area(held_[0])),
                                  cell(held_[1].linked_across.size(), of_known_area(held_[1])), study_.by.singular);
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
                cell(held_[0].linked_across.size(), of_known_area(held_[0])), study_.by.singular,
                cell(held_[1].linked_across.size(), of_known_area(held_[1])), none_or(held_[0].not_yet_across.size()),
                none_or(held_[1].not_yet_across.size()), study_.by.plural));
        }
        if (public_ || held_[1].not_yet_across.empty()) return;
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
            cell(held_[0].carriers.size(), held_[0].unassigned.size()),
            cell(held_[1].carriers.size(), held_[1].unassigned.size()));
        if (!public_ && !held_[1].carriers.empty()) {
            words += fmt::format(" After: {}.", people_listed(input_, held_[1].carriers));
        }
        say(std::move(words));
    }

    void single_points() {
        const std::array<std::size_t, 2> points{held_[0].single_points.size(), held_[1].single_points.size()};
        say(points[0] + points[1] == 0
                ? std::string("Nobody alone joined others to the group, before or after.")
                : fmt::format("{} alone joined others to the group before, {} after: without that person these others "
                              "would have no route to the rest.",
                              capitalised(alone(points[0], held_[0])), alone(points[1], held_[1])));
        if (public_) return;
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
        if (!shown.value) return people_count_words(shown) + " people";
        return *shown.value == 0 ? "nobody" : people_words(*shown.value);
    }

    void figures() {
        Table table{"roles_positions",
                    "Roles and positions",
                    {{"People who", false},
                     {wave_name(study_, input_.comparison.options.from), true},
                     {wave_name(study_, input_.comparison.options.to), true}},
                    {},
                    {},
                    {}};
        const auto row = [&](std::string name, auto figure) {
            table.rows.push_back({std::move(name), figure(held_[0]), figure(held_[1])});
        };
        using Held = const plan::RolesHeld&;
        row("hold an assigned role", [&](Held held) { return cell(held.assigned.size(), roster(held)); });
        if (has_areas_) {
            row(fmt::format("with a role, linked with another {}", study_.by.singular),
                [&](Held held) { return across_cell(held, held.linked_across.size()); });
            row(fmt::format("with a role, not yet linked with another {}", study_.by.singular),
                [&](Held held) { return across_cell(held, held.not_yet_across.size()); });
            row("with a role, not known", [&](Held held) { return across_cell(held, held.across_unknown.size()); });
        }
        row("hold no role, and lie on many shortest routes",
            [&](Held held) { return cell(held.carriers.size(), held.unassigned.size()); });
        row("alone join others to the group", [&](Held held) { return cell(held.single_points.size(), roster(held)); });
        topic_.section.blocks.emplace_back(std::move(table));
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
                    {{"Person", false},
                     {"Role before", false},
                     {"Role after", false},
                     {"Contacts before", true},
                     {"Contacts after", true}},
                    {},
                    "Contacts named by either person. Who did not answer may have more.",
                    {}};
        if (has_areas_) {
            for (const char* const when : {"before", "after"})
                table.columns.push_back({fmt::format("Other {} {}", study_.by.plural, when), true});
        }
        Json& rows = topic_.numbers["each"] = Json::array();
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            const std::array<std::optional<Place>, 2> places{place(i, 0), place(i, 1)};
            if (std::ranges::none_of(places, [](const auto& one) { return one && !one->role.empty(); })) continue;
            Json row{{"id", study_.actors[i].id}};
            std::vector<std::string> roles, contacts, areas;
            for (const std::size_t k : {0U, 1U}) {
                const auto& one = places[k];
                roles.push_back(!one ? "not on the list" : one->role.empty() ? "none" : one->role);
                contacts.push_back(one ? count_words(one->contacts) : "not on the list");
                areas.push_back(one ? count_words(one->areas) : "not on the list");
                if (!one) continue;
                const std::string end = k == 0 ? "_from" : "_to";
                row["role" + end] = one->role;
                row["contacts" + end] = one->contacts;
                if (has_areas_) row["areas_reached" + end] = one->areas;
            }
            Row cells{person_words(study_, i, input_.shown().edition)};
            for (auto* const part : {&roles, &contacts, &areas}) {
                if (part != &areas || has_areas_) cells.insert(cells.end(), part->begin(), part->end());
            }
            table.rows.push_back(std::move(cells));
            rows.push_back(std::move(row));
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

    void numbers() {
        Json& json = topic_.numbers;
        json["none"] = options_.none;
        json["carriers_share"] = options_.carriers;
        const survey::ComparisonOptions& options = input_.comparison.options;
        json["from"] = numbers_of(held_[0], options.from);
        json["to"] = numbers_of(held_[1], options.to);
    }

    [[nodiscard]] Json numbers_of(const plan::RolesHeld& held, std::size_t wave) const {
        const std::size_t least = least_people(input_);
        Json json{{"wave", study_.waves[wave].key}, {"roster", roster(held)}, {"answered", held.answered}};
        put(json, "assigned", people_count(held.assigned.size(), roster(held), least));
        if (!has_areas_) {
            withhold(json, "across", "no_areas");
        } else if (!across_told(held)) {
            withhold(json, "across", "suppressed: too few");
        } else {
            json["across"] = {{"linked", held.linked_across.size()},
                              {"not_yet", held.not_yet_across.size()},
                              {"not_known", held.across_unknown.size()}};
        }
        put(json, "carriers", people_count(held.carriers.size(), held.unassigned.size(), least));
        put(json, "single_points", people_count(held.single_points.size(), roster(held), least));
        if (public_) return json;
        put(json, "carries_from", held.carries_from, "nobody_between_others");
        json["not_yet_across_ids"] = ids_of(input_, held.not_yet_across);
        json["carriers_ids"] = ids_of(input_, held.carriers);
        json["single_points_list"] = Json::array();
        for (const plan::SinglePoint& point : held.single_points) {
            Json row{{"id", study_.actors[point.leaving.actor].id},
                     {"pairs_parted", point.leaving.pairs_parted},
                     {"cut_off", ids_of(input_, point.leaving.cut_off)}};
            row["fallback"] = point.fallback ? Json(study_.actors[*point.fallback].id) : Json();
            row["fallback_shared"] = point.fallback_shared;
            json["single_points_list"].push_back(std::move(row));
        }
        return json;
    }

    const Case& input_;
    const Study& study_;
    plan::RoleOptions options_;
    bool public_;
    bool has_areas_ = false;
    std::array<plan::RolesHeld, 2> held_;
    std::vector<Network> either_;                            // at both waves, a tie by either report
    std::vector<std::vector<std::uint32_t>> areas_reached_;  // at both waves, [actors]; empty: no areas
    Topic topic_;
};

}  // namespace

std::optional<Topic> roles_topic(const Case& input) {
    const auto& waves = input.study.waves;
    const auto has = [&](std::size_t wave) { return input.study.attributes.find("role", waves[wave].key) != nullptr; };
    if (!has(input.comparison.options.from) && !has(input.comparison.options.to)) return std::nullopt;
    return Roles(input).topic();
}

}  // namespace crosstie::io
