// A plan in words: whom to introduce and why, whom to brief, what hangs on whom. Sentences speak of what would change
// for others, never of how well anybody works.
#include "io/answers/plan/plan_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/release/disclosure.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_sets = 3;     // that do equally well
constexpr std::size_t most_people = 12;  // named in one sentence

// Many labels hold commas ("Chief pharmacist, acute trust"), in which a sentence would lose itself.
std::string label_of(const Study& study, const Planned& planned, ActorId actor) {
    std::string words = person_words(study, actor, planned.request.edition);
    return words.find(',') == std::string::npos ? words : fmt::format("\u201C{}\u201D", words);
}

std::string people(const Study& study, const Planned& planned, const std::vector<ActorId>& actors) {
    std::vector<std::string> names;
    for (const ActorId i : actors) names.push_back(label_of(study, planned, i));
    if (names.size() > most_people) {
        const std::size_t more = names.size() - (most_people - 1);
        names.resize(most_people - 1);
        names.push_back(fmt::format("{} more", more));
    }
    return listed(names);
}

std::string counted_words(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", spelled(count), count == 1 ? one : many);
}

std::string colleagues(std::size_t count) { return counted_words(count, "shared colleague", "shared colleagues"); }

bool gives(const plan::Introduction& introduction, plan::Reason reason) {
    const auto& reasons = introduction.reasons;
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

// Others who do as well: nothing, or " The same holds of A and B; or C and D."
std::string equally_well(const Study& study, const Planned& planned, const measure::KeyActors& key) {
    if (key.equal < 2) return {};
    if (key.equal > most_sets) return fmt::format(" {} other choices do as well.", count_words(key.equal - 1));
    std::string words;
    const std::size_t told = std::min(key.sets.size(), most_sets);
    for (std::size_t k = 1; k < told; ++k) {
        words += (words.empty() ? "" : "; or ") + people(study, planned, key.sets[k]);
    }
    return fmt::format(" The same holds of {}.", words);
}

}  // namespace

Person person_of(const Study& study, ActorId actor, Edition edition) {
    return {study.actors[actor].id, person_words(study, actor, edition)};
}

People people_of(const Study& study, const Planned& planned, const std::vector<ActorId>& actors) {
    People called;
    for (const ActorId i : actors) called.push_back(person_of(study, i, planned.request.edition));
    return called;
}

std::string spelled(std::uint64_t count) {
    static constexpr std::array<const char*, 11> words{"no",  "one",   "two",   "three", "four", "five",
                                                       "six", "seven", "eight", "nine",  "ten"};
    return count < words.size() ? words[count] : count_words(count);
}

std::string_view name_of(plan::Reason reason) {
    switch (reason) {
        case plan::Reason::joins_unlinked_areas:
            return "joins_unlinked_areas";
        case plan::Reason::same_work_stream:
            return "same_work_stream";
        case plan::Reason::same_issue:
            return "same_issue";
        case plan::Reason::holds_together:
            return "holds_together";
    }
    return "";
}

std::string_view name_of(plan::Figure figure) {
    switch (figure) {
        case plan::Figure::density:
            return "density";
        case plan::Figure::contacts_across:
            return "contacts_across";
        case plan::Figure::area_pairs_linked:
            return "area_pairs_linked";
        case plan::Figure::fragmentation:
            return "fragmentation";
        case plan::Figure::compactness:
            return "compactness";
        case plan::Figure::dependence:
            return "dependence";
    }
    return "";
}

std::string introduction_words(const Study& study, const Planned& planned, const plan::Introduction& introduction) {
    std::string why;
    if (gives(introduction, plan::Reason::same_work_stream)) why += "same work-stream, ";
    if (gives(introduction, plan::Reason::same_issue)) why += "same issue, ";
    why += colleagues(introduction.shared.size());
    if (gives(introduction, plan::Reason::joins_unlinked_areas)) {
        why += fmt::format("; it would be the first {}link between their {}",
                           introduction.areas_fully_observed ? "" : "known ", study.by.plural);
    }
    if (gives(introduction, plan::Reason::holds_together)) why += "; now no other route joins them";
    return fmt::format("Ask {} to introduce {} and {}: {}.", label_of(study, planned, introduction.introducer),
                       label_of(study, planned, introduction.first), label_of(study, planned, introduction.second),
                       why);
}

std::string check_first_words(const Study& study, const Planned& planned, const plan::CheckFirst& pair) {
    return fmt::format("{} and {}: {}.", label_of(study, planned, pair.first), label_of(study, planned, pair.second),
                       colleagues(pair.shared.size()));
}

std::string leaving_words(const Study& study, const Planned& planned, const plan::IfLeaves& leaving) {
    std::vector<std::string> parts;
    // Who is left alone has no route either: said once.
    const bool all_alone = leaving.cut_off == leaving.left_alone;
    if (!leaving.cut_off.empty() && !all_alone) {
        parts.push_back(fmt::format("{} would have no route to the largest group left ({})",
                                    counted_words(leaving.cut_off.size(), "person", "people"),
                                    people(study, planned, leaving.cut_off)));
    }
    if (leaving.pairs_parted > 0) {
        parts.push_back(fmt::format("{} of people would lose every route to each other, {} of them across {}",
                                    counted_words(leaving.pairs_parted, "pair", "pairs"),
                                    leaving.pairs_parted_across == 0 ? "none" : spelled(leaving.pairs_parted_across),
                                    study.by.plural));
    }
    if (!leaving.left_alone.empty()) {
        parts.push_back(fmt::format("{} would have no contact at all ({})",
                                    counted_words(leaving.left_alone.size(), "person", "people"),
                                    people(study, planned, leaving.left_alone)));
    }
    std::vector<std::string> areas;
    for (const std::uint32_t area : leaving.areas_cut_off) areas.push_back(planned.areas.labels[area]);
    if (!areas.empty()) {
        parts.push_back(fmt::format("{} would have no link with another {}", listed(areas), study.by.singular));
    }
    areas.clear();
    for (const auto& [one, other] : leaving.areas_parted) {
        areas.push_back(fmt::format("of {} with {}", planned.areas.labels[one], planned.areas.labels[other]));
    }
    if (!areas.empty()) parts.push_back(fmt::format("the only links {} would go", listed(areas)));
    if (parts.empty()) parts.emplace_back("everybody would keep a route to whom they have one now");
    std::string words =
        fmt::format("If {} left ({}, {} across {}), ", label_of(study, planned, leaving.actor),
                    counted_words(leaving.contacts, "contact", "contacts"),
                    leaving.contacts_across == 0 ? "none" : spelled(leaving.contacts_across), study.by.plural);
    for (std::size_t k = 0; k < parts.size(); ++k) words += (k == 0 ? parts[k] : " " + capitalised(parts[k])) + '.';
    return words;
}

std::string brief_first_words(const Study& study, const Planned& planned) {
    const measure::KeyActors& key = *planned.brief_first;
    if (key.sets.empty()) return "Whom to brief first is not defined: too few people.";
    const auto [reached, others] = measure::others_reached(key.value, planned.roster - key.sets[0].size());
    const std::size_t size = key.sets[0].size();
    const std::string who = size == 1 ? "this person" : fmt::format("these {}", spelled(size));
    return fmt::format("Brief {} first: {}. {} of the {} are within {} of {}.{}{}{}", who,
                       people(study, planned, key.sets[0]), reached == 0 ? "None" : count_words(reached),
                       counted(others, "other", "others"), counted_words(planned.request.steps, "step", "steps"),
                       size == 1 ? "them" : "one of them", equally_well(study, planned, key),
                       size < planned.request.size ? " One more would reach nobody new." : "",
                       key.search == measure::Search::exact ? "" : " Found by search; another choice may reach more.");
}

std::string depend_on_words(const Study& study, const Planned& planned, std::size_t size) {
    const measure::KeyActors& key = planned.depend_on[size - 1];
    if (key.sets.empty()) return fmt::format("Without {}: not defined, too few people.", spelled(size));
    const auto [parted, pairs] = measure::pairs_parted(key.value, planned.roster - size);
    const std::string lost =
        fmt::format("{} of the pairs among the others would have no route", share_words(parted, pairs));
    if (key.equal > most_sets) {
        return fmt::format("No choice of {} stands out: {} would matter alike, and with any of these gone {}.",
                           size == 1 ? "one person" : spelled(size) + " people", count_words(key.equal), lost);
    }
    return fmt::format("Without {}, {}.{}{}", people(study, planned, key.sets[0]), lost,
                       equally_well(study, planned, key),
                       key.search == measure::Search::exact ? "" : " Found by search; another choice may matter more.");
}

}  // namespace crosstie::io
