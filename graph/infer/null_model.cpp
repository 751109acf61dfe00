#include "graph/infer/null_model.hpp"

#include <span>
#include <utility>

#include "graph/model/network_builder.hpp"

namespace crosstie::infer {

namespace {

// The first `count` places become a uniform choice from all of them.
template <typename Value>
void choose(std::vector<Value>& values, std::size_t count, Random& random) {
    for (std::size_t k = 0; k < count; ++k) {
        const auto left = static_cast<std::uint32_t>(values.size() - k);
        std::swap(values[k], values[k + random.below(left)]);
    }
}

// Which cells hold a tie, one bit a cell.
class TieBits {
 public:
    explicit TieBits(ActorId actors) : actors_(actors), bits_(std::size_t{actors} * actors, false) {}
    [[nodiscard]] bool has(ActorId from, ActorId to) const { return bits_[place(from, to)]; }
    void set(ActorId from, ActorId to, bool held) { bits_[place(from, to)] = held; }

 private:
    [[nodiscard]] std::size_t place(ActorId from, ActorId to) const { return std::size_t{from} * actors_ + to; }
    std::size_t actors_;
    std::vector<bool> bits_;
};

}  // namespace

std::string_view name_of(NullModel model) {
    switch (model) {
        case NullModel::size:
            return "size";
        case NullModel::ties:
            return "ties";
        case NullModel::dyad_census:
            return "dyads";
        case NullModel::degrees:
            return "degrees";
    }
    return "ties";
}

std::optional<NullModel> null_model_of(std::string_view name) {
    for (const NullModel model : {NullModel::size, NullModel::ties, NullModel::dyad_census, NullModel::degrees}) {
        if (name_of(model) == name) return model;
    }
    return std::nullopt;
}

RandomNetworks::RandomNetworks(const Network& network, NullModel model)
    : model_(model),
      actors_(network.actor_count()),
      directed_(network.directed()),
      observed_(directed_ ? network.observed() : network.observed().both_directions()) {
    const bool by_dyads = model == NullModel::dyad_census && directed_;
    for (ActorId i = 0; i < actors_; ++i) {
        for (const ActorId j : network.out(i)) {
            if ((directed_ || i < j) && observed_.contains(i, j)) ties_.push_back({i, j});
        }
        if (model == NullModel::degrees) continue;
        for (ActorId j = directed_ ? 0 : i + 1; j < actors_; ++j) {
            if (i == j || !observed_.contains(i, j)) continue;
            if (!by_dyads || !observed_.contains(j, i)) {
                cells_.push_back({i, j});
                cell_ties_ += network.has_tie(i, j) ? 1U : 0U;
            } else if (i < j) {
                dyads_.push_back({i, j});
                const int held = (network.has_tie(i, j) ? 1 : 0) + (network.has_tie(j, i) ? 1 : 0);
                mutual_ += held == 2 ? 1U : 0U;
                one_way_ += held == 1 ? 1U : 0U;
            }
        }
    }
}

Network RandomNetworks::built(const std::vector<Cell>& ties) const {
    NetworkBuilder builder(actors_, directed_ ? Ties::directed : Ties::undirected);
    builder.observe(observed_);
    builder.reserve(ties.size());
    for (const Cell& tie : ties) builder.add(tie.from, tie.to);
    return builder.build();
}

Network RandomNetworks::observed() const { return built(ties_); }

Network RandomNetworks::draw(Random& random) {
    if (model_ == NullModel::degrees) return built(switched(random));
    std::vector<Cell> ties = drawn_cells(random);
    const std::vector<Cell> paired = drawn_dyads(random);
    ties.insert(ties.end(), paired.begin(), paired.end());
    return built(ties);
}

std::vector<RandomNetworks::Cell> RandomNetworks::drawn_cells(Random& random) {
    if (model_ == NullModel::size) {
        std::vector<Cell> ties;
        for (const Cell& cell : cells_) {
            if (random.below(2) == 1) ties.push_back(cell);
        }
        return ties;
    }
    choose(cells_, cell_ties_, random);
    return {cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(cell_ties_)};
}

std::vector<RandomNetworks::Cell> RandomNetworks::drawn_dyads(Random& random) {
    choose(dyads_, mutual_ + one_way_, random);
    std::vector<Cell> ties;
    for (std::size_t k = 0; k < mutual_ + one_way_; ++k) {
        const Cell pair = dyads_[k];
        const Cell reverse{pair.to, pair.from};
        if (k < mutual_) {
            ties.push_back(pair);
            ties.push_back(reverse);
        } else {
            ties.push_back(random.below(2) == 0 ? pair : reverse);
        }
    }
    return ties;
}

std::vector<RandomNetworks::Cell> RandomNetworks::switched(Random& random) const {
    std::vector<Cell> ties = ties_;
    if (ties.size() < 2) return ties;
    TieBits bits(actors_);
    const auto set = [&](const Cell& tie, bool held) {
        bits.set(tie.from, tie.to, held);
        if (!directed_) bits.set(tie.to, tie.from, held);
    };
    for (const Cell& tie : ties) set(tie, true);
    const auto free = [&](ActorId from, ActorId to) {
        return from != to && observed_.contains(from, to) && !bits.has(from, to);
    };
    const auto count = static_cast<std::uint32_t>(ties.size());
    const std::size_t proposals = 20 * ties.size();
    for (std::size_t k = 0; k < proposals; ++k) {
        // Every proposal is as likely as the one that undoes it, so in the long run all networks are equally likely.
        if (directed_ && random.below(4) == 0) {
            // Three ties a>b, b>c, c>a with no tie the other way turn around: switches alone cannot reach that.
            const Cell one = ties[random.below(count)];
            const ActorId third = random.below(actors_);
            if (third == one.from || third == one.to || !bits.has(one.to, third) || !bits.has(third, one.from))
                continue;
            if (!free(one.to, one.from) || !free(third, one.to) || !free(one.from, third)) continue;
            for (Cell& tie : ties) {
                const bool turns = (tie.from == one.from && tie.to == one.to) ||
                                   (tie.from == one.to && tie.to == third) || (tie.from == third && tie.to == one.from);
                if (!turns) continue;
                set(tie, false);
                std::swap(tie.from, tie.to);
                set(tie, true);
            }
            continue;
        }
        Cell& one = ties[random.below(count)];
        Cell& two = ties[random.below(count)];
        if (&one == &two) continue;
        const bool flip = !directed_ && random.below(2) == 1;
        const Cell other = flip ? Cell{two.to, two.from} : two;
        const Cell first{one.from, other.to};
        const Cell second{other.from, one.to};
        if (!free(first.from, first.to) || !free(second.from, second.to)) continue;
        set(one, false);
        set(two, false);
        one = first;
        two = second;
        set(one, true);
        set(two, true);
    }
    return ties;
}

}  // namespace crosstie::infer
