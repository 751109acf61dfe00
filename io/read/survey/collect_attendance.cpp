// Reads the attendance reports of meeting programs: who was there, and for how many minutes, in whatever language the
// report is.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "io/read/survey/collect.hpp"
#include "io/read/survey/moment.hpp"
#include "io/read/survey/register_columns.hpp"
#include "io/read/survey/scale.hpp"
#include "io/text/nearest.hpp"
#include "io/text/number.hpp"

namespace crosstie::io::survey {

namespace {

// Minutes of "1h 13m 42s" in any language that puts the number before the unit: of one number the seconds, of two the
// minutes and seconds, of three the hours too, unless the units say otherwise.
std::optional<double> minutes_of(std::string_view text) {
    std::vector<std::pair<double, char>> parts;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] < '0' || text[i] > '9') {
            ++i;
            continue;
        }
        double number = 0;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9' && number < 1e6)
            number = number * 10 + (text[i++] - '0');
        while (i < text.size() && (text[i] == ' ' || text[i] == '.')) ++i;
        const char unit = i < text.size() ? static_cast<char>(text[i] | ' ') : '\0';
        const bool stunden = unit == 's' && i + 1 < text.size() && (text[i + 1] | ' ') == 't';  // "1 Std. 10 Min."
        parts.emplace_back(number, stunden ? 'h' : unit);
    }
    if (parts.empty() || parts.size() > 3) return std::nullopt;
    double seconds = 0;
    double unit = 1;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (part->second == 'h') unit = 3600;
        if (part->second == 'm') unit = 60;
        seconds += part->first * unit;
        unit *= 60;
    }
    return std::round(seconds / 6.0) / 10.0;
}

// A name without what Teams puts behind it.
std::string_view without_mark(std::string_view name) {
    // In English, German, French, Spanish, Italian, Dutch, Portuguese and Polish.
    for (const std::string_view mark :
         {" (Guest)", " (Unverified)", " (External)", " (Gast)", " (Nicht \u00FCberpr\u00FCft)", " (Nicht verifiziert)",
          " (Extern)", " (Invit\xC3\xA9)", " (Non v\xC3\xA9rifi\xC3\xA9)", " (Externe)", " (Invitado)",
          " (No verificado)", " (Externo)", " (Ospite)", " (Esterno)", " (Convidado)", " (Go\xC5\x9B\xC4\x87)"}) {
        if (name.ends_with(mark)) name.remove_suffix(mark.size());
    }
    return name;
}

std::string meeting_of(const Export& one, const std::string& title) {
    if (!one.mapping.meeting.empty()) return one.mapping.meeting;
    if (!title.empty()) return title;
    const std::string& file = one.sheet.file;
    return file.substr(0, file.rfind('.'));
}

void came(const Export& one, Collected& found, std::string_view name, std::size_t row, std::size_t column,
          const std::string& meeting, const std::string& date, std::optional<double> minutes) {
    const std::string_view plain = without_mark(name);
    const bool dialled = !plain.empty() && (plain[0] == '+' || (plain[0] >= '0' && plain[0] <= '9'));
    const Who who = found.names->find(plain, one.sheet.file, one.sheet.line(row));
    if (who.kind == Who::Kind::person) {
        found.came.push_back({meeting, date, who.person, minutes});
    } else if (who.kind == Who::Kind::outsider || dialled) {
        found.notice("at a meeting, not on the roster", nullptr, {one.sheet.file, one.sheet.line(row), column + 1}, "",
                     dialled ? "a dial-in number is nobody until decided" : "decided: an outsider");
    }
}

void ask_for_date(const Export& one, Collected& found) {
    found.questions.push_back(
        fmt::format("{}: the day of the meeting cannot be told (day or month first?). Say --dates day-first or --dates "
                    "month-first, or "
                    "set \"dates\" or \"date\" in the mapping",
                    one.sheet.file));
}

void collect_teams(const Export& one, Collected& found) {
    const Sheet& sheet = one.sheet;
    const std::size_t header = one.layout.header_rows[0];
    // By position where words are in another language: name, first join, last leave, duration, e-mail.
    const std::size_t name = 0;
    std::size_t duration = 3;
    std::size_t email = 4;
    const bool log = is_word(sheet.cell(header, 1), {"useraction"});
    for (std::size_t c = 0; c < sheet.width(); ++c) {
        if (is_word(sheet.cell(header, c), {"in-meetingduration", "duration"})) duration = c;
        if (is_word(sheet.cell(header, c), {"email"})) email = c;
    }
    std::string title;
    std::string date = one.mapping.date;
    for (std::size_t row = 0; row < header; ++row) {
        if (row == 1 && sheet.cell(0, 0).starts_with("1. ")) title = sheet.cell(row, 1);
        if (date.empty()) date = day_of(sheet.cell(row, 1), one.mapping.dates).value_or("");
    }
    std::map<std::string, std::pair<std::size_t, double>> joined;  // of the join log: row and minutes by name
    std::map<std::string, std::int64_t> since;
    for (std::size_t row = header + 1; row < sheet.rows(); ++row) {
        if (sheet.filled(row) <= 1) break;  // the next section
        if (log) {
            const std::string who(sheet.cell(row, 0));
            const auto moment = moment_of(sheet.cell(row, 2), one.mapping.dates);
            if (date.empty()) date = day_of(sheet.cell(row, 2), one.mapping.dates).value_or("");
            if (!moment) continue;
            joined.try_emplace(who, row, 0.0);
            const bool left = folded(sheet.cell(row, 1)).starts_with("left");
            if (!left) since[who] = *moment;
            if (left && since.contains(who)) joined[who].second += static_cast<double>(*moment - since[who]) / 60.0;
            continue;
        }
        if (date.empty()) date = day_of(sheet.cell(row, 1), one.mapping.dates).value_or("");
        const std::string_view address = sheet.cell(row, email);
        const bool by_address = !found.names->knows(without_mark(sheet.cell(row, name))) && found.names->knows(address);
        if (!date.empty())
            came(one, found, by_address ? address : sheet.cell(row, name), row, name, meeting_of(one, title), date,
                 minutes_of(sheet.cell(row, duration)));
    }
    if (date.empty()) return ask_for_date(one, found);
    for (const auto& [who, told] : joined)
        came(one, found, who, told.first, 0, meeting_of(one, title), date, std::round(told.second * 10.0) / 10.0);
}

bool holds_anything(const Sheet& sheet, const Layout& layout, std::size_t column) {
    for (std::size_t row = layout.first; row < sheet.rows(); ++row) {
        if (!sheet.cell(row, column).empty()) return true;
    }
    return false;
}

// Columns without a date: a meeting that would be lost is refused, anything else is named.
void tell_undated(const Export& one, Collected& found) {
    const Sheet& sheet = one.sheet;
    const std::size_t header = one.layout.header_rows[0];
    const std::vector<std::size_t> undated = undated_meetings(sheet, one.layout);
    std::set<std::size_t> set_aside;
    for (const std::string& name : one.mapping.ignored) set_aside.insert(one.layout.find(name));
    for (const std::string& name : one.mapping.drop) set_aside.insert(one.layout.find(name));
    for (std::size_t c = 1; c < sheet.width(); ++c) {
        const std::string_view heading = sheet.cell(header, c);
        if (set_aside.contains(c) || looks_like_date(heading)) continue;
        if (std::find(undated.begin(), undated.end(), c) != undated.end()) {
            if (found.faults.full()) return;
            found.faults.add(sheet.fault(
                header, c,
                (heading.empty() ? "no heading" : "the heading " + in_quotes(heading)) +
                    " above marks of who came, as under the dates",
                "the full date of the meeting, such as 9 March 2026",
                heading.empty() ? "write the date"
                                : "write the date with its year, or list the heading under \"ignored\" in a mapping"));
        } else if (!heading.empty() || holds_anything(sheet, one.layout, c)) {
            found.notice("column not read", nullptr, {sheet.file, sheet.line(header), c + 1}, "",
                         heading.empty() ? "it has no heading" : fmt::format("{} is no date", in_quotes(heading)));
        }
    }
}

void collect_register(const Export& one, Collected& found) {
    const Sheet& sheet = one.sheet;
    const std::size_t header = one.layout.header_rows[0];
    const std::string meeting = meeting_of(one, {});
    tell_undated(one, found);
    for (std::size_t c = 1; c < sheet.width(); ++c) {
        if (!looks_like_date(sheet.cell(header, c))) continue;
        const auto date = day_of(sheet.cell(header, c), one.mapping.dates);
        if (!date) return ask_for_date(one, found);
        const std::string label = meeting + ", " + *date;
        bool any = false;
        for (std::size_t row = one.layout.first; row < sheet.rows(); ++row) {
            const std::string_view cell = sheet.cell(row, c);
            const std::string_view name = sheet.cell(row, 0);
            const bool skipped =
                std::find(one.layout.skipped.begin(), one.layout.skipped.end(), row) != one.layout.skipped.end();
            if (cell.empty() || name.empty() || skipped) continue;
            any = true;
            const From where{sheet.file, sheet.line(row), c + 1};
            const Mark mark = mark_in(cell, one.mapping);
            if (mark == Mark::deputy) {
                found.notice("a deputy came", nullptr, where, "",
                             "another person in the same role: not counted for the one named");
            } else if (mark == Mark::came) {
                came(one, found, name, row, 0, label, *date, std::nullopt);
            } else if (mark == Mark::unknown) {
                found.faults.add(sheet.fault(row, c, in_quotes(cell) + " in the register",
                                             "a tick, \"Y\", or \"A\" for apologies",
                                             "correct it, or add it to \"present\" or \"absent\" of the mapping"));
            }
        }
        // An empty column is a meeting without a register, not an empty room.
        if (!any) found.came.push_back({label, *date, std::nullopt, std::nullopt});
    }
}

}  // namespace

void collect_attendance(const Export& one, Collected& found) {
    if (one.mapping.dialect == "register")
        collect_register(one, found);
    else
        collect_teams(one, found);
}

}  // namespace crosstie::io::survey
