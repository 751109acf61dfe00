#include "io/read/read_table.hpp"

#include <fmt/format.h>

#include "io/text/file.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io {

OpenTable::OpenTable(const TableFile& file, Faults& faults, std::string wanted)
    : bytes_(read_file(file.path)), table(bytes_, file.path, faults, std::move(wanted)) {
    for (const auto& [ours, theirs] : file.columns) {
        if (!table.has_header() || table.rename(theirs, ours)) continue;
        table.header_fault("the columns " + quoted_list(table.header()),
                           "the column " + in_quotes(theirs) + ", which study.json names for " + in_quotes(ours),
                           perhaps(nearest(theirs, table.header()), "correct the name in study.json"));
    }
}

ActorId Reading::actor(CsvTable& table, const CsvRecord& row, std::size_t column, const IdTable::Key& key) {
    const std::uint32_t number = ids.find(key);
    if (number != IdTable::none) return number;
    const std::string_view id = key.text;
    if (withdrawn.contains(id) || !roster_sound) return nobody;
    if (id.empty()) {
        table.fault(row, column, "an empty cell for " + in_quotes(table.header()[column]), "the id of an actor");
        return nobody;
    }
    // A suggestion looks at every id, which is for rosters that a person can read.
    constexpr std::uint32_t most_ids = 20'000;
    Nearest search(id);
    for (std::uint32_t k = 0; !faults.full() && ids.size() <= most_ids && k < ids.size(); ++k)
        search.consider(ids.text(k));
    table.fault(row, column, "the actor " + in_quotes(id), "an id that is in " + roster,
                perhaps(search.best(), "correct it, or add the actor there"));
    return nobody;
}

std::optional<std::size_t> Reading::wave(CsvTable& table, std::size_t column) {
    const std::string_view key = table.cell(column);
    const auto known = study.wave_index(key);
    if (!known) {
        const std::vector<std::string> keys = keys_of(study.waves);
        table.fault(column, "the wave " + in_quotes(key), quoted_list(keys, "or"), perhaps(nearest(key, keys), ""));
    }
    return known;
}

std::optional<std::size_t> Reading::relation(CsvTable& table, const CsvRecord& row, std::size_t column,
                                             std::string_view key) {
    const auto known = study.relation_index(key);
    if (!known) {
        const std::vector<std::string> keys = keys_of(study.relations);
        table.fault(row, column, "the relation " + in_quotes(key), quoted_list(keys, "or"),
                    perhaps(nearest(key, keys), ""));
    }
    return known;
}

namespace {
template <typename Keyed>
std::vector<std::string> keys_in(const std::vector<Keyed>& items) {
    std::vector<std::string> keys;
    for (const Keyed& item : items) keys.push_back(item.key);
    return keys;
}
}  // namespace

std::vector<std::string> keys_of(const std::vector<Wave>& waves) { return keys_in(waves); }
std::vector<std::string> keys_of(const std::vector<Relation>& relations) { return keys_in(relations); }

std::string counted(std::uint64_t count, std::string_view noun) {
    const std::string plain = std::to_string(count);
    std::string digits;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && (plain.size() - i) % 3 == 0) digits += ',';
        digits += plain[i];
    }
    return fmt::format("{} {}{}", digits, noun, count == 1 ? "" : "s");
}

}  // namespace crosstie::io
