// What `measure` and `groups` answer: the network's measures, those of areas and of pairs of areas, everybody's scores.
#include "io/answers/measures/measured_document.hpp"

#include <fmt/format.h>

#include <cmath>

#include "graph/infer/sturdiness.hpp"
#include "io/answers/measures/measured_cells.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/number.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t widest_matrix = 9;  // areas; more are told in JSON and CSV only

std::string text_of_view(std::string_view text) { return std::string(text); }

/// Why a number of areas is not defined.
std::string_view why_of_areas(const Measured& measured, const Measured::AreaRow& row) {
    return measured.areas->areas.group_count() < 2 ? std::string_view("one_area") : row.measure->why;
}

/// Its words for a reader warn where one silent form may change the number.
Cell meaning_cell(const measure::MeasureInfo& info) {
    const auto mark = infer::sturdiness_of(info.key);
    const bool fragile = mark && mark->mark == infer::Sturdiness::fragile;
    const std::string words(info.meaning);
    return Cell(words).shown_as(words + (fragile ? " (fragile when some do not answer)" : ""));
}

/// One row a measure. `why` stands in a column of its own too, for CSV, where a missing number is an empty cell.
Table list_of_measures(std::string id, std::string caption, std::string value_head) {
    return {std::move(id),
            std::move(caption),
            {{"measure", "measure", Kind::key, "Key of 'crosstie list'"},
             {"value", std::move(value_head), Kind::exact, "The measure's value"},
             {"why", "", Kind::key, "Why there is no value; empty where there is one"},
             {"unit", "", Kind::words, "What the value counts or is a part of"},
             {"meaning", "meaning", Kind::words, "What the measure says"}},
            {},
            {},
            {}};
}

Row measure_row(const measure::MeasureInfo& info, Cell value) {
    const auto* none = std::get_if<Undefined>(&value.value);
    const std::string why(none ? key_of(none->why) : std::string_view());
    return {text_of_view(info.key), std::move(value), why, text_of_view(measure::name_of(info.unit)),
            meaning_cell(info)};
}

Record head_of(const Study& study, const Measured& measured) {
    const MeasureRequest& request = measured.request;
    Record head;
    head.fields = {
        {{"crosstie", "", Kind::key, "Version of the program"}, crosstie_version()},
        {{"study", "", Kind::key, "The study's short name"}, study.name},
        {{"wave", "", Kind::key, "Which survey"}, study.waves[request.wave].key},
        {{"relation", "", Kind::key, "Which question"}, study.relations[request.relation].key},
        {{"direction", "", Kind::key, "How ties were read: directed, union or intersection"},
         text_of_view(name_of(measured.direction))},
        {{"tie_from", "", Kind::exact, "Least strength that counts as a tie"}, measured.tie_from},
        {{"edition", "", Kind::key, "public, group or named"}, text_of_view(name_of(request.edition))},
        {{"actors_on_roster", "", Kind::count, "People on the list at this wave"}, measured.roster.size()},
        {{"pairs_observed", "", Kind::count, "Ordered pairs answered; unordered ones as union or intersection"},
         measured.pairs_observed},
        {{"pairs_possible", "", Kind::count, "Pairs that were asked about"}, measured.pairs_possible}};
    if (!measured.network.empty() && measured.network[0].chance) {
        const infer::CugTest& test = *measured.network[0].chance;
        head.fields.push_back({{"seed", "", Kind::count, "Seed of the random networks"}, test.seed});
        head.fields.push_back({{"draws", "", Kind::count, "Random networks"}, test.draws});
    }
    return head;
}

Cell value_cell(const Study& study, const Measured::NetworkRow& row, Edition edition) {
    return row.withheld ? Cell(Withheld{"not shown"}) : network_cell(study, row.value, edition);
}

/// "network": an object by measure, for machines.
Record network_record(const Study& study, const Measured& measured) {
    Record record{"network", "", {}, {}, Shown::data_only};
    const auto add = [&record](const std::string& key, Kind kind, std::string meaning, const Cell& cell) {
        record.fields.push_back({{key, "", kind, std::move(meaning)}, cell});
    };
    for (const auto& row : measured.network) {
        const std::string key(row.measure->info.key);
        add(key + ".value", Kind::exact,
            "A number, or a list of numbers, of ids, or of pairs or sets of ids (by a bar)",
            value_cell(study, row, measured.request.edition));
        add(key + ".n", Kind::count, "People on the list at this wave", measured.roster.size());
        add(key + ".pairs", Kind::count, "Pairs observed", measured.pairs_observed);
        if (!row.chance) continue;
        const infer::CugTest& test = *row.chance;
        add(key + ".chance.given", Kind::key, "What the random networks keep: size, ties, dyads or degrees",
            text_of_view(infer::name_of(measured.request.against->given)));
        add(key + ".chance.mean", Kind::exact, "Mean over random networks", number_or(test.mean, Why::no_draws));
        add(key + ".chance.sd", Kind::exact, "Standard deviation over them", number_or(test.sd, Why::no_draws));
        add(key + ".chance.p_at_least", Kind::p, "(1 + draws as high or higher) / (1 + draws)",
            number_or(test.p_at_least, Why::no_draws));
        add(key + ".chance.p_at_most", Kind::p, "(1 + draws as low or lower) / (1 + draws)",
            number_or(test.p_at_most, Why::no_draws));
        add(key + ".chance.draws_undefined", Kind::count,
            "Draws on which the measure is not defined; they count as extreme", test.draws_undefined);
    }
    return record;
}

const char* kept_words(infer::NullModel model) {
    switch (model) {
        case infer::NullModel::size:
            return "number of people";
        case infer::NullModel::ties:
            return "number of links";
        case infer::NullModel::dyad_census:
            return "numbers of pairs linked both ways, one way and not at all";
        case infer::NullModel::degrees:
            return "number of links of every person";
    }
    return "";
}

/// What the numbers of a random network were, and how often they went as far.
Paragraph chance_words(const Measured& measured) {
    const infer::CugTest& test = *measured.network[0].chance;
    return {
        fmt::format("Beside {} random networks with the same {} (seed {}): mean {}, standard deviation {}; as high "
                    "or higher with p = {}, as low or lower with p = {}.",
                    test.draws, kept_words(measured.request.against->given), test.seed, exact_words(test.mean),
                    exact_words(test.sd), exact_words(test.p_at_least), exact_words(test.p_at_most))};
}

/// Lists of people have a table of their own, so that numbers stand close to what they mean.
void add_network(Section& section, const Study& study, const Measured& measured) {
    Table numbers = list_of_measures("measures_numbers", "The network", "value");
    Table people = list_of_measures("measures_people", "Who they are", "people");
    people.columns[1].kind = Kind::person;
    people.people = true;
    for (const auto& row : measured.network) {
        (names_people(row.value) ? people : numbers)
            .rows.push_back(measure_row(row.measure->info, value_cell(study, row, measured.request.edition)));
    }
    if (measured.network.empty()) return;
    section.blocks.emplace_back(network_record(study, measured));
    if (!numbers.rows.empty()) section.blocks.emplace_back(std::move(numbers));
    if (!people.rows.empty()) section.blocks.emplace_back(std::move(people));
    if (const auto& chance = measured.network[0].chance; chance && chance->draws > 0) {
        section.blocks.emplace_back(chance_words(measured));
    }
}

void add_grouping(Section& section, const Study& study, const MeasuredAreas& areas) {
    section.blocks.emplace_back(
        Record{"",
               "",
               {{{"by", "", Kind::key, "The attribute that areas are"}, areas.by},
                {{"merged", "", Kind::count, "Areas put together under the last label; 0: none"}, areas.merged},
                {{"without_area", "", Kind::count, "People of no known area, left out"}, areas.without_area}},
               {},
               Shown::data_only});
    if (areas.merged > 0) {
        section.blocks.emplace_back(Paragraph{
            fmt::format("{} {} with too few people, or added to hide one, are measured together; every figure "
                        "below is about the {} as they stand here.",
                        areas.merged, study.by.plural, study.by.plural)});
    }
    if (areas.without_area > 0) {
        section.blocks.emplace_back(Paragraph{
            fmt::format("{} of no known {} left out below.", people_words(areas.without_area), study.by.singular)});
    }
}

/// One row an area: people, who answered, and each measure that has a number for every area.
void add_each_area(Section& section, const Study& study, const Measured& measured) {
    const MeasuredAreas& shown = *measured.areas;
    Table each{"measures_areas",
               "Each " + study.by.singular,
               {{"area", study.by.singular, Kind::words, "The area's label"},
                {"roster", "people", Kind::count, "Its people on the list"},
                {"answered", "answered", Kind::count, "Of these, those who answered"}},
               {},
               {},
               {}};
    each.shown = Shown::data_only;
    SideBySide readers{"measures_areas_shown", each.caption, study.by.singular, shown.areas.labels, {}};
    readers.columns = {{"people", {}}, {"answered", {}}};
    for (std::size_t g = 0; g < shown.areas.group_count(); ++g) {
        each.rows.push_back({shown.areas.labels[g], shown.roster[g], shown.answered[g]});
        readers.columns[0].second.emplace_back(shown.roster[g]);
        readers.columns[1].second.emplace_back(shown.answered[g]);
    }
    for (const auto& row : measured.by_area) {
        if (row.measure->per != measure::Per::area) continue;
        const std::string key(row.measure->info.key);
        each.columns.emplace_back(key, key, Kind::exact, text_of_view(row.measure->info.meaning));
        auto& column = readers.columns.emplace_back(key, std::vector<Cell>());
        for (std::size_t g = 0; g < shown.areas.group_count(); ++g) {
            each.rows[g].push_back(number_cell(row.values[g], why_of_areas(measured, row)));
            column.second.push_back(short_cell(each.rows[g].back()));
        }
    }
    const bool any = each.columns.size() > 3;
    section.blocks.emplace_back(std::move(each));
    if (!any) return;
    for (Table& table : tables_of(readers)) section.blocks.emplace_back(std::move(table));
}

/// Pairs of areas: one row each for machines, matrices of those a page holds for readers.
void add_between(Section& section, const Study& study, const Measured& measured) {
    const Partition& areas = measured.areas->areas;
    const std::size_t count = areas.group_count();
    Table between{"measures_between",
                  "",
                  {{"measure", "", Kind::key, "Key of 'crosstie list'"},
                   {"from", "", Kind::words, "Area that names"},
                   {"to", "", Kind::words, "Area that is named"},
                   {"value", "", Kind::exact, "The measure's value"},
                   {"why", "", Kind::key, "Why there is no value; empty where there is one"}},
                  {},
                  {},
                  {}};
    between.shown = Shown::data_only;
    std::vector<Table> matrices;
    std::string too_wide;
    for (const auto& row : measured.by_area) {
        if (row.measure->per != measure::Per::area_pair) continue;
        const measure::MeasureInfo& info = row.measure->info;
        SideBySide matrix{fmt::format("measures_{}", info.key),
                          fmt::format("{}: {}", info.key, info.meaning),
                          "from",
                          areas.labels,
                          {}};
        for (std::size_t h = 0; h < count; ++h) matrix.columns.emplace_back(areas.labels[h], std::vector<Cell>());
        for (std::size_t g = 0; g < count; ++g) {
            for (std::size_t h = 0; h < count; ++h) {
                const Cell value = number_cell(row.values[g * count + h], why_of_areas(measured, row));
                const auto* none = std::get_if<Undefined>(&value.value);
                between.rows.push_back({text_of_view(info.key), areas.labels[g], areas.labels[h], value,
                                        std::string(none ? key_of(none->why) : std::string_view())});
                matrix.columns[h].second.push_back(short_cell(value));
            }
        }
        if (count > widest_matrix) {
            too_wide += (too_wide.empty() ? "" : ", ") + text_of_view(info.key);
            continue;
        }
        Table whole{matrix.id, matrix.caption, {{"from"}}, {}, {}, {}};
        for (const auto& [head, cells] : matrix.columns) whole.columns.emplace_back("", head, Kind::exact);
        for (std::size_t g = 0; g < count; ++g) {
            whole.rows.push_back({matrix.names[g]});
            for (const auto& [head, cells] : matrix.columns) whole.rows[g].push_back(cells[g]);
        }
        matrices.push_back(std::move(whole));
    }
    if (between.rows.empty()) return;
    section.blocks.emplace_back(std::move(between));
    for (Table& matrix : matrices) section.blocks.emplace_back(std::move(matrix));
    if (!too_wide.empty()) {
        section.blocks.emplace_back(
            Paragraph{fmt::format("{}: {} {}, too many for a page; see --format json, or csv "
                                  "--table measures_between.",
                                  too_wide, count, study.by.plural)});
    }
}

void add_areas(Section& section, const Study& study, const Measured& measured) {
    add_grouping(section, study, *measured.areas);
    Table across = list_of_measures("measures_across", "Across and within " + study.by.plural, "value");
    for (const auto& row : measured.by_area) {
        if (row.measure->per != measure::Per::network) continue;
        across.rows.push_back(measure_row(row.measure->info, number_cell(row.values[0], why_of_areas(measured, row))));
    }
    if (!across.rows.empty()) section.blocks.emplace_back(std::move(across));
    add_each_area(section, study, measured);
    add_between(section, study, measured);
}

/// One row a person; for readers first who they are, then their scores as far as a page goes.
void add_actors(Section& section, const Study& study, const Measured& measured) {
    Table all{"measures_actors", "", {{"id", "", Kind::person, "The person's id"}}, {}, {}, {}};
    Table who{"measures_who", "The actors", {{"id"}, {"who"}}, {}, {}, {}};
    SideBySide scores{"measures_scores", "Their scores", "id", {}, {}, true};
    all.shown = Shown::data_only;
    all.people = who.people = true;
    for (const auto& column : measured.actors) {
        const std::string key(column.info->key);
        all.columns.emplace_back(key, "", Kind::exact, text_of_view(column.info->meaning));
        scores.columns.emplace_back(key, std::vector<Cell>());
    }
    std::size_t next_silent = 0;
    for (const ActorId i : measured.roster) {
        const bool silent = next_silent < measured.silent.size() && measured.silent[next_silent] == i;
        if (silent) ++next_silent;
        const Person person{study.actors[i].id, person_words(study, i, measured.request.edition)};
        Row& row = all.rows.emplace_back();
        row.emplace_back(person);
        who.rows.push_back({person.id, person.called});
        scores.names.push_back(person.id);
        for (std::size_t k = 0; k < measured.actors.size(); ++k) {
            const auto& column = measured.actors[k];
            row.push_back(number_cell(column.scores[i], silent ? std::string_view("no_response") : column.why));
            scores.columns[k].second.push_back(short_cell(row.back()));
        }
    }
    section.blocks.emplace_back(std::move(all));
    section.blocks.emplace_back(std::move(who));
    std::vector<Table> shown = tables_of(scores);
    if (!shown.empty()) shown.back().note = "-: not defined; 'crosstie list' says when, --format json why.";
    for (Table& table : shown) section.blocks.emplace_back(std::move(table));
}

bool has(const Measured& measured, measure::Per per) {
    for (const auto& row : measured.by_area) {
        if (row.measure->per == per) return true;
    }
    return false;
}

}  // namespace

Document measured_document(const Study& study, const Measured& measured) {
    const Relation& relation = study.relations[measured.request.relation];
    Document document;
    document.key = "measures";
    document.title = fmt::format("{}: {}, {}", study.title, relation.label, study.waves[measured.request.wave].label);
    document.about = {
        fmt::format("{} people on the roster; {} of {} pairs observed; read as {}; a contact is a strength of {} or "
                    "more.",
                    measured.roster.size(), measured.pairs_observed, measured.pairs_possible,
                    name_of(measured.direction), number_text(measured.tie_from))};
    if (study.illustrative) document.about.push_back(study.source);
    if (!measured.left_out.empty()) {
        document.about.push_back(
            fmt::format("Not worked out for {} people, since it takes too long or too much room: {}. --measure KEY "
                        "works one out, or says what its limit is.",
                        measured.roster.size(), fmt::join(measured.left_out, ", ")));
    }
    document.head = head_of(study, measured);
    Section& section = document.sections.emplace_back();
    add_network(section, study, measured);
    if (!measured.by_area.empty()) add_areas(section, study, measured);
    if (!measured.actors.empty()) add_actors(section, study, measured);
    return document;
}

std::string usual_table(const Measured& measured) {
    if (!measured.actors.empty()) return "measures_actors";
    if (has(measured, measure::Per::area)) return "measures_areas";
    if (has(measured, measure::Per::area_pair)) return "measures_between";
    if (has(measured, measure::Per::network)) return "measures_across";
    const bool people = !measured.network.empty() && names_people(measured.network[0].value);
    return people && measured.network.size() == 1 ? "measures_people" : "measures_numbers";
}

}  // namespace crosstie::io
