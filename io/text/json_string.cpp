#include "io/text/json_string.hpp"

#include <nlohmann/json.hpp>

namespace crosstie::io {

std::string json_string(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace crosstie::io
