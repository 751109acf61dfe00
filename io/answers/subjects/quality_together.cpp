// What several questions say together: links of one that became links of another, their correlation, and items of one
// scale.
#include "io/answers/subjects/quality_together.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "graph/change/multiplex_shift.hpp"
#include "graph/infer/qap.hpp"
#include "graph/measure/item_scale.hpp"
#include "graph/model/select.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/release/once_observed.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using change::Multiplex;

constexpr std::uint32_t most_draws = 1000;

class RelationsTogether {
 public:
    RelationsTogether(const Case& input, std::span<const std::size_t> relations, Topic& topic)
        : in_(input), study_(input.study), relations_(relations), topic_(topic) {}

    void add() {
        for (std::size_t a = 0; a < relations_.size(); ++a) {
            for (std::size_t b = a + 1; b < relations_.size(); ++b) pair(relations_[a], relations_[b]);
        }
        topic_.section.blocks.emplace_back(std::move(rows_).table());
        if (!states_.rows.empty()) topic_.section.blocks.emplace_back(std::move(states_));
        if (!alike_.rows.empty()) topic_.section.blocks.emplace_back(std::move(alike_));
        std::vector<std::string> names;
        for (const std::size_t relation : relations_) {
            const std::string& name = study_.relations[relation].scale_of;
            if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
        }
        for (const std::string& name : names) scale(name);
        topic_.section.blocks.emplace_back(std::move(scales_));
        topic_.section.blocks.emplace_back(std::move(missing_));
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
        rows_.next();
        rows_.add("first", "One question", first.key);
        rows_.add("second", "The other", second.key);
        rows_.add("direction", "directed or union", std::string(directed ? "directed" : "union"));
        rows_.add("pairs", "Answered on both questions at both surveys", shift.count());
        const bool told = two_questions_shown(study_, one, other, from(), to(), in_.shown());
        counts(shift, told);
        if (!told)
            not_told(first, second);
        else if (shift.count() > 0)
            tell(first, second, shift);
        correlation(first, second, {first_before, first_after, second_before, second_after}, told);
    }

    // What a pair held before and after, and from which state to which it went.
    void counts(const change::MultiplexShift& shift, bool told) {
        const auto cell = [&](std::uint64_t pairs) { return told ? Cell(pairs) : Cell(Withheld{"too few"}); };
        using State = std::pair<Multiplex, const char*>;
        constexpr std::array states{State{Multiplex::neither, "neither"}, State{Multiplex::first_only, "first_only"},
                                    State{Multiplex::second_only, "second_only"}, State{Multiplex::both, "both"}};
        for (const auto& [state, key] : states) {
            rows_.add(fmt::format("from.{}", key), "Pairs that held it before", cell(shift.before(state)));
        }
        for (const auto& [state, key] : states) {
            rows_.add(fmt::format("to.{}", key), "Pairs that held it after", cell(shift.after(state)));
        }
        for (const auto& [before, was] : states) {
            for (const auto& [after, is] : states) {
                rows_.add(fmt::format("shift.{}.{}", was, is), "Pairs that held the one before and the other after",
                          cell(shift.at(before, after)));
            }
        }
    }

    void not_told(const Relation& first, const Relation& second) {
        topic_.section.blocks.emplace_back(Paragraph{fmt::format(
            "Who is linked by {} and who by {} together is not shown: beside each by itself it would tell what a few "
            "people said who left one of the two unanswered.",
            first.label, second.label)});
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
            const std::int64_t change =
                static_cast<std::int64_t>(s.after(state)) - static_cast<std::int64_t>(s.before(state));
            states_.rows.push_back(
                {what, s.before(state), s.after(state), s.at(state, state), Cell(change).as(Kind::change)});
        };
        row(fmt::format("Both {} and {}", first.label, second.label), Multiplex::both);
        row(fmt::format("{} without {}", capitalised(first.label), second.label), Multiplex::first_only);
        row(fmt::format("{} without {}", capitalised(second.label), first.label), Multiplex::second_only);
        row(fmt::format("Neither {} nor {}", first.label, second.label), Multiplex::neither);
    }

    void correlation(const Relation& first, const Relation& second, const change::TwoRelations& of, bool shown) {
        const std::uint32_t draws = std::min(in_.comparison.options.draws, most_draws);
        const std::uint64_t seed = in_.comparison.options.seed;
        Row row{fmt::format("{} and {}", capitalised(first.label), second.label)};
        const auto told = [&](const std::string& when, const infer::QapCorrelation& qap) {
            const Cell r = shown ? Cell(number_or(qap.r, Why::no_variation)) : Cell(Withheld{"too few"});
            const Cell p = !shown          ? Cell(Withheld{"too few"})
                           : qap.draws > 0 ? Cell(number_or(qap.p_at_least, Why::no_variation))
                                           : Cell(Undefined{Why::no_draws});
            rows_.add("correlation." + when + ".r", "Correlation of the two networks", r);
            rows_.add("correlation." + when + ".p_at_least", "Share of draws with as large a one", p);
            rows_.add("correlation." + when + ".draws", "Random relabellings of people", qap.draws);
            row.insert(row.end(),
                       {std::isnan(qap.r) || !shown ? r : r.shown_as(decimal_words(qap.r, 2)), p.as(Kind::p)});
        };
        told("from", infer::qap_correlation(of.first_before, of.second_before, seed, draws));
        told("to", infer::qap_correlation(of.first_after, of.second_after, seed, draws));
        alike_.rows.push_back(std::move(row));
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
            Words keys;
            for (const std::size_t relation : items) {
                networks.push_back(
                    in_.networks().read(relation, wave, 0, directed ? Direction::directed : Direction::union_));
                keys.push_back(study_.relations[relation].key);
            }
            const measure::ItemScale s = measure::item_scale(networks, least);
            std::string missing;
            for (std::size_t k = 0; k < items.size(); ++k) {
                missing += fmt::format("{}{}: {}", k == 0 ? "" : "; ", study_.relations[items[k]].label,
                                       count_words(s.missing[k]));
                missing_.rows.push_back({name, study_.waves[wave].key, keys[k], s.missing[k]});
            }
            scales_.rows.push_back({Named{name, capitalised(name)},
                                    Named{study_.waves[wave].key, study_.waves[wave].label}, std::move(keys), s.rated,
                                    s.complete, number_or(s.mean, Why::no_pairs), number_or(s.deviation, Why::too_few),
                                    number_or(s.alpha, Why::no_variation), std::move(missing)});
        }
    }

    const Case& in_;
    const Study& study_;
    std::span<const std::size_t> relations_;
    Topic& topic_;
    FigureRows rows_{"quality_together", "Two questions read together", {"first", "", Kind::key, "One question"}};
    Table states_{
        "quality_together_states",
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
                  {{"scale", "Scale", Kind::words, "As the study calls it"},
                   {"wave", "Survey", Kind::words, "The survey"},
                   {"items", "", Kind::key, "The questions of it"},
                   {"rated", "Pairs rated", Kind::count, "Pairs rated on some item"},
                   {"complete", "On every item", Kind::count, "Pairs rated on every item"},
                   {"mean", "Mean", Kind::decimal, "Of the items, over pairs rated on every one", 2},
                   {"deviation", "", Kind::exact, "Standard deviation of the same"},
                   {"alpha", "Cronbach's alpha", Kind::decimal, "How far the items move together", 2},
                   {"Not answered, by item"}},
                  {},
                  "Mean of the items over pairs rated on every one. Alpha says how far the items move together: 1 is "
                  "wholly; it is not defined for a single item or where answers do not vary.",
                  {}};
    Table missing_ = for_machines("quality_scales_missing", "Questions of a scale, not answered",
                                  {{"scale", "", Kind::words, "As the study calls it"},
                                   {"wave", "", Kind::key, "The survey"},
                                   {"item", "", Kind::key, "The question"},
                                   {"missing", "", Kind::count, "Pairs rated on some item and not on this one"}});
};

}  // namespace

void add_together(const Case& input, std::span<const std::size_t> relations, Topic& topic) {
    RelationsTogether(input, relations, topic).add();
}

}  // namespace crosstie::io
