#include "io/answers/subjects/quality_together.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "graph/change/multiplex_shift.hpp"
#include "graph/infer/qap.hpp"
#include "graph/measure/item_scale.hpp"
#include "graph/model/select.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using change::Multiplex;
using nlohmann::ordered_json;

constexpr std::uint32_t most_draws = 1000;

class RelationsTogether {
 public:
    RelationsTogether(const Case& input, std::span<const std::size_t> relations, Topic& topic)
        : in_(input), study_(input.study), relations_(relations), topic_(topic) {}

    void add() {
        topic_.numbers["together"] = ordered_json::array();
        for (std::size_t a = 0; a < relations_.size(); ++a) {
            for (std::size_t b = a + 1; b < relations_.size(); ++b) pair(relations_[a], relations_[b]);
        }
        if (!states_.rows.empty()) topic_.section.blocks.emplace_back(std::move(states_));
        if (!alike_.rows.empty()) topic_.section.blocks.emplace_back(std::move(alike_));
        topic_.numbers["scales"] = ordered_json::array();
        std::vector<std::string> names;
        for (const std::size_t relation : relations_) {
            const std::string& name = study_.relations[relation].scale_of;
            if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
        }
        for (const std::string& name : names) scale(name);
        if (!scales_.rows.empty()) topic_.section.blocks.emplace_back(std::move(scales_));
    }

 private:
    std::size_t from() const { return in_.comparison.options.from; }
    std::size_t to() const { return in_.comparison.options.to; }

    // Two relations of which one is undirected are both read as undirected, so that cells are the same pairs.
    const Network& read(std::size_t relation, std::size_t wave, bool directed) const {
        const bool main = relation == in_.comparison.options.relation;
        return in_.networks().read(relation, wave,
                                   main ? in_.comparison.tie_from : std::numeric_limits<double>::quiet_NaN(),
                                   directed ? Direction::directed : Direction::union_);
    }

    void pair(std::size_t one, std::size_t other) {
        const Relation &first = study_.relations[one], &second = study_.relations[other];
        const bool directed = first.directed && second.directed;
        const Network &first_before = read(one, from(), directed), &first_after = read(one, to(), directed);
        const Network &second_before = read(other, from(), directed), &second_after = read(other, to(), directed);
        const auto shift = change::multiplex_shift({first_before, first_after, second_before, second_after});
        ordered_json numbers{{"first", first.key},
                             {"second", second.key},
                             {"direction", directed ? "directed" : "union"},
                             {"pairs", shift.count()}};
        const auto counts = [&](bool before) {
            const auto of = [&](Multiplex state) { return before ? shift.before(state) : shift.after(state); };
            return ordered_json{{"neither", of(Multiplex::neither)},
                                {"first_only", of(Multiplex::first_only)},
                                {"second_only", of(Multiplex::second_only)},
                                {"both", of(Multiplex::both)}};
        };
        numbers["from"] = counts(true);
        numbers["to"] = counts(false);
        numbers["shift"] = shift.cells;
        if (shift.count() > 0) tell(first, second, shift);
        correlation(first, second, {first_before, first_after, second_before, second_after}, numbers);
        topic_.numbers["together"].push_back(std::move(numbers));
    }

    void tell(const Relation& first, const Relation& second, const change::MultiplexShift& s) {
        const std::uint64_t started = s.before(Multiplex::first_only);
        const std::uint64_t joined =
            s.at(Multiplex::first_only, Multiplex::both) + s.at(Multiplex::first_only, Multiplex::second_only);
        if (started > 0) {
            topic_.section.blocks.emplace_back(Paragraph{fmt::format(
                "Of {} with {} but no {} before, {} held {} after. {} without {} went from {} to {}, of {} answered "
                "on both questions both times.",
                counted(started, "link", "links"), first.label, second.label, counted_share_words(joined, started),
                second.label, capitalised(first.label), second.label, counted(started, "link", "links"),
                count_words(s.after(Multiplex::first_only)), counted(s.count(), "pair", "pairs"))});
        }
        const auto row = [&](const std::string& what, Multiplex state) {
            states_.rows.push_back(
                {what, count_words(s.before(state)), count_words(s.after(state)), count_words(s.at(state, state)),
                 signed_words(static_cast<std::int64_t>(s.after(state)) - static_cast<std::int64_t>(s.before(state)))});
        };
        row(fmt::format("Both {} and {}", first.label, second.label), Multiplex::both);
        row(fmt::format("{} without {}", capitalised(first.label), second.label), Multiplex::first_only);
        row(fmt::format("{} without {}", capitalised(second.label), first.label), Multiplex::second_only);
        row(fmt::format("Neither {} nor {}", first.label, second.label), Multiplex::neither);
    }

    void correlation(const Relation& first, const Relation& second, const change::TwoRelations& of,
                     ordered_json& numbers) {
        const std::uint32_t draws = std::min(in_.comparison.options.draws, most_draws);
        const std::uint64_t seed = in_.comparison.options.seed;
        const auto before = infer::qap_correlation(of.first_before, of.second_before, seed, draws);
        const auto after = infer::qap_correlation(of.first_after, of.second_after, seed, draws);
        const auto told = [&](const infer::QapCorrelation& qap) {
            ordered_json value;
            put(value, "r", qap.r, "one of the relations does not vary");
            put(value, "p_at_least", qap.draws > 0 ? qap.p_at_least : std::numeric_limits<double>::quiet_NaN(),
                "no draws");
            value["draws"] = qap.draws;
            return value;
        };
        numbers["correlation"] = {{"from", told(before)}, {"to", told(after)}};
        const auto chance = [](const infer::QapCorrelation& qap) {
            return qap.draws > 0 ? draws_words(qap.p_at_least) : std::string("not drawn");
        };
        alike_.rows.push_back({fmt::format("{} and {}", capitalised(first.label), second.label),
                               decimal_words(before.r, 2), chance(before), decimal_words(after.r, 2), chance(after)});
    }

    void scale(const std::string& name) {
        std::vector<std::size_t> items;
        bool directed = true;
        double least = std::numeric_limits<double>::infinity();
        for (const std::size_t relation : relations_) {
            const Relation& asked = study_.relations[relation];
            if (asked.scale_of != name) continue;
            items.push_back(relation);
            directed = directed && asked.directed;
            least = std::min(least, asked.scale_min.value_or(0));
        }
        for (const std::size_t wave : {from(), to()}) {
            std::vector<Network> networks;
            ordered_json keys = ordered_json::array();
            for (const std::size_t relation : items) {
                networks.push_back(
                    in_.networks().read(relation, wave, 0, directed ? Direction::directed : Direction::union_));
                keys.push_back(study_.relations[relation].key);
            }
            const measure::ItemScale s = measure::item_scale(networks, least);
            ordered_json numbers{{"scale", name},    {"wave", study_.waves[wave].key}, {"items", keys},
                                 {"rated", s.rated}, {"complete", s.complete},         {"missing", s.missing}};
            put(numbers, "mean", s.mean, "no pair was rated on every item");
            put(numbers, "deviation", s.deviation, "fewer than two pairs were rated on every item");
            put(numbers, "alpha", s.alpha, "fewer than two items, or answers that do not vary");
            topic_.numbers["scales"].push_back(std::move(numbers));
            std::string missing;
            for (std::size_t k = 0; k < items.size(); ++k) {
                missing += fmt::format("{}{}: {}", k == 0 ? "" : "; ", study_.relations[items[k]].label,
                                       count_words(s.missing[k]));
            }
            scales_.rows.push_back({capitalised(name), study_.waves[wave].label, count_words(s.rated),
                                    count_words(s.complete), decimal_words(s.mean, 2), decimal_words(s.alpha, 2),
                                    missing});
        }
    }

    const Case& in_;
    const Study& study_;
    std::span<const std::size_t> relations_;
    Topic& topic_;
    Table states_{
        "quality_together",
        "What a pair holds, two questions read together",
        {{"Pairs with", false}, {"Before", true}, {"After", true}, {"The same at both", true}, {"Change", true}},
        {},
        "One person's answers about another, on both questions, at both surveys.",
        {}};
    Table alike_{
        "quality_correlation",
        "Do the relations go together?",
        {{"Relations", false},
         {"Correlation before", true},
         {"By chance", true},
         {"Correlation after", true},
         {"By chance, after", true}},
        {},
        "1: every link of one is a link of the other; 0: no more than at random. By chance: the share of random "
        "relabellings of people that reach as much (QAP).",
        {}};
    Table scales_{"quality_scales",
                  "Questions that make one scale",
                  {{"Scale", false},
                   {"Survey", false},
                   {"Pairs rated", true},
                   {"On every item", true},
                   {"Mean", true},
                   {"Cronbach's alpha", true},
                   {"Not answered, by item", false}},
                  {},
                  "Mean of the items over pairs rated on every one. Alpha says how far the items move together: 1 is "
                  "wholly; it is not defined for a single item or where answers do not vary.",
                  {}};
};

}  // namespace

void add_together(const Case& input, std::span<const std::size_t> relations, Topic& topic) {
    RelationsTogether(input, relations, topic).add();
}

}  // namespace crosstie::io
