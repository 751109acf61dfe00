// What an organisation wants of its paper, put into paper and annex after they are composed: headings, cover,
// quotations. What only a person can fill in is left visibly blank.
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

/// Empty where only a person can tell.
std::string known_entry(Known known, const CoverFacts& facts, const Report& annex) {
    std::string text;
    switch (known) {
        case Known::nothing:
            return {};
        case Known::title:
            return facts.title;
        case Known::purpose:
            return "\u2610\u00a0decision  \u2610\u00a0approval  \u2610\u00a0assurance  \u2610\u00a0discussion  "
                   "\u2610\u00a0information";
        case Known::summary:
            for (const std::string& sentence : facts.summary) text += first_sentence(sentence) + ' ';
            return text + (facts.one_survey ? "One survey shows how things stand, not that anything changed."
                                            : "There was no comparison group, so this does not show what caused any "
                                              "change.");
        case Known::risks:
            text = (facts.silent ? "The figures may mislead where people did not answer: " : "") + facts.response;
            if (facts.few && !facts.one_survey) text += " With so few people small changes cannot be told from chance.";
            if (facts.withheld) text += " Figures that rest on very few people are put together or not shown.";
            return text;
        case Known::appendices:
            return annex.sections.empty() ? std::string() : "An annex, and a workbook with every table.";
    }
    return {};
}

Section cover(const Paper& paper, const CoverFacts& facts, const Report& annex) {
    Table table{"cover", "Fields of the cover sheet", {{"Field"}, {"Entry"}}, {}, {}, {}};
    std::string left;
    const auto add = [&](const std::string& field, std::string entry) {
        const auto* usual =
            std::ranges::find(usual_fields, folded(field), [](const CoverField& one) { return folded(one.name); });
        if (entry.empty() && usual != usual_fields.end()) entry = known_entry(usual->known, facts, annex);
        if (entry.empty()) {
            left += (left.empty() ? "" : "; ") + field;
        } else {
            table.rows.push_back({field, entry});
        }
    };
    for (const auto& [field, entry] : paper.cover) add(field, entry);
    if (paper.cover.empty()) {
        for (const CoverField& field : usual_fields) add(std::string(field.name), "");
    }
    if (!left.empty()) table.note = "For the author to fill in: " + left + ".";
    return {"cover", "Cover sheet", {std::move(table)}};
}

Section ask(const Paper& paper) { return {"ask", "What we ask of the board", {BulletList{paper.ask}}}; }

Section quotations(const Paper& paper) {
    BulletList list;
    for (const Quotation& said : paper.quotations) {
        if (!said.cleared) continue;
        list.items.push_back(
            fmt::format("\u201c{}\u201d{}", said.text, said.by.empty() ? "" : fmt::format(" ({})", said.by)));
    }
    Section made{"quotations", "In their own words", {}};
    if (list.items.empty()) return made;
    const std::size_t list_size = list.items.size();
    made.blocks.emplace_back(std::move(list));
    made.blocks.emplace_back(
        Paragraph{list_size == 1 ? "This is one person's voice, chosen by whoever wrote the paper, not by the survey."
                                 : "These are single voices, chosen by whoever wrote the paper, not by the survey."});
    return made;
}

bool is_left_out(const Paper& paper, std::string_view id) {
    return std::ranges::find(paper.leave_out, id) != paper.leave_out.end();
}

std::string heading_of(const Paper& paper, const Section& section) {
    const auto own = std::ranges::find(paper.headings, section.id, [](const auto& one) { return one[0]; });
    return own == paper.headings.end() ? section.heading : (*own)[1];
}

}  // namespace

void apply(const Paper& paper, const CoverFacts& facts, Papers& papers) {
    if (!paper.title.empty()) {
        papers.paper.title = paper.title;
        papers.annex.title = "Annex: " + paper.title;
    }
    for (Report* report : {&papers.paper, &papers.annex}) {
        if (!paper.subtitle.empty()) report->subtitle = paper.subtitle;
        report->accent = paper.accent;
        std::erase_if(report->sections, [&](const Section& section) {
            return std::ranges::find(paper.leave_out, section.id) != paper.leave_out.end();
        });
        for (const auto& [id, heading] : paper.headings) {
            const auto found = std::ranges::find(report->sections, id, &Section::id);
            if (found != report->sections.end()) found->heading = heading;
        }
    }
    papers.paper.logo = paper.logo;
    papers.paper.logo_alt = paper.logo_alt;

    auto& sections = papers.paper.sections;
    const auto is_finding = [](const Section& section) { return section.id == "found" || section.id == "pictures"; };
    auto place = std::find_if(sections.rbegin(), sections.rend(), is_finding).base();
    for (Section made : {ask(paper), quotations(paper)}) {
        const auto* list = made.blocks.empty() ? nullptr : std::get_if<BulletList>(&made.blocks.front());
        if (list == nullptr || list->items.empty() || is_left_out(paper, made.id)) continue;
        made.heading = heading_of(paper, made);
        place = std::next(sections.insert(place, std::move(made)));
    }
    if (is_left_out(paper, "cover")) return;
    Section made = cover(paper, facts, papers.annex);
    made.heading = heading_of(paper, made);
    sections.insert(sections.begin(), std::move(made));
}

}  // namespace crosstie::io
