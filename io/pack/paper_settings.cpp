#include "io/pack/paper_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr const char* left_blank = "(to be filled in)";

/// Where a run can fill in a field; `nothing`: only a person can.
enum class Known { nothing, title, purpose, summary, risks, appendices };

struct CoverField {
    std::string_view name;
    Known known = Known::nothing;
};

/// What templates of English health bodies ask for, in their usual order.
constexpr std::array<CoverField, 21> usual_fields{{{"Meeting"},
                                                   {"Date of meeting"},
                                                   {"Agenda item"},
                                                   {"Title", Known::title},
                                                   {"Author"},
                                                   {"Presenter or executive sponsor"},
                                                   {"Purpose", Known::purpose},
                                                   {"Executive summary", Known::summary},
                                                   {"Recommendation or action required"},
                                                   {"Previously considered by"},
                                                   {"Link to strategic objectives or assurance framework"},
                                                   {"Risks", Known::risks},
                                                   {"Financial impact"},
                                                   {"Legal impact"},
                                                   {"Quality impact"},
                                                   {"Equality and health inequality impact"},
                                                   {"Patient and public engagement"},
                                                   {"Conflicts of interest"},
                                                   {"Freedom of information status"},
                                                   {"Appendices", Known::appendices},
                                                   {"Contact"}}};

std::string folded(std::string_view text) {
    std::string low(text);
    std::ranges::transform(low, low.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return low;
}

/// Up to the first full stop that ends a sentence.
std::string first_sentence(const std::string& paragraph) {
    for (std::size_t at = 0; (at = paragraph.find(". ", at)) != std::string::npos; ++at) {
        const auto next = static_cast<unsigned char>(paragraph[at + 2]);
        if (std::isupper(next) != 0 || std::isdigit(next) != 0) return paragraph.substr(0, at + 1);
    }
    return paragraph;
}

std::string known_entry(Known known, const CoverFacts& facts, const Report& report) {
    std::string text;
    switch (known) {
        case Known::nothing:
            break;
        case Known::title:
            return facts.title;
        case Known::purpose:
            return "\u2610\u00a0decision  \u2610\u00a0approval  \u2610\u00a0assurance  \u2610\u00a0discussion  "
                   "\u2610\u00a0information";
        case Known::summary:
            for (const std::string& finding : facts.findings) text += first_sentence(finding) + ' ';
            return text +
                   "There was no comparison group, so this does not show that the programme alone caused any change.";
        case Known::risks:
            text = "Of the data: " + facts.response;
            if (facts.few) text += " With so few people small changes cannot be told from churn.";
            if (facts.withheld) text += " Figures that rest on very few people are put together or not shown.";
            return text + " Other risks: " + left_blank;
        case Known::appendices:
            for (const Section& section : report.sections) {
                constexpr std::string_view mark = "Appendix: ";
                if (!section.heading.starts_with(mark)) continue;
                const std::string name = section.heading.substr(mark.size());
                text += text.empty() ? capitalised(name) : "; " + name;
            }
            return text;
    }
    return left_blank;
}

Section cover(const Paper& paper, const CoverFacts& facts, const Report& report) {
    Table table{"cover", "Fields of the cover sheet", {{"Field"}, {"Entry"}}, {}, {}, {}};
    const auto add = [&](const std::string& field, const std::string& entry) {
        const auto* usual =
            std::ranges::find(usual_fields, folded(field), [](const CoverField& one) { return folded(one.name); });
        const Known known = usual != usual_fields.end() ? usual->known : Known::nothing;
        table.rows.push_back({field, entry.empty() ? known_entry(known, facts, report) : entry});
    };
    for (const auto& [field, entry] : paper.cover) add(field, entry);
    if (paper.cover.empty()) {
        for (const CoverField& field : usual_fields) add(std::string(field.name), "");
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

void apply(const Paper& paper, Edition edition, const CoverFacts& facts, Report& report) {
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
    std::erase_if(sections, [&](const Section& section) {
        return std::ranges::find(paper.leave_out, section.id) != paper.leave_out.end();
    });
    for (const auto& [id, heading] : paper.headings) {
        const auto found = std::ranges::find(sections, id, &Section::id);
        if (found != sections.end()) found->heading = heading;
    }
    const auto heading_of_cover = std::ranges::find(paper.headings, "cover", [](const auto& one) { return one[0]; });
    if (std::ranges::find(paper.leave_out, "cover") != paper.leave_out.end()) return;
    Section made = cover(paper, facts, report);
    if (heading_of_cover != paper.headings.end()) made.heading = (*heading_of_cover)[1];
    sections.insert(sections.begin(), std::move(made));
}

}  // namespace crosstie::io
