#include "graph/survey/comparison.hpp"

#include <cmath>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>

#include "graph/base/calls.hpp"
#include "graph/base/error.hpp"
#include "graph/base/parallel_for.hpp"
#include "graph/base/undefined.hpp"
#include "graph/base/worth_a_thread.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/survey/few_people.hpp"

namespace crosstie::survey {

namespace {

// Each of these once, on so many threads. Draws have threads of their own.
void side_by_side(unsigned threads, std::initializer_list<std::function<void()>> tasks) {
    if (threads <= 1) {
        for (const auto& task : tasks) task();
        return;
    }
    parallel_for(tasks.size(), threads, [&](std::size_t k) { (tasks.begin() + k)->operator()(); });
}

struct WaveNetwork {
    const Network& reported;  // as the survey has it
    const Network& read;      // in the comparison's direction
    const Network& contacts;  // by either report
};

WaveNetwork network_of(const Networks& networks, const Comparison& comparison, std::size_t wave) {
    const auto as = [&](Direction direction) -> const Network& {
        return networks.read(comparison.options.relation, wave, comparison.tie_from, direction);
    };
    return {as(Direction::directed), as(comparison.direction), as(Direction::union_)};
}

std::uint64_t pairs(const ObservedPairs& asked, bool directed) {
    return directed ? asked.count() : asked.both_directions().count() / 2;
}

WaveFigures figures_of(const WaveNetwork& wave, const ObservedPairs& asked) {
    WaveFigures figures;
    const Network& read = wave.read;
    const Network& reported = wave.reported;
    figures.roster = asked.roster_count();
    figures.contacts = wave.contacts.tie_count();
    figures.pairs_observed = read.directed() ? read.observed().count() : read.observed().count() / 2;
    figures.pairs_possible = pairs(asked.as_if_answered(), read.directed());
    for (ActorId i = 0; i < read.actor_count(); ++i) {
        for (const ActorId j : read.out(i)) {
            if ((read.directed() || i < j) && read.observed().contains(i, j)) ++figures.ties;
        }
        if (!asked.on_roster(i)) continue;
        const bool names = !reported.out(i).empty();
        const bool named = !reported.in(i).empty();
        if (asked.row_observed(i)) {
            ++figures.answered;
            if (!names) figures.names_nobody.push_back(i);
            if (!names && !named) ++figures.without_contact;
        } else {
            figures.silent.push_back(i);
            if (!named) ++figures.unknown;
        }
    }
    const auto ratio = [](double part, double whole) { return whole > 0 ? part / whole : nan; };
    figures.density = ratio(static_cast<double>(figures.ties), static_cast<double>(figures.pairs_observed));
    // What a person on the roster would have, were the unanswered pairs like the answered ones: density x (n - 1).
    figures.mean_contacts = measure::density(wave.contacts) * (static_cast<double>(figures.roster) - 1);
    return figures;
}

Partition areas_of(const Study& study, const ComparisonOptions& options) {
    const auto areas = study.attributes.partition(options.by, study.waves[options.from].key);
    if (!areas) throw Error("actors have no attribute '" + options.by + "' to compare by");
    return *areas;
}

void compare_areas(const Study& study, Comparison& result, const WaveNetwork& before, const WaveNetwork& after,
                   const ObservedPairs& told, Partition areas, unsigned threads) {
    const ComparisonOptions& options = result.options;
    std::set<std::uint32_t> among_stayers;
    for (const ActorId i : result.stayers) {
        if (areas.known(i)) among_stayers.insert(areas.group[i]);
    }
    if (among_stayers.size() < 2) return;
    result.has_areas = true;
    result.cross_area = change::cross_area(before.read, after.read, result.contacts, told, std::move(areas));
    const change::CrossArea& cross = result.cross_area;
    side_by_side(
        threads,
        {[&] { result.new_contacts = change::new_contacts(before.read, after.read, result.contacts, &cross.areas); },
         [&] {
             result.odds_ratio_change = infer::odds_ratio_change(before.read, after.read, cross.areas);
             unless_facts_only(result.odds_ratio_change);
         },
         [&] {
             result.link_changes = infer::link_changes(before.read, after.read, cross.areas);
             unless_facts_only(result.link_changes.across);
             unless_facts_only(result.link_changes.within);
         },
         [&] {
             result.odds_ratio_interval = infer::odds_ratio_interval(before.read, after.read, cross.areas, options.seed,
                                                                     options.draws, options.threads);
         },
         [&] {
             result.ei = infer::ei_change(result.contacts, cross.areas, result.stayers, cross.within.contact_pairs,
                                          cross.across.contact_pairs, options.seed, options.draws, options.threads);
         }});
    if (result.odds_ratio_change.verdict == infer::Verdict::facts_only) result.odds_ratio_interval.ci95 = no_interval;
    // A person who changed area is listed; the area of the first wave decides what was an opportunity.
    const auto* first = study.attributes.find(options.by, study.waves[options.from].key);
    const auto* second = study.attributes.find(options.by, study.waves[options.to].key);
    for (const ActorId i : result.stayers) {
        const std::string& was = (*first)[i];
        const std::string& is = (*second)[i];
        if (!was.empty() && !is.empty() && was != is) result.movers.push_back(i);
    }
    const std::size_t groups = cross.areas.group_count();
    const ObservedPairs& asked_before = study.answers[options.relation][options.from].observed;
    const ObservedPairs& asked_after = study.answers[options.relation][options.to].observed;
    const auto count = [&](auto&& belongs) {
        std::vector<std::uint32_t> counts(groups, 0);
        for (ActorId i = 0; i < study.actor_count(); ++i) {
            if (cross.areas.known(i) && belongs(i)) ++counts[cross.areas.group[i]];
        }
        return counts;
    };
    result.roster_from = count([&](ActorId i) { return asked_before.on_roster(i); });
    result.roster_to = count([&](ActorId i) { return asked_after.on_roster(i); });
    result.answered_from = count([&](ActorId i) { return asked_before.row_observed(i); });
    result.answered_to = count([&](ActorId i) { return asked_after.row_observed(i); });
}

}  // namespace

Network network_as_read(const Study& study, const Comparison& comparison, std::size_t wave) {
    return network_at(study, comparison.options.relation, wave, comparison.tie_from, comparison.direction);
}

ObservedPairs told_both_times(const Study& study, const Comparison& comparison) {
    const auto& waves = study.answers[comparison.options.relation];
    ObservedPairs told =
        ObservedPairs::both(waves[comparison.options.from].observed, waves[comparison.options.to].observed);
    return comparison.direction == Direction::intersection ? told.both_directions() : told;
}

Network network_as_read(const Networks& networks, const Comparison& comparison, std::size_t wave) {
    return networks.read(comparison.options.relation, wave, comparison.tie_from, comparison.direction);
}

bool same_question(const Study& study, const ComparisonOptions& one, const ComparisonOptions& other) {
    if (one.relation != other.relation) return false;
    const Relation& relation = study.relations.at(one.relation);
    const auto least = [&](const ComparisonOptions& of) {
        return std::isnan(of.tie_from) ? relation.tie_from : of.tie_from;
    };
    return one.from == other.from && one.to == other.to && least(one) == least(other) &&
           (!relation.directed || one.direction == other.direction) && one.by == other.by && one.seed == other.seed &&
           one.draws == other.draws;
}

Comparison compare(const Networks& networks, const ComparisonOptions& options) {
    const Study& study = networks.study();
    tell_call("compare", [&] {
        return std::to_string(options.relation) + ' ' + std::to_string(options.from) + ' ' +
               std::to_string(options.to) + ' ' + std::to_string(options.tie_from) + ' ' +
               std::to_string(static_cast<int>(options.direction)) + ' ' + options.by + ' ' +
               std::to_string(options.seed) + ' ' + std::to_string(options.draws);
    });
    Comparison result;
    result.options = options;
    const Relation& relation = study.relations.at(options.relation);
    result.direction = relation.directed ? options.direction : Direction::union_;
    result.tie_from = std::isnan(options.tie_from) ? relation.tie_from : options.tie_from;

    const std::uint64_t ties = study.answers[options.relation].at(options.from).ties.size() +
                               study.answers[options.relation].at(options.to).ties.size();
    const unsigned threads = ties < ties_worth_a_thread ? 1 : options.threads;
    side_by_side(threads, {[&] { static_cast<void>(network_of(networks, result, options.from)); },
                           [&] { static_cast<void>(network_of(networks, result, options.to)); }});
    const WaveNetwork before = network_of(networks, result, options.from);
    const WaveNetwork after = network_of(networks, result, options.to);
    const ObservedPairs& asked_before = study.answers[options.relation].at(options.from).observed;
    const ObservedPairs& asked_after = study.answers[options.relation].at(options.to).observed;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const bool was = asked_before.on_roster(i);
        const bool is = asked_after.on_roster(i);
        if (was && is) result.stayers.push_back(i);
        if (!was && is) result.joiners.push_back(i);
        if (was && !is) result.leavers.push_back(i);
    }
    // A contact is told by either report, unless both are asked for.
    const bool both_reports = result.direction == Direction::intersection;
    const Network& told_before = both_reports ? before.read : before.reported;
    const Network& told_after = both_reports ? after.read : after.reported;
    const ObservedPairs told = ObservedPairs::both(told_before.observed(), told_after.observed());
    std::optional<Partition> areas;
    if (!options.by.empty()) areas = areas_of(study, options);
    const Partition* const asked = areas ? &*areas : nullptr;
    result.pairs_possible =
        pairs(ObservedPairs::both(asked_before.as_if_answered(), asked_after.as_if_answered()), before.read.directed());
    result.contacts = change::contact_pairs(told_before, told_after);

    // What reads the same networks and writes places of its own.
    side_by_side(
        threads,
        {[&] {
             if (areas) compare_areas(study, result, before, after, told, *areas, threads);
             if (!result.has_areas) {
                 result.new_contacts = change::new_contacts(before.read, after.read, result.contacts, nullptr);
             }
         },
         [&] {
             result.density = infer::density_change(
                 before.read, after.read,
                 {.seed = options.seed, .draws = options.draws, .threads = options.threads, .areas = asked});
             unless_facts_only(result.density);
         },
         [&] {
             result.contact_changes = infer::contact_changes(result.contacts, told, asked);
             for (infer::JudgedChange* change :
                  {&result.contact_changes.all, &result.contact_changes.across, &result.contact_changes.within}) {
                 unless_facts_only(*change);
             }
         },
         [&] {
             result.qap = infer::qap_correlation(before.read, after.read, options.seed, options.draws, options.threads);
         },
         [&] { result.before = figures_of(before, asked_before); },
         [&] { result.after = figures_of(after, asked_after); },
         [&] { result.ties = change::turnover(before.read, after.read); },
         [&] { result.split = change::split_of_change(before.read, after.read); },
         [&] { result.non_response = change::non_response(before.read, after.read, asked_before, asked_after); }});
    return result;
}

bool answers_on_record(const Study& study, const Comparison& comparison) {
    const auto& answers = study.answers.at(comparison.options.relation);
    const auto stated = [&](std::size_t wave) { return answers.at(wave).answered_stated; };
    const auto silent = [](const WaveFigures& wave) { return wave.answered < wave.roster; };
    return stated(comparison.options.from) || stated(comparison.options.to) || silent(comparison.before) ||
           silent(comparison.after);
}

}  // namespace crosstie::survey
