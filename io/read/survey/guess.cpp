// Guesses how an export may be read, for a person to look over: who answers, when, and which columns the survey tool added
// of itself.
#include "io/read/survey/guess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "io/read/survey/guesser.hpp"
#include "io/read/survey/moment.hpp"
#include "io/read/survey/register_columns.hpp"
#include "io/text/csv_table.hpp"

namespace crosstie::io::survey {

namespace {
constexpr std::size_t rows_looked_at = 2'000;
}

bool is_given_by_tool(const std::string& dialect, const std::string& head) {
    static const std::map<std::string, std::set<std::string>> columns{
        {"microsoft-forms", {"id", "starttime", "completiontime", "lastmodifiedtime", "email", "name", "language"}},
        {"surveymonkey",
         {"respondentid", "collectorid", "startdate", "enddate", "ipaddress", "emailaddress", "firstname", "lastname"}},
        {"qualtrics",
         {"startdate", "enddate", "status", "ipaddress", "progress", "duration(inseconds)", "finished", "recordeddate",
          "responseid", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference",
          "locationlatitude", "locationlongitude", "distributionchannel", "userlanguage"}},
        {"google-forms", {"timestamp", "emailaddress", "username", "score"}},
    };
    const auto found = columns.find(dialect);
    if (found == columns.end()) return false;
    return found->second.contains(head) || (dialect == "surveymonkey" && head.starts_with("customdata"));
}

bool is_private(const std::string& head) {
    return contains(head, "ipaddress") || contains(head, "latitude") || contains(head, "longitude") ||
           contains(head, "email") || contains(head, "e-mail") || head == "username";
}

Guesser::Guesser(const Sheet& sheet, const Layout& layout, const Names& names)
    : sheet_(sheet), layout_(layout), names_(names), taken_(layout.heads.size(), false) {
    const std::set<std::size_t> skipped(layout.skipped.begin(), layout.skipped.end());
    columns_.resize(layout.heads.size());
    const std::size_t end = std::min(sheet.rows(), layout.first + rows_looked_at);
    for (std::size_t row = layout.first; row < end; ++row) {
        if (skipped.contains(row)) continue;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const std::string_view cell = sheet.cell(row, c);
            if (cell.empty()) continue;
            ++columns_[c].filled;
            columns_[c].known += names.knows(cell) ? 1U : 0U;
            columns_[c].answers.add(cell);
        }
    }
}

Mapping Guesser::guess() {
    start();
    const std::string& dialect = layout_.dialect;
    if (dialect == "nominations" || dialect == "kumu" || dialect == "partner" || dialect == "network-canvas") {
        guess_rows();
    } else if (dialect == "matrix") {
        RelationMapping& relation = add_relation("", Shape::matrix);
        relation.blank_means = Blank::undecided;
    } else if (dialect == "register") {
        take_meetings();
    } else if (dialect != "teams-attendance") {
        guess_boxes();
        guess_who();
        guess_grids();
        guess_names();
        if (mapping_.relations.empty()) guess_boxes_by_content();
        guess_left_out();
    }
    guess_dates();
    name_relations();
    for (std::size_t c = 0; c < taken_.size(); ++c) {
        const std::string& header = layout_.heads[c].header;
        if (header.empty()) continue;
        if (is_private(folded(header)) && !taken_[c])
            mapping_.drop.push_back(header);
        else if (!taken_[c] && !is_given_by_tool(layout_.dialect, folded(header)) && dialect != "matrix" &&
                 dialect != "teams-attendance")
            mapping_.ignored.push_back(header);
    }
    return std::move(mapping_);
}

void Guesser::start() {
    mapping_.file = sheet_.file;
    mapping_.dialect = layout_.dialect;
    mapping_.encoding = sheet_.encoding;
    if (sheet_.delimiter != '\0') mapping_.delimiter = std::string(1, sheet_.delimiter);
    mapping_.sheet = sheet_.name;
    for (const std::size_t row : layout_.header_rows) mapping_.header_rows.push_back(sheet_.line(row));
    for (const std::size_t row : layout_.skipped) mapping_.skip_rows.push_back(sheet_.line(row));
}

// Names, meetings, and columns that look like a meeting without a date: those are left for a person to settle.
void Guesser::take_meetings() {
    for (std::size_t c = 0; c < taken_.size(); ++c)
        taken_[c] = c == 0 || looks_like_date(sheet_.cell(layout_.header_rows[0], c));
    for (const std::size_t c : undated_meetings(sheet_, layout_)) taken_[c] = true;
}

RelationMapping& Guesser::add_relation(const std::string& question, Shape shape) {
    RelationMapping& relation = mapping_.relations.emplace_back();
    relation.question = question;
    relation.shape = shape;
    return relation;
}

std::string Guesser::header_of(std::size_t c) const {
    return c == Layout::none ? std::string() : layout_.heads[c].header;
}

// Columns with names of the roster or, where it tells nothing, those with a header that says so. The surest first.
void Guesser::guess_who() {
    std::vector<std::pair<std::size_t, std::size_t>> by_content;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Column& column = columns_[c];
        const bool unlike = column.answers.words().size() * 3 >= column.filled;  // who answers answers once or twice
        if (!taken_[c] && column.known * 2 >= column.filled && column.known > 0 && unlike)
            by_content.emplace_back(column.known, c);
    }
    std::stable_sort(by_content.begin(), by_content.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [known, c] : by_content) {
        const bool named = is_who(head(c)) || is_private(head(c));
        if (mapping_.who.empty() || named) take_who(c);
        if (mapping_.who.size() == 3) return;
    }
    if (!mapping_.who.empty()) return;
    static constexpr std::string_view preferred[] = {"yourname", "name",         "respondent", "whoareyou",
                                                     "fullname", "emailaddress", "email"};
    for (const std::string_view wanted : preferred) {
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const bool anonymous = columns_[c].answers.words().size() <= 1 && columns_[c].filled > 1;
            if (!taken_[c] && columns_[c].filled > 0 && !anonymous && head(c).starts_with(wanted)) take_who(c);
        }
    }
    if (mapping_.who.empty() && layout_.dialect == "table" && !columns_.empty()) take_who(0);
}

bool Guesser::is_who(const std::string& head) {
    return contains(head, "name") || contains(head, "respondent") || contains(head, "whoareyou") || head == "id";
}

void Guesser::take_who(std::size_t c) {
    mapping_.who.push_back(layout_.heads[c].header);
    taken_[c] = true;
}

void Guesser::guess_left_out() {
    if (layout_.dialect != "qualtrics") return;
    mapping_.leave_out = {{"Status", "Survey Preview"}, {"Status", "1"}, {"Finished", "False"}, {"Finished", "0"}};
}

void Guesser::guess_dates() {
    static constexpr std::string_view submitted[] = {"completiontime", "enddate",   "recordeddate",
                                                     "timestamp",      "submitted", "date"};
    std::size_t column = Layout::none;
    for (const std::string_view wanted : submitted) {
        for (std::size_t c = 0; c < columns_.size() && column == Layout::none; ++c)
            column = head(c) == wanted ? c : Layout::none;
    }
    mapping_.submitted = header_of(column);
    if (column != Layout::none) taken_[column] = true;
    std::set<Dates> orders;
    const auto look = [&](std::string_view text) {
        const Dates order = order_in(text);
        if (order != Dates::undecided) orders.insert(order);
    };
    for (std::size_t row = layout_.first; column != Layout::none && row < sheet_.rows(); ++row)
        look(sheet_.cell(row, column));
    if (layout_.dialect == "register") {
        for (const Head& one : layout_.heads) look(one.header);
    }
    if (layout_.dialect == "teams-attendance") {
        for (std::size_t row = 0; row < sheet_.rows(); ++row) look(sheet_.cell(row, 1));
    }
    if (orders.size() == 1) mapping_.dates = *orders.begin();
    // Both orders contradict each other only if each of them was seen.
    if (orders.size() == 2 && orders.contains(Dates::year_first))
        mapping_.dates = orders.contains(Dates::day_first) ? Dates::day_first : Dates::month_first;
}

void Guesser::name_relations() {
    constexpr std::size_t short_enough = 24;
    std::set<std::string> known;
    for (RelationMapping& relation : mapping_.relations) {
        const std::string& question = relation.question;
        // Rows say in a word what they answer; questions of forms are sentences.
        const bool said = relation.shape == Shape::rows && mapping_.relations.size() > 1 && !question.empty() &&
                          question.size() <= short_enough;
        const std::string& word = relation.name.empty() ? question : relation.name;  // of a kind, with its strength
        std::string name = said && word.size() <= 2 * short_enough ? word
                           : contains(folded(question), "trust")   ? "trust"
                           : known.empty()                         ? "contact"
                                                                   : "";
        for (char& c : name) c = std::string_view("/\\:@.").find(c) == std::string_view::npos ? c : '_';
        if (name.empty() || known.contains(name)) name = fmt::format("contact_{}", known.size() + 1);
        known.insert(name);
        relation.name = name;
    }
}

std::vector<std::string_view> parts_of_cell(std::string_view cell, std::string_view separator) {
    std::vector<std::string_view> parts;
    while (!cell.empty()) {
        const std::size_t end = separator.empty() ? cell.size() : std::min(cell.find(separator), cell.size());
        const std::string_view part = trimmed(cell.substr(0, end));
        if (!part.empty()) parts.push_back(part);
        cell.remove_prefix(std::min(end + separator.size(), cell.size()));
    }
    return parts;
}

Mapping guess_mapping(const Sheet& sheet, const Layout& layout, const Names& names) {
    return Guesser(sheet, layout, names).guess();
}

}  // namespace crosstie::io::survey
