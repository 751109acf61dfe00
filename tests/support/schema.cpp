#include "tests/support/schema.hpp"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <memory>

namespace crosstie::test {

namespace {

nlohmann::json schema_file(const std::string& name) {
    std::ifstream file(std::string(CROSSTIE_SOURCE_DIR) + "/io/schema/" + name);
    return nlohmann::json::parse(file);
}

}  // namespace

std::string schema_faults(const nlohmann::json& document, const std::string& schema_name) {
    using Adapter = valijson::adapters::NlohmannJsonAdapter;
    const nlohmann::json schema_json = schema_file(schema_name);
    valijson::Schema schema;
    valijson::SchemaParser parser;
    parser.populateSchema(
        Adapter(schema_json), schema,
        [](const std::string& uri) { return std::make_unique<nlohmann::json>(schema_file(uri)).release(); },
        [](const nlohmann::json* fetched) { delete fetched; });
    valijson::ValidationResults results;
    valijson::Validator validator;
    std::string text;
    if (validator.validate(schema, Adapter(document), &results)) return text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& step : error.context) text += step;
        text += ": " + error.description + '\n';
    }
    return text;
}

}  // namespace crosstie::test
