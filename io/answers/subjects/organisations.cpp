#include "io/answers/subjects/organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/change/group_links.hpp"
#include "graph/measure/betweenness.hpp"
#include "graph/survey/organisations.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using nlohmann::ordered_json;

class OrganisationsMaker {
 public:
    OrganisationsMaker(const Case& input, const Case& by_organisation)
        : in_(input),
          study_(input.study),
          c_(by_organisation.comparison),
          public_(input.shown().edition == Edition::public_),
          shown_(by_organisation.shown()),
          told_(survey::told_both_times(study_, input.comparison)),
          links_(change::group_links(c_.cross_area, told_)) {}

    Topic take() {
        topic_.section.id = "organisations";
        topic_.section.heading = "How organisations are linked";
        affiliations();
        contacts();
        pairs();
        without_outside();
        if (!rows_.rows.empty()) topic_.section.blocks.emplace_back(std::move(rows_));
        if (!public_) each();
        add_reach({in_, c_.cross_area.areas, c_.contacts, told_, links_.compared}, topic_);
        say("Organisations are linked here by what their people say, so one person can make a link. The counts are "
            "facts about this group and are not tested. They do not show that the organisations themselves agreed "
            "anything.");
        return std::move(topic_);
    }

 private:
    void affiliations() {
        const std::size_t from = survey::groups_on_roster(study_, "organisation", c_.options.from),
                          to = survey::groups_on_roster(study_, "organisation", c_.options.to);
        topic_.numbers["organisations"] = {{"from", from}, {"to", to}, {"compared", links_.groups}};
        const PeopleCount movers =
            people_count(c_.movers.size(), c_.stayers.size(), public_ ? in_.shown().min_group : 0);
        put(topic_.numbers, "people_moved", movers);
        row("Organisations with people on the list", count_words(from), count_words(to));
        moved_ = c_.movers.empty() ? std::string()
                                   : fmt::format(
                                         " {} moved to another organisation between the surveys; each is "
                                         "counted where they were at first.",
                                         capitalised(people_of_words(movers)));
    }

    // Beside figures by area, these totals must not leave those of a few people: as many as three areas must mix.
    bool totals_safe() const {
        if (!public_) return true;
        if (!shown_.cross_shown) return false;
        if (!in_.comparison.has_areas || in_.comparison.options.by == "organisation") return true;
        const Partition &areas = in_.comparison.cross_area.areas, &own = c_.cross_area.areas;
        std::vector<std::set<std::uint32_t>> inside(areas.group_count());
        for (const ActorId i : c_.stayers) {
            if (areas.known(i) && own.known(i)) inside[areas.group[i]].insert(own.group[i]);
        }
        const auto mixed = std::ranges::count_if(inside, [](const auto& those) { return those.size() > 1; });
        return mixed == 0 || mixed > 2;
    }

    void contacts() {
        const change::AreaTurnover &across = c_.cross_area.across, &within = c_.cross_area.within;
        if (!totals_safe()) {
            for (const char* key : {"across", "within"}) withhold(topic_.numbers, key, "suppressed: small_groups");
            say("Contacts within and across organisations are not shown: too few people stand behind the difference." +
                moved_);
            return;
        }
        const auto numbers = [](const change::AreaTurnover& a) {
            ordered_json out{{"pairs", a.contact_pairs},
                             {"from", a.contacts_before},
                             {"to", a.contacts_after},
                             {"gained", a.contacts_gained},
                             {"lost", a.contacts_lost}};
            put(out, "density_from", a.contact_density_before(), "no pair");
            put(out, "density_to", a.contact_density_after(), "no pair");
            return out;
        };
        topic_.numbers["across"] = numbers(across);
        topic_.numbers["within"] = numbers(within);
        say(
            fmt::format("Contacts between people of different organisations {}, of {}; within one organisation they "
                        "{}, of {}.{}",
                        movement_words(across.contacts_before, across.contacts_after, voice_of(c_)),
                        counted(across.contact_pairs, "pair of people", "pairs of people"),
                        movement_words(within.contacts_before, within.contacts_after, voice_of(c_)),
                        counted(within.contact_pairs, "pair", "pairs"), moved_));
        row("Contacts across organisations", count_words(across.contacts_before), count_words(across.contacts_after));
        row("Pairs of people across organisations", count_words(across.contact_pairs),
            count_words(across.contact_pairs));
        row("Contacts within an organisation", count_words(within.contacts_before), count_words(within.contacts_after));
        row("Pairs of people within an organisation", count_words(within.contact_pairs),
            count_words(within.contact_pairs));
    }

    // Where the paper's areas are the organisations, their rows are in it, and what was merged there stays so.
    bool pairs_safe() const {
        return !public_ || in_.comparison.options.by != "organisation" || in_.shown().areas.merged == 0;
    }

    void pairs() {
        if (!pairs_safe()) return withhold(topic_.numbers, "pairs_of_organisations", "suppressed: small_groups");
        const auto& first = c_.cross_area.first_links;
        const std::size_t certain = c_.cross_area.first_links_certain();
        ordered_json& out = topic_.numbers["pairs_of_organisations"] = {{"pairs", links_.pairs},
                                                                        {"from", links_.before.linked},
                                                                        {"to", links_.after.linked},
                                                                        {"first_links", first.size()},
                                                                        {"first_links_certain", certain}};
        put(out, "density_from", links_.before.density, "fewer than two organisations");
        put(out, "density_to", links_.after.density, "fewer than two organisations");
        topic_.answers.push_back(
            {Part::connections, "Are more organisations in contact?",
             fmt::format("Pairs of organisations in contact {}, of {}.",
                         movement_words(links_.before.linked, links_.after.linked), count_words(links_.pairs))});
        say(
            fmt::format("Pairs of organisations in contact {}, of {}. {} {} in contact after with no contact recorded "
                        "before; for {} of these everybody had answered before, so that it is a first contact.",
                        movement_words(links_.before.linked, links_.after.linked), count_words(links_.pairs),
                        count_words(first.size()), first.size() == 1 ? "pair is" : "pairs are", count_words(certain)));
        row("Pairs of organisations that could be in contact", count_words(links_.pairs), count_words(links_.pairs));
        row("Pairs of organisations in contact", count_words(links_.before.linked), count_words(links_.after.linked));
        row("In contact after, none recorded before", "not applicable", count_words(first.size()));
        row("Of these, everybody answered before", "not applicable", count_words(certain));
    }

    void without_outside() {
        const std::size_t least = public_ ? in_.shown().min_group : 0;
        const auto of = [&](std::size_t count) { return people_count(count, links_.groups, least); };
        const PeopleCount from = of(links_.before.unlinked), to = of(links_.after.unlinked);
        ordered_json& out = topic_.numbers["without_contact_outside"] = ordered_json::object();
        put(out, "from", from);
        put(out, "to", to);
        say(fmt::format("Organisations not yet in contact with another: {} before, {} after.", people_of_words(from),
                        people_of_words(to)));
        row("Organisations with no contact outside", people_count_words(from), people_count_words(to));
        const PeopleCount largest_from = of(links_.before.largest), largest_to = of(links_.after.largest);
        ordered_json& largest = topic_.numbers["largest_part"] = ordered_json::object();
        put(largest, "from", largest_from);
        put(largest, "to", largest_to);
        row("Organisations joined in one network", people_count_words(largest_from), people_count_words(largest_to));
        if (!public_) topic_.numbers["parts"] = {{"from", links_.before.parts}, {"to", links_.after.parts}};
    }

    void each() {
        Table table{
            "organisations_each",
            "Each organisation: how many others its people are in contact with",
            {{"Organisation", false},
             {"People on both lists", true},
             {"Others before", true},
             {"Others after", true},
             {"Contacts outside before", true},
             {"Contacts outside after", true},
             {"Pairs it lies between, before", true},
             {"After", true}},
            {},
            "Pairs answered at both surveys. An organisation with more people can have more contacts. Pairs it lies "
            "between: how many pairs of other organisations have it on their shortest route, shared where there are "
            "several routes.",
            {}};
        const std::vector<std::size_t> people = survey::stayers_by_area(c_);
        const measure::ActorScores before = measure::betweenness(change::group_network(c_.cross_area.contacts_from)),
                                   after = measure::betweenness(change::group_network(c_.cross_area.contacts_to));
        ordered_json& out = topic_.numbers["each"] = ordered_json::array();
        for (std::size_t g = 0; g < people.size(); ++g) {
            if (links_.compared[g] == 0) continue;
            const std::string& id = c_.cross_area.areas.labels[g];
            out.push_back({{"organisation", id},
                           {"people", people[g]},
                           {"degree_from", links_.before.degree[g]},
                           {"degree_to", links_.after.degree[g]},
                           {"contacts_from", links_.before.contacts[g]},
                           {"contacts_to", links_.after.contacts[g]},
                           {"betweenness_from", before[g]},
                           {"betweenness_to", after[g]}});
            table.rows.push_back({organisation_words(study_, id), count_words(people[g]),
                                  count_words(links_.before.degree[g]), count_words(links_.after.degree[g]),
                                  count_words(links_.before.contacts[g]), count_words(links_.after.contacts[g]),
                                  decimal_words(before[g], 1), decimal_words(after[g], 1)});
        }
        topic_.section.blocks.emplace_back(std::move(table));
        first_links();
    }

    void first_links() {
        Table table{"organisations_first_links",
                    "Organisations in contact after, none recorded before",
                    {{"Organisations", false}, {"Contacts after", true}, {"Everybody answered before", false}},
                    {},
                    "",
                    {}};
        ordered_json& out = topic_.numbers["first_links"] = ordered_json::array();
        for (const change::FirstLink& link : c_.cross_area.first_links) {
            const auto &one = c_.cross_area.areas.labels[link.first], &other = c_.cross_area.areas.labels[link.second];
            const std::uint64_t contacts = c_.cross_area.contacts_to[link.first][link.second];
            out.push_back({{"first", one}, {"second", other}, {"contacts", contacts}, {"certain", link.certain}});
            table.rows.push_back(
                {fmt::format("{} and {}", organisation_words(study_, one), organisation_words(study_, other)),
                 count_words(contacts), link.certain ? "yes" : "no"});
        }
        if (!table.rows.empty()) topic_.section.blocks.emplace_back(std::move(table));
    }

    void say(std::string sentence) { topic_.section.blocks.emplace_back(Paragraph{std::move(sentence)}); }
    void row(const char* what, std::string from, std::string to) {
        rows_.rows.push_back({what, std::move(from), std::move(to)});
    }

    const Case& in_;
    const Study& study_;
    const survey::Comparison& c_;  // with organisations as areas
    bool public_;
    const Disclosed& shown_;
    ObservedPairs told_;
    change::GroupLinks links_;
    Topic topic_;
    std::string moved_;
    Table rows_{"organisations_network",
                "The network of organisations",
                {{"Figure", false}, {"Before", true}, {"After", true}},
                {},
                "Contacts by either person's answer, on pairs answered at both surveys.",
                {}};
};

}  // namespace

std::optional<Topic> organisations_topic(const Case& input) {
    if (!input.study.attributes.has("organisation") || !input.shown().comparable) return std::nullopt;
    survey::ComparisonOptions options = input.comparison.options;
    options.by = "organisation";
    options.draws = 0;
    const Case& by_organisation = input.other(options, input.edition);
    if (!by_organisation.comparison.has_areas) return std::nullopt;
    return OrganisationsMaker(input, by_organisation).take();
}

}  // namespace crosstie::io
