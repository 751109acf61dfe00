// Every wave as a panel of its own, everybody in one place.
#include <fmt/format.h>

#include <algorithm>

#include "graph/base/error.hpp"
#include "graph/change/contact_counts.hpp"
#include "io/diagram/scene/people_parts.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_panels = 8;

/// All waves from the first to the last compared; of more than a page holds, the two ends and others evenly between.
std::vector<std::size_t> waves_shown(const survey::Comparison& comparison) {
    const auto [first, last] = std::minmax({comparison.options.from, comparison.options.to});
    const std::size_t panels = std::min(most_panels, last - first + 1);
    std::vector<std::size_t> waves;
    for (std::size_t k = 0; k < panels; ++k)
        waves.push_back(first + (k * (last - first) + (panels - 1) / 2) / (panels - 1));
    return waves;
}

std::string wave_name(const Study& study, std::size_t wave) {
    const std::string label = clean_text(study.waves[wave].label, 40);
    return label.empty() ? clean_text(study.waves[wave].key, 40) : label;
}

std::vector<MarkState> states_at(const PeopleParts& parts, std::size_t wave) {
    const ObservedPairs& asked = parts.study.answers[parts.comparison.options.relation][wave].observed;
    std::vector<MarkState> states(parts.study.actors.size(), MarkState::present);
    for (ActorId i = 0; i < states.size(); ++i) {
        if (!asked.on_roster(i)) {
            states[i] = MarkState::absent;
        } else if (!asked.row_observed(i)) {
            states[i] = MarkState::silent;
        }
    }
    return states;
}

/// The contacts of a wave, each pair once.
std::vector<std::array<ActorId, 2>> contacts_of(const Network& network) {
    std::vector<std::array<ActorId, 2>> pairs;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if (i < j || !network.has_tie(j, i)) pairs.push_back({std::min(i, j), std::max(i, j)});
        }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

ScenePanel panel_at(const PeopleParts& parts, std::size_t wave, const std::vector<std::array<ActorId, 2>>& contacts,
                    double crowd) {
    ScenePanel panel;
    panel.key = fmt::format("wave{}", wave + 1);
    panel.head = wave_name(parts.study, wave);
    panel.states = states_at(parts, wave);
    ContactCounts::Split split;
    for (const auto& [a, b] : contacts) {
        const bool across = parts.area == nullptr || parts.across(a, b);
        const TieKind kind = across ? TieKind::between : TieKind::within;
        panel.ties.push_back({a, b, kind, people_line_width(kind, crowd), ""});
        ++split.all, split.across += parts.across(a, b) ? 1U : 0U, split.within += parts.within(a, b) ? 1U : 0U;
    }
    std::ranges::stable_sort(panel.ties, {}, &SceneTie::kind);
    const bool nobody = std::ranges::count(panel.states, MarkState::present) == 0;
    panel.facts.push_back(nobody ? "nobody answered" : across_part(parts, split));
    return panel;
}

/// "12 new, 3 lost, 40 kept since wave 1", of pairs observed at both.
std::string since_words(const Study& study, const Network& before, const Network& after, std::size_t wave_before) {
    const ContactCounts counts = change::contact_counts(change::contact_pairs(before, after), nullptr);
    return fmt::format("{} new, {} lost, {} kept since “{}”", count_words(counts.gained.all),
                       count_words(counts.lost.all), count_words(counts.kept.all), wave_name(study, wave_before));
}
}  // namespace

void add_waves(Scene& scene, const Case& of, const DrawOptions& options) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    const PeopleParts parts = people_parts(of);
    const Kinds kinds = kinds_of(study, study.waves.at(comparison.options.from).key);
    const std::vector<std::size_t> waves = waves_shown(comparison);
    place_people(scene, parts, kinds, waves.size());
    std::vector<Network> networks;
    std::vector<std::vector<std::array<ActorId, 2>>> contacts;
    std::uint64_t crowd = 0;
    for (const std::size_t wave : waves) {
        networks.push_back(contacts_at(parts, wave));
        contacts.push_back(contacts_of(networks.back()));
        const auto across = std::ranges::count_if(
            contacts.back(), [&](const auto& pair) { return parts.area == nullptr || parts.across(pair[0], pair[1]); });
        crowd = std::max(crowd, static_cast<std::uint64_t>(across));
    }
    for (std::size_t k = 0; k < waves.size(); ++k) {
        scene.panels.push_back(panel_at(parts, waves[k], contacts[k], crowd_factor(crowd)));
        if (k > 0) scene.panels.back().facts.push_back(since_words(study, networks[k - 1], networks[k], waves[k - 1]));
    }
    scene.title = people_title(study, comparison, parts.counts);
    scene.subtitle = fmt::format("{}{}. Each symbol is a person{}. The title compares “{}” (before) with “{}” (after).",
                                 people_words(study.actors.size()), where_words(parts), same_place_words(waves.size()),
                                 wave_name(study, comparison.options.from), wave_name(study, comparison.options.to));
    add_people_legend(scene, parts, kinds);
    std::vector<std::string> own = people_cautions(parts, {Side::before, Side::after}, options);
    own.emplace_back("New, lost and kept count only pairs that were answered at both of the two surveys.");
    const auto [first, last] = std::minmax({comparison.options.from, comparison.options.to});
    if (const std::size_t all = last - first + 1; all > waves.size()) {
        own.push_back(fmt::format("{} of {} surveys are shown.", waves.size(), all));
        scene.notes.push_back(
            fmt::format("{} of {} surveys are shown; choose others with --from and --to", waves.size(), all));
    }
    scene.footer = footer_of(study, comparison, options, own);
    describe_panels(scene);
    scene.alt = fmt::format("{} of {}{}, survey by survey.", maps_words(waves.size()),
                            people_words(study.actors.size()), where_words(parts));
    for (const ScenePanel& panel : scene.panels) scene.alt += fmt::format(" {}: {}.", panel.head, panel.facts.front());
}

}  // namespace crosstie::io::diagram
