#include "graph/survey/rated_organisations.hpp"

#include <algorithm>
#include <set>

#include "graph/model/select.hpp"

namespace crosstie::survey {

namespace {

std::vector<RatedOrganisation> gathered(const Study& study, const std::vector<std::string>& organisation,
                                        const ObservedPairs& observed, std::size_t wave,
                                        const std::array<measure::Flags, ratings>& high) {
    std::vector<RatedOrganisation> found;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const std::string& id = organisation[i];
        if (id.empty() || !study.actors[i].on_roster(wave)) continue;
        auto at = std::ranges::find(found, id, &RatedOrganisation::id);
        if (at == found.end()) {
            found.emplace_back().id = id;
            at = std::prev(found.end());
            for (std::size_t k = 0; k < ratings; ++k) at->high[k] = high[k].at(i);
            at->reaches.assign(study.work_streams.size(), 0);
        }
        at->people.push_back(i);
        at->all_answered = at->all_answered && observed.row_observed(i);
    }
    std::erase_if(found, [](const RatedOrganisation& one) {
        return std::ranges::none_of(one.high, [](const auto& rated) { return rated.has_value(); });
    });
    return found;
}

}  // namespace

std::vector<RatedOrganisation> rated_organisations(const Networks& networks, std::size_t relation, std::size_t wave,
                                                   double tie_from, const std::array<measure::Flags, ratings>& high) {
    const Study& study = networks.study();
    const std::vector<std::string>* organisation = study.attributes.find("organisation", study.waves.at(wave).key);
    if (organisation == nullptr) return {};
    auto found = gathered(study, *organisation, study.answers.at(relation).at(wave).observed, wave, high);
    if (found.empty()) return found;
    const Network& network = networks.read(relation, wave, tie_from, Direction::union_);
    for (RatedOrganisation& one : found) {
        const auto reach = [&](ActorId through) {
            const auto& of = study.actors[through].streams(wave);
            for (std::size_t s = 0; s < study.work_streams.size(); ++s) {
                if (std::ranges::find(of, study.work_streams[s].id) != of.end()) one.reaches[s] = 1;
            }
        };
        std::set<std::string> others;
        for (const ActorId i : one.people) {
            reach(i);
            for (const ActorId other : network.out(i)) {
                const std::string& of = (*organisation)[other];
                if (!of.empty() && of != one.id) others.insert(of);
                reach(other);
            }
        }
        one.others = others.size();
    }
    return found;
}

OrganisationGrid influence_by_interest(std::span<const RatedOrganisation> organisations) {
    OrganisationGrid grid;
    std::array<std::size_t, 4> sums{};
    for (std::size_t k = 0; k < organisations.size(); ++k) {
        const auto &influence = organisations[k].rated(Rating::influence),
                   &interest = organisations[k].rated(Rating::interest);
        if (!influence || !interest) {
            ++grid.not_known;
            continue;
        }
        const std::size_t cell = (*influence ? 0U : 2U) + (*interest ? 0U : 1U);
        grid.cells[cell].organisations.push_back(k);
        sums[cell] += organisations[k].others;
    }
    for (std::size_t cell = 0; cell < sums.size(); ++cell) {
        OrganisationGroup& group = grid.cells[cell];
        if (group.organisations.empty()) continue;
        group.mean_others = static_cast<double>(sums[cell]) / static_cast<double>(group.organisations.size());
    }
    return grid;
}

OrganisationAccess access_to_stream(std::span<const RatedOrganisation> organisations, std::size_t stream) {
    OrganisationAccess access;
    for (std::size_t k = 0; k < organisations.size(); ++k) {
        const RatedOrganisation& one = organisations[k];
        if (one.rated(Rating::influence) != std::optional(true)) continue;
        (one.reaches.at(stream) != 0 ? access.reach
         : one.all_answered          ? access.not_yet
                                     : access.not_known)
            .push_back(k);
    }
    return access;
}

}  // namespace crosstie::survey
