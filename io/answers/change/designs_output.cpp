#include "io/answers/change/designs_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "graph/model/select.hpp"
#include "graph/survey/took_part.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/read/read_answers.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/json.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

Json rate_json(const infer::FormationRate& rate) {
    Json json;
    json["formed"] = rate.formed;
    json["open"] = rate.open;
    put(json, "rate", rate.rate, "nothing_to_form");
    put(json, "ci95", rate.ci95, "too_few");
    return json;
}

Json counts_json(const infer::KnownCounts& counts) {
    Json json;
    json["new_contacts"] = counts.new_contacts;
    json["known_contacts"] = counts.known_contacts;
    json["known_not_in_contact"] = counts.known_not_in_contact;
    json["strangers"] = counts.strangers;
    put(json, "share_new", counts.share_new(), "no_ties");
    return json;
}

struct Known {
    infer::KnownBefore result;
    bool areas = false;
};

Known known_of(const Study& study, const KnownRequest& request) {
    if (request.relation == request.known) {
        throw Error(
            "the contacts of now and those known before are one relation; name two, with --relation and "
            "--known-before");
    }
    const Network now = network_at(study, request.relation, request.wave, request.tie_from);
    const Network known = network_at(study, request.known, request.wave, std::nan(""));
    if (now.directed() != known.directed()) throw Error("one of the two relations is directed and the other is not");
    const auto areas =
        request.by.empty() ? std::nullopt : study.attributes.partition(request.by, study.waves[request.wave].key);
    Known told;
    told.result = infer::known_before(known, now, areas ? &*areas : nullptr);
    told.areas = areas && areas->group_count() > 1;
    if (request.edition == Edition::public_ && told.result.answered() < study.min_group) {
        throw Error(
            fmt::format("fewer than {} people answered both questions, so a public edition would show single "
                        "people; ask for the group edition",
                        study.min_group));
    }
    return told;
}

}  // namespace

TookPartPairs took_part_pairs(const Case& of, const std::string& column) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    const auto* cells = study.attributes.find(column);
    if (cells == nullptr) throw Error(fmt::format("--took-part {}: the actors have no such column", column));
    std::vector<infer::TookPart> took_part;
    for (const std::string& cell : *cells) {
        const auto answer = yes_or_no(cell);
        if (!answer && !cell.empty()) {
            throw Error(fmt::format("--took-part {}: found '{}', expected yes, no, or nothing where it is not known",
                                    column, cell));
        }
        took_part.push_back(!answer ? infer::TookPart::unknown : *answer ? infer::TookPart::yes : infer::TookPart::no);
    }
    TookPartPairs result;
    result.column = column;
    result.seed = comparison.options.seed;
    const survey::Attendance people = survey::attendance(comparison, took_part);
    result.took_part = people.took_part;
    if (of.edition == Edition::public_ && std::min(people.took_part, people.did_not) < study.min_group) {
        throw Error(
            fmt::format("fewer than {} people took part, or did not, so a public edition would show single "
                        "people; ask for the group edition",
                        study.min_group));
    }
    result.pairs = survey::took_part_pairs(study, comparison, took_part);
    return result;
}

std::string took_part_text(const TookPartPairs& took_part) {
    const infer::ComparisonPairs& p = took_part.pairs;
    const infer::RateContrast& x = p.both_against_others;
    std::string text = "\nPairs who both took part, beside the others\n===========================================\n";
    text += wrapped(fmt::format("By the column {}: {} took part. Of the links missing before between two who did, {} "
                                "formed; of the others, {}.",
                                took_part.column, people_words(took_part.took_part),
                                chance_words(p.both_attended.formed, p.both_attended.open),
                                chance_words(p.others.formed, p.others.open)),
                    80);
    if (std::isfinite(x.difference)) {
        const auto percent = [](double share) { return decimal_words(std::clamp(share, -1.0, 1.0) * 100, 1); };
        std::string interval;
        if (std::isfinite(x.difference_ci95[0])) {
            interval =
                fmt::format(" (95% interval {} to {})", percent(x.difference_ci95[0]), percent(x.difference_ci95[1]));
        }
        text += wrapped(fmt::format("That is {} links {} in a hundred missing ones{}; shuffling who took part, as many "
                                    "or more with p = {} ({} draws, seed {}).",
                                    percent(std::fabs(x.difference)), x.difference < 0 ? "fewer" : "more", interval,
                                    draws_words(x.difference_at_least), count_words(x.draws), took_part.seed),
                        80);
    }
    return text + wrapped(
                      "People choose to take part, and those who do may be those who link anyway: a comparison, not "
                      "proof that taking part was the cause.",
                      80);
}

Json took_part_json(const TookPartPairs& took_part) {
    const infer::RateContrast& x = took_part.pairs.both_against_others;
    Json json;
    json["column"] = took_part.column;
    json["took_part"] = took_part.took_part;
    json["both"] = rate_json(took_part.pairs.both_attended);
    json["others"] = rate_json(took_part.pairs.others);
    put(json, "difference", x.difference, "nothing_to_form");
    put(json, "difference_ci95", x.difference_ci95, "too_few");
    put(json, "ratio", x.ratio, "nothing_to_form");
    put(json, "ratio_ci95", x.ratio_ci95, "too_few");
    put(json, "p_at_least", x.difference_at_least, "no_draws");
    put(json, "p_at_most", x.difference_at_most, "no_draws");
    json["draws"] = x.draws;
    json["seed"] = took_part.seed;
    return json;
}

std::string known_before_text(const Study& study, const KnownRequest& request) {
    const Known told = known_of(study, request);
    const infer::KnownCounts& all = told.result.all;
    std::string text = wrapped(study.title.empty() ? study.name : study.title, 80);
    text += wrapped(fmt::format("{}: of {}, {} with people not known before.", study.waves[request.wave].label,
                                counted(all.contacts(), "contact", "contacts"),
                                counted_share_words(all.new_contacts, all.contacts())),
                    80);
    if (told.areas) {
        text += wrapped(
            fmt::format("Across {}, {} of {} are new; within, {} of {}.", study.by.plural,
                        count_words(told.result.across.new_contacts), count_words(told.result.across.contacts()),
                        count_words(told.result.within.new_contacts), count_words(told.result.within.contacts())),
            80);
    }
    const PeopleCount with_new = people_count(told.result.with_new(), told.result.answered(),
                                              request.edition == Edition::public_ ? study.min_group : 0);
    text += wrapped(capitalised(fmt::format("{} people who answered both questions have a new contact.",
                                            people_of_words(with_new))),
                    80);
    text += wrapped(
        "Who was known before is remembered now, not observed then: people forget whom they knew slightly, "
        "and date good contacts back. Somebody known before without contact now was not lost.",
        80);
    return for_terminal(text);
}

std::string known_before_json(const Study& study, const KnownRequest& request) {
    const Known told = known_of(study, request);
    Json json;
    json["crosstie"] = crosstie_version();
    json["study"] = study.name;
    json["wave"] = study.waves[request.wave].key;
    json["relation"] = study.relations[request.relation].key;
    json["known_before"] = study.relations[request.known].key;
    json["edition"] = name_of(request.edition);
    json["all"] = counts_json(told.result.all);
    if (told.areas) {
        json["within"] = counts_json(told.result.within);
        json["across"] = counts_json(told.result.across);
    }
    put(json, "formation_rate", told.result.formation_rate,
        told.result.contacts_only ? "asked_about_contacts_only" : "nothing_to_form");
    json["answered"] = told.result.answered();
    put(json, "people_with_new",
        people_count(told.result.with_new(), told.result.answered(),
                     request.edition == Edition::public_ ? study.min_group : 0));
    json["baseline_recalled"] = told.result.baseline_recalled;
    if (request.edition != Edition::public_) {
        Json& rows = json["people"] = Json::array();
        for (const infer::KnownBeforeRow& row : told.result.people) {
            Json person;
            person["id"] = study.actors[row.actor].id;
            if (row.known) {
                person["new_contacts"] = row.new_contacts;
                person["new_across"] = row.new_across;
                person["known_contacts"] = row.known_contacts;
            } else {
                for (const char* key : {"new_contacts", "new_across", "known_contacts"}) {
                    withhold(person, key, "no_response");
                }
            }
            rows.push_back(std::move(person));
        }
    }
    return dumped(json);
}

}  // namespace crosstie::io
