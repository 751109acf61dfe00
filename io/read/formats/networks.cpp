// What the readers of all formats come to: named actors and ties, with the place of every fault. It also finds which
// names and surveys a file means, since each program writes these its own way.
#include "io/read/formats/networks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "io/text/cell_name.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "12", "n12", and "n1::n2" within a group: what programs make up when they number their nodes.
bool only_a_number(std::string_view id) {
    while (!id.empty()) {
        const std::size_t end = std::min(id.find("::"), id.size());
        std::string_view part = id.substr(0, end);
        if (!part.empty() && (part.front() == 'n' || part.front() == 'N')) part.remove_prefix(1);
        if (!all_digits(part)) return false;
        id.remove_prefix(std::min(end + 2, id.size()));
    }
    return true;
}

// Names that tell when, not what: "before", "2019", "2019-04", "wave 2", "t1".
bool is_time(const std::string& name) {
    const std::string word = lower(name);
    if (word == "before" || word == "after" || word == "baseline" || word == "follow-up") return true;
    for (const std::string_view stem : {"wave", "time", "survey", "round", "w", "t"}) {
        if (word.rfind(stem, 0) != 0) continue;
        const std::size_t digits = word.find_first_not_of(" _-", stem.size());
        if (digits != std::string::npos && all_digits(std::string_view(word).substr(digits))) return true;
    }
    return word.size() >= 4 && all_digits(std::string_view(word).substr(0, 4)) &&
           word.find_first_not_of("0123456789-") == std::string::npos;
}

}  // namespace

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::vector<std::string> parts_of(std::string_view list, char separator) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(separator), list.size());
        if (const std::string_view part = trimmed(list.substr(0, end)); !part.empty()) parts.emplace_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return parts;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (std::size_t k = 0; k < parts.size(); ++k) text += (k > 0 ? std::string(separator) : "") + parts[k];
    return text;
}

void NetworksBuilder::fault(Place at, std::string found, std::string expected, std::string mend) {
    Fault fault{.file = path_,
                .line = at.line,
                .column = at.column,
                .found = std::move(found),
                .expected = std::move(expected),
                .mend = std::move(mend)};
    name_cell(fault, sheet_);
    faults_.add(std::move(fault));
}

void NetworksBuilder::fault_of_file(std::string found, std::string expected, std::string mend) {
    faults_.add({.file = path_, .found = std::move(found), .expected = std::move(expected), .mend = std::move(mend)});
}

void NetworksBuilder::expect_countable(std::uint64_t actors) const {
    if (actors <= most_declared) return;
    throw LimitReached(
        fmt::format("{}: found a count of {} actors; at most {} can be read", path_, actors, most_declared));
}

void NetworksBuilder::expect_affordable(std::uint64_t things, std::uint64_t times) const {
    if (times == 0 || things <= most_cells / times) return;
    throw LimitReached(fmt::format("{}: found {} actors and ties at {} points of time; at most {} in all can be read",
                                   path_, things, times, most_cells));
}

ActorId NetworksBuilder::add(std::string_view id, const PlaceOf& at) {
    id = trimmed(id);
    if (id.empty()) {
        fault(at(), "an actor without an id", "an id of its own for each", "give it one");
        return nobody;
    }
    if (ids_.contains(id)) {
        fault(at(), "the actor " + in_quotes(id) + " a second time", "each actor once",
              "remove one, or give it another id");
        return nobody;
    }
    return ensure(id);
}

ActorId NetworksBuilder::ensure(std::string_view id) {
    const auto [number, is_new] = ids_.insert(id);
    if (is_new) {
        out_.ids.emplace_back(id);
        out_.labels.emplace_back();
    }
    return number;
}

ActorId NetworksBuilder::known(std::string_view id, const PlaceOf& at) {
    const std::uint32_t number = ids_.find(trimmed(id));
    if (trimmed(id).empty()) {
        fault(at(), "a tie that names one end only", "two actors", "name both, or remove the tie");
    } else if (number == IdTable::none) {
        fault(at(), "a tie of the actor " + in_quotes(id), "an actor the file lists",
              "add the actor to the list, or remove the tie");
    }
    return number;
}

void NetworksBuilder::label(ActorId actor, std::string text) {
    if (actor != nobody) out_.labels[actor] = std::move(text);
}

void NetworksBuilder::set(ActorId actor, const std::string& column, std::string value) {
    if (actor == nobody || value.empty() || value == "NaN") return;  // NaN: a number that igraph does not have
    const auto [found, is_new] = column_of_.emplace(column, out_.columns.size());
    if (is_new) out_.columns.push_back({column, {}});
    if (out_.columns.size() > most_columns) {
        throw LimitReached(fmt::format("{}: found more than {} attributes", path_, most_columns));
    }
    if (out_.columns.size() * std::size_t{ids_.size()} > most_cells) {
        throw LimitReached(fmt::format("{}: found more than {} cells of attributes", path_, most_cells));
    }
    std::vector<std::string>& cells = out_.columns[found->second].cells;
    if (cells.size() <= actor) cells.resize(std::size_t{actor} + 1);
    cells[actor] = std::move(value);
}

void NetworksBuilder::about(About& tie, std::string_view name, std::string_view value) {
    const std::string word = lower(trimmed(name));
    if (word == "weight" || word == "strength" || word == "value") {
        tie.strength = trimmed(value);
    } else if (word == "relation") {
        tie.relation = trimmed(value);
    } else if (word == "wave") {
        tie.wave = trimmed(value);
    } else if (word != "networkx_key" && !trimmed(value).empty() && unread_.size() < 64) {
        unread_.emplace(name, value);
    }
}

std::uint32_t NetworksBuilder::layer(std::vector<std::string>& keys, std::string_view key) {
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (found != keys.end()) return static_cast<std::uint32_t>(found - keys.begin());
    if (keys.size() >= 1000) throw LimitReached(path_ + ": found more than 1000 relations or waves");
    keys.emplace_back(key);
    return static_cast<std::uint32_t>(keys.size() - 1);
}

void NetworksBuilder::tie(ActorId from, ActorId to, bool directed, const About& about, const PlaceOf& at) {
    if (from == nobody || to == nobody) return;
    NamedTie tie{.from = from, .to = to, .directed = directed};
    if (!about.strength.empty()) {
        const std::optional<double> strength = parse_number(about.strength);
        if (!strength || *strength < 0) {
            fault(at(), "the strength " + in_quotes(about.strength), "a number above 0, or 0 for no tie",
                  strength ? "" : number_mend(about.strength));
            return;
        }
        tie.strength = *strength;
    }
    if (!about.relation.empty() || !out_.relations.empty())
        tie.relation = layer(out_.relations, about.relation.empty() ? "contact" : about.relation);
    if (!about.wave.empty()) {
        tie.wave = layer(out_.waves, about.wave);
    } else if (without_wave_++ == 0) {
        first_without_wave_ = at();
    }
    if (tie.strength > 0) out_.ties.push_back(tie);
}

void NetworksBuilder::gap(ActorId from, ActorId to, const About& about) {
    if (from == nobody || to == nobody || from == to) return;
    NamedGap gap{.from = from, .to = to};
    if (!about.relation.empty()) gap.relation = layer(out_.relations, about.relation);
    if (!about.wave.empty()) gap.wave = layer(out_.waves, about.wave);
    out_.gaps.push_back(gap);
}

void NetworksBuilder::whole(std::string_view name, std::string_view value) {
    if (name == "waves") {
        wave_order_ = parts_of(value, ';');
        for (const std::string& key : wave_order_) layer(out_.waves, key);
    } else if (name == "relations") {
        for (const std::string& key : parts_of(value, ';')) layer(out_.relations, key);
    }
}

std::vector<NetworksBuilder::About> NetworksBuilder::side_by_side(const std::vector<std::string>& names) {
    std::vector<About> layers(names.size());
    if (names.size() < 2) return layers;
    const bool both = std::all_of(names.begin(), names.end(), [](const std::string& name) {
        const std::size_t at = name.find('@');
        return at != std::string::npos && at > 0 && at + 1 < name.size();
    });
    const bool times = std::all_of(names.begin(), names.end(), is_time);
    for (std::size_t k = 0; k < names.size(); ++k) {
        const std::string name = names[k].empty() ? fmt::format("network {}", k + 1) : names[k];
        const std::size_t at = name.find('@');
        layers[k].relation = both ? name.substr(0, at) : times ? "" : name;
        layers[k].wave = both ? name.substr(at + 1) : times ? name : "";
        if (!layers[k].relation.empty()) layer(out_.relations, layers[k].relation);
        if (!layers[k].wave.empty()) layer(out_.waves, layers[k].wave);
    }
    if (std::set<std::string>(names.begin(), names.end()).size() < names.size()) {
        fault_of_file("two networks of one name", "a name of its own for each", "rename one");
    }
    note(fmt::format("{} networks ({}) were read as {}", names.size(), quoted_list(names),
                     both    ? "relations at waves"
                     : times ? "waves"
                             : "relations"));
    return layers;
}

// Files of igraph and yEd number their nodes and keep the name beside; the number says nothing about who is who in
// another file.
void NetworksBuilder::name_actors(Names names) {
    const std::size_t n = out_.ids.size();
    for (NamedColumn& column : out_.columns) column.cells.resize(n);
    const auto taken = [&](std::string_view name) -> NamedColumn* {
        for (NamedColumn& column : out_.columns) {
            if (lower(column.name) == name) return &column;
        }
        return nullptr;
    };
    const auto drop = [&](const NamedColumn* column) {
        out_.columns.erase(out_.columns.begin() + (column - out_.columns.data()));
    };
    const auto tells_apart = [&](const std::vector<std::string>& cells) {
        std::set<std::string_view> seen;
        return n > 0 && std::all_of(cells.begin(), cells.end(),
                                    [&](const std::string& cell) { return !cell.empty() && seen.insert(cell).second; });
    };
    for (const std::string_view name : {"label", "name"}) {
        NamedColumn* column = taken(name);
        if (column == nullptr || std::any_of(out_.labels.begin(), out_.labels.end(),
                                             [](const std::string& label) { return !label.empty(); }))
            continue;
        out_.labels = column->cells;
        drop(column);
    }
    const bool numbered = std::all_of(out_.ids.begin(), out_.ids.end(), only_a_number);
    if (NamedColumn* own = taken("id"); own != nullptr && names != Names::ids && tells_apart(own->cells)) {
        out_.ids = own->cells;
        drop(own);
    } else if (tells_apart(out_.labels) &&
               (names == Names::labels_if_unique || (names == Names::labels_if_ids_are_numbers && numbered))) {
        if (names == Names::labels_if_ids_are_numbers && out_.ids != out_.labels)
            note("the ids are mere numbers, so actors are known by their labels");
        out_.ids = out_.labels;
        if (NamedColumn* title = taken("title"); title != nullptr) {
            for (std::size_t k = 0; k < n; ++k) {
                if (!title->cells[k].empty()) out_.labels[k] = title->cells[k];
            }
            drop(title);
        }
    }
    for (std::size_t k = 0; k < n; ++k) {
        if (out_.labels[k].empty()) out_.labels[k] = out_.ids[k];
    }
}

// In the order the file states, else that of numbers and dates, else before, after, else as they come.
void NetworksBuilder::order_waves() {
    std::vector<std::string>& waves = out_.waves;
    if (waves.size() < 2 || !wave_order_.empty()) return;
    std::vector<std::string> sorted = waves;
    const auto numeric = [](const std::string& key) { return parse_number(key).has_value(); };
    const auto dated = [](const std::string& key) { return key[0] >= '0' && key[0] <= '9'; };
    bool by_rule = true;
    if (std::all_of(waves.begin(), waves.end(), numeric)) {
        std::sort(sorted.begin(), sorted.end(),
                  [](const std::string& a, const std::string& b) { return *parse_number(a) < *parse_number(b); });
    } else if (std::all_of(waves.begin(), waves.end(), dated)) {
        std::sort(sorted.begin(), sorted.end());
    } else if (waves.size() == 2 && lower(waves[0]) == "after" && lower(waves[1]) == "before") {
        std::swap(sorted[0], sorted[1]);
    } else {
        by_rule = waves.size() == 2 && lower(waves[0]) == "before" && lower(waves[1]) == "after";
    }
    std::vector<std::uint32_t> place(waves.size());
    for (std::size_t k = 0; k < waves.size(); ++k) {
        place[k] = static_cast<std::uint32_t>(std::find(sorted.begin(), sorted.end(), waves[k]) - sorted.begin());
    }
    for (NamedTie& tie : out_.ties) tie.wave = place[tie.wave];
    for (NamedGap& gap : out_.gaps) gap.wave = place[gap.wave];
    const bool moved = waves != sorted;
    waves = sorted;
    if (moved || !by_rule) note("the waves are taken in the order " + quoted_list(waves));
}

// A column "waves" says at which an actor was there.
void NetworksBuilder::take_waves_of_actors() {
    if (out_.waves.empty()) return;
    for (std::size_t c = 0; c < out_.columns.size(); ++c) {
        if (out_.columns[c].name != "waves") continue;
        out_.absent.assign(out_.waves.size(), {});
        for (std::size_t k = 0; k < out_.ids.size(); ++k) {
            const std::vector<std::string> there = parts_of(out_.columns[c].cells[k], ';');
            for (std::size_t w = 0; w < out_.waves.size() && !there.empty(); ++w) {
                if (std::find(there.begin(), there.end(), out_.waves[w]) == there.end())
                    out_.absent[w].push_back(static_cast<ActorId>(k));
            }
        }
        out_.columns.erase(out_.columns.begin() + static_cast<std::ptrdiff_t>(c));
        return;
    }
}

NamedNetworks NetworksBuilder::finish(Names names) {
    if (out_.waves.size() > 1 && without_wave_ > 0) {
        fault(first_without_wave_, fmt::format("{} ties without a wave", without_wave_),
              "a wave for each, since others have one", "fill them in");
    }
    faults_.refuse_if_any();
    if (out_.ids.empty()) {
        fault_of_file("no actor", "a network with actors", "check that this is the file you mean");
        faults_.refuse_if_any();
    }
    for (const auto& [name, value] : unread_)
        note(fmt::format("the attribute {} of ties is not read (such as {})", in_quotes(name), in_quotes(value)));
    name_actors(names);
    order_waves();
    take_waves_of_actors();
    return std::move(out_);
}

}  // namespace crosstie::io
