#include "io/answers/change/comparison_table.hpp"

#include <fmt/format.h>

#include "io/answers/change/sentences.hpp"
#include "io/answers/change/tables.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/text_table.hpp"
#include "io/text/csv_cell.hpp"

namespace crosstie::io {

std::string comparison_csv(const Case& of) {
    const Study& study = of.study;
    const survey::Comparison& c = of.comparison;
    const Disclosed& shown = of.shown();
    if (of.edition == Edition::public_) {
        std::string text = "new_contacts,least,most,people\n";
        for (const Band& band : shown.bands) {
            text += fmt::format("{},{},{},{}\n", band_words(band), band.least,
                                band.most ? fmt::format("{}", *band.most) : "", band.people);
        }
        return text;
    }
    std::string text =
        "id,label,area,answered_both,gained,gained_across,confirmed,lost,lost_across,opportunities,contacts_from,"
        "contacts_to,areas_reached_from,areas_reached_to\n";
    for (const change::NewContacts& n : c.new_contacts) {
        const bool area = c.has_areas && c.cross_area.areas.known(n.actor);
        const auto own = [&](std::uint32_t count, bool defined) {
            return n.known && defined ? fmt::format("{}", count) : std::string();
        };
        const auto either = [&](std::uint32_t count, bool defined) {
            return n.compared && defined ? fmt::format("{}", count) : std::string();
        };
        text += fmt::format(
            "{},{},{},{},", csv_cell(study.actors[n.actor].id), csv_cell(person_words(study, n.actor, of.edition)),
            area ? csv_cell(c.cross_area.areas.labels[c.cross_area.areas.group[n.actor]]) : "", n.known ? "yes" : "no");
        text += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", own(n.gained, true), own(n.gained_across, area),
                            own(n.confirmed, true), own(n.lost, true), own(n.lost_across, area),
                            own(n.opportunities, true), either(n.contacts_from, true), either(n.contacts_to, true),
                            either(n.areas_reached_from, area), either(n.areas_reached_to, area));
    }
    return text;
}

std::string comparison_markdown(const Case& of) {
    const Disclosed& shown = of.shown();
    const Findings& said = of.findings();
    const ComparisonTables tables(of);
    std::string text = said.headline + "\n";
    const auto add = [&](const std::optional<Table>& table) {
        if (table) text += '\n' + markdown_table(*table);
    };
    if (shown.comparable) {
        add(tables.summary());
        add(tables.turnover());
        add(tables.area_by_area());
        add(tables.pairs_of_areas());
        add(tables.new_contact_bands());
        add(tables.split());
    } else {
        add(tables.response());
    }
    text += "\n";
    for (const std::string& limit : said.limits) text += "- " + limit + '\n';
    return text;
}

}  // namespace crosstie::io
