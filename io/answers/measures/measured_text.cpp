#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/infer/sturdiness.hpp"
#include "io/answers/measures/measured_output.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/text_table.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t page = 100;         // characters a line
constexpr std::size_t widest_matrix = 9;  // areas; more are told in JSON and CSV only
constexpr std::size_t most_listed = 30;   // people, pairs or sets in one cell

// Six significant digits read well in a terminal; JSON and CSV carry them all.
std::string for_reading(double value) { return std::isnan(value) ? "not defined" : fmt::format("{:.6g}", value); }
std::string short_number(double value) { return std::isnan(value) ? "-" : fmt::format("{:.4g}", value); }

std::string network_words(const Study& study, const measure::NetworkValue& value) {
    std::vector<std::string> items;
    const auto id = [&](ActorId i) { return study.actors[i].id; };
    if (const auto* number = std::get_if<double>(&value.value)) {
        if (std::isnan(*number)) return fmt::format("not defined ({})", value.why);
        return for_reading(*number);
    }
    if (const auto* numbers = std::get_if<std::vector<double>>(&value.value)) {
        for (const double number : *numbers) items.push_back(for_reading(number));
    } else if (const auto* people = std::get_if<std::vector<ActorId>>(&value.value)) {
        for (const ActorId i : *people) items.push_back(id(i));
    } else if (const auto* pairs = std::get_if<std::vector<std::array<ActorId, 2>>>(&value.value)) {
        for (const auto& [i, j] : *pairs) items.push_back(id(i) + " with " + id(j));
    } else {
        for (const auto& set : std::get<std::vector<std::vector<ActorId>>>(value.value)) {
            std::string words;
            for (const ActorId i : set) words += (words.empty() ? "" : " ") + id(i);
            items.push_back("(" + words + ")");
        }
    }
    if (items.empty()) return "none";
    std::string words;
    for (std::size_t k = 0; k < std::min(items.size(), most_listed); ++k) words += (k == 0 ? "" : ", ") + items[k];
    if (items.size() > most_listed) words += fmt::format(", and {} more", items.size() - most_listed);
    return words;
}

std::string captioned(const Table& table) {
    const std::string caption = table.caption.empty() ? "" : wrapped(table.caption, page);
    return '\n' + caption + text_table(table, page);
}

// A warning where one silent form may change the number.
std::string fragile_words(std::string_view key) {
    const auto mark = infer::sturdiness_of(key);
    return mark && mark->mark == infer::Sturdiness::fragile ? " (fragile when some do not answer)" : "";
}

// Lists of people have a table of their own, so that numbers stand close to what they mean.
std::string network_text(const Study& study, const Measured& measured) {
    Table numbers{"network", "The network", {{"measure"}, {"value"}, {"meaning"}}, {}, {}, {}};
    Table people{"network_people", "Who they are", {{"measure"}, {"people"}, {"meaning"}}, {}, {}, {}};
    for (const auto& row : measured.network) {
        Table& table = row.value.value.index() < 2 ? numbers : people;
        table.rows.push_back({std::string(row.measure->info.key), network_words(study, row.value),
                              std::string(row.measure->info.meaning) + fragile_words(row.measure->info.key)});
    }
    return (numbers.rows.empty() ? "" : captioned(numbers)) + (people.rows.empty() ? "" : captioned(people));
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

// What the numbers of a random network were, and how often they went as far.
std::string chance_text(const Measured& measured) {
    const infer::CugTest& test = *measured.network[0].chance;
    if (test.draws == 0) return {};
    return '\n' +
           wrapped(
               fmt::format("Beside {} random networks with the same {} (seed {}): mean {}, standard deviation "
                           "{}; as high or higher with p = {}, as low or lower with p = {}.",
                           test.draws, kept_words(measured.request.against->given), test.seed, for_reading(test.mean),
                           for_reading(test.sd), for_reading(test.p_at_least), for_reading(test.p_at_most)),
               80);
}

std::string matrix_text(const Measured::AreaRow& row, const Partition& areas) {
    const measure::MeasureInfo& info = row.measure->info;
    Table table{std::string(info.key), fmt::format("{}: {}", info.key, info.meaning), {{"from"}}, {}, {}, {}};
    for (const std::string& label : areas.labels) table.columns.push_back({label, true});
    for (std::size_t g = 0; g < areas.group_count(); ++g) {
        table.rows.push_back({areas.labels[g]});
        for (std::size_t h = 0; h < areas.group_count(); ++h) {
            table.rows.back().push_back(short_number(row.values[g * areas.group_count() + h]));
        }
    }
    return captioned(table);
}

std::string areas_text(const Study& study, const Measured& measured) {
    const MeasuredAreas& shown = *measured.areas;
    const Partition& areas = shown.areas;
    std::string text;
    if (shown.merged > 0) {
        text += '\n' + wrapped(fmt::format("{} {} with too few people, or added to hide one, are measured together; "
                                           "every figure below is about the {} as they stand here.",
                                           shown.merged, study.by.plural, study.by.plural),
                               80);
    }
    if (shown.without_area > 0) {
        text += '\n' + wrapped(fmt::format("{} of no known {} left out below.", people_words(shown.without_area),
                                           study.by.singular),
                               80);
    }
    Table whole{"areas", "Across and within " + study.by.plural, {{"measure"}, {"value"}, {"meaning"}}, {}, {}, {}};
    Table each{
        "each_area", "Each " + study.by.singular, {{study.by.singular}, {"people", true}, {"answered", true}}, {}, {},
        {}};
    for (std::size_t g = 0; g < areas.group_count(); ++g) {
        each.rows.push_back({areas.labels[g], std::to_string(shown.roster[g]), std::to_string(shown.answered[g])});
    }
    std::string matrices;
    for (const auto& row : measured.by_area) {
        const measure::MeasureInfo& info = row.measure->info;
        if (row.measure->per == measure::Per::network) {
            const std::string value =
                std::isnan(row.values[0])
                    ? fmt::format("not defined ({})",
                                  areas.group_count() < 2 ? std::string_view("one_area") : row.measure->why)
                    : for_reading(row.values[0]);
            whole.rows.push_back({std::string(info.key), value, std::string(info.meaning)});
        } else if (row.measure->per == measure::Per::area) {
            each.columns.push_back({std::string(info.key), true});
            for (std::size_t g = 0; g < areas.group_count(); ++g) {
                each.rows[g].push_back(short_number(row.values[g]));
            }
        } else if (areas.group_count() <= widest_matrix) {
            matrices += matrix_text(row, areas);
        } else {
            matrices += fmt::format("\n{}: {} {}, too many for a page; see --format csv or json.\n", info.key,
                                    areas.group_count(), study.by.plural);
        }
    }
    if (!whole.rows.empty()) text += captioned(whole);
    if (each.columns.size() > 3) text += captioned(each);
    return text + matrices;
}

// Columns side by side as far as a page goes, then the next ones below, each with the ids in front.
std::string actors_text(const Study& study, const Measured& measured) {
    std::vector<std::vector<std::string>> cells;
    std::vector<std::size_t> width;
    for (const auto& column : measured.actors) {
        cells.emplace_back();
        width.push_back(column.info->key.size());
        for (const ActorId i : measured.roster) {
            cells.back().push_back(short_number(column.scores[i]));
            width.back() = std::max(width.back(), cells.back().back().size());
        }
    }
    std::size_t id_width = 2;
    for (const ActorId i : measured.roster) id_width = std::max(id_width, shown_width(study.actors[i].id));

    Table who{"actors", "The actors", {{"id"}, {"who"}}, {}, {}, {}};
    for (const ActorId i : measured.roster) {
        who.rows.push_back({study.actors[i].id, person_words(study, i, measured.request.edition)});
    }
    std::string text = captioned(who);
    for (std::size_t first = 0; first < measured.actors.size();) {
        std::size_t used = id_width;
        std::size_t last = first;
        while (last < measured.actors.size() && (last == first || used + 2 + width[last] <= page)) {
            used += 2 + width[last++];
        }
        Table table{"scores", "", {{"id"}}, {}, {}, {}};
        for (std::size_t k = first; k < last; ++k) {
            table.columns.push_back({std::string(measured.actors[k].info->key), true});
        }
        for (std::size_t row = 0; row < measured.roster.size(); ++row) {
            table.rows.push_back({study.actors[measured.roster[row]].id});
            for (std::size_t k = first; k < last; ++k) table.rows.back().push_back(cells[k][row]);
        }
        text += captioned(table);
        first = last;
    }
    return text + "\n-: not defined; 'crosstie list' says when, --format json why.\n";
}

}  // namespace

std::string measured_text(const Study& study, const Measured& measured) {
    const Relation& relation = study.relations[measured.request.relation];
    std::string text =
        fmt::format("{}: {}, {}\n", study.title, relation.label, study.waves[measured.request.wave].label);
    text += wrapped(
        fmt::format("{} people on the roster; {} of {} pairs observed; read as {}; a contact is a strength of {} "
                    "or more.",
                    measured.roster.size(), measured.pairs_observed, measured.pairs_possible,
                    name_of(measured.direction), number_text(measured.tie_from)),
        80);
    if (study.illustrative) text += wrapped(study.source, 80);
    if (!measured.network.empty()) text += network_text(study, measured);
    if (!measured.network.empty() && measured.network[0].chance) text += chance_text(measured);
    if (!measured.by_area.empty()) text += areas_text(study, measured);
    if (!measured.actors.empty()) text += actors_text(study, measured);
    return for_terminal(text);
}

}  // namespace crosstie::io
