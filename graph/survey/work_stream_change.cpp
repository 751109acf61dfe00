#include "graph/survey/work_stream_change.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>

#include "graph/model/network_builder.hpp"
#include "graph/survey/few_people.hpp"

namespace crosstie::survey {

namespace {

using Members = std::vector<std::uint8_t>;  // [actors]

// Everybody else is off the roster, so that nothing but the members' own cells counts.
Network among(const Network& network, const Members& member) {
    const ActorId n = network.actor_count();
    std::vector<std::uint8_t> off(n, 0);
    std::vector<CellException> cells;
    NetworkBuilder builder(n, ties_of(network));
    for (ActorId i = 0; i < n; ++i) {
        off[i] = member[i] == 0 || !network.observed().on_roster(i) ? 1 : 0;
        if (off[i] != 0) continue;
        for (ActorId j = 0; j < n; ++j) {
            if (i == j || member[j] == 0) continue;
            const CellState state = network.observed().state(i, j);
            if (state != CellState::answered) cells.push_back({i, j, state});
        }
        const auto others = network.out(i);
        const auto strengths = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            if (member[others[k]] == 0 || (!network.directed() && others[k] < i)) continue;
            builder.add(i, others[k], strengths.empty() ? 1.0 : strengths[k]);
        }
    }
    builder.observe(ObservedPairs::with_gaps(std::vector<CellState>(n, CellState::answered), off, cells));
    builder.keep_unobserved();
    return builder.build();
}

// The reports among members, observed at both waves.
ObservedPairs among(const ObservedPairs& told, const Members& member) {
    const ActorId n = told.actor_count();
    std::vector<std::uint8_t> off(n, 0);
    std::vector<CellException> cells;
    for (ActorId i = 0; i < n; ++i) {
        off[i] = member[i] == 0 ? 1 : 0;
        if (off[i] != 0) continue;
        for (ActorId j = 0; j < n; ++j) {
            if (i != j && member[j] != 0 && !told.contains(i, j)) cells.push_back({i, j, told.state(i, j)});
        }
    }
    return ObservedPairs::with_gaps(std::vector<CellState>(n, CellState::answered), std::move(off), std::move(cells));
}

infer::JudgedChange contacts_among(const Comparison& comparison, const ObservedPairs& told, const Members& member,
                                   const Partition* areas) {
    std::vector<change::ContactPair> pairs;
    for (const change::ContactPair& pair : comparison.contacts) {
        if (member[pair.first] != 0 && member[pair.second] != 0) pairs.push_back(pair);
    }
    infer::JudgedChange change = infer::contact_changes(pairs, among(told, member), areas).all;
    unless_facts_only(change);
    return change;
}

const Partition* areas_of(const Comparison& comparison) {
    return comparison.has_areas ? &comparison.cross_area.areas : nullptr;
}

bool is_of(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// People on both rosters who are of a work-stream at either wave.
Members of_stream(const Study& study, const Comparison& comparison, std::size_t stream) {
    Members member(study.actor_count(), 0);
    for (const ActorId i : comparison.stayers)
        member[i] = is_of(study.actors[i].work_streams, study.work_streams[stream].id) ? 1 : 0;
    return member;
}

std::vector<ActorId> listed(const Members& member) {
    std::vector<ActorId> people;
    for (ActorId i = 0; i < member.size(); ++i) {
        if (member[i] != 0) people.push_back(i);
    }
    return people;
}

class StreamReader {
 public:
    StreamReader(const Study& study, const Comparison& comparison, const ObservedPairs& told)
        : study_(study), c_(comparison), told_(told) {
        if (told.actor_count() != study.actor_count()) throw std::invalid_argument("one roster for study and cells");
        for (std::size_t stream = 0; stream < study.work_streams.size(); ++stream)
            members_.push_back(of_stream(study, comparison, stream));
    }

    std::vector<WorkStreamContacts> take() const {
        std::vector<WorkStreamContacts> all;
        for (std::size_t stream = 0; stream < members_.size(); ++stream) {
            WorkStreamContacts one;
            one.work_stream = stream;
            who(one);
            if (one.members_from.empty() && one.members_to.empty()) continue;
            contacts(one);
            for (std::size_t other = 0; other < members_.size(); ++other) {
                if (other != stream && std::count(members_[other].begin(), members_[other].end(), 1) > 0)
                    one.links.push_back(link(stream, other));
            }
            all.push_back(std::move(one));
        }
        return all;
    }

 private:
    bool observed(ActorId i, ActorId j) const { return told_.contains(i, j) || told_.contains(j, i); }

    void who(WorkStreamContacts& one) const {
        const std::string& id = study_.work_streams[one.work_stream].id;
        const std::size_t from = c_.options.from, to = c_.options.to;
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            const Actor& actor = study_.actors[i];
            const bool before = actor.on_roster(from) && is_of(actor.streams(from), id);
            const bool after = actor.on_roster(to) && is_of(actor.streams(to), id);
            if (before) one.members_from.push_back(i);
            if (!after) continue;
            one.members_to.push_back(i);
            if (!before) one.new_to_it.push_back(i);
            if (!actor.on_roster(from)) one.joined_list.push_back(i);
        }
        one.members = listed(members_[one.work_stream]);
        one.organisations_from = organisations(one.members_from, from);
        one.organisations_to = organisations(one.members_to, to);
    }

    std::size_t organisations(const std::vector<ActorId>& people, std::size_t wave) const {
        const auto* column = study_.attributes.find("organisation", study_.waves[wave].key);
        std::set<std::string> names;
        for (const ActorId i : people) {
            if (column != nullptr && !(*column)[i].empty()) names.insert((*column)[i]);
        }
        return names.size();
    }

    void contacts(WorkStreamContacts& one) const {
        const Members& member = members_[one.work_stream];
        for (std::size_t a = 0; a < one.members.size(); ++a) {
            for (std::size_t b = a + 1; b < one.members.size(); ++b)
                one.pairs += observed(one.members[a], one.members[b]) ? 1U : 0U;
        }
        const auto is_new = [&](ActorId i) {
            return std::binary_search(one.new_to_it.begin(), one.new_to_it.end(), i);
        };
        const auto joined = [&](ActorId i) {
            return std::binary_search(one.joined_list.begin(), one.joined_list.end(), i);
        };
        const Partition& areas = c_.cross_area.areas;
        for (const change::ContactPair& pair : c_.contacts) {
            if (pair.after && (joined(pair.first) || joined(pair.second))) ++one.brought;
            const bool inside = member[pair.first] != 0 && member[pair.second] != 0;
            if (inside) {
                const bool known = c_.has_areas && areas.known(pair.first) && areas.known(pair.second);
                const bool across = known && areas.group[pair.first] != areas.group[pair.second];
                one.before += pair.joint_before ? 1U : 0U;
                one.after += pair.joint_after ? 1U : 0U;
                one.known_before += known && pair.joint_before ? 1U : 0U;
                one.known_after += known && pair.joint_after ? 1U : 0U;
                one.across_before += across && pair.joint_before ? 1U : 0U;
                one.across_after += across && pair.joint_after ? 1U : 0U;
            }
            if (pair.joint_before || !pair.joint_after) continue;
            if (member[pair.first] == 0 && member[pair.second] == 0) continue;
            ++one.gained;
            one.gained_by_new += is_new(pair.first) || is_new(pair.second) ? 1U : 0U;
        }
    }

    StreamLink link(std::size_t stream, std::size_t other) const {
        StreamLink made;
        made.other = other;
        const Members &ours = members_[stream], &theirs = members_[other];
        // 1: ours only, 2: theirs only, 3: of both
        const auto side = [&](ActorId i) { return ours[i] + 2 * theirs[i]; };
        const ObservedPairs& first = study_.answers[c_.options.relation][c_.options.from].observed;
        made.certain = true;
        std::vector<ActorId> our_people, their_people;
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            if (side(i) == 1) our_people.push_back(i);
            if (side(i) == 2) their_people.push_back(i);
            if (side(i) == 3) made.shared.push_back(i);
        }
        for (const ActorId i : our_people) {
            for (const ActorId j : their_people) {
                made.pairs += observed(i, j) ? 1U : 0U;
                made.certain = made.certain && first.contains(i, j) && first.contains(j, i);
            }
        }
        for (const change::ContactPair& pair : c_.contacts) {
            if (side(pair.first) + side(pair.second) != 3 || side(pair.first) == 0 || side(pair.second) == 0) continue;
            made.before += pair.joint_before ? 1U : 0U;
            made.after += pair.joint_after ? 1U : 0U;
        }
        return made;
    }

    const Study& study_;
    const Comparison& c_;
    const ObservedPairs& told_;
    std::vector<Members> members_;  // [work-streams]
};

}  // namespace

std::vector<WorkStreamChange> work_stream_changes(const Study& study, const Comparison& comparison,
                                                  const Network& before, const Network& after) {
    std::vector<WorkStreamChange> changes;
    const ObservedPairs told = told_both_times(study, comparison);
    for (std::size_t stream = 0; stream < study.work_streams.size(); ++stream) {
        const Members member = of_stream(study, comparison, stream);
        WorkStreamChange row{stream, listed(member), {}, {}};
        if (row.members.empty()) continue;
        row.change =
            infer::density_change(among(before, member), among(after, member), {.areas = areas_of(comparison)});
        unless_facts_only(row.change);
        row.contacts = contacts_among(comparison, told, member, areas_of(comparison));
        changes.push_back(std::move(row));
    }
    return changes;
}

std::vector<WorkStreamChange> work_stream_changes(const Networks& networks, const Comparison& comparison) {
    const auto read = [&](std::size_t wave) -> const Network& {
        return networks.read(comparison.options.relation, wave, comparison.tie_from, comparison.direction);
    };
    return work_stream_changes(networks.study(), comparison, read(comparison.options.from),
                               read(comparison.options.to));
}

std::vector<WorkStreamContrast> work_stream_contrasts(const Study& study, const Comparison& comparison,
                                                      const Network& before, const Network& after) {
    struct Only {
        std::size_t stream, people;
        infer::DensityChange change;
    };
    std::vector<Only> each;
    for (std::size_t stream = 0; stream < study.work_streams.size(); ++stream) {
        Members member = of_stream(study, comparison, stream);
        for (ActorId i = 0; i < member.size(); ++i) {
            if (study.actors[i].work_streams.size() > 1) member[i] = 0;
        }
        const std::size_t people = listed(member).size();
        if (people > 0)
            each.push_back(
                {stream, people,
                 infer::density_change(among(before, member), among(after, member), {.areas = areas_of(comparison)})});
    }
    std::vector<WorkStreamContrast> contrasts;
    for (std::size_t a = 0; a < each.size(); ++a) {
        for (std::size_t b = a + 1; b < each.size(); ++b) {
            contrasts.push_back({each[a].stream, each[b].stream, each[a].people, each[b].people,
                                 infer::difference_of_changes(each[a].change, each[b].change)});
        }
    }
    return contrasts;
}

double StreamLink::density_before() const {
    return pairs == 0 ? std::numeric_limits<double>::quiet_NaN()
                      : static_cast<double>(before) / static_cast<double>(pairs);
}

double StreamLink::density_after() const {
    return pairs == 0 ? std::numeric_limits<double>::quiet_NaN()
                      : static_cast<double>(after) / static_cast<double>(pairs);
}

WorkStreamTotals work_stream_totals(const Study& study, const Comparison& comparison,
                                    const std::vector<WorkStreamContacts>& streams) {
    WorkStreamTotals totals;
    std::vector<std::vector<std::size_t>> of(study.actors.size());
    for (std::size_t k = 0; k < streams.size(); ++k) {
        for (const ActorId member : streams[k].members) of[member].push_back(k);
    }
    for (const ActorId i : comparison.stayers) {
        totals.in_several += of[i].size() > 1 ? 1U : 0U;
        totals.in_none += of[i].empty() ? 1U : 0U;
    }
    for (const change::ContactPair& pair : comparison.contacts) {
        const auto &one = of[pair.first], &other = of[pair.second];
        if (one.empty() || other.empty()) continue;
        const bool shared = std::ranges::find_first_of(one, other) != one.end();
        (shared ? totals.within_from : totals.between_from) += pair.joint_before ? 1U : 0U;
        (shared ? totals.within_to : totals.between_to) += pair.joint_after ? 1U : 0U;
    }
    return totals;
}

std::vector<std::uint8_t> stayers_of_stream(const Study& study, const Comparison& comparison, std::size_t stream,
                                            std::size_t wave) {
    std::vector<std::uint8_t> member(study.actor_count(), 0);
    for (const ActorId i : comparison.stayers) {
        const auto& of = study.actors[i].streams(wave);
        member[i] = std::ranges::find(of, study.work_streams[stream].id) != of.end() ? 1 : 0;
    }
    return member;
}

std::vector<WorkStreamContacts> work_stream_contacts(const Study& study, const Comparison& comparison,
                                                     const ObservedPairs& told) {
    return StreamReader(study, comparison, told).take();
}

}  // namespace crosstie::survey
