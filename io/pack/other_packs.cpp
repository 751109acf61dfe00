// What a few people said can come out of two packs of one study, or of more taken together, though none tells it: each
// is held against those that lie beside it before it is written.
#include "io/pack/other_packs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "graph/base/error.hpp"
#include "graph/survey/comparison.hpp"
#include "io/pack/changed_since.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/told_apart.hpp"
#include "io/release/told_together.hpp"
#include "io/text/encoding.hpp"
#include "io/text/file.hpp"
#include "io/text/json_input.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

/// The rows in which a pack's readers find people, with what it is that the rows are called.
struct ShownRows {
    std::vector<std::uint32_t> of;    // [actors]; not_counted: not in this table
    std::vector<std::string> labels;  // [rows]; the last for people of no known area
};

/// One row for all where there is no table of areas: the totals are shown anyway.
ShownRows shown_rows(const survey::Comparison& c, const Disclosed& shown, std::size_t actors, bool who_answered) {
    ShownRows rows;
    rows.of.assign(actors, not_counted);
    const bool by_area = c.has_areas && shown.areas_shown;
    if (by_area) rows.labels = shown.areas.labels;
    rows.labels.emplace_back(by_area ? "no known area" : "all");
    const auto rest = static_cast<std::uint32_t>(rows.labels.size() - 1);
    for (const change::NewContacts& person : c.new_contacts) {
        if (who_answered && !person.known) continue;
        const bool known = by_area && c.cross_area.areas.known(person.actor);
        rows.of[person.actor] = known ? shown.areas.shown_as[c.cross_area.areas.group[person.actor]] : rest;
    }
    return rows;
}

/// As the study has areas, whatever is put together: what totals within and across count by.
std::vector<std::uint32_t> groups_of(const survey::Comparison& c, std::size_t actors) {
    std::vector<std::uint32_t> groups(actors, not_counted);
    for (const ActorId actor : c.stayers) {
        if (c.cross_area.areas.known(actor)) groups[actor] = c.cross_area.areas.group[actor];
    }
    return groups;
}

nlohmann::json numbers_of(const fs::path& folder) {
    const std::string path = (folder / "numbers.json").string();
    constexpr std::size_t most_values = 10'000'000;
    const std::string bytes = read_file(path);
    return parse_json(utf8_text(bytes, path), path, {.values = most_values}).value;
}

/// The rows of areas as the pack shows them, in place of what would be shown today: groups of another least size were
/// put together. False where its areas are not those of the study.
bool take_rows_told(const nlohmann::json& pack, const Partition& areas, Disclosed& shown) {
    shown.areas_shown = pack.contains("areas") && pack["areas"].is_object() && pack["areas"].contains("labels");
    if (!shown.areas_shown) return true;
    std::vector<std::string> labels = pack["areas"]["labels"].get<std::vector<std::string>>();
    const std::size_t merged = pack["areas"].value("merged", std::size_t{0});
    const std::size_t single = labels.size() - (merged > 0 ? 1 : 0);
    std::size_t found = 0;
    shown.areas.shown_as.assign(areas.group_count(), static_cast<std::uint32_t>(single));
    for (std::size_t area = 0; area < areas.group_count(); ++area) {
        const auto at = static_cast<std::size_t>(std::ranges::find(labels, areas.labels[area]) - labels.begin());
        if (at < single) shown.areas.shown_as[area] = static_cast<std::uint32_t>(at), ++found;
    }
    shown.areas.labels = std::move(labels);
    return found == single && found + merged == areas.group_count();
}

/// A pack beside, with its tables where they can be held against others'.
struct HeldPack {
    OtherPack pack;
    std::size_t from = 0, to = 0;   // surveys
    std::array<ShownRows, 2> rows;  // of everybody, of those who answered; no labels: not to be held
};

constexpr std::array who_is_counted{false, true};  // everybody, those who answered

std::string where(const ShownRows& rows, std::uint32_t row) {
    return row == not_counted ? "not counted" : "in " + rows.labels[row];
}

class Together {
 public:
    Together(const Case& of, const fs::path& folder, const Manifest& manifest)
        : of_(of), mine_(of.comparison), least_(of.study.min_group), folder_(folder) {
        pack_.name = folder.filename().string();
        pack_.options = manifest.options;
    }

    /// Nothing where the two are one pack.
    std::optional<HeldPack> take() {
        try {
            if (!hold()) return std::nullopt;
        } catch (const Error& error) {
            pack_.words = fmt::format("the two could not be held against each other: {}", error.what());
        } catch (const nlohmann::json::exception&) {
            pack_.words = "the two could not be held against each other: its numbers.json is of another form";
        }
        return std::move(held_);
    }

 private:
    bool hold() {
        survey::ComparisonOptions asked = comparison_options(of_.study, pack_.options);
        asked.draws = 1;  // nothing of chance is looked at
        const survey::Comparison theirs = survey::compare(of_.networks(), asked);
        const survey::ComparisonOptions& mine = mine_.options;
        const std::set<std::size_t> waves{asked.from, asked.to, mine.from, mine.to};
        const std::size_t apart = (asked.from == asked.to ? 1U : 2U) + (mine.from == mine.to ? 1U : 2U);
        if (asked.relation != mine.relation || theirs.tie_from != mine_.tie_from ||
            theirs.direction != mine_.direction || waves.size() == apart) {
            pack_.words = "it tells of another question, threshold or survey, so nothing is a difference of the two";
            return true;
        }
        const nlohmann::json all = numbers_of(folder_);
        if (data_changed(all, theirs)) return true;
        const nlohmann::json::json_pointer first("/comparisons/0");
        const nlohmann::json numbers = all.contains(first) ? all[first] : nlohmann::json();  // null: of one survey
        Disclosed shown = disclose(of_.study, theirs, Edition::public_);
        if (!numbers.is_null() && theirs.has_areas && !take_rows_told(numbers, theirs.cross_area.areas, shown)) {
            pack_.words =
                "its areas are not those that the study has now, so the two could not be held against each other";
            return true;
        }
        const bool one_question = asked.by == mine.by && asked.from == mine.from && asked.to == mine.to;
        if (one_question && shown.areas.labels == of_.shown().areas.labels) return false;
        held_.from = asked.from;
        held_.to = asked.to;
        for (std::size_t who = 0; who < who_is_counted.size(); ++who) {
            held_.rows[who] = shown_rows(theirs, shown, of_.study.actors.size(), who_is_counted[who]);
            tables(held_.rows[who], who_is_counted[who]);
        }
        totals(theirs, shown);
        if (!pack_.tells_of_few)
            pack_.words = fmt::format("no fewer than {} people come out of the two together", least_);
        return true;
    }

    /// Figures that are no longer the study's: what a few people said who came, left, answered, moved or said otherwise
    /// since is the difference of the two packs. Where no count of people differs by min_group and more, it may be few.
    bool data_changed(const nlohmann::json& was, const survey::Comparison& is) {
        const ChangedSince since = changed_since(was, of_.study, is);
        if (!since.changed) return false;
        pack_.tells_of_few = !since.people || *since.people < least_;
        pack_.words =
            !pack_.tells_of_few ? "it was made from other data; what changed between is the difference of the two"
            : since.people
                ? fmt::format(
                      "it was made from other data: {} more or fewer {}, and what they said is the difference "
                      "of the two",
                      people_words(*since.people), since.who)
                : fmt::format(
                      "it was made from other data, and no count tells that {} people or more changed; what a "
                      "few said may be the difference of the two",
                      least_);
        return true;
    }

    void tables(const ShownRows& there, bool who_answered) {
        const ShownRows here = shown_rows(mine_, of_.shown(), of_.study.actors.size(), who_answered);
        const auto found = told_apart(here.of, there.of, least_);
        if (!found || pack_.tells_of_few) return;
        pack_.tells_of_few = true;
        pack_.words = fmt::format("{}, {} here and {} there, come out of the two together, and fewer than {} may not",
                                  people_words(found->people), where(here, found->first_row),
                                  where(there, found->second_row), least_);
    }

    void totals(const survey::Comparison& theirs, const Disclosed& shown) {
        const bool both = shown.cross_shown && of_.shown().cross_shown;
        if (!both || theirs.options.from != mine_.options.from || theirs.options.to != mine_.options.to) return;
        const std::size_t actors = of_.study.actors.size();
        const std::size_t people = grouped_otherwise(groups_of(mine_, actors), groups_of(theirs, actors));
        if (people == 0 || people >= least_ || pack_.tells_of_few) return;
        pack_.tells_of_few = true;
        pack_.words = fmt::format(
            "{} stand in another group there, and their contacts are the difference of the totals "
            "within and across",
            people_words(people));
    }

    const Case& of_;
    const survey::Comparison& mine_;
    const std::size_t least_;
    const fs::path folder_;
    HeldPack held_;
    OtherPack& pack_ = held_.pack;
};

std::string packs_called(const std::vector<std::string>& names) {
    return fmt::format("packs {} beside it", listed(names));
}

/// Of the packs that tell of nobody with this one alone: what they tell of together. One survey at a time, since a sum
/// is over what was said in one.
std::optional<PacksTogether> taken_together(const Case& of, const std::vector<HeldPack>& all) {
    std::vector<const HeldPack*> packs;
    std::vector<std::string> names;
    for (const HeldPack& one : all) {
        if (one.pack.tells_of_few || one.rows.front().labels.empty()) continue;
        packs.push_back(&one);
        names.push_back(one.pack.name);
    }
    if (packs.size() < 2) return std::nullopt;
    const survey::Comparison& mine = of.comparison;
    const std::size_t least = of.study.min_group;
    PacksTogether together{packs_called(names), {}, false};
    std::size_t fewest = least;
    bool tried_all = true;
    for (const std::size_t wave : {mine.options.from, mine.options.to}) {
        for (std::size_t who = 0; who < who_is_counted.size(); ++who) {
            std::vector<ShownRows> shown{shown_rows(mine, of.shown(), of.study.actors.size(), who_is_counted[who])};
            std::vector<std::string> called{"here"};
            for (const HeldPack* one : packs) {
                if (wave != one->from && wave != one->to) continue;
                shown.push_back(one->rows[who]);
                called.push_back("in " + one->pack.name);
            }
            std::vector<std::vector<std::uint32_t>> tables;
            for (const ShownRows& rows : shown) tables.push_back(rows.of);
            const HeldTogether held = told_together(tables, least);
            tried_all = tried_all && held.tried_all;
            if (!held.fewest || held.fewest->people >= fewest) continue;
            fewest = held.fewest->people;
            std::vector<std::string> places, taken;
            for (std::size_t k = 0; k < held.fewest->tables.size(); ++k) {
                const std::size_t table = held.fewest->tables[k];
                places.push_back(fmt::format("{} {}", where(shown[table], held.fewest->rows[k]), called[table]));
                if (table > 0) taken.push_back(called[table].substr(3));
            }
            together.packs = packs_called(taken);
            together.tells_of_few = true;
            together.words = fmt::format("{}, {}, come out of all of them together, and fewer than {} may not",
                                         people_words(fewest), listed(places), least);
        }
    }
    if (together.tells_of_few) return together;
    together.words = tried_all ? fmt::format("no fewer than {} people come out of all of them together", least)
                               : "they have too many rows for every set of a few people to be tried together";
    return together;
}

bool is_of_study(const Manifest& manifest, const fs::path& folder, const Case& of, const Source& source) {
    if (manifest.study == of.study.name) return true;
    if (manifest.source.paths.size() != source.paths.size()) return false;
    return std::ranges::equal(manifest.source.paths, source.paths,
                              [&](const std::string& theirs, const std::string& mine) {
                                  std::error_code problem;
                                  return fs::equivalent(folder / theirs, mine, problem);
                              });
}

std::string called(const OtherPack& pack) {
    const RunOptions& o = pack.options;
    return fmt::format("pack {} beside it ({}{})", pack.name, o.by.empty() ? "" : "by " + o.by + ", ",
                       o.from == o.to ? o.from : o.from + " to " + o.to);
}

}  // namespace

PacksBeside packs_beside(const Case& of, const Source& source, const std::string& folder) {
    PacksBeside beside;
    if (shows_people(of.edition)) return beside;
    fs::path own = fs::absolute(folder).lexically_normal();
    if (!own.has_filename()) own = own.parent_path();
    std::vector<fs::path> places;
    std::error_code problem;
    for (fs::directory_iterator at(own.parent_path(), problem), end; !problem && at != end; at.increment(problem)) {
        std::error_code ignored;
        if (at->path() != own && fs::is_regular_file(at->path() / "manifest.json", ignored))
            places.push_back(at->path());
    }
    std::ranges::sort(places);
    std::vector<HeldPack> held;
    for (const fs::path& place : places) {
        std::optional<Manifest> manifest;
        try {
            manifest = read_manifest(place.string());
        } catch (const Error& error) {
            beside.not_read.push_back({(place / "manifest.json").string(), error.what()});
            continue;
        }
        if (shows_people(manifest->edition) || !is_of_study(*manifest, place, of, source)) continue;
        if (auto pack = Together(of, place, *manifest).take()) held.push_back(std::move(*pack));
    }
    beside.together = taken_together(of, held);
    for (HeldPack& one : held) beside.packs.push_back(std::move(one.pack));
    return beside;
}

std::string words_of(const OtherPack& pack) { return called(pack) + ": " + pack.words; }

std::string public_words_of(const OtherPack& pack) {
    return called(pack) + ": " +
           (pack.tells_of_few ? "it is not given out, says whoever made this one, since a few people would come out of "
                                "the two together"
                              : pack.words);
}

std::string words_of(const PacksTogether& together) { return together.packs + ": " + together.words; }

std::string public_words_of(const PacksTogether& together) {
    return together.packs + ": " +
           (together.tells_of_few
                ? "one of them is not given out, says whoever made this one, since a few people would "
                  "come out of all of them together"
                : together.words);
}

std::string words_of(const PackNotRead& pack) {
    const std::string first = pack.why.substr(0, pack.why.find('\n'));  // somebody else's manifest has many faults
    const std::string why = first.starts_with(pack.place) ? first : pack.place + ": " + first;
    return fmt::format(
        "{}\nthis pack was not held against that folder; if it is a public pack of this study, make it "
        "again or move it away and make this one again, and else nothing is to be done",
        why);
}

}  // namespace crosstie::io
