#include "io/study/read_beside.hpp"

#include <string>
#include <vector>

namespace crosstie::io {

namespace {

// What a column of such a table must hold.
enum class Holds { anything, actor, wave };

struct WantedColumn {
    std::string_view name;
    Holds holds;
};

void check_table(const TableFile& file, const std::vector<WantedColumn>& wanted, Reading& reading) {
    if (!file.given()) return;
    std::string header = "a header such as \"";
    for (const WantedColumn& column : wanted)
        header += std::string(header.back() == '"' ? "" : ",") + std::string(column.name);
    OpenTable open(file, reading.faults, header + '"');
    CsvTable& table = open.table;
    std::vector<std::size_t> places;
    for (const WantedColumn& column : wanted) places.push_back(table.need({column.name}));
    while (table.next()) {
        for (std::size_t k = 0; k < wanted.size(); ++k) {
            if (places[k] == CsvTable::none) continue;
            if (wanted[k].holds == Holds::wave) {
                static_cast<void>(reading.wave(table, places[k]));
            } else if (wanted[k].holds == Holds::actor) {
                static_cast<void>(reading.actor(table, places[k]));
            }
        }
    }
}

}  // namespace

void read_beside(const BesideFiles& files, Reading& reading) {
    check_table(files.attendance, {{"meeting", Holds::anything}, {"date", Holds::anything}, {"actor", Holds::actor}},
                reading);
    check_table(files.issues, {{"issue", Holds::anything}, {"influence", Holds::anything}, {"owner", Holds::anything}},
                reading);
    check_table(files.outcomes,
                {{"actor", Holds::actor}, {"wave", Holds::wave}, {"item", Holds::anything}, {"score", Holds::anything}},
                reading);
    check_table(files.milestones, {{"date", Holds::anything}, {"label", Holds::anything}}, reading);
}

}  // namespace crosstie::io
