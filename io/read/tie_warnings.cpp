// What is doubtful about ties that could be read: thresholds that mean nothing, strengths such as 99, ids that lost
// their zeros, surveys that share few people.
#include "io/read/tie_warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/text/near_labels.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

/// Strengths of one relation in one table, zeros included.
struct Strengths {
    double least = 0, most = 0;
    bool any = false, whole = true;
};

Strengths strengths_of(const TieTable& table, std::size_t relation) {
    Strengths all;
    if (relation >= table.ties.size()) return all;
    for (const Tie& tie : table.ties[relation]) {
        all.least = all.any ? std::min(all.least, tie.strength) : tie.strength;
        all.most = all.any ? std::max(all.most, tie.strength) : tie.strength;
        all.any = true;
        all.whole = all.whole && tie.strength == std::floor(tie.strength);
    }
    if (table.scale_min) all.least = *table.scale_min;
    if (table.scale_max) all.most = *table.scale_max;
    return all;
}

// Answers on a scale of few steps: its ends can be told from them.
bool is_scale(const Strengths& strengths) { return strengths.any && strengths.whole && strengths.most <= 10; }

std::string range_in_words(const Strengths& strengths) {
    return number_text(strengths.least) + " to " + number_text(strengths.most);
}

std::string_view without_zeros(std::string_view id) {
    const std::size_t point = id.find(".0");
    if (point != std::string_view::npos && id.find_first_not_of('0', point + 1) == std::string_view::npos) {
        id = id.substr(0, point);  // "1.0", as a workbook writes a number
    }
    while (id.size() > 1 && id.front() == '0') id.remove_prefix(1);
    return id;
}

bool is_number(std::string_view id) {
    return !id.empty() && id.find_first_not_of("0123456789.") == std::string_view::npos;
}

void tell_leading_zeros(Reading& reading) {
    std::uint64_t alike = 0;
    std::string example;
    for (std::uint32_t k = 0; k < reading.ids.size(); ++k) {
        const std::string_view id = reading.ids.text(k);
        if (id.empty() || !is_number(id)) continue;
        const std::string_view plain = without_zeros(id);
        if (plain.size() == id.size()) continue;
        const std::uint32_t other = reading.ids.find_as_spelt(SpeltIds::key(plain));
        if (other == SpeltIds::none) continue;
        if (alike++ == 0) example = fmt::format("{} and {}", in_quotes(id), in_quotes(plain));
    }
    if (alike == 0) return;
    reading.warn(
        fmt::format("{}: {} from another id by zeros only, such as {}; they are taken for different people: "
                    "write them alike if they are not",
                    reading.roster, alike == 1 ? "1 id differs" : fmt::format("{} ids differ", alike), example));
}

}  // namespace

void refuse_thresholds(const std::vector<TieTable>& tables, Reading& reading) {
    const std::vector<Relation>& relations = reading.study.relations;
    for (std::size_t r = 0; r < relations.size(); ++r) {
        const bool asked = reading.tie_from.has_value();
        const double threshold = asked ? *reading.tie_from : relations[r].tie_from;
        if (!asked && (reading.quick || threshold <= 1)) continue;
        const std::string where = asked ? "--tie-from" : "study.json";
        for (const TieTable& table : tables) {
            const bool any = r < table.ties.size() && !table.ties[r].empty();
            if (!any || table.strengths) continue;
            reading.faults.add({.file = where,
                                .found = fmt::format("a threshold of {} for {}, and {} has no strengths",
                                                     number_text(threshold), in_quotes(relations[r].key), table.path),
                                .expected = "a column \"strength\" there, or no threshold",
                                .mend = asked && reading.quick
                                            ? "leave it out, or name the column: --columns strength=..."
                                            : "leave the threshold out, or add the strengths to that table"});
        }
        if (!reading.quick) continue;  // a study folder states one scale, and is held to it
        for (std::size_t w = 1; w < tables.size(); ++w) {
            const Strengths before = strengths_of(tables[w - 1], r), after = strengths_of(tables[w], r);
            const bool stated = tables[w - 1].scale_max && tables[w].scale_max;
            if (!is_scale(before) || !is_scale(after)) continue;
            if (before.most == after.most || (!stated && before.least == after.least)) continue;
            reading.faults.add({.file = where,
                                .found = fmt::format("a threshold of {} on strengths from {} in {} and from {} in {}",
                                                     number_text(threshold), range_in_words(before), tables[w - 1].path,
                                                     range_in_words(after), tables[w].path),
                                .expected = "one scale in all surveys",
                                .mend =
                                    "bring both to one scale first; or write a study.json with \"scale\", if they are "
                                    "on one already"});
        }
    }
}

void tell_people(Reading& reading) {
    tell_leading_zeros(reading);
    for (const Reading::LeftOut& left : reading.not_on_roster) {
        reading.warn(fmt::format("{}:{}: {} with people whom {} lacks, such as {}, {} left out, as was asked",
                                 left.file, left.line, counted(left.rows, "row"), reading.roster,
                                 in_quotes(left.example), left.rows == 1 ? "was" : "were"));
    }
    const std::vector<Actor>& actors = reading.study.actors;
    const bool asked = reading.choices.asked_now && reading.choices.not_on_roster != NotOnRoster::refuse;
    if (asked && reading.not_on_roster.empty() && reading.first_outsider >= actors.size())
        reading.warn(reading.roster + ": it lacks nobody whom the ties name; --not-on-roster changes nothing");
    if (reading.first_outsider >= actors.size()) return;
    const std::uint64_t outsiders = actors.size() - reading.first_outsider;
    reading.warn(
        fmt::format("{}: {} whom it lacks, such as {}, {} taken in, as was asked: others may name them, and they "
                    "count as not asked themselves",
                    reading.roster, outsiders == 1 ? "1 person" : fmt::format("{} people", outsiders),
                    in_quotes(actors[reading.first_outsider].id), outsiders == 1 ? "is" : "are"));
}

void tell_strange_strengths(const std::vector<TieTable>& tables, Reading& reading) {
    static constexpr std::array<double, 8> codes{77, 88, 98, 99, 888, 998, 999, 9999};
    for (const TieTable& table : tables) {
        if (!table.strengths) continue;
        for (const std::vector<Tie>& ties : table.ties) {
            std::array<std::uint64_t, codes.size()> times{};
            double most = 0;
            for (const Tie& tie : ties) {
                if (tie.strength < codes.front()) {
                    most = std::max(most, tie.strength);
                    continue;
                }
                const auto code = std::find(codes.begin(), codes.end(), tie.strength);
                if (code == codes.end())
                    most = std::max(most, tie.strength);
                else
                    ++times[static_cast<std::size_t>(code - codes.begin())];
            }
            for (std::size_t k = 0; k < codes.size() && most > 0 && most <= 10; ++k) {
                if (times[k] == 0) continue;
                reading.warn(fmt::format(
                    "{}: the strength {} {}, where all others are at most {}: a code for no answer? "
                    "It counts as a strength; a pair left unanswered belongs in a table of missing pairs",
                    table.path, number_text(codes[k]),
                    times[k] == 1 ? "stands once" : fmt::format("stands {} times", times[k]), number_text(most)));
            }
        }
    }
}

void tell_shared_people(Reading& reading) {
    const Study& study = reading.study;
    const auto named_at = [&](std::size_t wave) {
        std::vector<bool> named(study.actors.size(), false);
        for (const std::vector<Answers>& waves : study.answers) {
            for (const Tie& tie : waves[wave].ties) named[tie.from] = named[tie.to] = true;
        }
        return named;
    };
    for (std::size_t w = 1; w < study.waves.size(); ++w) {
        const std::vector<bool> before = named_at(w - 1), after = named_at(w);
        std::uint64_t at_first = 0, at_last = 0, both = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            at_first += before[i] ? 1U : 0U;
            at_last += after[i] ? 1U : 0U;
            both += before[i] && after[i] ? 1U : 0U;
        }
        const std::uint64_t fewer = std::min(at_first, at_last);
        if (fewer < 3 || both * 2 >= fewer) continue;
        reading.warn(fmt::format(
            "{} and {}: the ties of the two share {} of {} and {} people: are the ids the same in "
            "both, and are these two surveys of one group?",
            study.waves[w - 1].key, study.waves[w].key, both == 0 ? "none" : std::to_string(both), at_first, at_last));
    }
}

void tell_near_areas(Reading& reading) {
    const Study& study = reading.study;
    for (const std::string& name : study.attributes.names()) {
        if (name != study.by.attribute && !tells_areas(name)) continue;
        if (one_spelling(name) == "organisation" && !study.organisations.empty())
            continue;  // ids of a list of their own
        for (const NearLabels& near : near_labels(*study.attributes.find(name))) {
            reading.warn(
                fmt::format("{}: the {} {} (of {}) may be {}, {}; they are kept apart: write them alike if they "
                            "are one",
                            reading.roster, in_quotes(name), in_quotes(near.rarer),
                            near.times == 1 ? "1 person" : fmt::format("{} people", near.times),
                            in_quotes(near.commoner), near.why));
        }
    }
}

}  // namespace crosstie::io
