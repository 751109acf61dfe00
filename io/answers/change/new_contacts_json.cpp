#include "io/answers/change/new_contacts_json.hpp"

#include <nlohmann/json.hpp>

#include "io/answers/change/json_value.hpp"

namespace crosstie::io {

using Json = nlohmann::ordered_json;

nlohmann::ordered_json people_json(const Study& study, const survey::Comparison& c, Edition edition) {
    const char* const own[] = {"gained", "gained_across", "confirmed", "lost", "lost_across", "opportunities"};
    Json rows = Json::array();
    for (const change::NewContacts& n : c.new_contacts) {
        Json row;
        row["id"] = study.actors[n.actor].id;
        if (edition == Edition::named) row["name"] = person_words(study, n.actor, edition);
        const bool has_area = c.has_areas && c.cross_area.areas.known(n.actor);
        if (has_area) {
            row["area"] = c.cross_area.areas.labels[c.cross_area.areas.group[n.actor]];
        } else {
            withhold(row, "area", c.has_areas ? "not_known" : why_no_areas(c));
        }
        const std::uint32_t counts[] = {n.gained, n.gained_across, n.confirmed, n.lost, n.lost_across, n.opportunities};
        for (std::size_t k = 0; k < std::size(own); ++k) {
            const bool across = std::string_view(own[k]).ends_with("across");
            if (!n.known) {
                withhold(row, own[k], "not_observed");
            } else if (across && !has_area) {
                withhold(row, own[k], c.has_areas ? "area_not_known" : why_no_areas(c));
            } else {
                row[own[k]] = counts[k];
            }
        }
        if (n.compared) {
            row["contacts"] = {{"from", n.contacts_from}, {"to", n.contacts_to}};
        } else {
            withhold(row, "contacts", "not_observed");
        }
        if (has_area && n.compared) {
            row["areas_reached"] = {{"from", n.areas_reached_from}, {"to", n.areas_reached_to}};
        } else {
            withhold(row, "areas_reached",
                     !n.compared   ? "not_observed"
                     : c.has_areas ? "area_not_known"
                                   : why_no_areas(c));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

nlohmann::ordered_json bands_json(const Disclosed& shown) {
    Json rows = Json::array();
    for (const Band& band : shown.bands) {
        Json row;
        row["band"] = band_words(band);
        row["least"] = band.least;
        if (band.most) {
            row["most"] = *band.most;
        } else {
            withhold(row, "most", "no_upper_limit");
        }
        row["people"] = band.people;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace crosstie::io
