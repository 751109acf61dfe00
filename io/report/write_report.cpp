#include "io/report/write_report.hpp"

#include <nlohmann/json.hpp>

#include "io/office/docx.hpp"
#include "io/office/workbook.hpp"
#include "io/pack/data_sheets.hpp"
#include "io/pack/pack_words.hpp"
#include "io/report/comparison_json.hpp"
#include "io/report/detail_json.hpp"
#include "io/report/disclosure.hpp"
#include "io/report/html.hpp"
#include "io/report/map/map_data.hpp"
#include "io/report/network_figures.hpp"
#include "io/report/sentences.hpp"

namespace crosstie::io {

namespace {

nlohmann::ordered_json numbers_of(const Study& study, const infer::Comparison& comparison,
                                  const infer::ChangeDetail& detail, Edition edition, const std::vector<Topic>& topics,
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

nlohmann::ordered_json report_numbers(const Study& study, const infer::Comparison& comparison,
                                      const infer::ChangeDetail& detail, Edition edition,
                                      const std::vector<Topic>& topics) {
    return numbers_of(study, comparison, detail, edition, topics, network_figures(study, comparison, edition));
}

std::map<std::string, std::string> write_report(const Study& study, const infer::Comparison& comparison,
                                                const std::vector<Picture>& pictures, Edition edition,
                                                const DataFlow& flow, const std::vector<Topic>& topics) {
    const Disclosed shown = disclose(study, comparison, edition);
    const infer::ChangeDetail detail = infer::change_detail(study, comparison);
    const std::vector<NetworkFigures> networks = network_figures(study, comparison, edition);
    const nlohmann::ordered_json numbers = numbers_of(study, comparison, detail, edition, topics, networks);
    const Report report = compose(study, comparison, detail, pictures, edition, flow, topics, networks);

    std::map<std::string, std::string> files;
    files["paper.html"] = html(report, edition, map_data(study, comparison, edition));
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
