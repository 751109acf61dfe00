#include "graph/plan/roles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "graph/measure/betweenness.hpp"
#include "graph/model/select.hpp"

namespace crosstie::plan {

namespace {

constexpr double slack = 1e-9;  // sums of shares of paths that differ by rounding are equal

std::string lower(std::string_view words) {
    std::string text(words);
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

class Holder {
 public:
    Holder(const Network& network, const Partition& areas, std::span<const std::string> roles,
           const RoleOptions& options)
        : observed_(network.observed()),
          pairs_(symmetrise(network, Direction::union_)),
          areas_(areas),
          roles_(roles),
          options_(options) {
        for (const std::string& word : options.none) none_.push_back(lower(word));
    }

    RolesHeld take() {
        for (ActorId i = 0; i < pairs_.actor_count(); ++i) {
            if (!observed_.on_roster(i)) continue;
            held_.answered += observed_.row_observed(i) ? 1U : 0U;
            if (!assigned(i)) {
                held_.unassigned.push_back(i);
                continue;
            }
            held_.assigned.push_back(i);
            if (areas_.known(i)) across(i);
        }
        carriers();
        single_points();
        return std::move(held_);
    }

 private:
    [[nodiscard]] bool assigned(ActorId i) const {
        return !roles_[i].empty() && std::find(none_.begin(), none_.end(), lower(roles_[i])) == none_.end();
    }

    void across(ActorId i) {
        const auto contacts = pairs_.out(i);
        const bool linked = std::any_of(contacts.begin(), contacts.end(), [&](ActorId j) {
            return areas_.known(j) && areas_.group[j] != areas_.group[i];
        });
        (linked                      ? held_.linked_across
         : observed_.row_observed(i) ? held_.not_yet_across
                                     : held_.across_unknown)
            .push_back(i);
    }

    void carriers() {
        const measure::ActorScores between = measure::betweenness(pairs_);
        std::vector<double> ranked;
        for (ActorId i = 0; i < pairs_.actor_count(); ++i) {
            if (observed_.on_roster(i) && observed_.row_observed(i)) ranked.push_back(between[i]);
        }
        std::sort(ranked.begin(), ranked.end(), std::greater<>());
        held_.carries_from = std::numeric_limits<double>::quiet_NaN();
        const auto many = static_cast<std::size_t>(std::ceil(options_.carriers * static_cast<double>(ranked.size())));
        const auto positive = static_cast<std::size_t>(
            std::count_if(ranked.begin(), ranked.end(), [](double value) { return value > slack; }));
        if (many == 0 || positive == 0) return;
        held_.carries_from = ranked[std::min(many, positive) - 1];
        for (const ActorId i : held_.unassigned) {
            if (observed_.row_observed(i) && between[i] >= held_.carries_from * (1 - slack))
                held_.carriers.push_back(i);
        }
    }

    void single_points() {
        for (IfLeaves& leaving : if_each_leaves(pairs_, areas_)) {
            if (leaving.pairs_parted == 0) continue;
            SinglePoint point{std::move(leaving), std::nullopt, 0};
            const auto contacts = pairs_.out(point.leaving.actor);
            std::size_t most_contacts = 0;
            for (const ActorId next : contacts) {
                const auto own = pairs_.out(next);
                const auto shared = static_cast<std::uint32_t>(std::count_if(own.begin(), own.end(), [&](ActorId j) {
                    return std::binary_search(contacts.begin(), contacts.end(), j);
                }));
                if (shared == 0 || shared < point.fallback_shared) continue;
                if (shared == point.fallback_shared && own.size() <= most_contacts) continue;
                point.fallback = next;
                point.fallback_shared = shared;
                most_contacts = own.size();
            }
            held_.single_points.push_back(std::move(point));
        }
    }

    const ObservedPairs& observed_;
    Network pairs_;
    const Partition& areas_;
    std::span<const std::string> roles_;
    const RoleOptions& options_;
    std::vector<std::string> none_;
    RolesHeld held_;
};

}  // namespace

RolesHeld roles_held(const Network& network, const Partition& areas, std::span<const std::string> roles,
                     const RoleOptions& options) {
    if (areas.group.size() != network.actor_count() || roles.size() != network.actor_count()) {
        throw std::invalid_argument("areas and roles need one cell per actor");
    }
    return Holder(network, areas, roles, options).take();
}

}  // namespace crosstie::plan
