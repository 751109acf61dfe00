// From ties as tables tell them to ties as the study keeps them, and what is said on the way.
#include "io/read/settle_ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "graph/base/parallel_for.hpp"
#include "graph/base/worth_a_thread.hpp"
#include "io/read/quality_log.hpp"
#include "io/read/repeated_ties.hpp"
#include "io/read/shape_warnings.hpp"
#include "io/read/tie_reports.hpp"
#include "io/read/tie_warnings.hpp"

namespace crosstie::io {

namespace {

std::uint64_t pair_of(const Tie& tie) { return (std::uint64_t{tie.from} << 32) | tie.to; }

// Orders ties by pair: least significant digit first, in as many passes of 11 bits as the actors' numbers need. Ties of
// one pair keep their order. `spare` is memory to work in.
void sort_by_pair(std::vector<Tie>& ties, ActorId actors, std::vector<Tie>& spare) {
    constexpr unsigned width = 11;
    constexpr std::size_t digits = std::size_t{1} << width;
    if (std::is_sorted(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) { return pair_of(a) < pair_of(b); })) {
        return;
    }
    spare.resize(ties.size());
    for (const unsigned half : {0U, 32U}) {
        for (unsigned shift = half; (std::uint64_t{actors} >> (shift - half)) != 0; shift += width) {
            std::array<std::size_t, digits + 1> place{};
            const auto digit = [&](const Tie& tie) {
                const std::uint64_t number = half == 0 ? tie.to : tie.from;
                return static_cast<std::size_t>(number >> (shift - half)) & (digits - 1);
            };
            for (const Tie& tie : ties) ++place[digit(tie) + 1];
            for (std::size_t k = 0; k < digits; ++k) place[k + 1] += place[k];
            for (const Tie& tie : ties) spare[place[digit(tie)]++] = tie;
            ties.swap(spare);
        }
    }
}

struct LeftOut {
    std::uint64_t loops = 0, repeats = 0, off_roster = 0, silent = 0, not_asked = 0, skipped = 0;

    void count(CellState state) {
        if (state == CellState::off_roster) ++off_roster;
        if (state == CellState::no_response) ++silent;
        if (state == CellState::not_asked) ++not_asked;
        if (state == CellState::skipped) ++skipped;
    }

    void tell(const std::string& path, const std::string& wave, Reading& reading) const {
        const auto left_out = [&](std::uint64_t number, std::string_view which) {
            if (number == 0) return;
            reading.warn(fmt::format("{}: {} {} {} left out", path, counted(number, "tie"), which,
                                     number == 1 ? "was" : "were"));
        };
        left_out(loops, "of an actor with itself");
        left_out(off_roster, fmt::format("with names outside the roster at {}", in_quotes(wave)));
        left_out(silent, "of actors who are said not to have answered");
        left_out(not_asked, "to actors whom the sender was not asked about");
        left_out(skipped, "on pairs that are said to be left unanswered");
        if (repeats == 0) return;
        reading.warn(fmt::format("{}: {} of a tie told before {} left out; {}", path, counted(repeats, "repeat"),
                                 repeats == 1 ? "was" : "were", rule_in_words(reading.choices.repeats)));
    }
};

// Ties that count at all, each with the end first that the relation puts there.
void keep_observed(std::vector<Tie>& ties, bool directed, const ObservedPairs& observed, LeftOut& left_out) {
    const bool complete = observed.complete();
    std::size_t kept = 0;
    for (Tie tie : ties) {
        if (tie.from == tie.to) {
            left_out.loops += tie.strength > 0 ? 1U : 0U;
            continue;
        }
        // A pair without direction may stand either way round; one report of it is enough to keep it.
        if (!directed && tie.from > tie.to) std::swap(tie.from, tie.to);
        if (!complete && !observed.contains(tie.from, tie.to) && (directed || !observed.contains(tie.to, tie.from))) {
            if (tie.strength > 0) left_out.count(observed.state(tie.from, tie.to));
            continue;
        }
        ties[kept++] = tie;
    }
    ties.resize(kept);
}

// The ties of one wave that count at all, in the order of their pairs.
LeftOut put_in_order(TieTable& table, std::size_t wave, const Study& study) {
    LeftOut left_out;
    std::vector<Tie> spare;
    for (std::size_t r = 0; r < table.ties.size(); ++r) {
        keep_observed(table.ties[r], study.relations[r].directed, study.answers[r][wave].observed, left_out);
        sort_by_pair(table.ties[r], study.actor_count(), spare);
    }
    return left_out;
}

std::vector<LeftOut> put_in_order(std::vector<TieTable>& tables_by_wave, const Study& study) {
    std::size_t most = 0;
    for (const TieTable& table : tables_by_wave) {
        for (const auto& ties : table.ties) most = std::max(most, ties.size());
    }
    std::vector<LeftOut> left_out(tables_by_wave.size());
    parallel_for(tables_by_wave.size(), threads_for(most),
                 [&](std::size_t wave) { left_out[wave] = put_in_order(tables_by_wave[wave], wave, study); });
    return left_out;
}

// Brings the ties of one wave, put in order, into the form the study keeps; says how many were told before.
std::uint64_t settle_ties(TieTable table, std::size_t wave, LeftOut left_out, Reading& reading) {
    std::vector<Disagreement> disagreements;
    for (std::size_t r = 0; r < table.ties.size(); ++r) {
        Answers& answers = reading.study.answers[r][wave];
        std::vector<Tie>& ties = table.ties[r];
        std::size_t kept = 0;
        for (std::size_t k = 0, next = 0; k < ties.size(); k = next) {
            next = k + 1;
            while (next < ties.size() && pair_of(ties[next]) == pair_of(ties[k])) ++next;
            Tie tie = ties[k];
            if (next - k > 1) {
                const std::span<const Tie> told(ties.data() + k, next - k);
                tie.strength = resolved(told, reading.choices.repeats);
                const auto ties_told = static_cast<std::uint64_t>(
                    std::count_if(told.begin(), told.end(), [](const Tie& each) { return each.strength > 0; }));
                left_out.repeats += ties_told > 1 ? ties_told - 1 : 0;
                if (disagree(told)) disagreements.push_back({r, tie.from, tie.to});
            }
            if (tie.strength > 0) ties[kept++] = tie;
        }
        ties.resize(kept);
        answers.ties = std::move(ties);
    }
    left_out.tell(table.path, reading.study.waves[wave].key, reading);
    if (!disagreements.empty()) tell_disagreements(table, disagreements, reading);
    return left_out.repeats + disagreements.size();
}

// Silence is not "no": if no table says who answered, the reader is told what was assumed.
void tell_unstated(const std::string& path, std::size_t wave, Reading& reading) {
    const Study& study = reading.study;
    if (study.answers.empty() || study.answers.front()[wave].answered_stated) return;
    std::vector<bool> names_somebody(study.actors.size(), false);
    for (std::size_t r = 0; r < study.relations.size(); ++r) {
        for (const Tie& tie : study.answers[r][wave].ties) {
            names_somebody[tie.from] = true;
            if (!study.relations[r].directed) names_somebody[tie.to] = true;
        }
    }
    std::uint64_t silent = 0;
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        silent += study.actors[i].on_roster(wave) && !names_somebody[i] && i < reading.first_outsider ? 1U : 0U;
    }
    const std::string who = silent == 0   ? std::string("all name somebody")
                            : silent == 1 ? std::string("1 actor names nobody")
                                          : counted(silent, "actor") + " name nobody";
    reading.warn(
        fmt::format("{}: no file says who answered, so everybody on the roster is taken to have; {}", path, who));
}

}  // namespace

Study settle(std::vector<TieTable> tables_by_wave, Reading& reading) {
    settle_reports(tables_by_wave, reading);
    refuse_thresholds(tables_by_wave, reading);
    reading.faults.refuse_if_any();
    reading.respellings.tell(reading.each_note, reading.study.notes.warnings);
    tell_people(reading);
    tell_strange_strengths(tables_by_wave, reading);
    const std::vector<LeftOut> left_out = put_in_order(tables_by_wave, reading.study);
    std::vector<std::string> paths;
    std::vector<TieTable> looked_at;  // once more, for `check`
    std::uint64_t repeats = 0;
    for (std::size_t wave = 0; wave < tables_by_wave.size(); ++wave) {
        const TieTable& table = tables_by_wave[wave];
        const std::string& path = paths.emplace_back(table.path);
        TieTable& again = looked_at.emplace_back();
        again.path = table.path;
        again.file = table.file;
        again.survey = table.survey;
        repeats += settle_ties(std::move(tables_by_wave[wave]), wave, left_out[wave], reading);
        tell_unstated(path, wave, reading);
    }
    if (repeats == 0 && reading.choices.asked_now && reading.choices.repeats != Repeats::strongest)
        reading.warn("no tie is told twice; --repeats changes nothing");
    tell_same_surveys(paths, reading);
    tell_renamed_relations(reading);
    if (reading.quick) tell_ties_of_another_kind(reading);
    tell_shared_people(reading);
    tell_near_areas(reading);
    if (reading.each_note) list_quality(looked_at, reading);
    return std::move(reading.study);
}

}  // namespace crosstie::io
