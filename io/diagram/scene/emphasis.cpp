// The ink goes to what the title speaks of, and what proves a finding carries its words.
#include "io/diagram/scene/emphasis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
bool holds_bands(const Scene& scene) {
    return std::ranges::any_of(
        scene.panels, [](const ScenePanel& panel) { return std::ranges::count(panel.states, MarkState::hidden) > 0; });
}

bool is_subject(const PeopleParts& parts, const ScenePanel& panel, const SceneTie& tie) {
    if (parts.area != nullptr) return parts.across(tie.a, tie.b);
    return !panel.tells_change() || tie.kind == TieKind::gained || tie.kind == TieKind::lost;
}

/// Contacts of two areas, before and after, of pairs compared.
struct AreaPair {
    std::uint32_t low = 0, high = 0;
    std::int64_t before = 0, after = 0;
    [[nodiscard]] std::int64_t change() const { return after - before; }
};

std::vector<AreaPair> area_pairs(const change::CrossArea& cross) {
    std::vector<AreaPair> pairs;
    for (std::uint32_t low = 0; low < cross.contacts_from.size(); ++low) {
        for (std::uint32_t high = low + 1; high < cross.contacts_from.size(); ++high) {
            const std::uint64_t before = cross.contacts_from[low][high], after = cross.contacts_to[low][high];
            if (before + after > 0)
                pairs.push_back({low, high, static_cast<std::int64_t>(before), static_cast<std::int64_t>(after)});
        }
    }
    return pairs;
}

/// "the largest rise"; of two as large "one of the two largest rises"; of the only one "the only rise"; empty where more
/// are as large, and none stands out.
std::string rank_words(std::int64_t change, const std::vector<AreaPair>& pairs) {
    const std::string_view what = change > 0 ? "rise" : "fall";
    const auto alike = std::ranges::count(pairs, change, &AreaPair::change);
    const auto same_way = std::ranges::count_if(
        pairs, [&](const AreaPair& pair) { return change > 0 ? pair.change() > 0 : pair.change() < 0; });
    if (same_way == 1) return fmt::format("the only {}", what);
    if (alike == 1) return fmt::format("the largest {}", what);
    return alike == 2 ? fmt::format("one of the two largest {}s", what) : "";
}

struct Pin {
    AreaPair pair;
    TieKind proof;  // the kind of contact the words stand on
    std::string words;
};

std::vector<Pin> pins_of(const std::vector<AreaPair>& pairs) {
    std::vector<Pin> pins;
    if (pairs.size() < 2) return pins;
    const auto pin = [&](const AreaPair& pair, TieKind proof, std::string_view what) {
        pins.push_back({pair, proof, fmt::format("{} to {}, {}", pair.before, pair.after, what)});
    };
    const auto extreme = [&](const AreaPair& pair, TieKind proof) {
        const std::string rank = std::abs(pair.change()) > 1 ? rank_words(pair.change(), pairs) : "";
        if (!rank.empty()) pin(pair, proof, rank);
    };
    const AreaPair& rise = *std::ranges::max_element(pairs, {}, &AreaPair::change);
    if (rise.change() > 0) extreme(rise, TieKind::gained);
    const AreaPair& fall = *std::ranges::min_element(pairs, {}, &AreaPair::change);
    if (fall.change() < 0) extreme(fall, TieKind::lost);
    const auto steady =
        std::ranges::max_element(pairs, {}, [](const AreaPair& pair) { return pair.change() == 0 ? pair.after : -1; });
    constexpr std::int64_t worth_telling = 3;
    if (steady->change() == 0 && steady->after >= worth_telling) pin(*steady, TieKind::kept, "no change");
    return pins;
}

/// Of the contacts that prove a pin, the longest: its words have most room there.
SceneTie* longest(const Scene& scene, ScenePanel& panel, const PeopleParts& parts, const Pin& pin) {
    SceneTie* found = nullptr;
    double most = 0;
    for (SceneTie& tie : panel.ties) {
        if (tie.kind != pin.proof) continue;
        const auto [low, high] = std::minmax((*parts.area)[tie.a], (*parts.area)[tie.b]);
        if (low != pin.pair.low || high != pin.pair.high) continue;
        const Point a = scene.marks[tie.a].place, b = scene.marks[tie.b].place;
        const double length = std::hypot(a.x - b.x, a.y - b.y);
        if (length > most) most = length, found = &tie;
    }
    return found;
}
}  // namespace

void draw_the_finding(Scene& scene, const PeopleParts& parts) {
    if (holds_bands(scene)) return;
    std::size_t quiet = 0, all = 0;
    for (const ScenePanel& panel : scene.panels) {
        for (const SceneTie& tie : panel.ties) ++all, quiet += is_subject(parts, panel, tie) ? 0U : 1U;
    }
    if (quiet == 0 || quiet == all) return;
    for (ScenePanel& panel : scene.panels) {
        for (SceneTie& tie : panel.ties) tie.quiet = !is_subject(parts, panel, tie);
        std::stable_partition(panel.ties.begin(), panel.ties.end(), [](const SceneTie& tie) { return tie.quiet; });
    }
    for (LegendRow& row : scene.legend) {
        for (LegendItem& item : row.items)
            item.quiet =
                item.sample == LegendItem::Sample::tie && parts.area != nullptr && item.kind == TieKind::within;
    }
    const std::string said = parts.area == nullptr
                                 ? " Contacts that were kept are faint."
                                 : fmt::format(" Contacts across {} are in full ink, the others faint.",
                                               clean_text(parts.study.by.plural, 30));
    scene.subtitle += said;
    scene.description += said;
}

void pin_findings(Scene& scene, const PeopleParts& parts) {
    if (parts.area == nullptr || holds_bands(scene)) return;
    const auto& labels = parts.comparison.cross_area.areas.labels;
    const auto names = [&](const Pin& pin) {
        return fmt::format("{} with {}", clean_text(labels[pin.pair.low], 30), clean_text(labels[pin.pair.high], 30));
    };
    std::uint32_t rank = 0;
    for (const Pin& pin : pins_of(area_pairs(parts.comparison.cross_area))) {
        bool pinned = false;
        for (ScenePanel& panel : scene.panels) {
            if (pinned || !panel.tells_change()) continue;
            SceneTie* const tie = longest(scene, panel, parts, pin);
            if (tie == nullptr) continue;
            tie->pill = names(pin) + "\n" + pin.words, tie->rank = ++rank, tie->room = PillRoom::beside;
            pinned = true;
        }
        if (!pinned) continue;
        scene.description += fmt::format(" {} with {}: {}.", clean_text(labels[pin.pair.low], longest_area),
                                         clean_text(labels[pin.pair.high], longest_area), pin.words);
    }
}

}  // namespace crosstie::io::diagram
