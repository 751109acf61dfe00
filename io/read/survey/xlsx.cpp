// One sheet of an .xlsx file: its texts, dates and stored values.
#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "io/read/survey/workbook_dates.hpp"
#include "io/read/survey/workbook_parts.hpp"
#include "io/text/cell_name.hpp"
#include "io/text/number.hpp"

namespace crosstie::io::survey {

namespace {

// Column of "AB12", from 0.
std::optional<std::size_t> column_of(std::string_view place) {
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < place.size() && place[letters] >= 'A' && place[letters] <= 'Z' && letters < 4)
        column = column * 26 + static_cast<std::size_t>(place[letters++] - 'A' + 1);
    if (letters == 0 || letters == 4) return std::nullopt;
    return column - 1;
}

// The format writes signs that XML cannot hold, and what reads like them, as "_x000D_".
std::string without_escapes(const std::string& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        const char* const digits = text.data() + at + 2;
        const bool escape = text.size() - at >= 7 && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_' &&
                            std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4;
        if (!escape || code >= 0x80) {  // others are seldom escaped, and stay as they are
            plain += text[at];
            continue;
        }
        if (code != 0) plain += static_cast<char>(code);
        at += 6;
    }
    return plain;
}

class XlsxReader {
 public:
    XlsxReader(const ZipMembers& members, std::string sheet_name) : members_(members), wanted_(std::move(sheet_name)) {}

    Sheet read() {
        read_names();
        read_strings();
        read_styles();
        std::vector<std::string> others;
        std::optional<Sheet> chosen;
        for (const Tab& tab : tabs_) {
            const bool named = !wanted_.empty() && tab.name == wanted_;
            const bool candidate = wanted_.empty() && !tab.hidden && tab.name.find("(ignore)") == std::string::npos;
            if (!chosen && (named || candidate)) {
                Sheet sheet = sheet_of(tab);
                if (named || sheet.rows() >= 2) {
                    chosen = std::move(sheet);
                    continue;
                }
            }
            others.push_back(in_quotes(tab.name) + (tab.hidden ? " (hidden)" : ""));
        }
        std::vector<std::string> names;
        for (const Tab& tab : tabs_) names.push_back(tab.name);
        if (!chosen) {
            throw InvalidInput(Fault{.file = members_.file(),
                                     .found = "the sheets " + quoted_list(names),
                                     .expected = wanted_.empty() ? "one that is not hidden and holds a table"
                                                                 : "the sheet " + in_quotes(wanted_),
                                     .mend = "name one with --sheet"});
        }
        if (!others.empty()) {
            std::string list;
            for (const std::string& other : others) list += (list.empty() ? "" : ", ") + other;
            chosen->remarks.push_back("other sheets, not read: " + list);
        }
        chosen->sheets = std::move(names);
        return std::move(*chosen);
    }

 private:
    struct Tab {
        std::string name, member;
        bool hidden = false;
    };

    void read_names() {
        pugi::xml_document book;
        members_.load("xl/workbook.xml", book);
        pugi::xml_document links;
        members_.load("xl/_rels/workbook.xml.rels", links);
        std::map<std::string, std::string> target;
        each(links.document_element(), "Relationship", [&](const pugi::xml_node& link) {
            std::string to = link.attribute("Target").value();
            to = to.starts_with('/') ? to.substr(1) : "xl/" + to;
            target[link.attribute("Id").value()] = to;
        });
        const pugi::xml_node root = book.document_element();
        from_1904_ = child(root, "workbookPr").attribute("date1904").as_bool();
        each(child(root, "sheets"), "sheet", [&](const pugi::xml_node& sheet) {
            Tab tab{sheet.attribute("name").value(), "",
                    *sheet.attribute("state").value() != '\0' &&
                        std::strcmp(sheet.attribute("state").value(), "visible") != 0};
            for (const pugi::xml_attribute& attribute : sheet.attributes()) {
                const std::string_view name = attribute.name();
                if (name.ends_with(":id")) tab.member = target[attribute.value()];
            }
            if (!tab.member.empty() && members_.has(tab.member)) tabs_.push_back(std::move(tab));
        });
    }

    static std::string text_in(const pugi::xml_node& item) {
        std::string text;
        each(item, "t", [&](const pugi::xml_node& t) { text += t.text().get(); });
        each(item, "r", [&](const pugi::xml_node& run) { text += child(run, "t").text().get(); });
        return without_escapes(text);
    }

    void read_strings() {
        if (!members_.has("xl/sharedStrings.xml")) return;
        pugi::xml_document document;
        members_.load("xl/sharedStrings.xml", document);
        each(document.document_element(), "si", [&](const pugi::xml_node& item) { strings_.push_back(text_in(item)); });
    }

    void read_styles() {
        if (!members_.has("xl/styles.xml")) return;
        pugi::xml_document document;
        members_.load("xl/styles.xml", document);
        std::set<int> dates;
        for (const int number : {14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47}) dates.insert(number);
        const pugi::xml_node root = document.document_element();
        each(child(root, "numFmts"), "numFmt", [&](const pugi::xml_node& format) {
            const int number = format.attribute("numFmtId").as_int();
            if (is_date_format(format.attribute("formatCode").value()))
                dates.insert(number);
            else
                dates.erase(number);
        });
        each(child(root, "cellXfs"), "xf", [&](const pugi::xml_node& style) {
            dated_.push_back(dates.contains(style.attribute("numFmtId").as_int()));
        });
    }

    Sheet sheet_of(const Tab& tab) {
        Sheet sheet;
        sheet.file = members_.file();
        sheet.name = tab.name;
        pugi::xml_document document;
        members_.load(tab.member, document);
        const pugi::xml_node root = document.document_element();
        each(child(root, "cols"), "col", [&](const pugi::xml_node& column) {
            if (!column.attribute("hidden").as_bool()) return;
            const std::size_t last = std::min<std::size_t>(column.attribute("max").as_uint(), most_sheet_columns);
            for (std::size_t c = column.attribute("min").as_uint(1); c <= last; ++c)
                sheet.hidden_columns.push_back(c - 1);
        });
        SheetFiller filler(sheet);
        std::uint64_t line = 0;
        std::size_t hidden_rows = 0;
        std::vector<Fault> faults;
        each(child(root, "sheetData"), "row", [&](const pugi::xml_node& row) {
            line = row.attribute("r").as_ullong(line + 1);
            filler.start(line);
            hidden_rows += row.attribute("hidden").as_bool() ? 1U : 0U;
            std::size_t column = 0;
            each(row, "c", [&](const pugi::xml_node& cell) {
                column = column_of(cell.attribute("r").value()).value_or(column);
                filler.put(column, text_of(cell, tab.name, line, column, faults));
                ++column;
            });
        });
        if (!faults.empty()) throw InvalidInput(std::move(faults));
        if (hidden_rows > 0) sheet.remarks.push_back(fmt::format("{} hidden rows, read like the others", hidden_rows));
        return sheet;
    }

    std::string text_of(const pugi::xml_node& cell, const std::string& tab, std::uint64_t line, std::size_t column,
                        std::vector<Fault>& faults) {
        const std::string_view type = cell.attribute("t").value();
        const auto fault = [&](std::string found, std::string expected) {
            Fault told{.file = members_.file(),
                       .line = line,
                       .column = column + 1,
                       .found = std::move(found),
                       .expected = std::move(expected),
                       .mend = "open it in a spreadsheet program, save it, and try again"};
            name_cell(told, tab);
            faults.push_back(std::move(told));
            return std::string();
        };
        if (type == "inlineStr") return text_in(child(cell, "is"));
        std::string value = child(cell, "v").text().get();
        if (value.empty()) {
            return child(cell, "f") && type != "str" ? fault("a formula without a stored value", "its value") : "";
        }
        if (type == "s") {
            const auto number = parse_integer(value);
            if (!number || *number < 0 || static_cast<std::uint64_t>(*number) >= strings_.size())
                return fault("the text number " + in_quotes(value), fmt::format("one of {}", strings_.size()));
            return strings_[static_cast<std::size_t>(*number)];
        }
        if (type == "b") return value == "1" ? "TRUE" : "FALSE";
        if (type == "str" || type == "e" || type == "d") return value;
        const std::size_t style = cell.attribute("s").as_uint();
        const auto number = parse_number(value);
        if (number && style < dated_.size() && dated_[style]) {
            if (auto date = date_of_serial(*number, from_1904_)) return *date;
        }
        return number ? number_text(*number) : value;
    }

    const ZipMembers& members_;
    std::string wanted_;
    std::vector<Tab> tabs_;
    std::vector<std::string> strings_;
    std::vector<bool> dated_;  // [cell styles]
    bool from_1904_ = false;
};

}  // namespace

Sheet xlsx_sheet(const ZipMembers& members, const std::string& wanted) { return XlsxReader(members, wanted).read(); }

}  // namespace crosstie::io::survey
