#include "graph/model/study.hpp"

#include <algorithm>

namespace crosstie {

namespace {
template <typename Things, typename Key>
std::optional<std::size_t> index_of(const Things& things, std::string_view wanted, Key key) {
    const auto at = std::find_if(things.begin(), things.end(), [&](const auto& thing) { return key(thing) == wanted; });
    if (at == things.end()) return std::nullopt;
    return static_cast<std::size_t>(at - things.begin());
}
}  // namespace

std::optional<std::size_t> Study::wave_index(std::string_view key) const {
    return index_of(waves, key, [](const Wave& wave) -> const std::string& { return wave.key; });
}

std::optional<std::size_t> Study::relation_index(std::string_view key) const {
    return index_of(relations, key, [](const Relation& relation) -> const std::string& { return relation.key; });
}

std::optional<ActorId> Study::actor_index(std::string_view id) const {
    const auto at = index_of(actors, id, [](const Actor& actor) -> const std::string& { return actor.id; });
    if (!at) return std::nullopt;
    return static_cast<ActorId>(*at);
}

}  // namespace crosstie
