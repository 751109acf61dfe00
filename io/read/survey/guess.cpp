// Guesses how an export may be read, for a person to look over: which columns ask about whom, and which the survey tool
// added of itself.
#include "io/read/survey/guess.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "io/read/survey/moment.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

constexpr std::size_t rows_looked_at = 2'000;

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Columns a survey tool adds of itself.
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

// What a column is, as far as its cells tell.
struct Column {
    std::size_t filled = 0;
    std::size_t known = 0;  // cells the roster knows
    Vocabulary answers;
};

class Guesser {
 public:
    Guesser(const Sheet& sheet, const Layout& layout, const Names& names)
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

    Mapping guess() {
        start();
        const std::string& dialect = layout_.dialect;
        if (dialect == "nominations" || dialect == "kumu" || dialect == "partner" || dialect == "network-canvas") {
            guess_rows();
        } else if (dialect == "matrix") {
            RelationMapping& relation = add_relation("", Shape::matrix);
            relation.blank_means = Blank::undecided;
        } else if (dialect != "teams-attendance" && dialect != "register") {
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
            else if (!taken_[c] && !is_given_by_tool(layout_.dialect, folded(header)) && dialect != "register" &&
                     dialect != "matrix" && dialect != "teams-attendance")
                mapping_.ignored.push_back(header);
        }
        return std::move(mapping_);
    }

 private:
    void start() {
        mapping_.file = sheet_.file;
        mapping_.dialect = layout_.dialect;
        mapping_.encoding = sheet_.encoding;
        if (sheet_.delimiter != '\0') mapping_.delimiter = std::string(1, sheet_.delimiter);
        mapping_.sheet = sheet_.name;
        for (const std::size_t row : layout_.header_rows) mapping_.header_rows.push_back(sheet_.line(row));
        for (const std::size_t row : layout_.skipped) mapping_.skip_rows.push_back(sheet_.line(row));
    }

    RelationMapping& add_relation(const std::string& question, Shape shape) {
        RelationMapping& relation = mapping_.relations.emplace_back();
        relation.question = question;
        relation.shape = shape;
        return relation;
    }

    [[nodiscard]] std::string head(std::size_t c) const { return folded(layout_.heads[c].header); }

    // Columns with names of the roster or, where it tells nothing, those with a header that says so. The surest first.
    void guess_who() {
        std::vector<std::pair<std::size_t, std::size_t>> by_content;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const Column& column = columns_[c];
            const bool unlike =
                column.answers.words().size() * 3 >= column.filled;  // who answers answers once or twice
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
    static bool is_who(const std::string& head) {
        return contains(head, "name") || contains(head, "respondent") || contains(head, "whoareyou") || head == "id";
    }
    void take_who(std::size_t c) {
        mapping_.who.push_back(layout_.heads[c].header);
        taken_[c] = true;
    }

    // "Contact 1 name", "Contact 1 how often": the same words but for the number.
    void guess_boxes() {
        std::map<std::string, std::vector<std::size_t>> alike;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (taken_[c] || is_given_by_tool(layout_.dialect, head(c))) continue;
            std::string pattern;
            bool number = false;
            for (const char ch : head(c)) {
                const bool digit = ch >= '0' && ch <= '9';
                if (!digit || pattern.empty() || pattern.back() != '#') pattern += digit ? '#' : ch;
                number = number || digit;
            }
            if (number && !names_.knows(layout_.heads[c].item)) alike[pattern].push_back(c);
        }
        // "target", "target2": the first has no number.
        for (auto& [pattern, columns] : alike) {
            for (std::size_t c = 0; pattern.ends_with('#') && c < columns_.size(); ++c) {
                if (head(c) + '#' == pattern) columns.insert(columns.begin(), c);
            }
        }
        std::string names_pattern;
        for (const auto& [pattern, columns] : alike) {
            const bool says_name = contains(pattern, "name") || pattern == "alter#" || pattern == "contact#" ||
                                   pattern == "nominee#" || pattern == "target#" || pattern == "person#";
            if (columns.size() >= 2 && says_name && known_share(columns)) names_pattern = pattern;
        }
        if (names_pattern.empty()) return;
        const std::vector<std::size_t>& boxes = alike[names_pattern];
        std::vector<std::pair<std::string, std::vector<std::size_t>>> beside;
        for (const auto& [pattern, columns] : alike) {
            if (pattern != names_pattern && columns.size() == boxes.size()) beside.emplace_back(pattern, columns);
        }
        if (beside.empty()) beside.emplace_back("", std::vector<std::size_t>());
        for (const auto& [pattern, columns] : beside) {
            RelationMapping& relation = add_relation("", Shape::boxes);
            relation.blank_means = columns.empty() ? Blank::no : Blank::undecided;
            for (const std::size_t c : boxes) relation.names.push_back(layout_.heads[c].header);
            for (const std::size_t c : columns) relation.strengths.push_back(layout_.heads[c].header);
            for (const std::size_t c : boxes) taken_[c] = true;
            for (const std::size_t c : columns) taken_[c] = true;
        }
    }
    // ego, alter, alter2: cells that are people of the roster, whatever the headers are.
    void guess_boxes_by_content() {
        std::vector<std::size_t> boxes;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (!taken_[c] && columns_[c].known > 0 && columns_[c].known * 2 >= columns_[c].filled) boxes.push_back(c);
        }
        if (boxes.empty()) return;
        RelationMapping& relation = add_relation("", Shape::boxes);
        relation.blank_means = Blank::no;
        for (const std::size_t c : boxes) {
            relation.names.push_back(layout_.heads[c].header);
            taken_[c] = true;
        }
    }
    [[nodiscard]] bool known_share(const std::vector<std::size_t>& columns) const {
        std::size_t known = 0;
        std::size_t filled = 0;
        for (const std::size_t c : columns) {
            known += columns_[c].known;
            filled += columns_[c].filled;
        }
        return names_.roster().file.empty() || known * 3 >= filled;
    }

    void guess_grids() {
        struct Group {
            std::vector<std::size_t> columns;
            std::size_t known = 0;
            Vocabulary answers;
        };
        std::vector<std::pair<std::pair<std::string, std::size_t>, Group>> groups;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const Head& one = layout_.heads[c];
            if (taken_[c] || one.item.empty() || is_given_by_tool(layout_.dialect, head(c))) continue;
            const std::pair<std::string, std::size_t> key{one.stem, one.again};
            auto place =
                std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.first == key; });
            if (place == groups.end()) place = groups.insert(groups.end(), {key, {}});
            Group& group = place->second;
            group.columns.push_back(c);
            if (!names_.knows(one.item)) continue;
            ++group.known;
            add_answers(group.answers, c);
        }
        const bool any_roster = !names_.roster().file.empty();
        for (auto& [key, group] : groups) {
            const bool question = !key.first.empty();
            if (!any_roster) {
                for (const std::size_t c : group.columns) {
                    if (question || group.columns.size() >= 3) add_answers(group.answers, c);
                }
            }
            const bool enough = any_roster ? group.known >= 2 || (group.known == 1 && group.columns.size() == 1)
                                           : group.columns.size() >= (question ? 2U : 3U);
            if (!enough || group.answers.too_many()) continue;
            std::vector<std::size_t> members;
            for (const std::size_t c : group.columns) {
                if (belongs(c, question, any_roster, group.answers)) members.push_back(c);
            }
            if (members.size() < 2 && !any_roster) continue;
            RelationMapping& relation = add_relation(key.first, Shape::grid);
            for (const std::size_t c : members) add_answers(group.answers, c);
            bool ticks_only = !group.answers.words().empty();
            for (const std::string& word : group.answers.words()) ticks_only = ticks_only && is_tick(word);
            // A form that shows only "tick those you know" has no other way to say no.
            relation.blank_means = ticks_only ? Blank::no : Blank::undecided;
            for (const std::size_t c : members) {
                relation.columns.push_back({layout_.heads[c].header, layout_.heads[c].item});
                taken_[c] = true;
            }
        }
    }
    // A ticked option is exported as its own words: the same as a tick.
    void add_answers(Vocabulary& answers, std::size_t c) const {
        for (const std::string& word : columns_[c].answers.words())
            answers.add(folded(word) == folded(layout_.heads[c].item) ? std::string_view("x") : std::string_view(word));
    }
    // Without a question in the header, a column nobody knows is taken for one of the grid when it reads like a name and
    // has an answer in common with the grid: a person then decides who is meant.
    [[nodiscard]] bool belongs(std::size_t c, bool question, bool any_roster, const Vocabulary& answers) const {
        const Head& one = layout_.heads[c];
        if (is_word(one.item, {"other(pleasespecify)", "other", "text"}) || one.header.ends_with("_TEXT") ||
            contains(one.header, "_DO"))
            return false;
        if (question || (any_roster && names_.knows(one.item))) return true;
        if (columns_[c].filled == 0 || !reads_like_a_name(one.item)) return false;
        const auto& known = answers.words();
        const auto seen = [&](const std::string& word) {
            return std::any_of(known.begin(), known.end(),
                               [&](const std::string& other) { return folded(other) == folded(word); });
        };
        const auto& words = columns_[c].answers.words();
        return std::any_of(words.begin(), words.end(), seen);
    }
    static bool reads_like_a_name(const std::string& item) {
        constexpr std::ptrdiff_t most_blanks = 4;
        return item.find('?') == std::string::npos && std::count(item.begin(), item.end(), ' ') <= most_blanks;
    }

    // Cells that join names of the roster.
    void guess_names() {
        static constexpr std::string_view separators[] = {";", "\n", "|", ","};
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (taken_[c] || columns_[c].filled == 0 || is_given_by_tool(layout_.dialect, head(c))) continue;
            for (const std::string_view separator : separators) {
                std::size_t parts = 0;
                std::size_t known = 0;
                bool joined = false;
                for (const std::string& cell : columns_[c].answers.words()) {
                    const auto texts = parts_of_cell(cell, separator);
                    joined = joined || texts.size() > 1 || cell.find(separator) != std::string::npos;
                    for (const std::string_view text : texts) {
                        ++parts;
                        known += names_.knows(text) ? 1U : 0U;
                    }
                }
                if (!joined || known * 2 < parts || known < 2) continue;
                RelationMapping& relation = add_relation(layout_.heads[c].header, Shape::names);
                relation.names.push_back(layout_.heads[c].header);
                relation.separator = separator;
                relation.blank_means = Blank::no;
                taken_[c] = true;
                break;
            }
        }
    }

    std::size_t first_of(std::initializer_list<std::string_view> words) {
        for (const std::string_view word : words) {
            for (std::size_t c = 0; c < columns_.size(); ++c) {
                if (!taken_[c] && head(c) == word) {
                    taken_[c] = true;
                    return c;
                }
            }
        }
        return Layout::none;
    }
    std::string header_of(std::size_t c) const { return c == Layout::none ? std::string() : layout_.heads[c].header; }

    void guess_rows() {
        const bool canvas = layout_.dialect == "network-canvas";
        mapping_.rows.from =
            header_of(canvas ? first_of({"networkcanvascaseid", "caseid", "networkcanvasegouuid"})
                             : first_of({"from", "source", "respondent", "ego", "nominator", "sender", "rater"}));
        mapping_.rows.to = header_of(canvas ? first_of({"name", "label", "nickname"})
                                            : first_of({"to", "target", "partner", "alter", "nominee", "receiver",
                                                        "named", "ratee", "contact"}));
        mapping_.who = {mapping_.rows.from};
        mapping_.rows.wave = header_of(first_of({"wave", "survey", "round"}));
        mapping_.rows.direction = header_of(first_of({"direction"}));
        const std::size_t type = first_of({"relation", "question", "type"});
        // Gephi's Type says whether a row has a direction; Kumu's says what it is.
        bool says_direction = type != Layout::none;
        for (std::size_t k = 0; type != Layout::none && k < columns_[type].answers.words().size(); ++k)
            says_direction =
                says_direction && is_word(columns_[type].answers.words()[k], {"directed", "undirected", "mutual"});
        bool no_direction = says_direction;
        for (std::size_t k = 0; says_direction && k < columns_[type].answers.words().size(); ++k)
            no_direction = no_direction && !is_word(columns_[type].answers.words()[k], {"directed"});
        (says_direction ? mapping_.rows.direction : mapping_.rows.relation) = header_of(type);
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const std::string name = head(c);
            const bool about_row = name == "id" || name == "label" || name == "tags" || name == "description" ||
                                   name == "edgeid" || contains(name, "networkcanvas") || name == "nodeid" ||
                                   contains(name, "date") || contains(name, "time");
            if (taken_[c] || about_row || is_private(name) || columns_[c].filled == 0) continue;
            RelationMapping trial;
            guess_scale(columns_[c].answers, {}, trial);
            bool scale = !columns_[c].answers.too_many() && !trial.scale.empty();
            for (const ScaleWord& word : trial.scale) scale = scale && word.strength.has_value();
            if (!scale && !is_word(layout_.heads[c].header, {"strength", "weight", "frequency", "howoften"})) continue;
            RelationMapping& relation = add_relation(
                is_word(layout_.heads[c].header, {"strength", "weight"}) ? "" : layout_.heads[c].header, Shape::rows);
            relation.strengths.push_back(layout_.heads[c].header);
            taken_[c] = true;
        }
        if (mapping_.relations.empty()) {
            RelationMapping& relation = add_relation("", Shape::rows);
            relation.blank_means = Blank::no;
        }
        for (RelationMapping& relation : mapping_.relations) relation.directed = relation.directed && !no_direction;
        // Several kinds of link in one column: each is a question of its own.
        if (type == Layout::none || says_direction || columns_[type].answers.too_many() ||
            mapping_.relations.size() > 1) {
            if (!says_direction) mapping_.rows.relation.clear();
            return;
        }
        const RelationMapping one = mapping_.relations[0];
        mapping_.relations.clear();
        for (const std::string& kind : columns_[type].answers.words()) {
            mapping_.relations.push_back(one);
            mapping_.relations.back().question = kind;
        }
    }

    void guess_left_out() {
        if (layout_.dialect != "qualtrics") return;
        mapping_.leave_out = {{"Status", "Survey Preview"}, {"Status", "1"}, {"Finished", "False"}, {"Finished", "0"}};
    }

    void guess_dates() {
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

    void name_relations() {
        constexpr std::size_t short_enough = 24;
        std::set<std::string> known;
        for (RelationMapping& relation : mapping_.relations) {
            const std::string& question = relation.question;
            // Rows say in a word what they answer; questions of forms are sentences.
            const bool said = relation.shape == Shape::rows && mapping_.relations.size() > 1 && !question.empty() &&
                              question.size() <= short_enough;
            std::string name = said                                  ? question
                               : contains(folded(question), "trust") ? "trust"
                               : known.empty()                       ? "contact"
                                                                     : "";
            for (char& c : name) c = std::string_view("/\\:@.").find(c) == std::string_view::npos ? c : '_';
            if (name.empty() || known.contains(name)) name = fmt::format("contact_{}", known.size() + 1);
            known.insert(name);
            relation.name = name;
        }
    }

    const Sheet& sheet_;
    const Layout& layout_;
    const Names& names_;
    std::vector<Column> columns_;
    std::vector<bool> taken_;
    Mapping mapping_;
};

}  // namespace

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
