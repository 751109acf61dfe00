// One table of a study, row by row, for the lines about one person and the bytes of them that go.
#include "io/person/table_search.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "io/read/read_roster.hpp"
#include "io/read/tie_columns.hpp"
#include "io/read/tie_reports.hpp"
#include "io/text/cells.hpp"
#include "io/text/file.hpp"
#include "io/text/nearest.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t none = CsvTable::none;

// The columns of a table that hold people.
struct People {
    std::size_t subject = none;       // whose answer, rating, presence it is
    std::size_t other = none;         // whom it is about
    std::size_t source = none;        // who says so
    std::vector<std::size_t> others;  // of ties: all that hold whom it is about
};

bool is_kept_by_import(std::string_view kind) { return kind == "outside" || kind == "decisions"; }

// What a reader of the table can do without (the person of a line of the quality log) may be lacking here, too.
People people_of(const std::string& kind, CsvTable& table) {
    if (kind == "actors") {
        const std::size_t id = seek_id_column(table);
        return {id != none ? id : table.need({"id"}), none, none, {}};
    }
    if (kind == "ties") {
        TieEnds ends = seek_tie_ends(table);
        if (ends.from == none) ends.from = table.need({"source", "from"});
        if (ends.to == none) ends.to = table.need({"target", "to"});
        People people{ends.from, ends.to, table.find({"asserted_by"}), {ends.to}};
        people.others.insert(people.others.end(), ends.more_to.begin(), ends.more_to.end());
        return people;
    }
    if (kind == "missing") return {table.need({"source", "from"}), table.need({"target", "to"}), none, {}};
    if (kind == "askable") return {table.need({"actor", "source"}), table.need({"asked_about", "target"}), none, {}};
    if (kind == "issues") return {table.need({"owner"}), none, none, {}};
    if (kind == "quality") return {table.find({"person"}), none, none, {}};
    if (is_kept_by_import(kind)) {
        const bool ours = table.find({"as_written"}) != none;  // files of others may be called the same
        return {ours ? table.find({kind == "outside" ? "source" : "decision"}) : none, none, none, {}};
    }
    if (kind == "organisations" || kind == "work_streams" || kind == "milestones") return {};
    return {table.need({"actor", "id"}), none, none, {}};
}

Bearing own(const std::string& kind) {
    if (kind == "actors") return Bearing::roster;
    if (kind == "answers") return Bearing::answered;
    if (kind == "askable") return Bearing::asked;
    if (kind == "attendance") return Bearing::attended;
    if (kind == "issues") return Bearing::owns_issue;
    if (kind == "outcomes") return Bearing::rated;
    if (kind == "withdrawn") return Bearing::withdrawn;
    if (kind == "decisions") return Bearing::recognised;
    return Bearing::said;
}

// A quote within quotes stands there twice.
std::string unquoted(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        plain += text[at];
        if (text.substr(at).starts_with("\"\"")) ++at;
    }
    return plain;
}

class TableSearch {
 public:
    TableSearch(const StudyTable& table, const std::string& actor, const SpeltIds& ids)
        : actor_(actor), ids_(ids), found_{{table.name, table.kind, table.wave, table.file.path, {}, {}}, {}} {
        bytes().assign(read_file(table.file.path));
        Faults faults;
        CsvTable rows(bytes(), table.file.path, faults, "a header");
        for (const auto& [ours, theirs] : table.file.columns) rows.rename(theirs, ours);
        people_ = people_of(table.kind, rows);
        if (is_kept_by_import(table.kind) && rows.has_header() && people_.subject == none) return;
        faults.refuse_if_any();  // rows of people who are not looked for would be told as none
        headers_ = rows.header();
        while (rows.next()) take(rows);
        faults.refuse_if_any();
        keep_what_lines_also_say();
    }

    TableFound take_found() && { return std::move(found_); }

 private:
    using Span = std::pair<std::size_t, std::size_t>;  // [from, to) bytes of the file

    [[nodiscard]] std::string& bytes() { return found_.table.bytes; }
    [[nodiscard]] std::vector<PersonLine>& lines() { return found_.table.lines; }
    [[nodiscard]] bool is_of(std::string_view kind) const { return found_.table.kind == kind; }

    [[nodiscard]] Span span_of(std::string_view part) const {
        const auto from = static_cast<std::size_t>(part.data() - found_.table.bytes.data());
        return {from, from + part.size()};
    }

    void take(CsvTable& rows) {
        const std::string_view subject = rows.cell_if(people_.subject), other = rows.cell_if(people_.other);
        if (is_of("actors") && !is_actor(subject) && folded(subject) == folded(actor_)) {
            found_.alike.emplace(subject);
        }
        note_group(rows);
        if (is_of("ties")) {
            take_tie(rows);
        } else if (is_actor(subject)) {
            add(rows, own(found_.table.kind));
        } else if (is_actor(other)) {
            add(rows, is_of("askable") ? Bearing::asked_of_other : Bearing::said_by_other);
        }
    }

    // In any spelling that is read as this person.
    [[nodiscard]] bool is_actor(std::string_view text) const {
        return text == actor_ || (!text.empty() && one_spelling(text) == plain_);
    }

    // Whom a row of ties names: one, or several in one cell ("a;b") or in several. Other cells than those are no people,
    // whatever stands in them: a strength may look like an id.
    void take_tie(CsvTable& rows) {
        const std::string_view sender = rows.cell(people_.subject), teller = rows.cell_if(people_.source);
        if (is_actor(sender)) return add(rows, bearing_of_tie(rows, true));
        std::vector<std::size_t> named;  // columns that hold the person
        bool others = false;
        for (const std::size_t column : people_.others) {
            const std::string_view cell = rows.cell(column);
            const std::vector<std::string_view> people = several(cell, parting(cell));
            const auto mine = std::count_if(people.begin(), people.end(), [&](auto part) { return is_actor(part); });
            if (mine > 0) named.push_back(column);
            others = others || static_cast<std::size_t>(mine) < people.size();
        }
        if (named.empty() && !is_actor(teller)) return;
        const bool whole = is_actor(teller) || !others;
        const Bearing bearing = named.empty() ? Bearing::vouched : bearing_of_tie(rows, false);
        // What several receivers told in one row is not for one of them to see.
        add(rows, !whole && bearing == Bearing::said ? Bearing::said_by_other : bearing);
        if (whole) return;
        PersonLine& line = lines().back();
        line.erasure = Erasure::emptied_cells;
        line.cuts.clear();
        for (const std::size_t column : named) cut(bytes_of_cell(column), parting(rows.cell(column)), line.cuts);
    }

    // Whose answer it is, is for who told of the tie to say, and not for its direction.
    [[nodiscard]] Bearing bearing_of_tie(const CsvTable& rows, bool is_sender) const {
        const std::string_view teller = rows.cell_if(people_.source);
        const std::uint32_t me = ids_.find(actor_);
        const std::uint32_t from = is_sender ? me : ids_.find(rows.cell(people_.subject));
        const std::uint32_t to = is_sender ? ids_.find(rows.cell(people_.other)) : me;
        const ToldBy told = told_by(teller, ids_, from, to);
        if (told == ToldBy::both || told == (is_sender ? ToldBy::sender : ToldBy::receiver)) return Bearing::said;
        return told == ToldBy::another && !ids_.contains(teller) ? Bearing::recorded : Bearing::said_by_other;
    }

    // As whoever reads ties parts them; somebody whose id holds such a sign is one.
    [[nodiscard]] char parting(std::string_view cell) const {
        constexpr char nothing = '\0';
        if (ids_.contains(cell)) return nothing;
        return parted_by(cell, [&](std::string_view part) { return ids_.contains(part); });
    }

    [[nodiscard]] std::string_view bytes_of_cell(std::size_t column) const {
        const auto [from, to] = cells_.back()[column];
        return std::string_view(found_.table.bytes).substr(from, to - from);
    }

    // A cell that holds nobody else is emptied; of others the person's part goes, and the sign beside it.
    void cut(std::string_view cell, char separator, std::vector<Span>& cuts) const {
        const bool quoted = cell.size() > 1 && cell.front() == '"';
        const std::string_view inside = quoted ? cell.substr(1, cell.size() - 2) : cell;
        const std::vector<std::string_view> parts = several(inside, separator);
        const auto mine = [&](std::string_view part) { return is_actor(quoted ? unquoted(part) : std::string(part)); };
        std::optional<std::string_view> kept;  // the last one who stays
        for (std::size_t k = 0; k < parts.size(); ++k) {
            if (!mine(parts[k])) {
                kept = parts[k];
            } else if (k + 1 < parts.size()) {
                cuts.push_back({span_of(parts[k]).first, span_of(parts[k + 1]).first});
            } else if (kept) {
                cuts.push_back({span_of(*kept).second, span_of(inside).second});
            }
        }
        if (!kept) cuts.push_back(span_of(cell));
    }

    void add(CsvTable& rows, Bearing bearing) {
        PersonLine& line = lines().emplace_back();
        line.line = rows.line();
        line.bearing = bearing;
        line.id = trimmed(rows.cell_if(people_.subject));
        for (std::size_t k = 0; k < headers_.size(); ++k) line.cells.emplace_back(headers_[k], rows.cell(k));
        const RecordBytes record = rows.bytes();
        line.row = span_of(record.row);
        std::vector<Span>& cells = cells_.emplace_back();
        for (const std::string_view cell : record.cells) cells.push_back(span_of(cell));
        const std::size_t at = lines().size() - 1;
        if (bearing == Bearing::owns_issue) {
            empty(at, {people_.subject});
        } else {
            line.cuts = {line.row};
        }
        if (is_of("attendance")) emptied_[group_] = {at, {people_.subject, minutes_}};
        if (bearing == Bearing::asked_of_other) emptied_[group_] = {at, {people_.other}};
        ++mine_[group_];
    }

    // A register, or the list of those somebody was asked about, must not vanish with its last person.
    void note_group(CsvTable& rows) {
        group_.clear();
        if (is_of("attendance")) {
            minutes_ = rows.find({"minutes"});
            group_ = std::string(rows.cell_if(rows.find({"meeting"}))) + '\xFF' +
                     std::string(rows.cell_if(rows.find({"date"})));
        } else if (is_of("askable")) {
            group_ = rows.cell_if(people_.subject);
        }
        ++all_[group_];
    }

    void keep_what_lines_also_say() {
        for (const auto& [group, line] : emptied_) {
            if (mine_[group] == all_[group]) empty(line.first, line.second);
        }
    }

    void empty(std::size_t line, const std::vector<std::size_t>& columns) {
        lines()[line].erasure = Erasure::emptied_cells;
        lines()[line].cuts.clear();
        for (const std::size_t column : columns) {
            if (column != none) lines()[line].cuts.push_back(cells_[line][column]);
        }
    }

    const std::string& actor_;
    const SpeltIds& ids_;
    const std::string plain_ = one_spelling(actor_);
    TableFound found_;
    People people_;
    std::vector<std::string> headers_;
    std::vector<std::vector<Span>> cells_;  // [lines found][columns]
    std::string group_;
    std::size_t minutes_ = none;
    std::map<std::string, std::size_t> all_, mine_;
    std::map<std::string, std::pair<std::size_t, std::vector<std::size_t>>> emptied_;
};

}  // namespace

TableFound search_table(const StudyTable& table, const std::string& actor, const SpeltIds& people) {
    return TableSearch(table, actor, people).take_found();
}

}  // namespace crosstie::io
