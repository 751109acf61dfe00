// Ties that somebody else than their sender tells of: whose word counts.
#include "io/read/tie_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

/// Ties of one relation at one survey, those of strength 0 not among them.
std::uint64_t told(const std::vector<std::vector<Tie>>& ties, std::size_t relation) {
    if (relation >= ties.size()) return 0;
    return static_cast<std::uint64_t>(
        std::count_if(ties[relation].begin(), ties[relation].end(), [](const Tie& tie) { return tie.strength > 0; }));
}

void count_all(std::vector<TieTable>& tables, std::size_t relation, Study& study) {
    for (std::size_t w = 0; w < tables.size(); ++w) {
        TieTable& table = tables[w];
        if (relation >= table.told_by_others.size()) continue;
        std::vector<Tie>& others = table.told_by_others[relation];
        study.answers[relation][w].others_told = told(table.told_by_others, relation) > 0;
        std::move(others.begin(), others.end(), std::back_inserter(table.ties[relation]));
        others.clear();
    }
}

bool only_others_tell(const TieTable& table, std::size_t relation) {
    return told(table.ties, relation) == 0 && told(table.told_by_others, relation) > 0;
}

void refuse(const TieTable& table, const std::string& relation, const std::string& way_out, Reading& reading) {
    reading.faults.add({.file = table.path,
                        .line = table.rows_told_by_others.line,
                        .found = fmt::format("no tie of {} told by its sender (asserted_by, first {}), and another "
                                             "survey has ties that are",
                                             in_quotes(relation), in_quotes(table.rows_told_by_others.example)),
                        .expected = "the same people's word at every survey, or nothing can be compared",
                        .mend = "add the senders' own answers; or count everybody's word alike: " + way_out});
}

}  // namespace

ToldBy told_by(std::string_view asserted_by, const SpeltIds& ids, std::uint32_t from, std::uint32_t to) {
    if (trimmed(asserted_by).empty()) return ToldBy::sender;
    const std::uint32_t teller = ids.find(asserted_by);
    if (teller != SpeltIds::none)
        return teller == from ? ToldBy::sender : teller == to ? ToldBy::receiver : ToldBy::another;
    const std::string word = one_spelling(asserted_by);
    if (word == "sender" || word == "source") return ToldBy::sender;
    if (word == "receiver" || word == "target") return ToldBy::receiver;
    return word == "both" ? ToldBy::both : ToldBy::another;
}

void settle_reports(std::vector<TieTable>& tables, Reading& reading) {
    const bool any = std::any_of(tables.begin(), tables.end(),
                                 [](const TieTable& table) { return table.rows_told_by_others.rows > 0; });
    const bool by_anyone = reading.choices.asserted_by == AssertedBy::anyone;
    if (!any) {
        if (reading.choices.asked_now && by_anyone)
            reading.warn("no tie is told by somebody else than its sender; --asserted-by changes nothing");
        return;
    }
    const std::string way_out = reading.quick ? "--asserted-by anyone" : R"("asserted_by": "anyone" in study.json)";
    std::vector<std::uint64_t> left_out(tables.size(), 0);
    for (std::size_t r = 0; r < reading.study.relations.size(); ++r) {
        const std::string& key = reading.study.relations[r].key;
        const bool senders_tell =
            std::any_of(tables.begin(), tables.end(), [&](const TieTable& table) { return told(table.ties, r) > 0; });
        for (std::size_t w = 0; w < tables.size() && senders_tell && !by_anyone; ++w) {
            if (only_others_tell(tables[w], r)) refuse(tables[w], key, way_out, reading);
            left_out[w] += told(tables[w].told_by_others, r);
        }
        const bool others_tell = std::any_of(tables.begin(), tables.end(),
                                             [&](const TieTable& table) { return only_others_tell(table, r); });
        if (!senders_tell && others_tell && !by_anyone) {
            reading.warn(
                fmt::format("{}: no tie is told by its sender at any survey (asserted_by), so all count as "
                            "they stand, as from a register",
                            in_quotes(key)));
        }
        if (by_anyone || !senders_tell) count_all(tables, r, reading.study);
    }
    for (std::size_t w = 0; w < tables.size(); ++w) {
        const SomeRows& rows = tables[w].rows_told_by_others;
        const auto note = [&](std::uint64_t ties, std::string_view what) {
            reading.warn(fmt::format("{}:{}: {} told by somebody else than {} (first {}): {}", tables[w].path,
                                     rows.line, ties == 1 ? "a tie was" : fmt::format("{} ties were", ties),
                                     ties == 1 ? "its sender" : "their senders", in_quotes(rows.example), what));
        };
        if (left_out[w] > 0) {
            note(left_out[w],
                 "not counted, since a change can be read only from what the same people told each time; " + way_out +
                     " counts them too");
        } else if (by_anyone && rows.rows > 0) {
            note(rows.rows, "counted as the senders' reports, and not at all where a sender did not answer");
        }
    }
}

}  // namespace crosstie::io
