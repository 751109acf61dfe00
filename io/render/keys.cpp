#include "io/render/keys.hpp"

#include <algorithm>

namespace crosstie::io {

std::string key_in(const std::string& section, const std::string& id) {
    std::string prefix = section + "_";
    std::ranges::replace(prefix, '-', '_');
    return !section.empty() && id.starts_with(prefix) ? id.substr(prefix.size()) : id;
}

std::vector<std::string> levels_in(const std::string& key) {
    std::vector<std::string> levels(1);
    for (std::size_t k = 0; k < key.size(); ++k) {
        if (key[k] == '.') {
            levels.emplace_back();
            continue;
        }
        if (key[k] == '\\' && k + 1 < key.size() && key[k + 1] == '.') ++k;
        levels.back() += key[k];
    }
    return levels;
}

bool withheld_whole(const Row& row, const Table& table) {
    for (std::size_t k = 1; k < row.size(); ++k) {
        if (!table.columns[k].key.empty() && !std::holds_alternative<Withheld>(row[k].value)) return false;
    }
    return true;
}

}  // namespace crosstie::io
