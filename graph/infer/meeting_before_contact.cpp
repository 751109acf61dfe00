#include "graph/infer/meeting_before_contact.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <stdexcept>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"
#include "graph/infer/same.hpp"

namespace crosstie::infer {

namespace {

enum class Side : std::uint8_t { same_stream, other_stream, unknown };
constexpr std::size_t side_count = 3;

struct Strangers {
    std::uint32_t from, to;  // places among the people
    Side side;
    bool formed;
};

// Register cells between the people: met, not met, not known.
class Register {
 public:
    Register(const PairMatrix& shared, const std::vector<ActorId>& people) : people_(people.size()) {
        cells_.reserve(people_ * people_);
        for (const ActorId i : people) {
            for (const ActorId j : people) {
                const double meetings = shared(i, j);
                cells_.push_back(std::isnan(meetings) ? not_known : meetings >= 1 ? 1 : 0);
            }
        }
    }
    static constexpr std::uint8_t not_known = 2;
    [[nodiscard]] std::uint8_t met(std::uint32_t i, std::uint32_t j) const { return cells_[i * people_ + j]; }

 private:
    std::size_t people_;
    std::vector<std::uint8_t> cells_;
};

using Counts = std::array<MetOrNot, side_count>;

Counts count(const std::vector<Strangers>& strangers, const Register& attended, std::span<const std::uint32_t> order) {
    std::array<std::array<std::array<std::uint64_t, 2>, 3>, side_count> cells{};  // side, met, formed
    for (const Strangers& pair : strangers) {
        ++cells[static_cast<std::size_t>(pair.side)][attended.met(order[pair.from], order[pair.to])]
               [pair.formed ? 1 : 0];
    }
    Counts counts;
    for (std::size_t side = 0; side < side_count; ++side) {
        const auto& c = cells[side];
        counts[side].met = c[1][0] + c[1][1];
        counts[side].met_formed = c[1][1];
        counts[side].not_met = c[0][0] + c[0][1];
        counts[side].not_met_formed = c[0][1];
    }
    return counts;
}

MetOrNot together(const Counts& counts) {
    MetOrNot all;
    for (const MetOrNot& side : counts) {
        all.met += side.met;
        all.met_formed += side.met_formed;
        all.not_met += side.not_met;
        all.not_met_formed += side.not_met_formed;
    }
    return all;
}

struct MeetingTails {
    std::uint32_t at_least = 0, at_most = 0, undefined = 0;
    void count(const MetOrNot& drawn, const MetOrNot& observed) {
        const double difference = drawn.difference();
        const bool none = std::isnan(difference);
        undefined += none ? 1U : 0U;
        at_least += none || difference >= observed.difference() - same ? 1U : 0U;
        at_most += none || difference <= observed.difference() + same ? 1U : 0U;
    }
    MeetingTails& operator+=(const MeetingTails& other) {
        at_least += other.at_least;
        at_most += other.at_most;
        undefined += other.undefined;
        return *this;
    }
    void into(MetOrNot& result, std::uint32_t draws) const {
        result.p_at_least = result.p_at_most = nan;
        if (draws == 0 || std::isnan(result.difference())) return;
        result.draws = draws;
        result.draws_undefined = undefined;
        result.p_at_least = (1.0 + at_least) / (1.0 + draws);
        result.p_at_most = (1.0 + at_most) / (1.0 + draws);
    }
};

struct StreamTails {
    MeetingTails within, across;
    StreamTails& operator+=(const StreamTails& other) {
        within += other.within;
        across += other.across;
        return *this;
    }
};

// People by work-stream; those of no known stream are a list of their own.
std::vector<std::vector<std::uint32_t>> by_stream(const Partition& streams, const std::vector<ActorId>& people) {
    std::vector<std::vector<std::uint32_t>> members(streams.group_count() + 1);
    for (std::uint32_t place = 0; place < people.size(); ++place) {
        const ActorId actor = people[place];
        members[streams.known(actor) ? streams.group[actor] : streams.group_count()].push_back(place);
    }
    return members;
}

void check(const Network& before, const Network& after, const PairMatrix& shared, const Partition& streams) {
    const ActorId n = before.actor_count();
    if (after.actor_count() != n || shared.actor_count() != n ||
        (!streams.group.empty() && streams.group.size() != n)) {
        throw std::invalid_argument("waves, register and work-streams of different rosters");
    }
    if (before.directed() != after.directed()) throw std::invalid_argument("two waves need one direction");
    if (!shared.symmetric()) throw std::invalid_argument("a shared meeting is shared by both");
}

}  // namespace

double MetOrNot::rate_met() const { return share(met_formed, met); }
double MetOrNot::rate_not_met() const { return share(not_met_formed, not_met); }
double MetOrNot::difference() const { return rate_met() - rate_not_met(); }
double MetOrNot::ratio() const { return not_met_formed == 0 ? nan : rate_met() / rate_not_met(); }

MeetingBeforeContact meeting_before_contact(const Network& before, const Network& after, const PairMatrix& shared,
                                            const MeetingOptions& options) {
    check(before, after, shared, options.streams);
    const Partition& streams = options.streams;
    const bool has_streams = !streams.group.empty();
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    std::vector<ActorId> people;
    std::vector<std::uint32_t> place(before.actor_count(), 0);
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        if (joint.row_count(i) + joint.column_count(i) == 0) continue;
        place[i] = static_cast<std::uint32_t>(people.size());
        people.push_back(i);
    }
    std::vector<Strangers> strangers;
    for (const ActorId i : people) {
        for (const ActorId j : people) {
            if (i == j || (!before.directed() && j < i) || !joint.contains(i, j) || before.has_tie(i, j)) continue;
            Side side = Side::unknown;
            if (has_streams && streams.known(i) && streams.known(j)) {
                side = streams.group[i] == streams.group[j] ? Side::same_stream : Side::other_stream;
            }
            strangers.push_back({place[i], place[j], side, after.has_tie(i, j)});
        }
    }
    const Register attended(shared, people);
    std::vector<std::uint32_t> order(people.size());
    std::iota(order.begin(), order.end(), 0U);
    const Counts observed = count(strangers, attended, order);
    MeetingBeforeContact result{together(observed), observed[0], observed[1]};

    const MeetingTails all =
        tallied(options.seed, options.draws, options.threads, MeetingTails{}, [&](Random& random, std::uint32_t draws) {
            MeetingTails found;
            std::vector<std::uint32_t> drawn(order);
            for (std::uint32_t draw = 0; draw < draws; ++draw) {
                random.shuffle(std::span(drawn));
                found.count(together(count(strangers, attended, drawn)), result.all);
            }
            return found;
        });
    all.into(result.all, options.draws);

    // Among the people of one work-stream only, from a source of its own.
    const std::uint32_t draws = has_streams ? options.draws : 0;
    const auto members = has_streams ? by_stream(streams, people) : std::vector<std::vector<std::uint32_t>>();
    const StreamTails by_side = tallied(options.seed ^ 0x9E3779B97F4A7C15U, draws, options.threads, StreamTails{},
                                        [&](Random& random, std::uint32_t many) {
                                            StreamTails found;
                                            std::vector<std::uint32_t> label(order);
                                            for (std::uint32_t draw = 0; draw < many; ++draw) {
                                                for (const auto& stream : members) {
                                                    std::vector<std::uint32_t> drawn = stream;
                                                    random.shuffle(std::span(drawn));
                                                    for (std::size_t k = 0; k < stream.size(); ++k)
                                                        label[stream[k]] = drawn[k];
                                                }
                                                const Counts counts = count(strangers, attended, label);
                                                found.within.count(counts[0], result.same_stream);
                                                found.across.count(counts[1], result.other_stream);
                                            }
                                            return found;
                                        });
    by_side.within.into(result.same_stream, draws);
    by_side.across.into(result.other_stream, draws);
    return result;
}

}  // namespace crosstie::infer
