#include "io/report/write_report.hpp"

#include <nlohmann/json.hpp>

#include "io/report/comparison_json.hpp"
#include "io/report/detail_json.hpp"
#include "io/report/disclosure.hpp"
#include "io/report/html.hpp"
#include "io/report/map/map_data.hpp"
#include "io/report/sentences.hpp"

namespace crosstie::io {

std::map<std::string, std::string> write_report(const Study& study, const infer::Comparison& comparison,
                                                const std::vector<Picture>& pictures, Edition edition,
                                                const DataFlow& flow, const std::vector<Topic>& topics) {
    const Disclosed shown = disclose(study, comparison, edition);
    const Findings said = findings(study, comparison, shown);
    const infer::ChangeDetail detail = infer::change_detail(study, comparison);
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

    for (const Topic& topic : topics) numbers["topics"][topic.section.id] = topic.numbers;

    std::map<std::string, std::string> files;
    files["paper.html"] = html(compose(study, comparison, detail, pictures, edition, flow, topics), edition,
                               map_data(study, comparison, edition));
    files["numbers.json"] = dumped(numbers);
    return files;
}

}  // namespace crosstie::io
