#include "io/pack/write_report.hpp"

#include <optional>
#include <utility>

#include "io/pack/data_sheets.hpp"
#include "io/pack/map/map_data.hpp"
#include "io/pack/map/map_section.hpp"
#include "io/pack/numbers.hpp"
#include "io/pack/pack_words.hpp"
#include "io/pack/ties_table.hpp"
#include "io/render/csv.hpp"
#include "io/render/docx.hpp"
#include "io/render/html.hpp"
#include "io/render/workbook.hpp"

namespace crosstie::io {

namespace {

Released ties_section(const Case& of, const Rules& rules) {
    Section section{"ties", "Links", {}};
    section.blocks.emplace_back(ties_table(of));
    return release(std::move(section), rules);
}

}  // namespace

std::map<std::string, std::string> write_report(const Case& of, const PaperParts& parts) {
    const Rules rules{of.edition, of.study.min_group};
    const PackNumbers numbers = numbers_of(of, parts.topics);
    const ReleasedPapers papers = release(compose(of, parts), rules);

    std::map<std::string, std::string> files;
    std::optional<ScriptedSection> map;
    if (const auto data = map_data(of)) map = map_section(*data);
    files["paper.html"] = html(papers.paper, map);
    files["paper.docx"] = docx(papers.paper);
    files["annex.html"] = html(papers.annex);
    files["annex.docx"] = docx(papers.annex);
    files["workbook.xlsx"] = workbook(release(data_sheets(of, papers, numbers), rules), papers.paper, papers.annex);
    if (shows_people(of.edition)) files["ties.csv"] = csv_text(ties_section(of, rules), "ties");
    files["numbers.json"] = json_text(numbers);
    files["data_flow.html"] = data_flow_page(of.study, of.shown(), parts.flow);
    files["README.txt"] = readme(papers.paper.report(), of.study, parts.pictures, of.shown(), parts.flow);
    for (const Picture& picture : parts.pictures) {
        if (!picture.has_files()) continue;
        const std::string stem = "diagrams/" + picture.key;
        files[stem + ".txt"] = diagram_words(picture);
        if (!picture.svg.empty()) files[stem + ".svg"] = picture.svg;
        if (!picture.pdf.empty()) files[stem + ".pdf"] = picture.pdf;
        if (!picture.png.empty()) files[stem + ".png"] = picture.png;
    }
    return files;
}

}  // namespace crosstie::io
