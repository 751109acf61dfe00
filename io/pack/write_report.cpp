#include "io/pack/write_report.hpp"

#include <nlohmann/json.hpp>

#include "io/answers/change/comparison_json.hpp"
#include "io/answers/change/detail_json.hpp"
#include "io/answers/change/network_figures.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/pack/data_sheets.hpp"
#include "io/pack/map/map_data.hpp"
#include "io/pack/map/map_section.hpp"
#include "io/pack/pack_words.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/docx.hpp"
#include "io/render/html.hpp"
#include "io/render/workbook.hpp"

namespace crosstie::io {

namespace {

nlohmann::ordered_json numbers_of(const Study& study, const survey::Comparison& comparison,
                                  const survey::ChangeDetail& detail, Edition edition, const std::vector<Topic>& topics,
                                  const std::vector<NetworkFigures>& networks) {
    const Disclosed shown = disclose(study, comparison, edition);
    const Findings said = findings(study, comparison, shown);
    nlohmann::ordered_json numbers;
    numbers["crosstie"] = crosstie_version();
    numbers["study"] = study.name;
    numbers["title"] = study.title;
    numbers["source"] = study.source;
    numbers["illustrative"] = study.illustrative;
    numbers["edition"] = name_of(edition);
    numbers["headline"] = said.headline;
    numbers["findings"] = said.found;
    numbers["limits"] = said.limits;
    numbers["comparisons"].push_back(comparison_json(study, comparison, edition));
    if (shown.comparable) numbers["comparisons"].back()["detail"] = detail_json(study, comparison, detail, shown);
    numbers["networks"] = networks_json(study, networks);

    for (const Topic& topic : topics) numbers["topics"][topic.section.id] = topic.numbers;
    return numbers;
}

}  // namespace

nlohmann::ordered_json report_numbers(const Study& study, const survey::Comparison& comparison,
                                      const survey::ChangeDetail& detail, Edition edition,
                                      const std::vector<Topic>& topics) {
    return numbers_of(study, comparison, detail, edition, topics, network_figures(study, comparison, edition));
}

std::map<std::string, std::string> write_report(const Study& study, const survey::Comparison& comparison,
                                                const std::vector<Picture>& pictures, Edition edition,
                                                const DataFlow& flow, const std::vector<Topic>& topics,
                                                const Paper& paper) {
    const Disclosed shown = disclose(study, comparison, edition);
    const survey::ChangeDetail detail = survey::change_detail(study, comparison);
    const std::vector<NetworkFigures> networks = network_figures(study, comparison, edition);
    const nlohmann::ordered_json numbers = numbers_of(study, comparison, detail, edition, topics, networks);
    const Report report = compose(study, comparison, detail, pictures, edition, flow, topics, networks, paper);

    std::map<std::string, std::string> files;
    std::optional<ScriptedSection> map;
    if (const auto data = map_data(study, comparison, edition)) map = map_section(*data);
    files["paper.html"] = html(report, name_of(edition), map);
    files["paper.docx"] = docx(report);
    files["workbook.xlsx"] =
        workbook(data_sheets(study, comparison, shown, report, numbers), {report.title, report.subtitle, report.marks});
    files["numbers.json"] = dumped(numbers);
    files["data_flow.html"] = data_flow_page(study, shown, flow);
    files["README.txt"] = readme(study, pictures, edition, flow);
    for (const Picture& picture : pictures) {
        const std::string stem = "diagrams/" + picture.key;
        files[stem + ".txt"] = diagram_words(picture);
        if (!picture.svg.empty()) files[stem + ".svg"] = picture.svg;
        if (!picture.pdf.empty()) files[stem + ".pdf"] = picture.pdf;
        if (!picture.png.empty()) files[stem + ".png"] = picture.png;
    }
    return files;
}

}  // namespace crosstie::io
