#include "graph/model/attributes.hpp"

#include <algorithm>
#include <stdexcept>

namespace crosstie {

std::vector<std::uint32_t> Partition::sizes() const {
    std::vector<std::uint32_t> size(labels.size(), 0);
    for (const std::uint32_t g : group) {
        if (g != none) ++size[g];
    }
    return size;
}

void Attributes::set(std::string name, std::vector<std::string> values) {
    if (values.size() != actors_) throw std::invalid_argument("an attribute needs one cell per actor");
    const auto at = std::find(names_.begin(), names_.end(), name);
    if (at == names_.end()) {
        names_.push_back(std::move(name));
        columns_.push_back(std::move(values));
    } else {
        columns_[static_cast<std::size_t>(at - names_.begin())] = std::move(values);
    }
}

bool Attributes::has(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
}

const std::vector<std::string>* Attributes::find(std::string_view name, std::string_view wave) const {
    const std::string at_wave = std::string(name) + '@' + std::string(wave);
    const std::vector<std::string>* found = nullptr;
    for (std::size_t k = 0; k < names_.size(); ++k) {
        if (!wave.empty() && names_[k] == at_wave) return &columns_[k];
        if (names_[k] == name) found = &columns_[k];
    }
    return found;
}

std::optional<Partition> Attributes::partition(std::string_view name, std::string_view wave) const {
    const std::vector<std::string>* column = find(name, wave);
    if (column == nullptr) return std::nullopt;
    return partition_of(*column);
}

Partition partition_of(const std::vector<std::string>& labels) {
    Partition partition;
    partition.labels = labels;
    std::sort(partition.labels.begin(), partition.labels.end());
    partition.labels.erase(std::unique(partition.labels.begin(), partition.labels.end()), partition.labels.end());
    if (!partition.labels.empty() && partition.labels.front().empty()) partition.labels.erase(partition.labels.begin());
    partition.group.reserve(labels.size());
    for (const std::string& label : labels) {
        const auto at = std::lower_bound(partition.labels.begin(), partition.labels.end(), label);
        partition.group.push_back(label.empty() ? Partition::none
                                                : static_cast<std::uint32_t>(at - partition.labels.begin()));
    }
    return partition;
}

}  // namespace crosstie
