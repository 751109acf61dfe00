#include <algorithm>
#include <array>
#include <numeric>

#include "io/diagram/scene/scene_parts.hpp"
#include "io/text/text_width.hpp"

namespace crosstie::io::diagram {

namespace {
/// Words by which a sector is known, in the order of `looks`; the first that fits and is free decides.
constexpr std::array<std::array<std::string_view, 4>, 6> known_words{
    {{"nhs", "trust", "hospital", "acute"},
     {"primary", "gp ", "practice", "surgery"},
     {"council", "authority", "local gov", "social care"},
     {"voluntary", "charit", "hospice", "third sector"},
     {"public health", "commission", "pharma", "mental"},
     {"patient", "carer", "healthwatch", "public voice"}}};

std::string lower(std::string_view text) {
    std::string low(text);
    for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return low;
}

std::vector<std::size_t> looks_of(const Partition& kinds) {
    std::vector<std::size_t> chosen(kinds.group_count(), other_look), by_size(kinds.group_count());
    const auto sizes = kinds.sizes();
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::ranges::stable_sort(by_size, [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    // Seven kinds or more: the six largest keep a look of their own, the rest are "other" together.
    if (by_size.size() > other_look) by_size.resize(other_look);
    std::ranges::sort(by_size);
    std::array<bool, other_look> taken{};
    for (const std::size_t kind : by_size) {
        const std::string name = lower(kinds.labels[kind]);
        for (std::size_t look = 0; look < other_look && chosen[kind] == other_look; ++look) {
            const bool fits = std::ranges::any_of(known_words[look], [&](auto w) { return name.find(w) != name.npos; });
            if (fits && !taken[look]) taken[look] = true, chosen[kind] = look;
        }
    }
    for (const std::size_t kind : by_size) {
        if (chosen[kind] != other_look) continue;
        const auto free = std::ranges::find(taken, false);
        *free = true;
        chosen[kind] = static_cast<std::size_t>(free - taken.begin());
    }
    return chosen;
}
}  // namespace

Kinds kinds_of(const Study& study, std::string_view wave) {
    Kinds kinds;
    kinds.look.assign(study.actors.size(), looks[0]);
    const auto groups = study.kind.empty() ? std::nullopt : study.attributes.partition(study.kind, wave);
    if (!groups || groups->group_count() == 0) return kinds;
    const auto chosen = looks_of(*groups);
    bool other = false;
    for (std::size_t actor = 0; actor < study.actors.size(); ++actor) {
        const std::uint32_t group = groups->group[actor];
        const std::size_t look = group == Partition::none ? other_look : chosen[group];
        kinds.look[actor] = looks[look];
        other = other || look == other_look;
    }
    for (std::size_t look = 0; look < other_look; ++look) {
        const auto kind = std::ranges::find(chosen, look);
        if (kind == chosen.end()) continue;
        LegendItem item;
        item.look = looks[look];
        item.words = clean_text(groups->labels[static_cast<std::size_t>(kind - chosen.begin())], 60);
        kinds.items.push_back(std::move(item));
    }
    if (other) {
        LegendItem item;
        item.look = looks[other_look];
        item.words = groups->group_count() > other_look ? "other" : "not known";
        kinds.items.push_back(std::move(item));
    }
    return kinds;
}

}  // namespace crosstie::io::diagram
