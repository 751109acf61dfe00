// Whom to brief first, whom the network depends on, and what would be lost with a person.
#include "io/answers/plan/plan_dependence.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/answers/plan/plan_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr const char* value_meaning =
    "To brief first: share of the others they reach; to depend on: share of pairs of the others without a route if "
    "they "
    "left";

std::string search_key(const measure::KeyActors& key) {
    return key.search == measure::Search::exact ? "exact" : "greedy_exchange";
}

/// Sets of people who do equally well; `size` 0: all are of one size.
void add_sets(Table& table, const Study& study, const Planned& planned, const measure::KeyActors& key,
              std::uint64_t size) {
    for (const auto& set : key.sets) {
        Row& row = table.rows.emplace_back();
        if (size > 0) row.emplace_back(size);
        row.emplace_back(people_of(study, planned, set));
    }
}

Table sets_table(std::string id, bool sizes) {
    Table table{std::move(id), "", {{"people", "", Kind::person, "People who together do best"}}, {}, {}, {}};
    if (sizes) table.columns.insert(table.columns.begin(), {"size", "", Kind::count, "So many people"});
    table.shown = Shown::data_only;
    table.people = true;
    return table;
}

Section brief_first(const Study& study, const Planned& planned) {
    const measure::KeyActors& key = *planned.brief_first;
    Section section{"", "Whom to brief first", {}};
    say(section, brief_first_words(study, planned));
    Record record{"plan_brief_first",
                  "",
                  {{{"size", "", Kind::count, "So many people"}, planned.request.size},
                   {{"steps", "", Kind::count, "1: linked; 2: through one colleague"}, planned.request.steps},
                   {{"value", "", Kind::share, value_meaning}, number_or(key.value, Why::too_few)},
                   {{"equal", "", Kind::count, "Choices that do as well"}, key.equal},
                   {{"search", "", Kind::key, "exact, or greedy_exchange: others may do better"}, search_key(key)}}};
    record.shown = Shown::data_only;
    section.blocks.emplace_back(std::move(record));
    Table sets = sets_table("plan_brief_first_sets", false);
    add_sets(sets, study, planned, key, 0);
    section.blocks.emplace_back(std::move(sets));
    return section;
}

Section depend_on(const Study& study, const Planned& planned) {
    Section section{"", "Whom the network depends on", {}};
    const double apart = planned.effect.rows[static_cast<std::size_t>(plan::Figure::fragmentation)].now;
    if (!std::isnan(apart)) {
        const auto [parted, pairs] = measure::pairs_parted(apart, planned.roster);
        say(section, fmt::format("Now {} of all pairs of people have no route.", share_words(parted, pairs)));
    }
    Table table{"plan_depend_on",
                "",
                {{"size", "", Kind::count, "So many people"},
                 {"value", "", Kind::share, value_meaning},
                 {"equal", "", Kind::count, "Choices that do as well"},
                 {"search", "", Kind::key, "exact, or greedy_exchange: others may do better"}},
                {},
                {},
                {}};
    table.shown = Shown::data_only;
    table.people = true;
    Table sets = sets_table("plan_depend_on_sets", true);
    for (std::size_t size = 1; size <= planned.depend_on.size(); ++size) {
        const measure::KeyActors& key = planned.depend_on[size - 1];
        say(section, depend_on_words(study, planned, size));
        table.rows.push_back({size, number_or(key.value, Why::too_few), key.equal, search_key(key)});
        add_sets(sets, study, planned, key, size);
    }
    section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(std::move(sets));
    return section;
}

Section if_leaves(const Study& study, const Planned& planned) {
    Section section{"", "If somebody left", {}};
    if (planned.if_leaves.empty()) say(section, "Nobody's leaving would take a route from anybody else.");
    Table table{"plan_if_leaves",
                "Who would be missed most",
                {{"id", "", Kind::person, "Who would leave"},
                 {"contacts", "", Kind::count, "The person's contacts"},
                 {"contacts_across", "", Kind::count, "Of these, across areas"},
                 {"parts_before", "", Kind::count, "Pieces of the network with the person"},
                 {"parts_after", "", Kind::count, "Pieces without"},
                 {"pairs_parted", "", Kind::count, "Pairs of others who would lose every route"},
                 {"pairs_parted_across", "", Kind::count, "Of these, across areas"},
                 {"left_alone", "", Kind::person, "Contacts who have no other"},
                 {"cut_off", "", Kind::person, "Others without a route to the largest piece left"},
                 {"areas_cut_off", "", Kind::words, "Areas whose only contacts with others are the person's"},
                 {"words", "What would be lost", Kind::words, "The same in words"}},
                {},
                {},
                {}};
    Table parted{"plan_areas_parted",
                 "",
                 {{"id", "", Kind::person, "Who would leave"},
                  {"area", "", Kind::words, "An area whose only contacts with another are the person's"},
                  {"to", "", Kind::words, "The other area"}},
                 {},
                 {},
                 {}};
    table.people = parted.people = true;
    parted.shown = Shown::data_only;
    const std::vector<std::string>& labels = planned.areas.labels;
    for (const plan::IfLeaves& one : planned.if_leaves) {
        Words cut_off;
        for (const std::uint32_t area : one.areas_cut_off) cut_off.push_back(labels[area]);
        const Person who = person_of(study, one.actor, planned.request.edition);
        table.rows.push_back({who, one.contacts, one.contacts_across, one.parts_before, one.parts_after,
                              one.pairs_parted, one.pairs_parted_across, people_of(study, planned, one.left_alone),
                              people_of(study, planned, one.cut_off), std::move(cut_off),
                              leaving_words(study, planned, one)});
        for (const auto& [g, h] : one.areas_parted) parted.rows.push_back({who, labels[g], labels[h]});
    }
    section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(std::move(parted));
    return section;
}

}  // namespace

std::vector<Section> dependence_sections(const Study& study, const Planned& planned) {
    if (!planned.brief_first) return {};
    return {brief_first(study, planned), depend_on(study, planned), if_leaves(study, planned)};
}

}  // namespace crosstie::io
