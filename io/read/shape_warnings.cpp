#include "io/read/shape_warnings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/base/parallel_for.hpp"
#include "graph/base/reverse_cells.hpp"
#include "graph/base/worth_a_thread.hpp"

namespace crosstie::io {

namespace {

// Below so many ties, all of them both ways, or none, is nothing to wonder at.
constexpr std::size_t few_ties = 10;

bool is_empty(const Study& study, std::size_t wave) {
    return std::ranges::all_of(study.answers, [&](const auto& waves) { return waves[wave].ties.empty(); });
}

bool same_ties(const Study& study, std::size_t one, std::size_t other) {
    return std::ranges::all_of(study.answers, [&](const auto& waves) {
        return std::ranges::equal(waves[one].ties, waves[other].ties, [](const Tie& a, const Tie& b) {
            return a.from == b.from && a.to == b.to && a.strength == b.strength;
        });
    });
}

// Of the ties of one relation at all surveys: how many, whether some also stand the other way round, and whether all do,
// with the same strength.
struct BothWays {
    std::size_t ties = 0;
    bool some = false, all_alike = true;
};

// Ties are in the order of their pairs.
BothWays both_ways(const std::vector<Answers>& waves, std::size_t actors) {
    std::vector<BothWays> counts(waves.size());
    std::size_t most = 0;
    for (const Answers& one : waves) most = std::max(most, one.ties.size());
    parallel_for(waves.size(), threads_for(most), [&](std::size_t wave) {
        BothWays& count = counts[wave];
        const std::vector<Tie>& ties = waves[wave].ties;
        count.ties = ties.size();
        ReverseCells reverses(row_offsets(ties, actors, [](const Tie& tie) { return tie.from; }),
                              [&](std::uint64_t k) { return ties[k].to; });
        for (const Tie& tie : ties) {
            if (count.some && !count.all_alike) break;  // the others can tell nothing new
            const std::uint64_t back = reverses.of(tie.from, tie.to);
            const bool returned = back != reverses.none;
            count.some = count.some || returned;
            count.all_alike = count.all_alike && returned && ties[back].strength == tie.strength;
        }
    });
    BothWays all;
    for (const BothWays& count : counts) {
        all.ties += count.ties;
        all.some = all.some || count.some;
        all.all_alike = all.all_alike && count.all_alike;
    }
    return all;
}

// Two kinds of actors: whoever sends a tie receives none, with two of each at least, and somebody named twice.
bool is_two_mode(const std::vector<Answers>& waves, std::size_t actors) {
    std::vector<std::size_t> sent(actors, 0), received(actors, 0);
    for (const Answers& answers : waves) {
        for (const Tie& tie : answers.ties) ++sent[tie.from], ++received[tie.to];
    }
    std::size_t senders = 0, receivers = 0;
    bool named_twice = false;
    for (std::size_t i = 0; i < actors; ++i) {
        if (sent[i] > 0 && received[i] > 0) return false;
        senders += sent[i] > 0 ? 1U : 0U;
        receivers += received[i] > 0 ? 1U : 0U;
        named_twice = named_twice || received[i] > 1;
    }
    return senders > 1 && receivers > 1 && named_twice;
}

// The surveys at which a relation has ties.
std::vector<bool> surveys_with_ties(const std::vector<Answers>& waves) {
    std::vector<bool> with;
    for (const Answers& answers : waves) with.push_back(!answers.ties.empty());
    return with;
}

}  // namespace

void tell_renamed_relations(Reading& reading) {
    constexpr std::size_t most_relations = 50;
    const Study& study = reading.study;
    if (study.waves.size() < 2 || study.relations.size() > most_relations) return;
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        for (std::size_t s = r + 1; s < study.relations.size(); ++s) {
            const std::vector<bool> one = surveys_with_ties(study.answers[r]),
                                    other = surveys_with_ties(study.answers[s]);
            // Each survey tells one of the two, and each of the two is told.
            bool in_turn = std::ranges::count(one, true) > 0 && std::ranges::count(other, true) > 0;
            for (std::size_t w = 0; w < one.size(); ++w) in_turn = in_turn && one[w] != other[w];
            if (!in_turn) continue;
            reading.warn(fmt::format(
                "no survey has ties both of {} and of {}: if they are one question, give it one name, or all of its "
                "ties will seem to have come or gone",
                in_quotes(study.relations[r].key), in_quotes(study.relations[s].key)));
        }
    }
}

void tell_same_surveys(const std::vector<std::string>& paths, Reading& reading) {
    const Study& study = reading.study;
    for (std::size_t w = 1; w < study.waves.size() && w < paths.size(); ++w) {
        if (!is_empty(study, w) && same_ties(study, w - 1, w)) {
            reading.warn(fmt::format("{} and {}: the same ties at {} and {}, every one: is it the same file twice?",
                                     paths[w - 1], paths[w], in_quotes(study.waves[w - 1].key),
                                     in_quotes(study.waves[w].key)));
        }
    }
}

void tell_ties_of_another_kind(Reading& reading) {
    const Study& study = reading.study;
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        const std::string which = in_quotes(study.relations[r].key);
        if (!study.relations[r].directed) continue;
        const BothWays count = both_ways(study.answers[r], study.actors.size());
        if (count.ties < few_ties) continue;
        if (is_two_mode(study.answers[r], study.actors.size())) {
            reading.warn(fmt::format(
                "{}: nobody who sends a tie receives one, as in a list of people and what they attend; it is "
                "read as ties of people to people: for registers of meetings see crosstie meetings",
                which));
        } else if (count.all_alike) {
            reading.warn(
                fmt::format("{}: every tie stands both ways with the same strength; if ties have no direction, "
                            "add --undirected",
                            which));
        } else if (!count.some) {
            reading.warn(
                fmt::format("{}: no tie stands both ways, as where each pair is told once; if ties have no "
                            "direction, add --undirected",
                            which));
        }
    }
}

}  // namespace crosstie::io
