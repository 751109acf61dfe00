#include "io/pack/numbers.hpp"

#include <string>

#include "graph/survey/one_survey.hpp"
#include "io/answers/change/baseline.hpp"
#include "io/answers/change/compare_document.hpp"
#include "io/answers/change/network_figures.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/render/json.hpp"
#include "io/text/version.hpp"

namespace crosstie::io {

namespace {

Document said_document(const Case& of) {
    const Study& study = of.study;
    const Findings& said = of.findings();
    Document document;
    document.key = "numbers";
    const auto put = [&](const char* key, const char* meaning, const Cell& cell) {
        document.head.fields.push_back({{key, "", Kind::exact, meaning}, cell});
    };
    put("crosstie", "Version of the program", crosstie_version());
    put("study", "The study's short name", study.name);
    put("title", "Its title", study.title);
    put("source", "Where its data are from", study.source);
    put("illustrative", "The data are made up", study.illustrative);
    put("edition", "public, group or named", std::string(name_of(of.edition)));
    document.sections.push_back({"",
                                 "",
                                 {Paragraph{said.headline, "headline"}, BulletList{said.found, "findings"},
                                  BulletList{said.limits, "limits"}}});
    if (survey::one_survey(of.comparison)) document.sections.back().blocks.emplace_back(baseline_record(of));
    return document;
}

}  // namespace

PackNumbers numbers_of(const Case& of, const std::vector<Topic>& topics) {
    const Rules rules{of.edition, of.study.min_group};
    const Beneath beneath = of.shown().comparable ? Beneath::told : Beneath::left_out;
    PackNumbers numbers{
        release(said_document(of), rules),
        survey::one_survey(of.comparison) ? std::nullopt : std::optional(release(compare_document(of, beneath), rules)),
        release(networks_document(of.study, of.network_figures()), rules),
        {}};
    for (const Topic& topic : topics) numbers.topics.push_back(release(topic.section, rules));
    return numbers;
}

std::string json_text(const PackNumbers& numbers) {
    std::vector<JsonPart> parts{{"", numbers.said}};
    if (numbers.comparison) parts.push_back({"comparisons", *numbers.comparison, true});
    parts.push_back({"", numbers.networks});
    for (const Released& topic : numbers.topics) parts.push_back({"topics." + topic.document().key, topic});
    return json_text(parts);
}

}  // namespace crosstie::io
