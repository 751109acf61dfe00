// Finds people by what exports call them. Only differences that cannot matter are passed over; anything looser waits
// for a decision.
#include "io/read/survey/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/text/csv_cell.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        const std::string_view part = trimmed(list.substr(0, end));
        if (!part.empty()) parts.emplace_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

// Words people write where nobody is meant.
bool means_nobody(const std::string& folded_text) {
    return is_one_of(folded_text,
                     {"", "-", ".", "n/a", "na", "none", "nil", "nobody", "noone", "no-one", "nooneelse", "null"});
}

struct RosterColumns {
    std::size_t id = none, name = none, aliases = none, email = none, label = none, waves = none;
    std::vector<std::pair<std::size_t, std::string>> others;
};

RosterColumns columns_of(const Sheet& sheet) {
    RosterColumns columns;
    for (std::size_t c = 0; c < sheet.width(); ++c) {
        const std::string head = folded(sheet.cell(0, c));
        if (is_one_of(head, {"id", "actor", "code"}))
            columns.id = c;
        else if (is_one_of(head, {"name", "fullname", "person"}))
            columns.name = c;
        else if (is_one_of(head, {"aliases", "alias", "alsoknownas"}))
            columns.aliases = c;
        else if (is_one_of(head, {"email", "e-mail", "emails", "emailaddress"}))
            columns.email = c;
        else if (head == "label")
            columns.label = c;
        else if (is_one_of(head, {"waves", "wave"}))
            columns.waves = c;
        else if (!head.empty())
            columns.others.emplace_back(c, std::string(sheet.cell(0, c)));
    }
    // Kumu's elements call the name a label.
    if (columns.name == none) std::swap(columns.name, columns.label);
    return columns;
}

}  // namespace

Roster read_roster_sheet(const Sheet& sheet, Faults& faults) {
    Roster roster;
    roster.file = sheet.file;
    const RosterColumns columns = columns_of(sheet);
    if (columns.name == none) {
        faults.add(sheet.fault(0, 0, "a roster without a column for names", "a column \"name\"",
                               "call the column with the names \"name\""));
        return roster;
    }
    for (const auto& [c, head] : columns.others) roster.attributes.push_back(head);
    IdTable known;
    std::vector<std::size_t> row_of;
    const auto at = [&](std::size_t row, std::size_t column) {
        return column == none ? std::string() : std::string(sheet.cell(row, column));
    };
    for (std::size_t row = 1; row < sheet.rows(); ++row) {
        if (sheet.blank(row)) continue;
        Person person;
        person.name = at(row, columns.name);
        if (person.name.empty()) {
            faults.add(sheet.fault(row, columns.name, "an empty cell for \"name\"", "the name of a person",
                                   "write it, or remove the row"));
            continue;
        }
        person.id = columns.id == none ? fmt::format("p{:03}", roster.people.size() + 1) : at(row, columns.id);
        if (person.id.empty()) {
            faults.add(sheet.fault(row, columns.id, "an empty cell for \"id\"", "a short code for the person",
                                   "write one, or remove the whole column and ids are made"));
            continue;
        }
        person.label = at(row, columns.label);
        person.waves = split(at(row, columns.waves));
        person.also = split(at(row, columns.aliases));
        for (std::string& address : split(at(row, columns.email))) person.also.push_back(std::move(address));
        for (const auto& [c, head] : columns.others) person.values.push_back(at(row, c));
        std::vector<std::pair<std::size_t, std::string>> texts{{columns.name, person.name}};
        if (columns.id != none) texts.insert(texts.begin(), {columns.id, person.id});
        const std::size_t also_in = columns.aliases == none ? columns.email : columns.aliases;
        for (const std::string& text : person.also) texts.emplace_back(also_in, text);
        for (const auto& [column, text] : texts) {
            const auto [number, is_new] = known.insert(folded(text));
            if (is_new) row_of.push_back(row);
            if (is_new || row_of[number] == row) continue;
            faults.add(sheet.fault(
                row, column, fmt::format("{} again, which line {} has", in_quotes(text), sheet.line(row_of[number])),
                "a text of one person only", "tell the two apart by id, e-mail or alias, or remove one row"));
        }
        roster.people.push_back(std::move(person));
    }
    if (roster.people.empty() && faults.empty())
        faults.add(sheet.fault(0, 0, "a roster without people", "a row for each person", "add them"));
    return roster;
}

Names::Names(Roster roster) : roster_(std::move(roster)) {
    std::vector<Person> people;
    people.swap(roster_.people);
    const auto learn = [&](std::string_view text, std::size_t k) {
        if (keys_.insert(folded(text)).second) person_of_.push_back(static_cast<std::uint32_t>(k));
    };
    for (std::size_t k = 0; k < people.size(); ++k) {
        learn(people[k].name, k);
        for (const std::string& text : people[k].also) learn(text, k);
    }
    // Ids last: a name wins over an id that looks like one.
    for (std::size_t k = 0; k < people.size(); ++k) learn(people[k].id, k);
    roster_.people = std::move(people);
}

std::vector<Decision> Names::read_decisions(const Sheet& sheet, Faults& faults) {
    std::vector<Decision> decisions;
    std::size_t as_written = none;
    std::size_t decision = none;
    std::size_t date = none;
    std::size_t file = none;
    std::size_t apart_from = none;
    for (std::size_t c = 0; c < sheet.width(); ++c) {
        const std::string head = folded(sheet.cell(0, c));
        if (head == "as_written") as_written = c;
        if (head == "decision") decision = c;
        if (head == "date") date = c;
        if (head == "file") file = c;
        if (head == "apart_from" || head == "suggestion_1") apart_from = c;
    }
    if (as_written == none || decision == none) {
        faults.add(sheet.fault(0, 0, "a table without \"as_written\" and \"decision\"", "these two columns",
                               "take names-to-decide.csv as it was written, and fill the last column"));
        return decisions;
    }
    for (std::size_t row = 1; row < sheet.rows(); ++row) {
        const std::string_view decided = sheet.cell(row, decision);
        if (decided.empty()) continue;
        decisions.push_back({std::string(sheet.cell(row, as_written)), std::string(decided),
                             date == none ? "" : std::string(sheet.cell(row, date)),
                             file == none ? "" : std::string(sheet.cell(row, file)),
                             apart_from == none ? "" : std::string(sheet.cell(row, apart_from))});
    }
    return decisions;
}

void Names::decide(const std::vector<Decision>& decisions, const std::string& file, Faults& faults) {
    for (const Decision& decision : decisions) {
        const std::string key = folded(decision.as_written);
        const std::uint32_t known = keys_.find(key);
        const bool word = is_one_of(decision.decision, {"new", "outsider", "drop"});
        const auto by_id = std::find_if(roster_.people.begin(), roster_.people.end(),
                                        [&](const Person& person) { return person.id == decision.decision; });
        const auto fault = [&](std::string found, std::string expected, std::string mend) {
            faults.add(
                {.file = file, .found = std::move(found), .expected = std::move(expected), .mend = std::move(mend)});
        };
        if (!word && by_id == roster_.people.end()) {
            std::vector<std::string> ids{"new", "outsider", "drop"};
            for (const Person& person : roster_.people) ids.push_back(person.id);
            fault("the decision " + in_quotes(decision.decision) + " for " + in_quotes(decision.as_written),
                  "an id of the roster, or \"new\", \"outsider\" or \"drop\"",
                  perhaps(nearest(decision.decision, ids), "look the id up in the roster"));
            continue;
        }
        const auto number = static_cast<std::uint32_t>(by_id - roster_.people.begin());
        if (known != IdTable::none && (word ? decision.decision != "new" : person_of_[known] != number)) {
            fault("the decision " + in_quotes(decision.decision) + " for " + in_quotes(decision.as_written) +
                      ", whom the roster now calls " + in_quotes(roster_.people[person_of_[known]].id),
                  "a decision that agrees with the roster", "remove the decision, or the alias on the roster");
            continue;
        }
        const auto [place, is_new] = decided_texts_.insert(key);
        if (is_new) {
            decisions_.push_back(decision);
            is_used_.push_back(false);
        } else {
            decisions_[place] = decision;  // the later one
        }
    }
}

std::optional<Who> Names::known(std::string_view text) const {
    const std::string key = folded(text);
    if (const std::uint32_t number = keys_.find(key); number != IdTable::none)
        return Who{Who::Kind::person, person_of_[number]};
    if (means_nobody(key)) return Who{Who::Kind::nobody, 0};
    return std::nullopt;
}

bool Names::knows(std::string_view text) const {
    // Exports repeat names, and folding is dear.
    const std::uint32_t met = spelled_.find(text);
    if (met != IdTable::none && who_of_[met].kind == Who::Kind::person) return true;
    const auto who = known(text);
    return (who && who->kind == Who::Kind::person) || decided_texts_.contains(folded(text));
}

Who Names::add(std::string_view name) {
    const auto number = static_cast<std::uint32_t>(roster_.people.size());
    Person person;
    person.name = name;
    std::size_t next = roster_.people.size() + 1;
    const auto taken = [&](const std::string& id) { return keys_.contains(folded(id)); };
    while (taken(person.id = fmt::format("p{:03}", next))) ++next;
    person.values.resize(roster_.attributes.size());
    for (const std::string& text : {person.name, person.id}) {
        if (keys_.insert(folded(text)).second) person_of_.push_back(number);
    }
    roster_.people.push_back(std::move(person));
    return {Who::Kind::person, number};
}

Who Names::find(std::string_view text, const std::string& file, std::uint64_t line) {
    const auto [spelling, is_new] = spelled_.insert(text);
    if (!is_new && who_of_[spelling].kind != Who::Kind::undecided) return who_of_[spelling];
    if (is_new) who_of_.emplace_back();
    Who& who = who_of_[spelling];
    if (const auto sure = known(text)) return who = *sure;
    const std::string key = folded(text);
    if (const std::uint32_t number = decided_texts_.find(key); number != IdTable::none) {
        Decision& decision = decisions_[number];
        if (decision.file.empty()) decision.file = file;
        if (!is_used_[number]) used_.push_back(decision);
        is_used_[number] = true;
        if (decision.decision == "drop") return who = {Who::Kind::dropped, 0};
        if (decision.decision == "outsider") return who = {Who::Kind::outsider, 0};
        if (decision.decision == "new") return who = add(text);
        for (std::uint32_t k = 0; k < roster_.people.size(); ++k) {
            if (roster_.people[k].id == decision.decision) return who = {Who::Kind::person, k};
        }
    }
    if (everybody_) return who = add(text);
    const auto [number, first] = open_texts_.insert(key);
    if (first) open_.push_back({std::string(text), fmt::format("{}:{}", file, line), 0});
    ++open_[number].times;
    return who;
}

std::string Names::names_to_decide() const {
    // Each suggestion looks at everybody: with many names and many people only the first names get some.
    const std::size_t most_looked_up = 200'000 / std::max<std::size_t>(roster_.people.size(), 1);
    std::string csv = "as_written,where,times,suggestion_1,why_1,suggestion_2,why_2,suggestion_3,why_3,decision\n";
    for (std::size_t k = 0; k < open_.size(); ++k) {
        csv += csv_cell(open_[k].as_written) + ',' + csv_cell(open_[k].where) + ',' + std::to_string(open_[k].times);
        const auto near =
            k < most_looked_up ? suggestions(open_[k].as_written, roster_) : decltype(suggestions("", roster_)){};
        for (std::size_t s = 0; s < 3; ++s) {
            csv += ',' + (s < near.size() ? csv_cell(near[s].first->id) : "");
            csv += ',' + (s < near.size() ? csv_cell(near[s].first->name + ": " + near[s].second) : "");
        }
        csv += ",\n";
    }
    return csv;
}

}  // namespace crosstie::io::survey
