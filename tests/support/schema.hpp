#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace crosstie::test {

/// What is wrong with a document under one of the schemas that ship (io/schema), a line each; empty: nothing.
[[nodiscard]] std::string schema_faults(const nlohmann::json& document, const std::string& schema_name);

}  // namespace crosstie::test
