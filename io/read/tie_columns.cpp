// What the columns of a table of ties mean, by their names and, where a name is not enough, by their values.
#include "io/read/tie_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/read/strength_marks.hpp"
#include "io/text/number.hpp"
#include "io/text/spelling.hpp"
#include "io/text/wave_order.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t none = CsvTable::none;
constexpr std::size_t most_kinds = 12;  // values that are kinds of something, and not words about each row

using Words = std::vector<std::string_view>;
const Words source_names{"source", "from", "ego", "sender"};
const Words target_names{"target", "to", "alter", "destination", "receiver"};

/// What stands in a column, as far as its meaning can depend on it.
struct Values {
    std::vector<std::string> kinds;  // distinct ones but for spelling, up to most_kinds + 1
    SpeltIds known;
    std::size_t filled = 0;
    bool numbers = true;

    void see(std::string_view cell) {
        if (trimmed(cell).empty()) return;
        ++filled;
        if (known.size() > most_kinds) return;
        if (known.insert(cell).is_new) {
            kinds.emplace_back(trimmed(cell));
            NumberMarks marks;
            marks.see(cell);
            numbers = numbers && (marks.read(cell) || !marks.decimal_comma().empty());
        }
    }
    [[nodiscard]] bool settled() const { return known.size() > most_kinds; }
    [[nodiscard]] bool are_kinds() const {
        return kinds.size() >= 2 && kinds.size() <= most_kinds && kinds.size() < filled;
    }
    [[nodiscard]] std::string in_words() const {
        std::string list;
        for (std::size_t k = 0; k < kinds.size() && k < 3; ++k) list += (k > 0 ? ", " : "") + kinds[k];
        return list + (kinds.size() > 3 ? ", ..." : "");
    }
};

std::vector<Values> values_of(const CsvTable& table, const std::vector<std::size_t>& columns) {
    std::vector<Values> values(columns.size());
    if (columns.empty()) return values;
    table.look_through([&](std::span<const std::string_view> cells) {
        bool go_on = false;
        for (std::size_t k = 0; k < columns.size(); ++k) {
            values[k].see(cells[columns[k]]);
            go_on = go_on || !values[k].settled();
        }
        return go_on;
    });
    return values;
}

bool is_one_of(std::string_view word, const Words& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "target2", "alter 3": the same word with a number.
bool is_numbered(std::string_view heading, const Words& names) {
    const std::string plain = one_spelling(heading);
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
        if (!plain.starts_with(name) || plain.size() == name.size()) return false;
        std::string_view rest = std::string_view(plain).substr(name.size());
        if (rest.front() == ' ' || rest.front() == '_' || rest.front() == '-') rest.remove_prefix(1);
        return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
}

std::size_t find(const CsvTable& table, const Words& names) {
    for (const std::string_view name : names) {
        if (const std::size_t column = table.find({name}); column != none) return column;
    }
    return none;
}

// "Strength (1-4)" says its scale.
void scale_in(std::string_view heading, TieColumns& columns) {
    const std::size_t opened = heading.find('('), closed = heading.rfind(')');
    if (opened == std::string_view::npos || closed == std::string_view::npos || closed < opened) return;
    const std::string inside = one_spelling(heading.substr(opened + 1, closed - opened - 1));
    std::size_t dash = inside.find('-', 1), after = dash + 1;
    if (dash == std::string::npos && (dash = inside.find(" to ")) != std::string::npos) after = dash + 4;
    if (dash == std::string::npos) return;
    const auto low = parse_number(trimmed(std::string_view(inside).substr(0, dash)));
    const auto high = parse_number(trimmed(std::string_view(inside).substr(after)));
    if (!low || !high || *low >= *high) return;
    columns.scale_min = low;
    columns.scale_max = high;
}

/// Decides; one object a table.
class Decision {
 public:
    Decision(CsvTable& table, const TableFile& file, Reading& reading)
        : table_(table), file_(file), reading_(reading) {}

    TieColumns decide() {
        if (!table_.has_header() || !find_ends()) return out_;
        out_.relation = table_.find({"relation"});
        // Where a tie comes from, as an import says it; one of these words alone may mean anything.
        const bool import = has("row") && has("column");
        for (const char* ours : {"file", "row", "column"}) {
            if (import) static_cast<void>(table_.find({ours}));
        }
        if (import || out_.relation != none) static_cast<void>(table_.find({"question"}));
        for (const char* ours : {"asserted_by", "ignore"}) {
            if (const std::size_t known = table_.find({ours}); known != none) table_.take(known);
        }
        out_.asserted_by = table_.find({"asserted_by"});
        out_.strength = table_.find({"strength"});
        const std::size_t weight = told_as("strength") ? none : table_.find({"weight"});
        if (out_.strength != none && weight != none) ask_which(out_.strength, weight);
        if (out_.strength == none) out_.strength = weight;
        columns_ = table_.unread();
        values_ = values_of(table_, columns_);
        for (std::size_t k = 0; k < columns_.size(); ++k) decide_on(columns_[k], values_[k]);
        if (!out_.more_to.empty() && out_.strength != none) {
            table_.header_fault("one column of strengths beside several of targets", "a strength for each tie",
                                "write one row for each person named; 'crosstie import' reads such sheets, too");
        }
        return out_;
    }

 private:
    // Whether study.json or --columns says which column is ours.
    [[nodiscard]] bool told_as(std::string_view ours) const {
        return std::any_of(file_.columns.begin(), file_.columns.end(),
                           [&](const auto& column) { return column.first == ours; });
    }

    [[nodiscard]] bool has(std::string_view name) const {
        return std::ranges::any_of(table_.header(),
                                   [&](const std::string& heading) { return one_spelling(heading) == name; });
    }

    bool find_ends() {
        static_cast<TieEnds&>(out_) = tie_ends(table_);
        if (out_.readable()) return true;
        if (refuse_export()) return false;
        if (table_.find({"id"}) != none && out_.from == none && out_.to == none) {
            table_.header_fault("a table of actors (columns " + quoted_list(table_.header()) + ")",
                                "a table of ties, with columns \"source\" and \"target\"",
                                "the two files seem to have changed places");
            return false;
        }
        static_cast<TieEnds&>(out_) = seek_tie_ends(table_);
        if (out_.readable()) {
            reading_.warn(fmt::format("{}:{}: the header is taken to be here; what stands above was left out: {}",
                                      table_.file(), table_.header_line(), in_quotes(table_.title())));
        }
        if (out_.from == none) out_.from = table_.need({"source", "from"});
        if (out_.to == none) out_.to = table_.need({"target", "to"});
        return out_.readable();
    }

    // A survey export is no table of ties, and renaming its columns would not make it one.
    bool refuse_export() {
        struct Export {
            std::string_view name;
            Words columns;
        };
        static const std::array<Export, 4> exports{Export{"Microsoft Forms", {"start time", "completion time"}},
                                                   Export{"SurveyMonkey", {"respondent id", "collector id"}},
                                                   Export{"Qualtrics", {"startdate", "enddate", "responseid"}},
                                                   Export{"Google Forms", {"timestamp"}}};
        for (const Export& known : exports) {
            if (!std::ranges::all_of(known.columns, [&](std::string_view name) { return has(name); })) continue;
            table_.header_fault(fmt::format("an export of {}", known.name),
                                "a table of ties, with columns \"source\" and \"target\"",
                                fmt::format("'crosstie import {} -o STUDY' makes a study of it", table_.file()));
            return true;
        }
        return false;
    }

    void decide_on(std::size_t column, const Values& values) {
        const std::string& heading = table_.header()[column];
        std::string name = one_spelling(heading);
        std::replace(name.begin(), name.end(), '_', ' ');
        if (values.filled == 0) return table_.take(column);  // nothing is lost
        if ((name == "type" || name == "direction") && is_direction(values)) return take_direction(column, values);
        if (name == "direction") return refuse_direction(column, values);
        if (told_as("wave") ? name == "wave"
                            : is_one_of(name, {"wave", "time", "timepoint", "time point", "survey", "round"})) {
            if (values.kinds.size() == 1) out_.only_wave = values.kinds[0];
            if (values.kinds.size() == 1 && !reading_.study.wave_index(values.kinds[0])) return table_.take(column);
            if (values.kinds.size() <= most_kinds) return take_wave(column, values);
        }
        const bool parts_surveys =
            is_one_of(name, {"year", "date", "period", "month", "quarter", "phase", "occasion", "file"});
        if (reading_.quick && parts_surveys && values.are_kinds()) {
            return ask(column, values, "it may part several surveys", "wave", "reads a survey for each value");
        }
        if (is_strength(name)) return take_strength(column, values);
        const bool may_be_strength =
            is_one_of(name, {"value", "score", "rating", "intensity", "closeness", "count", "how often"});
        if (reading_.quick && out_.strength == none && may_be_strength && values.numbers && values.are_kinds()) {
            return ask(column, values, "it may hold the strengths of the ties", "strength", "takes them from it");
        }
        const bool may_be_relation = is_one_of(
            name, {"type", "relationship", "tie type", "edge type", "link type", "kind", "relation type", "question"});
        if (reading_.quick && out_.relation == none && may_be_relation && values.are_kinds()) {
            return ask(column, values, "it may tell several questions apart", "relation", "reads each as a relation");
        }
    }

    static bool is_direction(const Values& values) {
        return std::all_of(values.kinds.begin(), values.kinds.end(), [](const std::string& kind) {
            return is_one_of(one_spelling(kind), {"directed", "undirected", "mutual"});
        });
    }

    void take_direction(std::size_t column, const Values& values) {
        out_.direction = column;
        table_.take(column);
        out_.all_undirected = true;
        for (const std::string& kind : values.kinds) {
            const bool arrow = one_spelling(kind) == "directed";
            out_.some_undirected = out_.some_undirected || !arrow;
            out_.all_undirected = out_.all_undirected && !arrow;
        }
    }

    void refuse_direction(std::size_t column, const Values& values) {
        table_.take(column);
        table_.header_fault(
            fmt::format("the column {} with {}", in_quotes(table_.header()[column]), quoted_list(values.kinds)),
            "\"directed\", \"undirected\" or \"mutual\" in each row", "write one of these");
    }

    void take_wave(std::size_t column, const Values& values) {
        table_.take(column);
        out_.wave = column;
        out_.waves = values.kinds;  // as they were met, where their names do not tell the time
        if (const auto order = order_of_time(values.kinds))
            std::transform(order->begin(), order->end(), out_.waves.begin(),
                           [&](std::size_t place) { return values.kinds[place]; });
    }

    static bool is_strength(const std::string& name) {
        for (const std::string_view word : {"strength", "weight", "frequency"}) {
            if (!name.starts_with(word)) continue;
            const std::string_view rest = trimmed(std::string_view(name).substr(word.size()));
            if (rest.empty() || rest.front() == '(') return true;
        }
        return false;
    }

    void take_strength(std::size_t column, const Values& values) {
        if (out_.strength != none && told_as("strength")) return;  // not read, and so named
        table_.take(column);
        if (out_.strength != none) return ask_which(out_.strength, column);
        if (!values.numbers) {
            table_.header_fault(fmt::format("the column {} with words such as {}", in_quotes(table_.header()[column]),
                                            in_quotes(values.kinds[0])),
                                "strengths as numbers",
                                "'crosstie import' reads answers in words by a scale; " + way_out(column));
            return;
        }
        out_.strength = column;
        scale_in(table_.header()[column], out_);
    }

    [[nodiscard]] std::string way_out(std::size_t column) const {
        return reading_.quick ? "--columns " + in_quotes("ignore=" + table_.header()[column]) + " leaves it out"
                              : "remove it where it means nothing";
    }

    void ask_which(std::size_t one, std::size_t other) {
        table_.header_fault(
            fmt::format("the columns {} and {}", in_quotes(table_.header()[one]), in_quotes(table_.header()[other])),
            "one column of strengths",
            reading_.quick ? "say which: --columns " + in_quotes("strength=" + table_.header()[one])
                           : "say which in study.json: \"columns\": {\"strength\": ...}");
    }

    void ask(std::size_t column, const Values& values, std::string_view why, std::string_view ours,
             std::string_view effect) {
        table_.take(column);
        const std::string& heading = table_.header()[column];
        table_.header_fault(fmt::format("the column {} with {}", in_quotes(heading), quoted_list(values.kinds)),
                            fmt::format("to be told what it is, since {}", why),
                            fmt::format("--columns {} {}; {}", in_quotes(fmt::format("{}={}", ours, heading)), effect,
                                        way_out(column)));
    }

    CsvTable& table_;
    const TableFile& file_;
    Reading& reading_;
    TieColumns out_;
    std::vector<std::size_t> columns_;
    std::vector<Values> values_;
};

// What a column that is not read may be, and how to have it read.
std::string hint_of(const std::string& heading, const Values& values, const Reading& reading) {
    if (!values.are_kinds()) return {};
    const std::string_view ours = values.numbers ? "strength" : "relation";
    const std::string_view what = values.numbers ? "the strengths" : "kinds of tie";
    return reading.quick
               ? fmt::format("; if it holds {}: --columns {}", what, in_quotes(fmt::format("{}={}", ours, heading)))
               : fmt::format("; if it holds {}, name it in study.json: \"columns\": {{\"{}\": {}}}", what, ours,
                             in_quotes(heading));
}

}  // namespace

TieEnds tie_ends(const CsvTable& table) {
    TieEnds ends;
    ends.from = find(table, source_names);
    ends.to = find(table, target_names);
    for (std::size_t k = 0; k < table.header().size() && ends.from != none; ++k) {
        if (!is_numbered(table.header()[k], target_names)) continue;
        table.take(k);
        if (ends.to == none)
            ends.to = k;
        else
            ends.more_to.push_back(k);
    }
    return ends;
}

TieEnds seek_tie_ends(CsvTable& table) {
    TieEnds ends = tie_ends(table);
    if (!ends.readable() && table.seek_header({source_names, target_names})) ends = tie_ends(table);
    return ends;
}

TieFile::TieFile(const TableFile& table, Reading& reading)
    : file(table),
      open(table, reading.faults, "a header such as \"source,target\""),
      columns(Decision(open.table, file, reading).decide()) {
    if (columns.readable()) tell_unread(open, reading, true);
}

void tell_unread(const OpenTable& open, Reading& reading, bool ties) {
    const CsvTable& table = open.table;
    if (!open.encoding().empty()) reading.warn(fmt::format("{}: read as {}", table.file(), open.encoding()));
    for (const std::string& remark : open.remarks()) reading.warn(table.file() + ": " + remark);
    const std::vector<std::size_t> columns = table.unread();
    const std::vector<Values> values = values_of(table, columns);
    std::vector<std::string> each;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        if (values[k].filled == 0) continue;
        const std::string& heading = table.header()[columns[k]];
        each.push_back(
            fmt::format("{} is not read; values: {}{}",
                        heading.empty() ? fmt::format("{} (without a name)", columns[k] + 1) : in_quotes(heading),
                        values[k].in_words(), ties ? hint_of(heading, values[k], reading) : std::string()));
    }
    std::string all;
    for (std::size_t k = 0; k < each.size(); ++k) all += (k > 0 ? ". Column " : "column ") + each[k];
    if (!all.empty()) reading.warn(table.file() + ": " + all);
}

}  // namespace crosstie::io
