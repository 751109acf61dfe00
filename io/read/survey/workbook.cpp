// Reads one sheet of an .xlsx or .ods file from memory, with limits on all that a file could inflate. Nothing is
// unpacked to disk.
#include "io/read/survey/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "io/read/survey/workbook_dates.hpp"
#include "io/read/survey/zip_members.hpp"
#include "io/text/number.hpp"

namespace crosstie::io::survey {

namespace {

constexpr std::size_t most_columns = 1024;
constexpr std::uint64_t most_rows = 1'048'576;

// A node's name without its prefix: workbooks may choose any.
std::string_view local(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    return node.find_child([&](const pugi::xml_node& inner) { return local(inner) == name; });
}

template <class Take>
void each(const pugi::xml_node& node, std::string_view name, Take take) {
    for (const pugi::xml_node& inner : node.children()) {
        if (local(inner) == name) take(inner);
    }
}

// Column of "AB12", from 0.
std::optional<std::size_t> column_of(std::string_view place) {
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < place.size() && place[letters] >= 'A' && place[letters] <= 'Z' && letters < 4)
        column = column * 26 + static_cast<std::size_t>(place[letters++] - 'A' + 1);
    if (letters == 0 || letters == 4) return std::nullopt;
    return column - 1;
}

// What is put into a sheet row by row, with the limits held.
class Filler {
 public:
    explicit Filler(Sheet& sheet) : sheet_(sheet) {}

    void start(std::uint64_t line) {
        if (line > most_rows) limit(fmt::format("row {}", line), "1,048,576 rows");
        sheet_.start_row(line);
        at_ = 0;
    }
    void put(std::size_t column, std::string text) {
        if (text.empty()) return;
        if (column >= most_columns) limit("column " + column_letters(column), "1,024 columns");
        if ((cells_ += column - at_ + 1) > most_cells) limit("a cell", "20,000,000 cells");
        while (at_ < column) {
            sheet_.add({});
            ++at_;
        }
        sheet_.add_own(std::move(text));
        ++at_;
    }

 private:
    [[noreturn]] void limit(const std::string& what, const char* most) {
        throw LimitReached(
            fmt::format("{}: {} holds something, beyond the {} crosstie reads; save only the cells you "
                        "need",
                        sheet_.file, what, most));
    }
    Sheet& sheet_;
    static constexpr std::size_t most_cells = 20'000'000;
    std::size_t at_ = 0, cells_ = 0;
};

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
        if (!chosen) {
            std::vector<std::string> names;
            for (const Tab& tab : tabs_) names.push_back(tab.name);
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
        return text;
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
            const std::size_t last = std::min<std::size_t>(column.attribute("max").as_uint(), most_columns);
            for (std::size_t c = column.attribute("min").as_uint(1); c <= last; ++c)
                sheet.hidden_columns.push_back(c - 1);
        });
        Filler filler(sheet);
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
                filler.put(column, text_of(cell, line, column, faults));
                ++column;
            });
        });
        if (!faults.empty()) throw InvalidInput(std::move(faults));
        if (hidden_rows > 0) sheet.remarks.push_back(fmt::format("{} hidden rows, read like the others", hidden_rows));
        return sheet;
    }

    std::string text_of(const pugi::xml_node& cell, std::uint64_t line, std::size_t column,
                        std::vector<Fault>& faults) {
        const std::string_view type = cell.attribute("t").value();
        const auto fault = [&](std::string found, std::string expected) {
            faults.push_back({.file = members_.file(),
                              .line = line,
                              .column = column + 1,
                              .found = std::move(found),
                              .expected = std::move(expected),
                              .mend = "open it in a spreadsheet program, save it, and try again"});
            return std::string();
        };
        if (type == "inlineStr") return text_in(child(cell, "is"));
        const std::string value = child(cell, "v").text().get();
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

class OdsReader {
 public:
    OdsReader(const ZipMembers& members, std::string sheet_name) : members_(members), wanted_(std::move(sheet_name)) {}

    Sheet read() {
        pugi::xml_document document;
        members_.load("content.xml", document);
        const pugi::xml_node tables = child(child(document.document_element(), "body"), "spreadsheet");
        std::vector<std::string> names;
        for (const pugi::xml_node& table : tables.children()) {
            if (local(table) != "table") continue;
            const std::string name = table.attribute("table:name").value();
            names.push_back(name);
            if (!wanted_.empty() && name != wanted_) continue;
            Sheet sheet;
            sheet.file = members_.file();
            sheet.name = name;
            Filler filler(sheet);
            std::uint64_t line = 1;
            std::size_t column = 0;
            take(table, filler, line, column, sheet);
            if (!wanted_.empty() || sheet.rows() >= 2) return sheet;
        }
        throw InvalidInput(
            Fault{.file = members_.file(),
                  .found = "the sheets " + quoted_list(names),
                  .expected = wanted_.empty() ? "one that holds a table" : "the sheet " + in_quotes(wanted_),
                  .mend = "name one with --sheet"});
    }

 private:
    // Rows may stand in groups; a group holds what a table holds.
    void take(const pugi::xml_node& node, Filler& filler, std::uint64_t& line, std::size_t& column, Sheet& sheet,
              int depth = 0) {
        for (const pugi::xml_node& inner : node.children()) {
            const std::string_view name = local(inner);
            if (name == "table-column" || name == "table-columns") {
                const std::size_t times = inner.attribute("table:number-columns-repeated").as_uint(1);
                const bool hidden = std::strcmp(inner.attribute("table:visibility").value(), "collapse") == 0;
                for (std::size_t k = 0; hidden && k < times && column + k < most_columns; ++k)
                    sheet.hidden_columns.push_back(column + k);
                column += times;
            } else if (name == "table-row") {
                const std::uint64_t times = std::max(1U, inner.attribute("table:number-rows-repeated").as_uint(1));
                const bool any = take_row(inner, filler, line);
                for (std::uint64_t k = 1; any && k < times; ++k) static_cast<void>(take_row(inner, filler, line + k));
                line += times;
            } else if (depth < 8 &&
                       (name == "table-rows" || name == "table-header-rows" || name == "table-row-group")) {
                take(inner, filler, line, column, sheet, depth + 1);
            }
        }
    }

    static std::string text_of(const pugi::xml_node& cell) {
        const std::string_view type = cell.attribute("office:value-type").value();
        if (type == "float" || type == "percentage" || type == "currency")
            return cell.attribute("office:value").value();
        if (type == "date") {
            std::string date = cell.attribute("office:date-value").value();
            std::replace(date.begin(), date.end(), 'T', ' ');
            return date;
        }
        if (type == "boolean") return cell.attribute("office:boolean-value").as_bool() ? "TRUE" : "FALSE";
        std::string text;
        each(cell, "p", [&](const pugi::xml_node& line) {
            if (!text.empty()) text += '\n';
            append(line, text, 0);
        });
        return text;
    }

    static void append(const pugi::xml_node& node, std::string& text, int depth) {
        for (const pugi::xml_node& inner : node.children()) {
            if (inner.type() == pugi::node_pcdata) text += inner.value();
            if (local(inner) == "s") text.append(std::min(64U, inner.attribute("text:c").as_uint(1)), ' ');
            if (local(inner) == "line-break") text += '\n';
            if (depth < 8) append(inner, text, depth + 1);
        }
    }

    // Whether the row holds anything; a row that does not is passed over.
    bool take_row(const pugi::xml_node& row, Filler& filler, std::uint64_t line) {
        bool any = false;
        std::size_t column = 0;
        for (const pugi::xml_node& cell : row.children()) {
            const std::string_view name = local(cell);
            if (name != "table-cell" && name != "covered-table-cell") continue;
            const std::size_t times = std::max(1U, cell.attribute("table:number-columns-repeated").as_uint(1));
            const std::string text = text_of(cell);
            for (std::size_t k = 0; !text.empty() && k < times; ++k) {
                if (!any) filler.start(line);
                any = true;
                filler.put(column + k, text);
            }
            column += times;
        }
        return any;
    }

    const ZipMembers& members_;
    std::string wanted_;
};

}  // namespace

bool is_workbook(std::string_view bytes) { return bytes.substr(0, 4) == "PK\x03\x04"; }

Sheet workbook_sheet(std::string_view bytes, const std::string& file, const std::string& sheet_name) {
    const ZipMembers members(bytes, file);
    Sheet sheet =
        members.has("xl/workbook.xml") ? XlsxReader(members, sheet_name).read() : OdsReader(members, sheet_name).read();
    if (!sheet.hidden_columns.empty()) {
        std::string list;
        for (const std::size_t column : sheet.hidden_columns)
            list += (list.empty() ? "" : ", ") + column_letters(column);
        sheet.remarks.push_back("hidden columns, read like the others: " + list);
    }
    return sheet;
}

}  // namespace crosstie::io::survey
