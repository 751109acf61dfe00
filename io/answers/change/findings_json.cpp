#include "io/answers/change/findings_json.hpp"

#include <nlohmann/json.hpp>

namespace crosstie::io {

void put_findings(nlohmann::ordered_json& object, const Findings& said) {
    using Json = nlohmann::ordered_json;
    object["headline"] = said.headline;
    Json& each = object["findings"] = Json::array();
    for (const Finding& finding : said.each) {
        each.push_back(
            {{"key", finding.key}, {"text", finding.text}, {"threats", threat_keys(said.threats, finding.threatened)}});
    }
    Json& list = object["threats"] = Json::array();
    for (const Threat& threat : said.threats) list.push_back({{"key", threat.key}, {"text", threat.text}});
}

}  // namespace crosstie::io
