// Reads from files of other programs who was on the list, who answered and which pairs were left open.
#include "io/read/foreign_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "io/text/yes_or_no.hpp"

namespace crosstie::io {

void take_presence(const std::vector<ForeignFile>& files, bool roster_given, Reading& reading) {
    Study& study = reading.study;
    const std::size_t n = study.actors.size();
    std::vector<std::vector<bool>> there(study.waves.size(), std::vector<bool>(n));
    for (std::size_t w = 0; w < study.waves.size(); ++w) {
        for (std::size_t k = 0; k < n; ++k) there[w][k] = study.actors[k].on_roster(w);
    }
    for (const ForeignFile& file : files) {
        const NamedNetworks& own = file.networks;
        if (files.size() == 2 && own.lists_everybody && !roster_given) {
            std::vector<bool>& listed = there[file.first_wave];
            listed.assign(n, false);
            for (const ActorId actor : file.actors) listed[actor] = true;
            const auto missing = static_cast<std::uint64_t>(std::count(listed.begin(), listed.end(), false));
            if (missing > 0) {
                reading.warn(fmt::format(
                    "{}: {} of the other file {} not in it, and {} taken not to have been on the "
                    "roster then; list those who were as nodes without ties",
                    file.path, counted(missing, "actor"), missing == 1 ? "is" : "are", missing == 1 ? "is" : "are"));
            }
        }
        for (std::size_t w = 0; w < own.absent.size() && files.size() == 1; ++w) {
            for (const ActorId actor : own.absent[w]) {
                if (file.actors[actor] != Reading::nobody) there[w][file.actors[actor]] = false;
            }
        }
    }
    std::uint64_t returned = 0;
    std::string example;
    for (std::size_t k = 0; k < n; ++k) {
        Actor& actor = study.actors[k];
        std::size_t first = 0, last = study.waves.size();
        while (first < last && !there[first][k]) ++first;
        while (last > first && !there[last - 1][k]) --last;
        if (first == last) continue;  // said to have been there never: everywhere, then
        actor.joined = first;
        actor.left = last == study.waves.size() ? Actor::npos : last;
        bool all = true;
        for (std::size_t w = first; w < last; ++w) all = all && there[w][k];
        if (!all && returned++ == 0) example = actor.id;
    }
    if (returned > 0) {
        reading.warn(fmt::format(
            "{}: {} (such as {}) left and came back, and {} read as there all the time between; --answered tells who "
            "did not answer then",
            files.front().path, counted(returned, "actor"), in_quotes(example), returned == 1 ? "is" : "are"));
    }
}

std::vector<bool> answered_at(std::vector<ForeignFile>& files, std::size_t wave, const std::string& asked,
                              Reading& reading) {
    const Study& study = reading.study;
    ForeignFile& file = files.size() == 2 ? files[wave] : files[0];
    const std::string stem = asked.empty() ? "answered" : asked;
    const auto find = [&](const std::string& name) {
        return std::find_if(file.networks.columns.begin(), file.networks.columns.end(),
                            [&](const NamedColumn& column) { return column.name == name; });
    };
    auto column = find(stem + "_" + study.waves[wave].key);
    if (column == file.networks.columns.end()) column = find(stem);
    if (column == file.networks.columns.end()) {
        if (!asked.empty()) {
            reading.faults.add({.file = file.path,
                                .found = "no attribute " + in_quotes(asked),
                                .expected = "it, since --answered names it",
                                .mend = {}});
        }
        return {};
    }
    std::vector<bool> answered(study.actors.size(), false);
    bool sound = true;
    for (std::size_t k = 0; k < column->cells.size(); ++k) {
        const ActorId actor = file.actors[k];
        if (actor == Reading::nobody || !study.actors[actor].on_roster(wave)) continue;
        const std::optional<bool> said = yes_or_no(column->cells[k]);
        sound = sound && said.has_value();
        answered[actor] = said.value_or(false);
        if (!said && !asked.empty()) {
            reading.faults.add({.file = file.path,
                                .found = in_quotes(column->cells[k]) + " for " + in_quotes(column->name) + " of " +
                                         in_quotes(study.actors[actor].id),
                                .expected = "yes or no",
                                .mend = {}});
        }
    }
    if (!sound) answered.clear();
    return answered;
}

std::vector<OpenPair> left_open(const std::vector<ForeignFile>& files, std::size_t wave) {
    const ForeignFile& file = files.size() == 2 ? files[wave] : files[0];
    std::vector<OpenPair> open;
    for (const NamedGap& gap : file.networks.gaps) {
        const ActorId from = file.actors[gap.from], to = file.actors[gap.to];
        if (from == Reading::nobody || to == Reading::nobody || from == to) continue;
        if (files.size() == 2 || gap.wave == wave) open.push_back({file.relation(gap.relation), from, to});
    }
    return open;
}

void drop_answered_columns(std::vector<ForeignFile>& files, const std::string& stem, const Study& study) {
    for (ForeignFile& file : files) {
        std::erase_if(file.networks.columns, [&](const NamedColumn& column) {
            if (column.name == stem) return true;
            return std::any_of(study.waves.begin(), study.waves.end(),
                               [&](const Wave& wave) { return column.name == stem + "_" + wave.key; });
        });
    }
}

}  // namespace crosstie::io
