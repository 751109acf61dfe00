#include "io/pack/write_report.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "io/answers/change/compare_document.hpp"
#include "io/answers/change/network_figures.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/pack/data_sheets.hpp"
#include "io/pack/map/map_data.hpp"
#include "io/pack/map/map_section.hpp"
#include "io/pack/pack_words.hpp"
#include "io/pack/table_sheets.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/docx.hpp"
#include "io/render/html.hpp"
#include "io/render/json.hpp"
#include "io/render/workbook.hpp"
#include "io/text/version.hpp"

namespace crosstie::io {

nlohmann::ordered_json report_numbers(const Case& of, const std::vector<Topic>& topics) {
    const Study& study = of.study;
    const Findings& said = of.findings();
    nlohmann::ordered_json numbers;
    numbers["crosstie"] = crosstie_version();
    numbers["study"] = study.name;
    numbers["title"] = study.title;
    numbers["source"] = study.source;
    numbers["illustrative"] = study.illustrative;
    numbers["edition"] = name_of(of.edition);
    numbers["headline"] = said.headline;
    numbers["findings"] = said.found;
    numbers["limits"] = said.limits;
    const Rules rules{of.edition, study.min_group};
    const Beneath beneath = of.shown().comparable ? Beneath::told : Beneath::left_out;
    numbers["comparisons"].push_back(json_of(release(compare_document(of, beneath), rules)));
    numbers["networks"] = networks_json(study, of.network_figures());

    for (const Topic& topic : topics) numbers["topics"][topic.section.id] = json_of(release(topic.section, rules));
    return numbers;
}

std::map<std::string, std::string> write_report(const Case& of, const PaperParts& parts) {
    const nlohmann::ordered_json numbers = report_numbers(of, parts.topics);
    const ReleasedPapers papers = release(compose(of, parts), {of.edition, of.study.min_group});

    std::map<std::string, std::string> files;
    std::optional<ScriptedSection> map;
    if (const auto data = map_data(of)) map = map_section(*data);
    files["paper.html"] = html(papers.paper, map);
    files["paper.docx"] = docx(papers.paper);
    files["annex.html"] = html(papers.annex);
    files["annex.docx"] = docx(papers.annex);
    std::vector<DataSheet> sheets = data_sheets(of, papers, numbers);
    for (DataSheet& sheet : table_sheets(papers, sheets)) sheets.push_back(std::move(sheet));
    std::ranges::rotate(sheets, std::ranges::find(sheets, std::string_view("contents"), &DataSheet::name));
    files["workbook.xlsx"] = workbook(sheets, papers.paper);
    files["numbers.json"] = dumped(numbers);
    files["data_flow.html"] = data_flow_page(of.study, of.shown(), parts.flow);
    files["README.txt"] = readme(of.study, parts.pictures, of.edition, parts.flow);
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
