#pragma once
#include <string>
#include <vector>

#include "io/read/read_table.hpp"

namespace crosstie::io {

/// The tables that say who there is. Only the actors must be given.
struct RosterFiles {
    TableFile actors, organisations, work_streams, withdrawn;
    bool stays_stated = true;  // "joined" and "left" name waves; else they are attributes like any other
};

/// Reads them into the study, whose waves are known already: actors and their attributes, organisations, work-streams.
/// What only the actors' rows name (an organisation without a row of its own) gets an entry without more. Sector and
/// area of the organisations become attributes of actors who have no such column.
/// `spoken_for` are columns of the actors that something else reads; they become no attributes.
void read_roster(const RosterFiles& files, const std::vector<std::string>& spoken_for, Reading& reading);

/// The column of a table of actors that holds their ids.
[[nodiscard]] std::size_t id_column(const CsvTable& table);
/// The same; where the first row has none, the table is moved to the header that stands below title rows.
[[nodiscard]] std::size_t seek_id_column(CsvTable& table);

}  // namespace crosstie::io
