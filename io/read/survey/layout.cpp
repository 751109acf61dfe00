// Where in an export header and answers are, and which question and colleague a column's header hides: survey tools
// join the two in many ways.
#include "io/read/survey/layout.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "io/read/survey/decode.hpp"
#include "io/read/survey/moment.hpp"
#include "io/text/cell_name.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

constexpr std::size_t looked_at = 30;  // rows in which a header is sought

bool holds(const Sheet& sheet, std::size_t row, std::string_view wanted) {
    for (std::size_t c = 0; c < sheet.width(); ++c) {
        if (folded(sheet.cell(row, c)) == wanted) return true;
    }
    return false;
}

bool begins(const Sheet& sheet, std::size_t row, std::initializer_list<std::string_view> words) {
    std::size_t c = 0;
    for (const std::string_view word : words) {
        if (folded(sheet.cell(row, c++)) != word) return false;
    }
    return true;
}

bool any_of_words(const Sheet& sheet, std::size_t row, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return holds(sheet, row, word); });
}

bool is_totals(const Sheet& sheet, std::size_t row) {
    std::size_t c = 0;
    while (c < sheet.width() && sheet.cell(row, c).empty()) ++c;
    const std::string text = folded(sheet.cell(row, c));
    static constexpr std::string_view starts[] = {"total", "grandtotal", "sum",  "average",
                                                  "mean",  "exportedon", "count"};
    for (const std::string_view start : starts) {
        if (!text.starts_with(start)) continue;
        const std::string_view rest = std::string_view(text).substr(start.size());
        // "Total", "Total:", "Totals", "Total responses 12", and no "Summers".
        if (rest.empty() || rest == "s" || rest[0] == ':' || start == "exportedon" || start == "grandtotal")
            return true;
        if (start == "total" && (rest.starts_with("respon") || rest.starts_with("answer") ||
                                 std::isdigit(static_cast<unsigned char>(rest[0])) != 0))
            return true;
    }
    return false;
}

bool same_names_down_and_across(const Sheet& sheet, std::size_t header) {
    std::set<std::string> across;
    for (std::size_t c = 1; c < sheet.width(); ++c) {
        if (!sheet.cell(header, c).empty()) across.insert(folded(sheet.cell(header, c)));
    }
    if (across.size() < 3) return false;
    std::size_t down = 0;
    std::size_t both = 0;
    for (std::size_t row = header + 1; row < sheet.rows(); ++row) {
        const std::string name = folded(sheet.cell(row, 0));
        if (name.empty() || is_totals(sheet, row)) continue;
        ++down;
        both += across.contains(name) ? 1U : 0U;
    }
    return both >= 3 && both * 3 >= down * 2 && both * 3 >= across.size() * 2;
}

bool dates_across(const Sheet& sheet, std::size_t header) {
    std::size_t dates = 0;
    std::size_t others = 0;
    for (std::size_t c = 1; c < sheet.width(); ++c) {
        if (sheet.cell(header, c).empty()) continue;
        (looks_like_date(sheet.cell(header, c)) ? dates : others) += 1;
    }
    return dates >= 2 && dates >= others;
}

// The first row about as full as the fullest: titles stand above it, in one or two cells.
std::size_t plain_header(const Sheet& sheet) {
    std::size_t most = 0;
    const std::size_t end = std::min(looked_at, sheet.rows());
    for (std::size_t row = 0; row < end; ++row) most = std::max(most, sheet.filled(row));
    for (std::size_t row = 0; row < end; ++row) {
        if (sheet.filled(row) >= 2 && sheet.filled(row) * 10 >= most * 6) return row;
    }
    return 0;
}

struct Found {
    std::string dialect;
    std::vector<std::size_t> header;
};

Found fingerprint(const Sheet& sheet) {
    const std::size_t end = std::min(looked_at, sheet.rows());
    for (std::size_t row = 0; row < end; ++row) {
        for (std::size_t c = 0; c < sheet.width(); ++c) {
            if (row >= 2 && sheet.cell(row, c).find("\"ImportId\"") != std::string_view::npos)
                return {"qualtrics", {row - 2, row - 1, row}};
        }
        if (begins(sheet, row, {"respondentid", "collectorid"})) {
            const bool two = row + 1 < sheet.rows() && sheet.cell(row + 1, 0).empty() && sheet.cell(row + 1, 1).empty();
            return {"surveymonkey", two ? std::vector<std::size_t>{row, row + 1} : std::vector<std::size_t>{row}};
        }
        if (begins(sheet, row, {"id", "starttime", "completiontime", "email", "name"}))
            return {"microsoft-forms", {row}};
        if (begins(sheet, row, {"timestamp"}) && sheet.filled(row) >= 2) return {"google-forms", {row}};
        if (holds(sheet, row, "networkcanvasegouuid")) return {"network-canvas", {row}};
        const bool joins =
            holds(sheet, row, "firstjoin") || begins(sheet, row, {"fullname", "useraction", "timestamp"});
        // Sections are numbered whatever the language.
        const std::string_view first = sheet.cell(row, 0);
        const bool section = first.starts_with("2. ") && sheet.filled(row) == 1 && row > 0 && row + 1 < sheet.rows() &&
                             sheet.filled(row + 1) >= 5 && sheet.cell(0, 0).starts_with("1. ");
        if (joins) return {"teams-attendance", {row}};
        if (section) return {"teams-attendance", {row + 1}};
    }
    const std::size_t header = plain_header(sheet);
    const bool from =
        any_of_words(sheet, header, {"from", "source", "respondent", "ego", "nominator", "sender", "rater"});
    const bool to = any_of_words(
        sheet, header, {"to", "target", "partner", "alter", "nominee", "receiver", "named", "ratee", "contact"});
    // Several of those named side by side are boxes, and no rows of pairs.
    const bool side_by_side =
        any_of_words(sheet, header, {"to2", "target2", "partner2", "alter2", "nominee2", "contact2"});
    if (from && to && !side_by_side) {
        if (holds(sheet, header, "direction") || begins(sheet, header, {"from", "to", "type"}))
            return {"kumu", {header}};
        if (holds(sheet, header, "partner")) return {"partner", {header}};
        return {"nominations", {header}};
    }
    if (dates_across(sheet, header)) return {"register", {header}};
    if (same_names_down_and_across(sheet, header)) return {"matrix", {header}};
    return {"table", {header}};
}

// "a - b" at the last " - ", or at another sign.
std::pair<std::string, std::string> parted(const std::string& text, std::string_view sign) {
    const std::size_t at = text.rfind(sign);
    if (at == std::string::npos || at == 0 || at + sign.size() >= text.size()) return {"", ""};
    std::string left = text.substr(0, at);
    while (!left.empty() && (left.back() == ' ' || left.back() == ':')) left.pop_back();
    return {left, text.substr(at + sign.size())};
}

// "Question [Row label]"
bool bracketed(Head& head) {
    const std::size_t open = head.header.rfind('[');
    if (open == std::string::npos || open == 0 || head.header.back() != ']') return false;
    head.stem = head.header.substr(0, open);
    while (!head.stem.empty() && (head.stem.back() == ' ' || head.stem.back() == ':')) head.stem.pop_back();
    head.item = head.header.substr(open + 1, head.header.size() - open - 2);
    return true;
}

// A question before or behind the colleague, parted by a sign: the side that repeats is the question.
void part_plain(std::vector<Head>& heads) {
    static constexpr std::string_view signs[] = {": ", " - ", " \xE2\x80\x93 ", " | ", " / "};
    for (const std::string_view sign : signs) {
        std::map<std::string, std::size_t> left;
        std::map<std::string, std::size_t> right;
        for (const Head& head : heads) {
            if (!head.stem.empty()) continue;
            const auto [a, b] = parted(head.header, sign);
            if (a.empty()) continue;
            ++left[a];
            ++right[b];
        }
        const bool question_first = left.size() <= right.size();
        for (Head& head : heads) {
            if (!head.stem.empty()) continue;
            const auto [a, b] = parted(head.header, sign);
            if (a.empty() || (question_first ? left[a] : right[b]) < 2) continue;
            head.stem = question_first ? a : b;
            head.item = question_first ? b : a;
        }
    }
}

// Microsoft Forms puts 2, 3, ... behind words that stood before.
void part_numbered(std::vector<Head>& heads) {
    std::set<std::string> known;
    for (const Head& head : heads) known.insert(head.header);
    for (Head& head : heads) {
        const std::size_t end = head.header.find_last_not_of("0123456789");
        if (end == std::string::npos || end + 1 == head.header.size() || head.header.size() - end > 3) continue;
        const std::string base = head.header.substr(0, end + 1);
        const int number = std::stoi(head.header.substr(end + 1));
        if (number < 2 || !known.contains(base)) continue;
        head.item = base;
        head.again = static_cast<std::size_t>(number) - 1;
    }
}

std::vector<Head> heads_of(const Sheet& sheet, const std::string& dialect, const std::vector<std::size_t>& rows) {
    std::vector<Head> heads(sheet.width());
    std::string question;
    for (std::size_t c = 0; c < heads.size(); ++c) {
        Head& head = heads[c];
        const std::string first = one_line(sheet.cell(rows[0], c));
        const std::string second = rows.size() > 1 ? one_line(sheet.cell(rows[1], c)) : std::string();
        head.header = first;
        if (dialect == "surveymonkey" && rows.size() > 1) {
            if (!first.empty()) question = first;
            const bool open = second.empty() || is_word(second, {"response", "open-endedresponse"});
            head.header = open ? question : question + " | " + second;
            head.stem = open ? "" : question;
            head.item = open ? question : second;
            if (first.empty() && second.empty()) head = {};
        } else if (dialect == "qualtrics") {
            std::tie(head.stem, head.item) = parted(second, " - ");
            if (head.stem.empty()) head.item = second;
        } else if (!bracketed(head)) {
            head.item = head.header;
        }
    }
    if (dialect == "microsoft-forms") part_numbered(heads);
    if (dialect == "table") part_plain(heads);
    std::map<std::string, std::size_t> seen;
    std::map<std::pair<std::string, std::string>, std::size_t> met;
    for (std::size_t c = 0; c < heads.size(); ++c) {
        Head& head = heads[c];
        if (head.header.empty()) continue;
        const std::size_t before = met[{folded(head.stem), folded(head.item)}]++;
        if (head.again == 0) head.again = before;
        if (seen[folded(head.header)]++ > 0) head.header += " (column " + column_letters(c) + ")";
    }
    return heads;
}

}  // namespace

bool is_word(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), folded(text)) != words.end();
}

bool looks_like_date(std::string_view text) {
    if (text.size() < 3 || text.size() > 32) return false;
    const auto day = day_of(text, Dates::day_first);
    return day || day_of(text, Dates::month_first);
}

std::size_t Layout::find(std::string_view header) const {
    const std::string wanted = folded(header);
    if (wanted.empty()) return none;
    std::size_t alike = none;
    for (std::size_t c = 0; c < heads.size(); ++c) {
        if (heads[c].header == header) return c;
        if (alike == none && folded(heads[c].header) == wanted) alike = c;
    }
    return alike;
}

Layout layout_of(const Sheet& sheet, const Mapping* mapping) {
    Found found = fingerprint(sheet);
    std::set<std::size_t> skipped;
    if (mapping != nullptr && !mapping->dialect.empty()) found.dialect = mapping->dialect;
    const bool same_file = mapping != nullptr && mapping->file == sheet.file;
    if (same_file && !mapping->header_rows.empty()) {
        std::vector<std::size_t> rows;
        for (const std::uint64_t line : mapping->header_rows) {
            for (std::size_t row = 0; row < sheet.rows(); ++row) {
                if (sheet.line(row) == line) rows.push_back(row);
            }
        }
        if (!rows.empty()) found.header = rows;
    }
    Layout layout;
    layout.dialect = found.dialect;
    layout.header_rows = found.header;
    layout.first = found.header.back() + 1;
    for (std::size_t row = layout.first; row < sheet.rows(); ++row) {
        const bool named = same_file && std::find(mapping->skip_rows.begin(), mapping->skip_rows.end(),
                                                  sheet.line(row)) != mapping->skip_rows.end();
        // A person called Total is rarer than a row of totals, and the row is told.
        if (named || (!same_file && is_totals(sheet, row))) layout.skipped.push_back(row);
    }
    layout.heads = heads_of(sheet, found.dialect, found.header);
    return layout;
}

}  // namespace crosstie::io::survey
