#include "io/report/paper_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace crosstie::io {

namespace {

Section cover(const Paper& paper) {
    Table table{"cover", "Cover sheet", {{"Field"}, {"Entry"}}, {}, {}, {}};
    for (const auto& [field, entry] : paper.cover) {
        table.rows.push_back({field, entry.empty() ? "(to be filled in)" : entry});
    }
    return {"cover", "Cover sheet", {std::move(table)}};
}

Section ask(const Paper& paper) { return {"ask", "What we ask of the board", {BulletList{paper.ask}}}; }

Section quotations(const Paper& paper, Edition edition) {
    BulletList list;
    for (const Quotation& said : paper.quotations) {
        if (edition == Edition::public_ && !said.cleared) continue;
        list.items.push_back(
            fmt::format("\u201c{}\u201d{}", said.text, said.by.empty() ? "" : fmt::format(" ({})", said.by)));
    }
    Section made{"quotations", "In their own words", {}};
    if (list.items.empty()) return made;
    made.blocks.emplace_back(std::move(list));
    made.blocks.emplace_back(
        Paragraph{"These are single voices, chosen by whoever wrote the paper, not by the survey."});
    return made;
}

}  // namespace

void apply(const Paper& paper, Edition edition, Report& report) {
    if (!paper.title.empty()) report.title = paper.title;
    if (!paper.subtitle.empty()) report.subtitle = paper.subtitle;
    report.accent = paper.accent;
    report.logo = paper.logo;
    report.logo_alt = paper.logo_alt;

    auto& sections = report.sections;
    auto place = std::ranges::find(sections, std::string_view("found"), &Section::id);
    if (place != sections.end()) ++place;
    for (Section made : {ask(paper), quotations(paper, edition)}) {
        const auto* list = made.blocks.empty() ? nullptr : std::get_if<BulletList>(&made.blocks.front());
        if (list != nullptr && !list->items.empty()) place = std::next(sections.insert(place, std::move(made)));
    }
    if (!paper.cover.empty()) sections.insert(sections.begin(), cover(paper));

    std::erase_if(sections, [&](const Section& section) {
        return std::ranges::find(paper.leave_out, section.id) != paper.leave_out.end();
    });
    for (const auto& [id, heading] : paper.headings) {
        const auto found = std::ranges::find(sections, id, &Section::id);
        if (found != sections.end()) found->heading = heading;
    }
}

}  // namespace crosstie::io
