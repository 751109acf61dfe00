// What readers of .xlsx and .ods share.
#pragma once
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "io/read/survey/sheet.hpp"
#include "io/read/survey/zip_members.hpp"

namespace crosstie::io::survey {

inline constexpr std::size_t most_sheet_columns = 1024;

/// A node's name without its prefix: workbooks may choose any.
[[nodiscard]] inline std::string_view local(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The first node inside of that name.
[[nodiscard]] inline pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    return node.find_child([&](const pugi::xml_node& inner) { return local(inner) == name; });
}

/// Every node inside of that name, in order.
template <class Take>
void each(const pugi::xml_node& node, std::string_view name, Take take) {
    for (const pugi::xml_node& inner : node.children()) {
        if (local(inner) == name) take(inner);
    }
}

/// What is put into a sheet row by row, with the limits held.
///
/// Errors   LimitReached: more than 1,024 columns, 1,048,576 rows or 20,000,000 cells
class SheetFiller {
 public:
    explicit SheetFiller(Sheet& sheet) : sheet_(sheet) {}

    void start(std::uint64_t line);
    void put(std::size_t column, std::string text);

 private:
    [[noreturn]] void limit(const std::string& what, const char* most) const;

    Sheet& sheet_;
    std::size_t at_ = 0, cells_ = 0;
};

/// The sheet of an .xlsx or .ods file called `wanted`, or the first that is not hidden and holds two rows or more.
///
/// Errors   as workbook_sheet
[[nodiscard]] Sheet xlsx_sheet(const ZipMembers& members, const std::string& wanted);
[[nodiscard]] Sheet ods_sheet(const ZipMembers& members, const std::string& wanted);

}  // namespace crosstie::io::survey
