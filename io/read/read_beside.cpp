// The tables beside the network: attendance, issues, outcomes, milestones. Whoever withdrew stands in none of them
// afterwards.
#include "io/read/read_beside.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "graph/model/date.hpp"
#include "io/read/tie_columns.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_meetings = 10'000;  // `meetings` sets each beside each

// Two texts as one key: a byte that no UTF-8 text holds between them.
std::string joined(std::string_view one, std::string_view other) {
    return std::string(one) + '\xFF' + std::string(other);
}

bool filled(CsvTable& table, std::size_t column, const char* expected) {
    if (!trimmed(table.cell(column)).empty()) return true;
    table.fault(column, "an empty cell for " + in_quotes(table.header()[column]), expected);
    return false;
}

// "2017-04-11" for "11/04/2017", unless day and month might have changed places.
std::string date_mend(std::string_view text) {
    std::string parts[3];
    std::size_t part = 0;
    for (const char c : text) {
        if (c == '/' || c == '.' || c == '-') {
            if (++part > 2) break;
        } else {
            parts[part] += c;
        }
    }
    const auto padded = [](const std::string& digits) { return digits.size() == 1 ? '0' + digits : digits; };
    const std::string day_first = parts[2] + '-' + padded(parts[1]) + '-' + padded(parts[0]);
    const std::string month_first = parts[2] + '-' + padded(parts[0]) + '-' + padded(parts[1]);
    const std::string year_first = parts[0] + '-' + padded(parts[1]) + '-' + padded(parts[2]);
    if (part == 2 && is_date(year_first)) return "write " + year_first;
    if (part == 2 && is_date(day_first)) {
        return day_first == month_first || !is_date(month_first)
                   ? "write " + day_first
                   : "write the year first: " + day_first + " if that is the day meant";
    }
    if (part == 2 && is_date(month_first)) return "write " + month_first;
    return "write the year first, then month and day in two digits";
}

bool dated(CsvTable& table, std::size_t column) {
    const std::string_view text = table.cell(column);
    if (is_date(text)) return true;
    table.fault(column, text.empty() ? "an empty cell for \"date\"" : "the date " + in_quotes(text),
                "a day such as 2017-04-11, or a month such as 2017-04", text.empty() ? "" : date_mend(text));
    return false;
}

bool found(std::initializer_list<std::size_t> columns) {
    return std::find(columns.begin(), columns.end(), CsvTable::none) == columns.end();
}

// One object a read: lines of one meeting need not stand together.
class AttendanceReader {
 public:
    explicit AttendanceReader(Reading& reading) : reading_(reading), study_(reading.study) {}

    void read(const TableFile& file) {
        OpenTable open(file, reading_.faults, "a header such as \"meeting,date,actor\"");
        CsvTable& table = open.table;
        const std::size_t label = table.need({"meeting"});
        const std::size_t date = table.need({"date"});
        actor_ = table.need({"actor"});
        minutes_ = table.find({"minutes"});
        if (!found({label, date, actor_})) return;
        tell_unread(open, reading_);
        while (table.next()) {
            bool sound = filled(table, label, "what the meeting is called");
            sound = dated(table, date) && sound;
            const std::optional<double> minutes = minutes_of(table);
            if (trimmed(table.cell(actor_)).empty()) {
                if (sound) no_register(table, meeting(table, label, date));
                continue;
            }
            const ActorId actor = reading_.actor(table, actor_);
            if (sound) came(meeting(table, label, date), actor, minutes);
        }
        settle(table);
    }

 private:
    std::size_t meeting(CsvTable& table, std::size_t label, std::size_t date) {
        const std::string_view written = table.cell(label);
        const SpeltIds::Met met = labels_.insert(written);
        if (met.respelt) {
            reading_.respellings.note(table.file(), table.line(), "meeting", written, labels_.text(met.number));
        }
        const std::string called(labels_.text(met.number));
        const auto [number, is_new] = known_.insert(joined(called, table.cell(date)));
        if (is_new) {
            if (study_.meetings.size() == most_meetings) {
                throw LimitReached(
                    fmt::format("{}:{}: found more than {} meetings, the most crosstie reads; save only those "
                                "between the surveys",
                                table.file(), table.line(), most_meetings));
            }
            study_.meetings.push_back({called, std::string(table.cell(date)), false});
            lines_of_.push_back(0);
            empty_line_.emplace_back();
        }
        return number;
    }

    std::optional<double> minutes_of(CsvTable& table) {
        const std::string_view text = table.cell_if(minutes_);
        if (text.empty()) return std::nullopt;
        const std::optional<double> minutes = parse_number(text);
        if (minutes && *minutes >= 0) return minutes;
        table.fault(minutes_, in_quotes(text) + " for \"minutes\"", "a number of minutes from 0 up",
                    minutes ? "leave the cell empty if it is not known" : number_mend(text));
        return std::nullopt;
    }

    // A line without an actor says that the meeting was held and left no register.
    void no_register(CsvTable& table, std::size_t meeting) { empty_line_[meeting] = table.record(); }

    void came(std::size_t meeting, ActorId actor, std::optional<double> minutes) {
        ++lines_of_[meeting];
        if (actor == Reading::nobody) return;        // withdrew, or a fault says why
        study_.meetings[meeting].registered = true;  // a register that all withdrew from is none, and not an empty room
        lines_.push_back({meeting, actor, minutes});
    }

    // Sorted by meeting; a person's several lines of one meeting are one, their minutes added up.
    void settle(CsvTable& table) {
        for (std::size_t m = 0; m < study_.meetings.size(); ++m) {
            if (!empty_line_[m]) continue;
            if (lines_of_[m] == 0) continue;
            table.fault(*empty_line_[m], actor_, "an empty cell for \"actor\" in a meeting with others who came",
                        "the id of an actor",
                        "a line without an actor is for a meeting held without a register, and must be its only one");
        }
        std::sort(lines_.begin(), lines_.end(), [](const Attended& a, const Attended& b) {
            return std::tie(a.meeting, a.actor) < std::tie(b.meeting, b.actor);
        });
        std::uint64_t repeats = 0;
        for (const Attended& line : lines_) {
            std::vector<Attended>& all = study_.attended;
            if (all.empty() || all.back().meeting != line.meeting || all.back().actor != line.actor) {
                all.push_back(line);
            } else {
                ++repeats;
                std::optional<double>& minutes = all.back().minutes;
                minutes = minutes && line.minutes ? std::optional(*minutes + *line.minutes) : std::nullopt;
            }
        }
        if (repeats == 0) return;
        reading_.warn(
            fmt::format("{}: {} of a person already in the register of the same meeting; the person counts "
                        "once, with the minutes added up",
                        table.file(), counted(repeats, "line")));
    }

    Reading& reading_;
    Study& study_;
    IdTable known_;
    SpeltIds labels_;
    std::size_t actor_ = CsvTable::none, minutes_ = CsvTable::none;
    std::vector<std::size_t> lines_of_;                 // [meetings], lines that name an actor
    std::vector<std::optional<CsvRecord>> empty_line_;  // [meetings], the line without one
    std::vector<Attended> lines_;
};

std::optional<Influence> influence_of(std::string_view text) {
    if (text == "T" || text == "t") return Influence::total;
    if (text == "P" || text == "p") return Influence::partial;
    if (text == "N" || text == "n") return Influence::none;
    return std::nullopt;
}

// Somebody outside is any text that is no id, so a slip of the pen would pass for one: what is near an id is told.
class OwnerReader {
 public:
    explicit OwnerReader(Reading& reading) : reading_(reading) {
        for (const Organisation& organisation : reading.study.organisations) organisations_.insert(organisation.id);
    }

    IssueOwner read(CsvTable& table, std::size_t column) {
        const std::string_view text = table.cell(column);
        IssueOwner owner;
        if (trimmed(text).empty() || reading_.withdrawn.contains(text)) return owner;
        if (const std::uint32_t actor = reading_.ids.find(text); actor != SpeltIds::none) {
            owner.actor = actor;
        } else if (const std::uint32_t number = organisations_.find(text); number != SpeltIds::none) {
            owner.organisation = number;
        } else {
            owner.outside = text;
            tell_if_near(table, text);
        }
        return owner;
    }

 private:
    void tell_if_near(const CsvTable& table, std::string_view text) {
        constexpr std::uint32_t most_ids = 20'000;
        if (reading_.ids.size() > most_ids || !reading_.roster_sound) return;
        Nearest search(text);
        for (std::uint32_t k = 0; k < reading_.ids.size(); ++k) search.consider(reading_.ids.text(k));
        for (std::uint32_t k = 0; k < organisations_.size(); ++k) search.consider(organisations_.text(k));
        if (search.best().empty()) return;
        reading_.warn(
            fmt::format("{}:{}: the owner {} is no actor and no organisation of the study, so somebody outside "
                        "it; correct it if {} is meant",
                        table.file(), table.line(), in_quotes(text), in_quotes(search.best())));
    }

    Reading& reading_;
    SpeltIds organisations_;
};

void read_issues(const TableFile& file, Reading& reading) {
    OpenTable open(file, reading.faults, "a header such as \"issue,influence,owner\"");
    CsvTable& table = open.table;
    const std::size_t label = table.need({"issue"});
    const std::size_t influence = table.need({"influence"});
    const std::size_t owner = table.need({"owner"});
    if (!found({label, influence, owner})) return;
    tell_unread(open, reading);
    OwnerReader owners(reading);
    SpeltIds known;
    while (table.next()) {
        const bool named = filled(table, label, "what the issue is called");
        if (named && !known.insert(table.cell(label)).is_new) {
            table.fault(label, "the issue " + in_quotes(table.cell(label)) + " again", "each issue once",
                        "put the rows together, with one owner");
        }
        const std::optional<Influence> letter = influence_of(table.cell(influence));
        if (!letter) {
            table.fault(influence, in_quotes(table.cell(influence)) + " for \"influence\"",
                        "\"T\" (we act), \"P\" (we involve others) or \"N\" (outside our reach)");
        }
        if (!named || !letter) continue;
        reading.study.issues.push_back({std::string(table.cell(label)), *letter, owners.read(table, owner)});
    }
}

void read_outcomes(const TableFile& file, Reading& reading) {
    OpenTable open(file, reading.faults, "a header such as \"actor,wave,item,score\"");
    CsvTable& table = open.table;
    const std::size_t who = table.need({"actor"});
    const std::size_t when = table.need({"wave"});
    const std::size_t item = table.need({"item"});
    const std::size_t score = table.need({"score"});
    if (found({who, when, item, score})) tell_unread(open, reading);
    IdTable known;
    SpeltIds items;
    while (table.next()) {
        const ActorId actor = who == CsvTable::none ? Reading::nobody : reading.actor(table, who);
        std::optional<std::size_t> wave;
        if (when != CsvTable::none) wave = reading.wave(table, when);
        if (!found({item, score})) continue;
        const bool named = filled(table, item, "what was asked");
        const std::string_view text = table.cell(score);
        const std::optional<double> number = parse_number(text);
        if (!number) {
            table.fault(score, text.empty() ? "an empty cell for \"score\"" : in_quotes(text) + " for \"score\"",
                        "a number", text.empty() ? "leave out the rows that nobody answered" : number_mend(text));
        }
        if (actor == Reading::nobody || !wave || !named || !number) continue;
        const SpeltIds::Met met = items.insert(table.cell(item));
        const std::string asked(items.text(met.number));
        if (met.respelt) reading.respellings.note(table.file(), table.line(), "item", table.cell(item), asked);
        const std::string place = joined(fmt::format("{} {}", actor, *wave), asked);
        if (!known.insert(place).second) {
            table.fault(item,
                        fmt::format("the item {} again for {} at {}", in_quotes(table.cell(item)),
                                    in_quotes(table.cell(who)), in_quotes(table.cell(when))),
                        "one score a person, wave and item", "remove one of the rows");
            continue;
        }
        reading.study.outcomes.push_back({actor, *wave, asked, *number});
    }
}

void read_milestones(const TableFile& file, Reading& reading) {
    OpenTable open(file, reading.faults, "a header such as \"date,label\"");
    CsvTable& table = open.table;
    const std::size_t date = table.need({"date"});
    const std::size_t label = table.need({"label"});
    if (!found({date, label})) return;
    tell_unread(open, reading);
    while (table.next()) {
        const bool sound = dated(table, date);
        if (!filled(table, label, "what happened") || !sound) continue;
        reading.study.milestones.push_back({std::string(table.cell(date)), std::string(table.cell(label))});
    }
}

}  // namespace

void read_beside(const BesideFiles& files, Reading& reading) {
    if (files.attendance.given()) AttendanceReader(reading).read(files.attendance);
    if (files.issues.given()) read_issues(files.issues, reading);
    if (files.outcomes.given()) read_outcomes(files.outcomes, reading);
    if (files.milestones.given()) read_milestones(files.milestones, reading);
}

}  // namespace crosstie::io
