// One sheet of an .ods file.
#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "io/read/survey/workbook_parts.hpp"

namespace crosstie::io::survey {

namespace {

class OdsReader {
 public:
    OdsReader(const ZipMembers& members, std::string sheet_name) : members_(members), wanted_(std::move(sheet_name)) {}

    Sheet read() {
        pugi::xml_document document;
        members_.load("content.xml", document);
        const pugi::xml_node tables = child(child(document.document_element(), "body"), "spreadsheet");
        std::vector<std::string> names;
        std::string others;
        std::optional<Sheet> chosen;
        for (const pugi::xml_node& table : tables.children()) {
            if (local(table) != "table") continue;
            const std::string name = table.attribute("table:name").value();
            names.push_back(name);
            if (chosen || (wanted_.empty() ? name.find("(ignore)") != std::string::npos : name != wanted_)) {
                others += (others.empty() ? "" : ", ") + in_quotes(name);
                continue;
            }
            Sheet sheet;
            sheet.file = members_.file();
            sheet.name = name;
            SheetFiller filler(sheet);
            std::uint64_t line = 1;
            std::size_t column = 0;
            take(table, filler, line, column, sheet);
            if (!wanted_.empty() || sheet.rows() >= 2)
                chosen = std::move(sheet);
            else
                others += (others.empty() ? "" : ", ") + in_quotes(name);
        }
        if (chosen) {
            if (!others.empty()) chosen->remarks.push_back("other sheets, not read: " + others);
            chosen->sheets = std::move(names);
            return std::move(*chosen);
        }
        throw InvalidInput(
            Fault{.file = members_.file(),
                  .found = "the sheets " + quoted_list(names),
                  .expected = wanted_.empty() ? "one that holds a table" : "the sheet " + in_quotes(wanted_),
                  .mend = "name one with --sheet"});
    }

 private:
    // Rows may stand in groups; a group holds what a table holds.
    void take(const pugi::xml_node& node, SheetFiller& filler, std::uint64_t& line, std::size_t& column, Sheet& sheet,
              int depth = 0) {
        for (const pugi::xml_node& inner : node.children()) {
            const std::string_view name = local(inner);
            if (name == "table-column" || name == "table-columns") {
                const std::size_t times = inner.attribute("table:number-columns-repeated").as_uint(1);
                const bool hidden = std::strcmp(inner.attribute("table:visibility").value(), "collapse") == 0;
                for (std::size_t k = 0; hidden && k < times && column + k < most_sheet_columns; ++k)
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
    bool take_row(const pugi::xml_node& row, SheetFiller& filler, std::uint64_t line) {
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

Sheet ods_sheet(const ZipMembers& members, const std::string& wanted) { return OdsReader(members, wanted).read(); }

}  // namespace crosstie::io::survey
