// Tables that are networks: a matrix with names down and across, and lists of one row a respondent.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/fingerprints.hpp"
#include "io/read/formats/readers.hpp"
#include "io/text/cells.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

bool is_total(std::string_view name) {
    const std::string word = lower(trimmed(name));
    return word == "total" || word == "totals" || word == "sum";
}

bool is_gap(std::string_view cell) {
    const std::string word = lower(trimmed(cell));
    return word == "na" || word == "n/a" || word == ".";
}

// The complete rows of the beginning of a file. Faults do not matter here: whoever reads the file tells them.
std::vector<std::vector<std::string>> rows_of(std::string_view head, std::size_t most) {
    std::vector<std::vector<std::string>> rows;
    const std::size_t last = head.find_last_of("\r\n");
    if (head.size() >= 60'000 && last != std::string_view::npos) head = head.substr(0, last);
    Faults faults;
    CsvReader reader(head, "", faults);
    try {
        while (rows.size() < most && reader.next()) {
            std::vector<std::string>& row = rows.emplace_back();
            for (const std::string_view cell : reader.fields()) row.emplace_back(trimmed(cell));
        }
    } catch (const LimitReached&) {
        rows.clear();
    }
    if (!faults.empty()) rows.clear();
    return rows;
}

bool is_text(std::string_view head) {
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && head[at] != '<' && head[at] != '{' && head[at] != '[' &&
           head.find('\0') == std::string_view::npos;
}

bool names_others(const std::string& heading) {
    const std::string word = lower(heading);
    for (const std::string_view stem : {"alter", "target", "to", "contact", "name", "nominee", "named"}) {
        if (word.rfind(stem, 0) != 0) continue;
        const std::size_t rest = word.find_first_not_of(" _.-", stem.size());
        if (rest == std::string::npos || word.find_first_not_of("0123456789", rest) == std::string::npos) return true;
    }
    return false;
}

// What tables of ties call their columns: "ego,alter1,alter2" is one with several targets in a row.
bool is_table_of_ties(const std::vector<std::string>& header) {
    static const std::set<std::string> senders{"source", "from", "ego", "sender"};
    if (senders.count(lower(header[0])) == 0) return false;
    return std::all_of(header.begin() + 1, header.end(), [](const std::string& heading) {
        const std::string word = lower(heading);
        return word.rfind("alter", 0) == 0 || word.rfind("target", 0) == 0 || word.rfind("to", 0) == 0;
    });
}

bool names_the_respondent(const std::string& heading) {
    const std::string word = lower(heading);
    return word == "ego" || word == "source" || word == "from" || word == "respondent" || word == "id" || word == "who";
}

class MatrixReader {
 public:
    explicit MatrixReader(const FormatInput& input)
        : builder_(input), reader_(input.text, input.path, builder_.faults()) {
        reader_.in_sheet(input.sheet);
    }

    NamedNetworks read() {
        if (!reader_.next()) builder_.fault_of_file("no rows", "names down and across");
        builder_.faults().refuse_if_any();
        take_header();
        bool any_zero = false;
        struct Open {
            ActorId from, to;
            Place at;
        };
        std::vector<Open> blanks;
        while (reader_.next()) {
            const auto fields = reader_.fields();
            const CsvRecord record = reader_.record();
            if (std::all_of(fields.begin(), fields.end(), [](std::string_view f) { return trimmed(f).empty(); }))
                continue;
            if (is_total(fields[0]) && !builder_.has(trimmed(fields[0]))) {
                builder_.note(fmt::format("the row {} is left out", in_quotes(fields[0])));
                continue;
            }
            const ActorId from = row_actor(fields[0], record);
            if (from == NetworksBuilder::nobody) continue;
            if (fields.size() != columns_.size() + 1) {
                builder_.fault(reader_.place(record, 0), fmt::format("{} cells", fields.size()),
                               fmt::format("{}, as in the header", columns_.size() + 1));
                continue;
            }
            for (std::size_t k = 0; k < columns_.size(); ++k) {
                const ActorId to = columns_[k];
                if (to == NetworksBuilder::nobody) continue;
                const std::string_view cell = trimmed(fields[k + 1]);
                const NetworksBuilder::PlaceOf at = [&] { return reader_.place(record, k + 1); };
                if (from == to && (cell.empty() || cell == "-" || cell == "x" || cell == "X")) continue;
                any_zero = any_zero || (cell == "0" && from != to);
                if (cell.empty()) {
                    if (blanks.empty())
                        blanks.push_back({from, to, at()});
                    else
                        blanks.push_back({from, to, {}});
                } else if (is_gap(cell)) {
                    builder_.gap(from, to, {});
                } else {
                    builder_.tie(from, to, true, {.strength = std::string(cell), .relation = {}, .wave = {}}, at);
                }
            }
        }
        for (ActorId actor = 0; actor < builder_.actors(); ++actor) {
            if (!seen_[actor])
                builder_.fault_of_file("no row for " + names_[actor], "a row for each column",
                                       "add it, or remove the column");
        }
        if (!blanks.empty() && !any_zero) {
            builder_.fault(blanks[0].at, counted(blanks.size(), "empty cell", "empty cells") + " and no 0",
                           "0 for no tie, NA for a pair left unanswered",
                           "write one or the other into the empty cells");
        }
        for (const auto& blank : blanks) builder_.gap(blank.from, blank.to, {});
        if (!blanks.empty())
            builder_.note(
                counted(blanks.size(), "empty cell beside zeros is a pair", "empty cells beside zeros are pairs") +
                " left unanswered");
        return builder_.finish(NetworksBuilder::Names::ids);
    }

 private:
    void take_header() {
        const auto fields = reader_.fields();
        const CsvRecord record = reader_.record();
        for (std::size_t k = 1; k < fields.size(); ++k) {
            const std::string_view name = trimmed(fields[k]);
            const bool last = k + 1 == fields.size();
            if (is_total(name) || (last && name.empty())) {
                if (!name.empty()) builder_.note(fmt::format("the column {} is left out", in_quotes(name)));
                columns_.push_back(NetworksBuilder::nobody);
                continue;
            }
            columns_.push_back(builder_.add(name, [&] { return reader_.place(record, k); }));
            if (columns_.back() != NetworksBuilder::nobody) names_.push_back(in_quotes(name));
        }
        seen_.assign(builder_.actors(), false);
    }

    ActorId row_actor(std::string_view field, const CsvRecord& record) {
        const std::string_view name = trimmed(field);
        const auto at = [&] { return reader_.place(record, 0); };
        if (!builder_.has(name)) {
            builder_.fault(at(), "the row " + in_quotes(name), "a name that stands in the header too",
                           "correct it, or add the column");
            return NetworksBuilder::nobody;
        }
        const ActorId actor = builder_.ensure(name);
        if (seen_[actor]) {
            builder_.fault(at(), "the row " + in_quotes(name) + " a second time", "each name once", "remove one");
            return NetworksBuilder::nobody;
        }
        seen_[actor] = true;
        return actor;
    }

    NetworksBuilder builder_;
    CsvReader reader_;
    std::vector<ActorId> columns_;
    std::vector<std::string> names_;
    std::vector<bool> seen_;
};

}  // namespace

bool looks_like_matrix(std::string_view head) {
    if (!is_text(head)) return false;
    const auto rows = rows_of(head, 12);
    if (rows.size() < 3 || rows[0].size() < 3) return false;
    const std::set<std::string> across(rows[0].begin() + 1, rows[0].end());
    std::size_t known = 0;
    for (std::size_t k = 1; k < rows.size(); ++k) {
        if (is_total(rows[k][0])) continue;
        if (rows[k].size() != rows[0].size() || rows[k][0].empty()) return false;
        known += across.count(rows[k][0]);
        for (std::size_t c = 1; c < rows[k].size(); ++c) {
            const std::string& cell = rows[k][c];
            if (!cell.empty() && !is_gap(cell) && !parse_number(cell) && c != k) return false;
        }
    }
    return known * 2 > rows.size() - 1;  // one wrong name is a fault of a matrix, not another kind of file
}

bool looks_like_nodelist(std::string_view head) {
    if (!is_text(head)) return false;
    const auto rows = rows_of(head, 1000);
    if (rows.size() < 2 || rows[0].size() < 2 || !names_the_respondent(rows[0][0])) return false;
    if (!std::all_of(rows[0].begin() + 1, rows[0].end(), names_others) || is_table_of_ties(rows[0])) return false;
    if (rows[0].size() > 2) return true;
    return std::any_of(rows.begin() + 1, rows.end(), [](const std::vector<std::string>& row) {
        return row.size() == 2 && parts_of(row[1], ';').size() > 1;
    });
}

NamedNetworks read_matrix(const FormatInput& input) { return MatrixReader(input).read(); }

NamedNetworks read_nodelist(const FormatInput& input) {
    NetworksBuilder builder(input);
    CsvReader reader(input.text, input.path, builder.faults());
    if (!reader.next()) builder.fault_of_file("no rows", "a header such as \"ego,alter1,alter2\"");
    reader.in_sheet(input.sheet);
    builder.only_named_in_ties();
    std::uint64_t shared = 0, nobody = 0, respelt = 0;
    std::map<std::string, ActorId> spelt;  // such lists are made by hand: one person in several spellings
    const auto person = [&](std::string_view text) {
        const auto [known, is_new] = spelt.emplace(one_spelling(text), 0);
        if (is_new)
            known->second = builder.ensure(trimmed(text));
        else if (builder.has(trimmed(text)) == false)
            ++respelt;
        return known->second;
    };
    while (reader.next()) {
        const auto fields = reader.fields();
        const CsvRecord record = reader.record();
        const NetworksBuilder::PlaceOf at = [&] { return reader.place(record, 0); };
        if (trimmed(fields[0]).empty()) {
            const bool blank =
                std::all_of(fields.begin(), fields.end(), [](std::string_view f) { return trimmed(f).empty(); });
            if (!blank) builder.fault(at(), "a row without a respondent", "who answered, in the first cell");
            continue;
        }
        const ActorId from = person(fields[0]);
        for (std::size_t k = 1; k < fields.size(); ++k) {
            if (trimmed(fields[k]).empty()) continue;
            if (means_nobody(fields[k])) {
                ++nobody;
                continue;
            }
            const std::vector<std::string> named = parts_of(fields[k], ';');
            shared += named.size() > 1 ? 1U : 0U;
            for (const std::string& name : named) builder.tie(from, person(name), true, {}, at);
        }
    }
    builder.note("each row was read as one respondent and the others named beside");
    if (shared > 0) builder.note(counted(shared, "cell holds", "cells hold") + " several names, parted by \";\"");
    if (nobody > 0) builder.note(counted(nobody, "cell names nobody", "cells name nobody"));
    if (respelt > 0) builder.note(counted(respelt, "name is", "names are") + " read as one spelt a little differently");
    return builder.finish(NetworksBuilder::Names::ids);
}

}  // namespace crosstie::io
