#include "io/read/repeated_ties.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "io/text/number.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_listed = 200;

std::uint64_t key_of(ActorId from, ActorId to) { return (std::uint64_t{from} << 32) | to; }

// [pairs] The lines that tell of each, in words: "0 on line 2, 3 on line 3".
std::vector<std::string> lines_of(const TieTable& table, const std::vector<Disagreement>& pairs,
                                  const Reading& reading) {
    std::unordered_multimap<std::uint64_t, std::size_t> pair_at;
    const std::vector<Relation>& relations = reading.study.relations;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        pair_at.emplace(key_of(pairs[k].from, pairs[k].to), k);
        if (!relations[pairs[k].relation].directed) pair_at.emplace(key_of(pairs[k].to, pairs[k].from), k);
    }
    // Nothing is told a second time: what this reading finds wrong has been said.
    Reading again;
    again.quick = reading.quick;
    again.study.waves = reading.study.waves;
    TieFile file(*table.file, again);
    const TieColumns& columns = file.columns;
    CsvTable& rows = file.open.table;
    std::vector<std::string> lines(pairs.size());
    while (columns.readable() && rows.next()) {
        if (table.survey && one_spelling(rows.cell(columns.wave)) != one_spelling(columns.waves[*table.survey]))
            continue;
        const ActorId from = reading.ids.find(rows.cell(columns.from)), to = reading.ids.find(rows.cell(columns.to));
        if (from == Reading::nobody || to == Reading::nobody) continue;
        const auto [begin, end] = pair_at.equal_range(key_of(from, to));
        for (auto at = begin; at != end; ++at) {
            const std::string& relation = relations[pairs[at->second].relation].key;
            const std::string_view told = trimmed(rows.cell_if(columns.relation));
            if (!told.empty() && one_spelling(told) != one_spelling(relation)) continue;
            std::string& line = lines[at->second];
            line += fmt::format("{}{} on line {}", line.empty() ? "" : ", ",
                                columns.strength == TieColumns::none ? "1" : trimmed(rows.cell(columns.strength)),
                                rows.line());
        }
    }
    return lines;
}

}  // namespace

double resolved(std::span<const Tie> told, Repeats rule) {
    double strongest = 0, sum = 0;
    for (const Tie& tie : told) {
        strongest = std::max(strongest, tie.strength);
        sum += tie.strength;
    }
    switch (rule) {
        case Repeats::last:
            return told.back().strength;
        case Repeats::mean:
            return sum / static_cast<double>(told.size());
        case Repeats::sum:
            return sum;
        case Repeats::strongest:
            break;
    }
    return strongest;
}

bool disagree(std::span<const Tie> told) {
    return std::any_of(told.begin(), told.end(), [&](const Tie& tie) { return tie.strength != told[0].strength; });
}

std::string rule_in_words(Repeats rule) {
    switch (rule) {
        case Repeats::last:
            return "the last was kept";
        case Repeats::mean:
            return "the mean of all was taken";
        case Repeats::sum:
            return "the sum of all was taken";
        case Repeats::strongest:
            break;
    }
    return "the strongest was kept";
}

void tell_disagreements(const TieTable& table, const std::vector<Disagreement>& pairs, Reading& reading) {
    const std::size_t listed = reading.each_note ? std::min(pairs.size(), most_listed) : 1;
    const std::vector<Disagreement> shown(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(listed));
    // Only a list is worth reading a large table once more.
    constexpr std::size_t most_read_again = 100'000;
    std::size_t told = 0;
    for (const std::vector<Answers>& waves : reading.study.answers) {
        for (const Answers& answers : waves) told += answers.ties.size();
    }
    const bool look = table.file && (reading.each_note || told <= most_read_again);
    const std::vector<std::string> lines =
        look ? lines_of(table, shown, reading) : std::vector<std::string>(shown.size());
    const auto& actors = reading.study.actors;
    for (std::size_t k = 0; k < shown.size(); ++k) {
        const Disagreement& pair = shown[k];
        const Relation& relation = reading.study.relations[pair.relation];
        std::string note = fmt::format("{}: rows disagree about {} {} {}", table.path, in_quotes(actors[pair.from].id),
                                       relation.directed ? "to" : "and", in_quotes(actors[pair.to].id));
        if (!lines[k].empty()) note += " (" + lines[k] + ")";
        note += "; " + rule_in_words(reading.choices.repeats);
        if (pairs.size() > listed && k + 1 == shown.size()) {
            note += fmt::format("; so do rows about {}{}", counted(pairs.size() - listed, "more pair"),
                                reading.each_note ? "" : ", which 'crosstie check' lists");
        }
        reading.warn(std::move(note));
    }
}

}  // namespace crosstie::io
