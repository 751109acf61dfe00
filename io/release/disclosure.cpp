// What an edition may show of a comparison. Areas and bands are put together before anything is counted from them, so
// that no figure of a few people, and no sum that gives one back, exists to be shown.
#include "io/release/disclosure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "graph/base/calls.hpp"
#include "graph/base/error.hpp"
#include "graph/measure/quartiles.hpp"
#include "graph/survey/area_totals.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/release/not_shown.hpp"
#include "io/release/once_observed.hpp"
#include "io/release/small_areas.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

AreaTables area_tables(const survey::Comparison& c, const std::vector<bool>& merged, const std::string& other) {
    const auto& areas = c.cross_area.areas;
    AreaTables tables;
    tables.merged = static_cast<std::size_t>(std::count(merged.begin(), merged.end(), true));
    tables.shown_as.resize(areas.group_count());
    for (std::size_t area = 0; area < areas.group_count(); ++area) {
        if (merged[area]) continue;
        tables.shown_as[area] = static_cast<std::uint32_t>(tables.labels.size());
        tables.labels.push_back(areas.labels[area]);
    }
    if (tables.merged > 0) {
        for (std::size_t area = 0; area < areas.group_count(); ++area) {
            if (merged[area]) tables.shown_as[area] = static_cast<std::uint32_t>(tables.labels.size());
        }
        tables.labels.push_back(other);
    }
    const std::size_t rows = tables.labels.size();
    const auto summed = [&](const std::vector<std::uint32_t>& counts) {
        std::vector<std::uint32_t> sums(rows);
        for (std::size_t area = 0; area < counts.size(); ++area) sums[tables.shown_as[area]] += counts[area];
        return sums;
    };
    tables.roster_from = summed(c.roster_from);
    tables.roster_to = summed(c.roster_to);
    tables.answered_from = summed(c.answered_from);
    tables.answered_to = summed(c.answered_to);
    const auto contacts = [&](const std::vector<std::vector<std::uint64_t>>& cells) {
        std::vector<std::vector<std::uint64_t>> sums(rows, std::vector<std::uint64_t>(rows));
        for (std::size_t g = 0; g < cells.size(); ++g) {
            for (std::size_t h = g; h < cells.size(); ++h) {  // a contact between two merged areas lies within the row
                const auto [row, column] = std::minmax(tables.shown_as[g], tables.shown_as[h]);
                sums[row][column] += cells[g][h];
                if (row != column) sums[column][row] = sums[row][column];
            }
        }
        return sums;
    };
    tables.contacts_from = contacts(c.cross_area.contacts_from);
    tables.contacts_to = contacts(c.cross_area.contacts_to);
    tables.contacts_kept = contacts(c.cross_area.contacts_kept);
    const survey::AreaPairs from = survey::pairs_of_areas(tables.contacts_from);
    tables.area_pairs = from.pairs;
    tables.linked_from = from.linked;
    tables.linked_to = survey::pairs_of_areas(tables.contacts_to).linked;
    return tables;
}

/// Bands of people by new contacts; in the public edition neighbours are put together until none holds a few.
std::vector<Band> bands_of(const std::vector<std::uint32_t>& gained, std::size_t min_group, bool is_public) {
    std::vector<Band> bands{{0, 0, 0}, {1, 2, 0}, {3, 5, 0}, {6, std::nullopt, 0}};
    for (const std::uint32_t count : gained) ++bands[count == 0 ? 0 : count <= 2 ? 1 : count <= 5 ? 2 : 3].people;
    const auto few = [&](const Band& band) { return is_public && band.people > 0 && band.people < min_group; };
    for (auto band = bands.begin(); (band = std::find_if(bands.begin(), bands.end(), few)) != bands.end();) {
        if (bands.size() == 1) return {};
        const auto first = band + 1 == bands.end() ? band - 1 : band;
        first->people += (first + 1)->people;
        first->most = (first + 1)->most;
        bands.erase(first + 1);
    }
    return bands;
}

std::optional<std::array<double, 3>> quartiles_of(const std::vector<std::uint32_t>& counts) {
    if (counts.empty()) return std::nullopt;
    const measure::Quartiles found = measure::quartiles({counts.begin(), counts.end()});
    return std::array<double, 3>{found.lower, found.median, found.upper};
}

class Discloser {
 public:
    Discloser(const Study& study, const survey::Comparison& comparison, Edition edition)
        : study_(study), c_(comparison), public_(edition == Edition::public_) {
        shown_.edition = edition;
        shown_.min_group = study.min_group;
    }

    Disclosed take() {
        if (public_) refuse_too_few();
        shown_.comparable = c_.ties.pairs() > 0;
        areas();
        people();
        split();
        return std::move(shown_);
    }

 private:
    bool few(std::uint64_t count) const { return public_ && count > 0 && count < shown_.min_group; }

    void refuse_too_few() const {
        const auto both = static_cast<std::size_t>(
            std::count_if(c_.new_contacts.begin(), c_.new_contacts.end(), [](const auto& row) { return row.known; }));
        const bool small = std::min({c_.before.roster, c_.after.roster, c_.stayers.size()}) < shown_.min_group;
        const bool silent = std::min({c_.before.answered, c_.after.answered, both}) < shown_.min_group;
        if (!small && !silent) return;
        if (survey::one_survey(c_)) {
            throw NotShown(
                fmt::format("fewer than {} people {}, so a public edition would show single people; ask for the group "
                            "edition",
                            shown_.min_group, small ? "are of this group" : "answered"));
        }
        throw NotShown(
            fmt::format("fewer than {} people {} both waves, so a public edition would show single people; ask "
                        "for the group edition",
                        shown_.min_group, small ? "of this group are there at" : "answered at"));
    }

    PeopleCount counted(std::uint64_t value, std::uint64_t whole) const {
        return people_count(value, whole, public_ ? shown_.min_group : 0);
    }

    /// People of no known area, as one more area: their links are the totals of all less those within and across.
    bool unknown_given_back() const {
        const auto rest = [](std::size_t whole, const std::vector<std::uint32_t>& parts) {
            return static_cast<std::uint32_t>(whole - std::accumulate(parts.begin(), parts.end(), std::size_t{0}));
        };
        const AreaCounts counts{rest(c_.before.roster, c_.roster_from),
                                rest(c_.after.roster, c_.roster_to),
                                rest(c_.before.answered, c_.answered_from),
                                rest(c_.after.answered, c_.answered_to),
                                static_cast<std::uint32_t>(c_.cross_area.without_area.size()),
                                static_cast<std::uint32_t>(
                                    std::count_if(c_.new_contacts.begin(), c_.new_contacts.end(), [&](const auto& row) {
                                        return row.known && !c_.cross_area.areas.known(row.actor);
                                    }))};
        return public_ && counts[stayed] > 0 && least(counts) < shown_.min_group;
    }

    void areas() {
        if (!c_.has_areas || !shown_.comparable) return;
        if (unknown_given_back()) {
            shown_.notes.push_back(
                fmt::format("Figures within and across {} are not shown: beside the figures for everybody they would "
                            "tell of the few people of no known {}.",
                            study_.by.plural, study_.by.singular));
            return;
        }
        shown_.first_links_certain = c_.cross_area.first_links_certain();
        const auto& plural = study_.by.plural;
        const std::vector<AreaCounts> counts = area_counts(c_);
        std::vector<bool> merged(counts.size());
        if (public_) merged = areas_to_merge(counts, shown_.min_group);
        const bool all = std::find(merged.begin(), merged.end(), false) == merged.end();
        shown_.cross_shown =
            !(all && (gives_one_back(counts, merged, shown_.min_group) || pairs_tell(c_, counts, shown_.min_group)));
        shown_.areas_shown = !all;
        if (!shown_.cross_shown) {
            shown_.notes.push_back(
                fmt::format("Figures within and across {0} are not shown: too few people in all but "
                            "one or two {0}.",
                            plural));
            return;
        }
        if (all) {
            // Whole-group counts of pairs of areas may stand where no single cell does.
            shown_.areas.area_pairs = c_.cross_area.area_pairs;
            shown_.areas.linked_from = c_.cross_area.linked_from;
            shown_.areas.linked_to = c_.cross_area.linked_to;
            shown_.first_links = c_.cross_area.first_links.size();
            shown_.notes.push_back(
                fmt::format("Figures for single {} are not shown: too many of them have fewer than {} "
                            "people.",
                            plural, shown_.min_group));
            return;
        }
        shown_.areas = area_tables(c_, merged, "Other " + plural);
        if (shown_.areas.merged == 0) {
            shown_.areas.area_pairs = c_.cross_area.area_pairs;
            shown_.areas.linked_from = c_.cross_area.linked_from;
            shown_.areas.linked_to = c_.cross_area.linked_to;
            shown_.first_links = c_.cross_area.first_links.size();
        } else {
            shown_.notes.push_back(
                fmt::format("{} {} stand together as \"Other {}\"{}, so that no figure "
                            "rests on fewer than {} people or gives such a figure back. Contacts between those {} "
                            "count as contacts across, but are not drawn.",
                            count_words(shown_.areas.merged), plural, plural,
                            survey::one_survey(c_) ? "" : ", at both surveys", shown_.min_group, plural));
        }
        // The response table adds up to the whole group, and so would tell how many have no known area.
        const auto rest = [&](std::size_t whole, const std::vector<std::uint32_t>& parts) {
            return few(whole - std::accumulate(parts.begin(), parts.end(), std::size_t{0}));
        };
        shown_.response_by_area = !rest(c_.before.roster, c_.roster_from) && !rest(c_.after.roster, c_.roster_to) &&
                                  !rest(c_.before.answered, c_.answered_from) &&
                                  !rest(c_.after.answered, c_.answered_to);
        if (!shown_.response_by_area) {
            shown_.notes.push_back(
                fmt::format("How many were asked and answered is not shown by {}: it would tell how many people, fewer "
                            "than {}, have no known {}.",
                            study_.by.singular, shown_.min_group, study_.by.singular));
        }
    }

    void people() {
        // Who has no contact names nobody; who is silent is a denominator, and always told.
        const auto wave = [&](const survey::WaveFigures& at, PeopleCount& without, PeopleCount& nobody,
                              PeopleCount& unknown) {
            const std::size_t least = public_ ? shown_.min_group : 0;
            std::tie(without, nobody) =
                part_of({at.without_contact, at.answered}, {at.names_nobody.size(), at.answered}, least);
            unknown = part_of({at.unknown, at.roster}, {at.silent.size(), at.roster, true}, least).first;
        };
        wave(c_.before, shown_.without_contact_from, shown_.names_nobody_from, shown_.unknown_from);
        wave(c_.after, shown_.without_contact_to, shown_.names_nobody_to, shown_.unknown_to);
        std::vector<std::uint32_t> gained;
        std::uint64_t across = 0, area_known = 0, losing = 0;
        for (const change::NewContacts& row : c_.new_contacts) {
            if (!row.known) continue;
            gained.push_back(row.gained);
            // Of somebody of no known area nobody can say whether a contact crosses one.
            if (!c_.has_areas || c_.cross_area.areas.known(row.actor)) ++area_known;
            if (row.gained_across > 0) ++across;
            if (row.lost > 0) ++losing;
        }
        const auto any = static_cast<std::uint64_t>(
            std::count_if(gained.begin(), gained.end(), [](std::uint32_t count) { return count > 0; }));
        shown_.gained_any = counted(any, gained.size());
        shown_.gained_across = counted(across, area_known);
        // The two stand side by side though a few people may make the difference: who gained only within their area is
        // no group of this paper, and nothing else is said of them.
        shown_.lost_any = counted(losing, gained.size());
        const infer::PeopleTests& balance = c_.density.people;
        if (!few(balance.gained) && !few(balance.lost) && !few(balance.level)) {
            shown_.balance = {balance.gained, balance.lost, balance.level};
        }
        shown_.people_with_new_across = counted(c_.cross_area.people_with_new_across, c_.stayers.size());
        shown_.without_area = counted(c_.cross_area.without_area.size(), c_.stayers.size());
        shown_.movers = counted(c_.movers.size(), c_.stayers.size());
        if (shown_.comparable) shown_.bands = bands_of(gained, shown_.min_group, public_);
        if (!public_ || gained.size() >= 2 * shown_.min_group) shown_.quartiles = quartiles_of(gained);
        if (public_ && shown_.comparable && shown_.bands.size() < 4) {
            shown_.notes.push_back(
                fmt::format("Bands of new contacts are put together so that none holds fewer than {} "
                            "people.",
                            shown_.min_group));
        }
    }

    void split() {
        const OnceObserved once(study_, c_);
        shown_.waves_shown = !public_ || once.waves_shown(shown_.min_group);
        shown_.along_shown = study_.waves.size() < 3 || along_shown(study_, c_, shown_);
        shown_.split_shown = !public_;
        if (!shown_.waves_shown) {
            shown_.notes.push_back(
                "All links of each survey on its own are not shown: beside the links among people seen both times they "
                "would tell of a few people's.");
        } else if (!shown_.split_shown && c_.joiners.size() + c_.leavers.size() > 0) {
            shown_.notes.push_back("Links of people who joined or left are not shown apart.");
        }
        if (!shown_.along_shown) {
            shown_.notes.push_back(
                "Links from survey to survey are not shown: beside each other they would tell of a few people's.");
        }
        if (public_ && !once.bounds_shown(shown_.min_group)) {
            shown_.notes.push_back(
                "What the unanswered pairs could do to the change is not shown: it would tell what a few people "
                "answered at one survey only.");
        }
        if (public_ && !once.treatments_shown(shown_.min_group)) {
            shown_.notes.push_back(
                "The change with people who did not answer counted in other ways is not shown: beside the other "
                "figures it would tell of a few people's links.");
        }
        complete_case();
    }

    void complete_case() {
        const auto& o = c_.options;
        shown_.complete_from = complete_case_shown(study_, o.relation, o.from, o.from, shown_);
        shown_.complete_to = complete_case_shown(study_, o.relation, o.to, o.to, shown_);
        shown_.complete_both = complete_case_shown(study_, o.relation, o.from, o.to, shown_);
        if (shown_.complete_from && shown_.complete_to && shown_.complete_both) return;
        shown_.notes.push_back(
            "Who named each other, and other figures of pairs of whom both answered, are not shown beside all links: "
            "they would tell how often a few people who did not answer were named.");
    }

    const Study& study_;
    const survey::Comparison& c_;
    bool public_;
    Disclosed shown_;
};

}  // namespace

Disclosed disclose(const Study& study, const survey::Comparison& comparison, Edition edition) {
    tell_call("disclose", [&] {
        const survey::ComparisonOptions& o = comparison.options;
        return fmt::format("{} {} {} {} {} {} {} {}", name_of(edition), o.relation, o.from, o.to, comparison.tie_from,
                           static_cast<int>(comparison.direction), o.by, o.draws);
    });
    return Discloser(study, comparison, edition).take();
}

std::string band_words(const Band& band) {
    if (band.most == band.least) return band.least == 0 ? "none" : count_words(band.least);
    if (!band.most) return band.least == 0 ? "any number" : count_words(band.least) + " and more";
    return count_words(band.least) + " to " + count_words(*band.most);
}

std::string person_words(const Study& study, ActorId actor, Edition edition) {
    if (edition == Edition::public_) throw Error("the public edition shows no person");
    if (edition == Edition::named) {
        const auto* names = study.attributes.find("name");
        if (names != nullptr && !(*names)[actor].empty()) return (*names)[actor];
    }
    return study.actors[actor].label;
}

}  // namespace crosstie::io
