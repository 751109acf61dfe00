#include "graph/model/network.hpp"

#include <algorithm>

namespace crosstie {

namespace {
template <typename Value>
std::span<const Value> row(const std::vector<std::uint64_t>& offset, const std::vector<Value>& values, ActorId actor) {
    if (values.empty()) return {};
    return {values.data() + offset[actor], static_cast<std::size_t>(offset[actor + std::size_t{1}] - offset[actor])};
}
}  // namespace

std::uint64_t Network::tie_count() const noexcept { return directed_ ? out_.size() : out_.size() / 2; }

std::span<const ActorId> Network::out(ActorId actor) const { return row(out_offset_, out_, actor); }

std::span<const ActorId> Network::in(ActorId actor) const {
    return directed_ ? row(in_offset_, in_, actor) : out(actor);
}

std::span<const double> Network::out_strength(ActorId actor) const { return row(out_offset_, out_strength_, actor); }

std::span<const double> Network::in_strength(ActorId actor) const {
    return directed_ ? row(in_offset_, in_strength_, actor) : out_strength(actor);
}

bool Network::has_tie(ActorId from, ActorId to) const {
    const auto ties = out(from);
    return std::binary_search(ties.begin(), ties.end(), to);
}

}  // namespace crosstie
