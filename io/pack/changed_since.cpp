#include "io/pack/changed_since.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "graph/model/study.hpp"

namespace crosstie::io {

namespace {

using Pointer = nlohmann::json::json_pointer;
using Counts = std::vector<std::uint32_t>;

/// What a reader of the pack sees of it, where it is told.
std::optional<std::int64_t> told(const nlohmann::json& pack, const std::string& pointer) {
    const Pointer at(pointer);
    if (!pack.contains(at) || !pack[at].is_number_integer()) return std::nullopt;
    return pack[at].get<std::int64_t>();
}

class Differences {
 public:
    Differences(const nlohmann::json& pack, const Study& study, const survey::Comparison& now)
        : pack_(pack), study_(study), now_(now) {}

    ChangedSince take() {
        if (const Pointer first("/comparisons/0"); pack_.contains(first))
            of_two_surveys(pack_[first]);
        else if (pack_.contains("baseline"))
            of_one_survey(pack_["baseline"]);
        return std::move(found_);
    }

 private:
    void people(const nlohmann::json& from, const std::string& at, std::size_t now, const std::string& who) {
        const auto was = told(from, at);
        const auto is = static_cast<std::int64_t>(now);
        if (!was || *was == is) return;
        found_.changed = true;
        const auto more = static_cast<std::size_t>(std::abs(*was - is));
        if (found_.people && *found_.people <= more) return;
        found_.people = more;
        found_.who = who;
    }

    void figure(const nlohmann::json& from, const std::string& at, std::uint64_t now) {
        const auto was = told(from, at);
        found_.changed = found_.changed || (was && *was != static_cast<std::int64_t>(now));
    }

    void of_one_survey(const nlohmann::json& baseline) {
        people(baseline, "/roster", now_.before.roster, "on a list");
        people(baseline, "/answered", now_.before.answered, "who answered");
        figure(baseline, "/links", now_.ties.before());
        figure(baseline, "/pairs_observed", now_.ties.pairs());
        if (!now_.has_areas) return;
        for (const auto& [part, of] :
             {std::pair{"within", &now_.cross_area.within}, std::pair{"across", &now_.cross_area.across}}) {
            figure(baseline, std::string("/contacts/") + part, of->contacts_before);
            figure(baseline, std::string("/contact_pairs/") + part, of->contact_pairs);
        }
    }

    void of_two_surveys(const nlohmann::json& comparison) {
        const auto wave = [&](std::size_t at, const survey::WaveFigures& now) {
            const std::string place = "/waves/" + study_.waves[at].key;
            people(comparison, place + "/roster", now.roster, "on a list");
            people(comparison, place + "/answered", now.answered, "who answered");
        };
        wave(now_.options.from, now_.before);
        wave(now_.options.to, now_.after);
        figure(comparison, "/ties/kept", now_.ties.kept);
        figure(comparison, "/ties/gained", now_.ties.gained);
        figure(comparison, "/ties/lost", now_.ties.lost);
        if (now_.has_areas && comparison.contains(Pointer("/areas/labels"))) areas(comparison["areas"]);
    }

    /// Row by row, since a few people who moved between areas leave every total as it was.
    void areas(const nlohmann::json& told_of) {
        const auto labels = told_of["labels"].get<std::vector<std::string>>();
        const std::size_t single = labels.size() - (told_of.value("merged", std::size_t{0}) > 0 ? 1 : 0);
        const Partition& areas = now_.cross_area.areas;
        Counts row_of(areas.group_count(), static_cast<std::uint32_t>(single));
        std::size_t found = 0;
        for (std::size_t area = 0; area < row_of.size(); ++area) {
            const auto at = static_cast<std::size_t>(std::ranges::find(labels, areas.labels[area]) - labels.begin());
            if (at < single) row_of[area] = static_cast<std::uint32_t>(at), ++found;
        }
        if (found != single || (single == labels.size() && found != row_of.size())) return;
        const auto row_sum = [&](const Counts& counts, std::size_t row) {
            std::size_t sum = 0;
            for (std::size_t area = 0; area < counts.size(); ++area) sum += row_of[area] == row ? counts[area] : 0U;
            return sum;
        };
        const auto row_called = [&](const nlohmann::json& name) {
            return static_cast<std::size_t>(std::ranges::find(labels, name.get<std::string>()) - labels.begin());
        };
        for (const nlohmann::json& row : told_of["each"]) {
            const std::size_t at = row_called(row["area"]);
            const std::string in = ", in " + row["area"].get<std::string>();
            people(row, "/roster/from", row_sum(now_.roster_from, at), "on a list" + in);
            people(row, "/roster/to", row_sum(now_.roster_to, at), "on a list" + in);
            people(row, "/answered/from", row_sum(now_.answered_from, at), "who answered" + in);
            people(row, "/answered/to", row_sum(now_.answered_to, at), "who answered" + in);
        }
        for (const nlohmann::json& row : told_of["between"]) {
            const std::size_t one = row_called(row["area"]), other = row_called(row["with"]);
            const auto contacts = [&](const std::vector<std::vector<std::uint64_t>>& cells) {
                std::uint64_t sum = 0;
                for (std::size_t g = 0; g < cells.size(); ++g) {
                    for (std::size_t h = g; h < cells.size(); ++h) {
                        const bool there =
                            (row_of[g] == one && row_of[h] == other) || (row_of[g] == other && row_of[h] == one);
                        if (there) sum += cells[g][h];
                    }
                }
                return sum;
            };
            figure(row, "/from", contacts(now_.cross_area.contacts_from));
            figure(row, "/to", contacts(now_.cross_area.contacts_to));
            figure(row, "/kept", contacts(now_.cross_area.contacts_kept));
        }
    }

    const nlohmann::json& pack_;
    const Study& study_;
    const survey::Comparison& now_;
    ChangedSince found_;
};

}  // namespace

ChangedSince changed_since(const nlohmann::json& numbers, const Study& study, const survey::Comparison& now) {
    return Differences(numbers, study, now).take();
}

}  // namespace crosstie::io
