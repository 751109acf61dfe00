// The map that can be asked as data for its script: the places and contacts of the printed picture, so that the two
// agree, and no more of people than the edition shows.
#include "io/pack/map/map_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "graph/survey/one_survey.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/pack/map/printed_scene.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;
using diagram::clean_text;
using diagram::Scene;

constexpr std::size_t most_people = 2000;     // as scene_of
constexpr double wide_share = 1.7;            // width over height: a laptop's window beside the table
constexpr std::size_t most_filter_rows = 80;  // a longer list is slower than the search

/// Who belongs where, for one filter: a person may be in several work-streams.
class FilterRows {
 public:
    explicit FilterRows(std::size_t people) : of_(people) {}
    void add(std::size_t person, const std::string& value) { values_[clean_text(value, 80)].push_back(person); }

    /// Only a filter that tells people apart is one.
    void into(MapData& map, Json& rows, std::string head) {
        if (values_.size() < 2 || values_.size() > most_filter_rows) return;
        MapFilter filter{std::move(head), {}};
        for (const auto& [value, people] : values_) {
            for (const std::size_t person : people) of_[person].push_back(filter.values.size());
            filter.values.push_back(value);
        }
        map.filters.push_back(std::move(filter));
        rows.push_back(of_);
    }

 private:
    std::map<std::string, std::vector<std::size_t>> values_;
    std::vector<std::vector<std::size_t>> of_;
};

/// The organisation's own words for a cell that may hold its id.
std::string organisation_words(const Study& study, const std::string& cell) {
    const auto found = std::ranges::find(study.organisations, cell, &Organisation::id);
    return found == study.organisations.end() || found->label.empty() ? cell : found->label;
}

void add_filters(MapData& map, Json& json, const Study& study, const survey::Comparison& comparison,
                 const Scene& scene) {
    const std::size_t people = study.actors.size();
    const std::string& wave = study.waves[comparison.options.from].key;
    Json rows = Json::array();
    FilterRows areas(people);
    if (!scene.areas.empty()) {
        for (std::size_t i = 0; i < people; ++i) areas.add(i, scene.areas[scene.marks[i].area].name);
    }
    areas.into(map, rows, capitalised(clean_text(study.by.singular, 30)));
    if (!map.filters.empty()) map.by_area = 0;
    for (const std::string& column : {study.kind, std::string("organisation")}) {
        const auto* cells =
            column.empty() || column == study.by.attribute ? nullptr : study.attributes.find(column, wave);
        if (cells == nullptr) continue;
        FilterRows values(people);
        for (std::size_t i = 0; i < people; ++i) {
            if ((*cells)[i].empty()) continue;
            values.add(i, column == "organisation" ? organisation_words(study, (*cells)[i]) : (*cells)[i]);
        }
        values.into(map, rows, capitalised(clean_text(column, 30)));
    }
    FilterRows streams(people);
    for (std::size_t i = 0; i < people; ++i) {
        for (const std::string& id : study.actors[i].work_streams) {
            const auto found = std::ranges::find(study.work_streams, id, &WorkStream::id);
            streams.add(i, found == study.work_streams.end() || found->label.empty() ? id : found->label);
        }
    }
    streams.into(map, rows, "Work-stream");
    json["filters"] = std::move(rows);
    if (map.by_area) json["by_area"] = *map.by_area;
}

void add_areas_behind(Json& json, const Scene& scene) {
    json["areas"] = Json::array();
    for (const auto& area : scene.areas) {
        const auto& disc = area.disc;
        json["areas"].push_back({{"name", area.name}, {"x", disc.centre.x}, {"y", disc.centre.y}, {"r", disc.radius}});
    }
}

std::size_t kind_number(const change::ContactPair& pair) {  // as map_picture.js reads it
    if (pair.joint_before && pair.joint_after) return 0;
    if (pair.joint_after) return 1;
    return pair.joint_before ? 2 : 3;
}

void add_people(MapData& map, Json& json, const Study& study, const survey::Comparison& comparison, const Scene& scene,
                const Scene& all) {
    add_areas_behind(json, scene);
    json["looks"] = Json::array();
    for (const auto& look : diagram::looks) {
        json["looks"].push_back({{"shape", static_cast<int>(look.shape)}, {"fill", look.fill}});
    }
    json["marks"] = Json::array();
    for (std::size_t i = 0; i < study.actors.size(); ++i) {  // ends of bands come after them
        const auto& mark = scene.marks[i];
        Json states = Json::array();
        for (const auto& panel : scene.panels) states.push_back(static_cast<int>(panel.states[i]));
        const auto look = std::ranges::find(diagram::looks, mark.look.shape, &diagram::Look::shape);
        json["marks"].push_back({{"label", mark.label},
                                 {"x", mark.place.x},
                                 {"y", mark.place.y},
                                 {"r", mark.radius},
                                 {"look", look - diagram::looks.begin()},
                                 {"area", mark.area},
                                 {"states", std::move(states)}});
    }
    json["widths"] = Json::object();
    for (const auto& panel : all.panels) {
        for (const auto& tie : panel.ties) json["widths"][std::string(line_class(tie.kind))] = tie.width;
    }
    json["ties"] = Json::array();
    for (const auto& pair : comparison.contacts) {
        const std::size_t waves = (pair.before ? 1U : 0U) + (pair.after ? 2U : 0U);
        json["ties"].push_back({pair.first, pair.second, waves + 4 * kind_number(pair)});
    }
    add_filters(map, json, study, comparison, scene);
}

void add_area_marks(Json& json, const Scene& scene, const Disclosed& shown) {
    const AreaTables& tables = shown.areas;
    json["marks"] = Json::array();
    for (std::size_t k = 0; k < scene.marks.size(); ++k) {
        const auto& mark = scene.marks[k];
        json["marks"].push_back(
            {{"label", scene.areas[k].name}, {"x", mark.place.x}, {"y", mark.place.y}, {"r", mark.radius}});
        if (shown.response_by_area) json["marks"].back()["people"] = {tables.roster_from[k], tables.roster_to[k]};
    }
    double widest = 1;
    // What the fewest contacts of a line in full ink are at each survey, and the least rise.
    std::array<std::uint64_t, 3> full{};
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        const auto& ties = scene.panels[p].ties;
        const bool faint = std::ranges::any_of(ties, &diagram::SceneTie::quiet);
        for (const auto& tie : ties) {
            widest = std::max(widest, tie.width);
            const auto from = tables.contacts_from[tie.a][tie.b], to = tables.contacts_to[tie.a][tie.b];
            if (!faint || tie.quiet || tie.kind == diagram::TieKind::fewer) continue;
            const auto value = p == 0 ? from : p == 1 ? to : to - from;
            full.at(p) = full.at(p) == 0 ? value : std::min<std::uint64_t>(full.at(p), value);
        }
    }
    json["widest"] = widest;
    if (std::ranges::any_of(full, [](auto value) { return value > 0; })) json["full_from"] = full;
    json["filters"] = Json::array();
    json["ties"] = Json::array();
    for (std::size_t a = 0; a < tables.labels.size(); ++a) {
        for (std::size_t b = a + 1; b < tables.labels.size(); ++b) {
            const auto from = tables.contacts_from[a][b], to = tables.contacts_to[a][b];
            if (from + to > 0) json["ties"].push_back({a, b, from, to});
        }
    }
}

/// What the printed picture leaves out, puts together, draws faint and says in words on contacts, so that the map opens on
/// the same; nothing of what it does not do.
void add_opening(Json& json, const Study& study, const Scene& scene, const PrintedLines& lines) {
    json["curves"] = lines.curves;
    if (lines.faint) json["faint"] = true;
    const std::string none = clean_text(study.by.singular, 30) + " not known";
    if (!scene.areas.empty() && scene.areas.back().name == none) json["no_area"] = scene.areas.size() - 1;
    for (const diagram::SceneTie& tie : lines.pinned) {
        const std::size_t end = tie.pill.find('\n');
        json["pins"].push_back({tie.a, tie.b, {tie.pill.substr(0, end), tie.pill.substr(end + 1)}});
    }
    if (!lines.thinned) return;
    Json kinds = Json::array();
    for (const auto& panel : lines.kinds) {
        Json drawn = Json::array();
        for (const diagram::TieKind kind : panel) drawn.push_back(line_class(kind));
        kinds.push_back(std::move(drawn));
    }
    json["opens"] = {{"bands", lines.bands}, {"kinds", std::move(kinds)}};
}

/// The same places for a window wider than the printed panel: discs further apart, whatever stands in them with them.
void add_wide_places(Json& json, const Scene& scene) {
    const double width = wide_share * scene.height;
    Json discs = Json::array();
    for (const diagram::Disc& disc : discs_on_wider(scene, width))
        discs.push_back({{"x", disc.centre.x}, {"y", disc.centre.y}, {"r", disc.radius}});
    json["wide"] = {{"width", width}, {"areas", std::move(discs)}};
}

/// What a wide window keeps of the printed places: the order of the areas, and who stands where in each.
std::string places_words(const std::string& plural, bool people, std::size_t areas) {
    if (areas < 2) return "Places are those of the printed picture, drawn as wide as the window.";
    return fmt::format("{} stand in the order of the printed picture{}.", capitalised(plural),
                       people ? ", people in the same place within them" : "");
}

/// "84 new contacts, 20 lost, 120 kept. Net +64."
std::string facts_of(const diagram::ScenePanel& panel) {
    std::string words;
    for (const std::string& fact : panel.facts) words += (words.empty() ? "" : " ") + capitalised(fact) + '.';
    return words;
}

std::string safe_in_script(const Json& json) {
    std::string text;
    for (const char c : json.dump(-1, ' ', false, Json::error_handler_t::replace)) {
        if (c == '<') {
            text += "\\u003c";
        } else {
            text += c;
        }
    }
    return text;
}

}  // namespace

std::string_view line_class(diagram::TieKind kind) {
    using diagram::TieKind;
    switch (kind) {
        case TieKind::member:
            return "member";
        case TieKind::kept:
            return "kept";
        case TieKind::one_wave:
            return "single";
        case TieKind::within:
            return "within";
        case TieKind::between:
            return "between";
        case TieKind::count:
            return "count";
        case TieKind::same:
            return "same";
        case TieKind::fewer:
            return "fewer";
        case TieKind::more:
            return "more";
        case TieKind::gained:
            return "new";
        case TieKind::lost:
            break;
    }
    return "lost";
}

namespace {
MapData map_of(const Case& of, bool people) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    diagram::DrawOptions options = printed_options(of, people ? diagram::View::triptych : diagram::View::areas);
    const Scene scene = diagram::scene_of(of, options);
    options.all_contacts = true;  // a reader can ask for those that the page leaves out
    const Scene all = people ? diagram::scene_of(of, options) : scene;
    const PrintedLines lines = printed_lines(scene, all);
    MapData map;
    map.edition = of.edition;
    map.people = people;
    map.legend = all.legend;
    map.thinned = lines.thinned;
    map.faint = lines.faint;
    if (lines.bands > 0) map.legend_of_bands = scene.legend;
    Json json;
    json["people"] = people;
    json["version"] = crosstie_version();
    json["edition"] = name_of(of.edition);
    json["one"] = clean_text(study.by.singular, 30);
    json["many"] = clean_text(study.by.plural, 30);
    json["width"] = scene.width;
    json["height"] = scene.height;
    for (std::size_t k = 0; k < map.heads.size(); ++k) {
        map.heads[k] = scene.panels[k].head;
        json["heads"].push_back(scene.panels[k].head);
        json["facts"].push_back(facts_of(scene.panels[k]));
    }
    if (people) {
        add_people(map, json, study, comparison, scene, all);
        add_opening(json, study, scene, lines);
    } else {
        add_area_marks(json, scene, of.shown());
    }
    map.places = places_words(json["many"], people, scene.areas.size());
    add_wide_places(json, scene);
    map.json = safe_in_script(json);
    return map;
}
}  // namespace

std::optional<MapData> map_data(const Case& of) {
    const survey::Comparison& comparison = of.comparison;
    const Disclosed& shown = of.shown();
    const bool people = shows_people(of.edition) && of.study.actors.size() <= most_people;
    const bool areas = comparison.has_areas && shown.areas_shown && shown.areas.labels.size() > 1;
    if (survey::one_survey(comparison)) return std::nullopt;  // the map lays surveys over each other
    if (!shown.comparable || comparison.ties.pairs() == 0 || comparison.contacts.empty() || (!people && !areas)) {
        return std::nullopt;
    }
    try {
        return map_of(of, people);
    } catch (const TooManyToShow&) {
        return std::nullopt;  // the printed picture's slot says how many are too many
    }
}

}  // namespace crosstie::io
