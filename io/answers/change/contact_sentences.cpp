// Contacts in whole sentences: between which areas, and who has new ones.
#include "io/answers/change/contact_sentences.hpp"

#include <fmt/format.h>

#include <cmath>

#include "graph/survey/area_totals.hpp"
#include "io/answers/change/wording.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t few_named = 3;  // areas told by name in a sentence

/// Areas with no more contacts outside than before, by name where they are few.
std::string without_more(const Study& study, const AreaTables& t) {
    if (t.merged > 0) return {};
    const auto before = survey::area_totals(t.contacts_from), after = survey::area_totals(t.contacts_to);
    std::vector<std::string> named;
    for (std::size_t a = 0; a < t.labels.size(); ++a) {
        if (after[a].across <= before[a].across)
            named.push_back(
                fmt::format("{} ({} to {})", t.labels[a], count_words(before[a].across), count_words(after[a].across)));
    }
    if (named.empty())
        return fmt::format(" Every {} has more contacts with other {} than before.", study.by.singular,
                           study.by.plural);
    if (named.size() == t.labels.size())
        return fmt::format(" No {} has more contacts with other {} than before.", study.by.singular, study.by.plural);
    const std::size_t gained = t.labels.size() - named.size();
    const std::string most = fmt::format(" {} of {} {} {} more contacts with others than before", count_words(gained),
                                         count_words(t.labels.size()), study.by.plural, gained == 1 ? "has" : "have");
    return named.size() > few_named ? most + '.' : fmt::format("{}, but not {}.", most, listed(named));
}

std::string fewer_within(const Study& study, const AreaTables& t) {
    std::vector<std::string> named;
    for (std::size_t row = 0; row + (t.merged > 0 ? 1 : 0) < t.labels.size(); ++row) {
        if (t.contacts_to[row][row] < t.contacts_from[row][row]) named.push_back(t.labels[row]);
    }
    if (named.empty()) return {};
    if (named.size() > few_named) {
        return fmt::format(" In {} there are fewer contacts within than before.",
                           counted(named.size(), study.by.singular, study.by.plural));
    }
    return fmt::format(" Contacts within are fewer than before in {}.", listed(named));
}

// A new contact of no known area may cross one or not: then there is a least number, and no "none".
std::string gained_across(const Study& study, const survey::Comparison& comparison, const Disclosed& shown) {
    const bool by_name = told_by_name(study, comparison);
    const change::CrossArea& x = comparison.cross_area;
    const std::uint64_t placed = x.across.ties.gained + x.within.ties.gained;
    const PeopleCount& gained = shown.gained_across;
    const std::string new_there = by_name
                                      ? fmt::format("name{} somebody new in another {}",
                                                    gained.value.value_or(2) <= 1 ? "s" : "", study.by.singular)
                                      : fmt::format("{} a new contact in another {}",
                                                    gained.value.value_or(2) <= 1 ? "has" : "have", study.by.singular);
    if (gained.whole == shown.gained_any.whole && placed == comparison.ties.gained)
        return fmt::format("; {} {}.", gained.value == 0 ? "none" : people_count_words(gained), new_there);
    if (gained.whole == 0) return fmt::format(". Whether in another {} is not known.", study.by.singular);
    const std::string of_whom =
        fmt::format(". Of the {} whose own {} is known, ", people_words(gained.whole), study.by.singular);
    if (placed == comparison.ties.gained)
        return of_whom + fmt::format("{} {}.", gained.value == 0 ? "none" : people_count_words(gained), new_there);
    if (gained.value == 0)
        return of_whom + fmt::format("none is known to {}.",
                                     by_name ? fmt::format("name somebody new in another {}", study.by.singular)
                                             : fmt::format("have a new contact in another {}", study.by.singular));
    return of_whom + fmt::format("at least {} {}.", people_count_words(gained), new_there);
}

}  // namespace

std::string area_pairs_sentence(const Study& study, const Disclosed& shown) {
    const AreaTables& t = shown.areas;
    const bool merged = t.merged > 0;
    const std::string pairs =
        fmt::format("{} pairs of {}", count_words(t.area_pairs),
                    merged ? fmt::format("{}, small ones taken together,", study.by.plural) : study.by.plural);
    const auto some = [&](std::size_t linked) { return linked == 0 ? "none" : count_words(linked); };
    std::string text;
    if (t.linked_from == t.area_pairs && t.linked_to == t.area_pairs) {
        text = fmt::format("All {} had a contact before and have one now.", pairs);
    } else if (t.linked_from == 0 && t.linked_to == 0) {
        text = fmt::format("None of {} had a contact before, and none has one now.", pairs);
    } else {
        text = fmt::format("{} of {} now {} a contact; before, {} did.", capitalised(some(t.linked_to)), pairs,
                           t.linked_to <= 1 ? "has" : "have", some(t.linked_from));
    }
    if (shown.first_links && *shown.first_links > 0) {
        const std::size_t first = *shown.first_links;
        const bool certain = shown.first_links_certain == first;
        text += fmt::format(" {} {} a contact{}.", counted(first, "pair", "pairs"), first == 1 ? "has" : "have",
                            certain ? " for the first time" : " where none was recorded before");
    }
    if (shown.areas_shown) {
        const std::size_t fewer = survey::change_of_area_pairs(t.contacts_from, t.contacts_to).fewer;
        text += fewer == 0   ? " No pair has fewer contacts than before."
                : fewer == 1 ? " 1 pair has fewer contacts than before."
                             : fmt::format(" {} pairs have fewer contacts than before.", count_words(fewer));
        text += without_more(study, t) + fewer_within(study, t);
    }
    return text;
}

std::string new_contacts_sentence(const Study& study, const survey::Comparison& comparison, const Disclosed& shown) {
    const bool by_name = told_by_name(study, comparison);
    const auto verb = [](const PeopleCount& of, const char* one, const char* many) {
        return of.value.value_or(2) <= 1 ? one : many;
    };
    const PeopleCount &gained = shown.gained_any, &lost = shown.lost_any;
    const char* const people = gained.whole == 1 ? "person" : "people";
    std::string text = by_name ? fmt::format("{} {} now {} somebody they did not name before", people_of_words(gained),
                                             people, verb(gained, "names", "name"))
                               : fmt::format("{} {} {} a contact they did not have before", people_of_words(gained),
                                             people, verb(gained, "has", "have"));
    text += shown.cross_shown && shown.gained_across.told ? gained_across(study, comparison, shown) : ".";
    text += by_name ? fmt::format(" {} no longer {} somebody they did.", capitalised(people_of_words(lost)),
                                  verb(lost, "names", "name"))
                    : fmt::format(" {} no longer {} a contact they had.", capitalised(people_of_words(lost)),
                                  verb(lost, "has", "have"));
    const double median = shown.quartiles ? (*shown.quartiles)[1] : 0;
    if (median > 1)
        text += fmt::format(" At least half of all {} {} or more new.", by_name ? "name" : "have",
                            decimal_words(std::ceil(median), 0));
    if (shown.balance) {
        const auto [more, fewer, level] = *shown.balance;
        const auto count = [](std::uint32_t number) { return number == 0 ? "none" : count_words(number); };
        text += fmt::format(" Gains and losses together, {} {} than before, {} fewer and {} as many.", count(more),
                            by_name     ? more == 1 ? "names more people" : "name more people"
                            : more == 1 ? "has more contacts"
                                        : "have more contacts",
                            count(fewer), count(level));
    }
    return capitalised(text);
}

}  // namespace crosstie::io
