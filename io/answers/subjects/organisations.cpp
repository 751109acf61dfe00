// Organisations as nodes: how their people's contacts link them before and after, counted in every edition and named in
// those that show people.
#include "io/answers/subjects/organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "graph/change/group_links.hpp"
#include "graph/measure/betweenness.hpp"
#include "graph/survey/organisations.hpp"
#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/release/people_count.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

class OrganisationsMaker {
 public:
    OrganisationsMaker(const Case& input, const Case& by_organisation)
        : in_(input),
          study_(input.study),
          c_(by_organisation.comparison),
          people_shown_(shows_people(input.shown().edition)),
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
        std::move(figures_).add_to(topic_.section);
        each();
        first_links();
        add_reach({in_, c_.cross_area.areas, c_.contacts, told_, links_.compared}, topic_);
        say("Organisations are linked here by what their people say, so one person can make a link. Counts of "
            "organisations "
            "are facts about this group and are not tested. They do not show that the organisations themselves agreed "
            "anything.");
        return std::move(topic_);
    }

 private:
    void affiliations() {
        const std::size_t from = survey::groups_on_roster(study_, "organisation", c_.options.from),
                          to = survey::groups_on_roster(study_, "organisation", c_.options.to);
        figures_.row("Organisations with people on the list", "organisations.from", "organisations.to",
                     "Organisations with people on the list", from, to);
        figures_.add("organisations.compared", "Organisations with people on both lists", links_.groups);
        const PeopleCount movers = people_count(c_.movers.size(), c_.stayers.size(), least());
        figures_.add("people_moved", "People on both lists who moved to another organisation", people_cell(movers));
        moved_ = c_.movers.empty() ? std::string()
                                   : fmt::format(
                                         " {} moved to another organisation between the surveys; each is "
                                         "counted where they were at first.",
                                         capitalised(people_of_words(movers)));
    }

    [[nodiscard]] std::size_t least() const { return least_shown(in_.shown().edition, in_.shown().min_group); }

    // Beside figures by area, these totals must not leave those of a few people: as many as three areas must mix.
    bool totals_safe() const {
        if (people_shown_) return true;
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
            for (const char* key : {"across", "within"}) {
                figures_.add(key, "Contacts across or within organisations", Withheld{"too few"});
            }
            say("Contacts within and across organisations are not shown: too few people stand behind the difference." +
                moved_);
            return;
        }
        const infer::ContactChanges& tested = c_.contact_changes;
        const auto moved = [](const change::AreaTurnover& of, const infer::JudgedChange& change) {
            std::string words = movement_words(of.contacts_before, of.contacts_after, voice_of(change));
            if (voice_of(change) == Voice::verbs) return words + ", a " + verdict_words(change);
            return change.verdict == infer::Verdict::not_distinguishable ? words + ", " + verdict_words(change) : words;
        };
        topic_.finding =
            fmt::format("Contacts between people of different organisations {}; within organisations they {}.",
                        moved(across, tested.across), moved(within, tested.within));
        say(topic_.finding + fmt::format(" These are of {} of different organisations and {} of one.{}",
                                         counted(across.contact_pairs, "pair of people", "pairs of people"),
                                         counted(within.contact_pairs, "pair", "pairs"), moved_));
        totals("across", "across organisations", across);
        totals("within", "within an organisation", within);
    }

    void totals(const std::string& key, const std::string& where, const change::AreaTurnover& of) {
        figures_.row("Contacts " + where, key + ".from", key + ".to", "Contacts " + where, of.contacts_before,
                     of.contacts_after);
        figures_.row("Pairs of people " + where, of.contact_pairs, of.contact_pairs);
        figures_.add(key + ".pairs", "Pairs of people " + where, of.contact_pairs);
        figures_.add(key + ".gained", "Contacts after that were none before", of.contacts_gained);
        figures_.add(key + ".lost", "Contacts before that are none after", of.contacts_lost);
        figures_.add(key + ".density_from", "from / pairs", number_or(of.contact_density_before(), Why::no_pairs));
        figures_.add(key + ".density_to", "to / pairs", number_or(of.contact_density_after(), Why::no_pairs));
    }

    // Where the paper's areas are the organisations, their rows are in it, and what was merged there stays so.
    bool pairs_safe() const {
        return people_shown_ || in_.comparison.options.by != "organisation" || in_.shown().areas.merged == 0;
    }

    void pairs() {
        const std::string key = "pairs_of_organisations";
        if (!pairs_safe()) return figures_.add(key, "Pairs of organisations", Withheld{"too few"});
        const auto& first = c_.cross_area.first_links;
        const std::size_t certain = c_.cross_area.first_links_certain();
        topic_.answers.push_back(
            {Part::connections, "Are more organisations in contact?",
             fmt::format("Pairs of organisations in contact {}, of {}.",
                         movement_words(links_.before.linked, links_.after.linked), count_words(links_.pairs))});
        say(
            fmt::format("Pairs of organisations in contact {}, of {}. {} {} in contact after with no contact recorded "
                        "before{}",
                        movement_words(links_.before.linked, links_.after.linked), count_words(links_.pairs),
                        first.empty() ? std::string("None") : count_words(first.size()),
                        first.empty()       ? "is"
                        : first.size() == 1 ? "pair is"
                                            : "pairs are",
                        first_contacts(first.size(), certain)));
        const Cell none = Undefined{Why::not_applicable};
        figures_.add(key + ".pairs", "Pairs that could be in contact", links_.pairs);
        figures_.row("Pairs of organisations that could be in contact", links_.pairs, links_.pairs);
        figures_.row("Pairs of organisations in contact", key + ".from", key + ".to", "Pairs in contact",
                     links_.before.linked, links_.after.linked);
        figures_.add(key + ".first_links", "In contact after, none recorded before", first.size());
        figures_.row("In contact after, none recorded before", none, first.size());
        figures_.add(key + ".first_links_certain", "Of these, everybody had answered before", certain);
        figures_.row("Of these, everybody answered before", none, certain);
        figures_.add(key + ".density_from", "from / pairs", number_or(links_.before.density, Why::too_few));
        figures_.add(key + ".density_to", "to / pairs", number_or(links_.after.density, Why::too_few));
    }

    /// For how many of them nobody's silence can hide a contact that was there before.
    static std::string first_contacts(std::size_t all, std::size_t certain) {
        if (all == 0) return ".";
        if (certain == 0)
            return "; not everybody in them had answered before, so that a contact may have been there already.";
        if (certain == all) return "; everybody in them had answered before, so that it is a first contact.";
        return fmt::format("; for {} of these everybody had answered before, so that it is a first contact.",
                           count_words(certain));
    }

    void without_outside() {
        const auto of = [&](std::size_t count) { return people_count(count, links_.groups, least()); };
        const PeopleCount from = of(links_.before.unlinked), to = of(links_.after.unlinked);
        say(fmt::format(
            "Organisations not yet in contact with another, of those with people on both lists: {} before, {} "
            "after.",
            people_of_words(from), people_of_words(to)));
        figures_.row("Organisations with no contact outside", "without_contact_outside.from",
                     "without_contact_outside.to", "Organisations with no contact outside", people_cell(from),
                     people_cell(to));
        figures_.row("Organisations joined in one network", "largest_part.from", "largest_part.to",
                     "Organisations joined in the largest network", people_cell(of(links_.before.largest)),
                     people_cell(of(links_.after.largest)));
        if (!people_shown_) return;
        figures_.add("parts.from", "Networks not joined to each other, before", links_.before.parts);
        figures_.add("parts.to", "The same, after", links_.after.parts);
    }

    [[nodiscard]] Cell organisation(const std::string& id) const { return Named{id, organisation_words(study_, id)}; }

    void each() {
        Table table{
            "organisations_each",
            "Each organisation: how many others its people are in contact with",
            {{"organisation", "Organisation", Kind::words, "Its id"},
             {"people", "People on both lists", Kind::count, "On both lists"},
             {"degree_from", "Others before", Kind::count, "Other organisations in contact, before"},
             {"degree_to", "Others after", Kind::count, "The same, after"},
             {"contacts_from", "Contacts outside before", Kind::count, "With people of others, before"},
             {"contacts_to", "Contacts outside after", Kind::count, "The same, after"},
             {"betweenness_from", "Pairs it lies between, before", Kind::decimal, "Betweenness among organisations"},
             {"betweenness_to", "After", Kind::decimal, "The same, after"}},
            {},
            "Pairs answered at both surveys. An organisation with more people can have more contacts. Pairs it lies "
            "between: how many pairs of other organisations have it on their shortest route, shared where there are "
            "several routes.",
            {}};
        table.people = true;  // many an organisation is one person
        const std::vector<std::size_t> people = survey::stayers_by_area(c_);
        const measure::ActorScores before = measure::betweenness(change::group_network(c_.cross_area.contacts_from)),
                                   after = measure::betweenness(change::group_network(c_.cross_area.contacts_to));
        for (std::size_t g = 0; g < people.size(); ++g) {
            if (links_.compared[g] == 0) continue;
            table.rows.push_back({organisation(c_.cross_area.areas.labels[g]), people[g], links_.before.degree[g],
                                  links_.after.degree[g], links_.before.contacts[g], links_.after.contacts[g],
                                  number_or(before[g], Why::not_observed), number_or(after[g], Why::not_observed)});
        }
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void first_links() {
        Table table{"organisations_first_links",
                    "Organisations in contact after, none recorded before",
                    {{"Organisations"},
                     {"first", "", Kind::key, "Id of one organisation"},
                     {"second", "", Kind::key, "Id of the other"},
                     {"contacts", "Contacts after", Kind::count, "Contacts between them, after"},
                     {"certain", "Everybody answered before", Kind::yes_no, "So that it is a first contact"}},
                    {},
                    "",
                    {}};
        table.people = true;
        for (const change::FirstLink& link : c_.cross_area.first_links) {
            const auto &one = c_.cross_area.areas.labels[link.first], &other = c_.cross_area.areas.labels[link.second];
            table.rows.push_back(
                {fmt::format("{} with {}", organisation_words(study_, one), organisation_words(study_, other)), one,
                 other, c_.cross_area.contacts_to[link.first][link.second], link.certain});
        }
        topic_.section.blocks.emplace_back(std::move(table));
    }

    void say(std::string sentence) { topic_.section.blocks.emplace_back(Paragraph{std::move(sentence)}); }

    const Case& in_;
    const Study& study_;
    const survey::Comparison& c_;  // with organisations as areas
    bool people_shown_;
    const Disclosed& shown_;
    ObservedPairs told_;
    change::GroupLinks links_;
    Topic topic_;
    std::string moved_;
    Figures figures_{"organisations_network", "The network of organisations",
                     "Contacts by either person's answer, on pairs answered at both surveys."};
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
