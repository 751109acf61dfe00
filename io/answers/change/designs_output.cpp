// Two designs beside the plain comparison: pairs who both took part in something, and new contacts of a single survey
// by what people remember. Each says what it cannot show, since neither is a comparison of two observations.
#include "io/answers/change/designs_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/base/error.hpp"
#include "graph/model/select.hpp"
#include "graph/survey/took_part.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/not_shown.hpp"
#include "io/release/people_count.hpp"
#include "io/release/public_areas.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"
#include "io/text/yes_or_no.hpp"

namespace crosstie::io {

namespace {

/// Figures for machines alone: what a reader is told of them stands in sentences.
class MachineFigures {
 public:
    void add(std::string key, std::string meaning, Cell cell) {
        record_.fields.emplace_back(Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell));
    }
    [[nodiscard]] Record take() { return std::move(record_); }

 private:
    Record record_{"", "", {}, {}, Shown::data_only};
};

void add_rate(MachineFigures& figures, const std::string& key, const infer::FormationRate& rate) {
    figures.add(key + ".formed", "Of the links missing before, those there after", rate.formed);
    figures.add(key + ".open", "Links missing before", rate.open);
    figures.add(key + ".rate", "formed / open", number_or(rate.rate, Why::nothing_to_form));
    figures.add(key + ".ci95", "95% interval", range_or(rate.ci95[0], rate.ci95[1], Why::too_few));
}

void add_counts(MachineFigures& figures, const std::string& key, const infer::KnownCounts& counts, bool shown = true) {
    const auto add = [&](const char* name, const char* meaning, const Cell& cell) {
        figures.add(key + name, meaning, shown ? cell : Cell(Withheld{}));
    };
    add(".new_contacts", "Contacts not known before", counts.new_contacts);
    add(".known_contacts", "Contacts known before", counts.known_contacts);
    add(".known_not_in_contact", "Known before, no contact now", counts.known_not_in_contact);
    add(".strangers", "Neither", counts.strangers);
    add(".share_new", "New among contacts", number_or(counts.share_new(), Why::no_ties));
}

struct Known {
    infer::KnownBefore result;
    bool areas = false;
    bool areas_shown = false;  // within and across; a public edition may not tell them
};

/// Whether within and across tell of nobody's few: every area together with others holds enough people, of both questions.
bool known_areas_shown(const Study& study, const KnownRequest& request, const infer::KnownBefore& result,
                       const Partition& areas) {
    if (shows_people(request.edition)) return true;
    std::size_t nowhere = 0;
    for (const infer::KnownBeforeRow& row : result.people) nowhere += areas.known(row.actor) ? 0U : 1U;
    if (nowhere > 0 && nowhere < study.min_group) return false;
    try {
        for (const std::size_t relation : {request.relation, request.known})
            static_cast<void>(measured_areas(study, relation, request.wave, request.by, request.edition));
    } catch (const NotShown&) {
        return false;
    }
    return true;
}

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
    told.areas_shown = told.areas && known_areas_shown(study, request, told.result, *areas);
    if (!shows_people(request.edition) && told.result.answered() < study.min_group) {
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
    const std::size_t unknown = comparison.stayers.size() - people.took_part - people.did_not;
    std::array<std::size_t, 3> answered{};  // both times, by TookPart: whose answers the figures are
    for (const change::NewContacts& row : comparison.new_contacts)
        answered.at(static_cast<std::size_t>(took_part[row.actor])) += row.known ? 1U : 0U;
    const std::size_t fewest = std::min(answered.at(static_cast<std::size_t>(infer::TookPart::yes)),
                                        answered.at(static_cast<std::size_t>(infer::TookPart::no)));
    if (!shows_people(of.edition) && std::min(fewest, unknown > 0 ? unknown : fewest) < study.min_group) {
        throw Error(
            fmt::format("fewer than {} people took part and answered both times, or did not, or of so few it is not "
                        "known, so a public edition would show single people; ask for the group edition",
                        study.min_group));
    }
    result.pairs = survey::took_part_pairs(study, comparison, took_part);
    return result;
}

Section took_part_section(const TookPartPairs& took_part) {
    const infer::ComparisonPairs& p = took_part.pairs;
    const infer::RateContrast& x = p.both_against_others;
    Section section{"took_part", "Pairs who both took part, beside the others", {}};
    section.blocks.emplace_back(Paragraph{fmt::format(
        "By the column {}: {} took part. Of the links missing before between two who did, {} formed; of the "
        "others, {}.",
        took_part.column, people_words(took_part.took_part), chance_words(p.both_attended.formed, p.both_attended.open),
        chance_words(p.others.formed, p.others.open))});
    if (std::isfinite(x.difference)) {
        const auto percent = [](double share) { return hundredths_words(std::clamp(share, -1.0, 1.0), 1); };
        std::string interval;
        if (std::isfinite(x.difference_ci95[0])) {
            interval =
                fmt::format(" (95% interval {} to {})", percent(x.difference_ci95[0]), percent(x.difference_ci95[1]));
        }
        section.blocks.emplace_back(Paragraph{fmt::format(
            "That is {} links {} in a hundred missing ones{}; shuffling who took part, as many or more with "
            "p = {} ({} draws, seed {}).",
            percent(std::fabs(x.difference)), x.difference < 0 ? "fewer" : "more", interval,
            draws_words(x.difference_at_least), count_words(x.draws), took_part.seed)});
    }
    section.blocks.emplace_back(
        Paragraph{"People choose to take part, and those who do may be those who link anyway: a comparison, not proof "
                  "that taking part was the cause."});
    MachineFigures figures;
    figures.add("column", "The yes-no column of the actors", took_part.column);
    figures.add("took_part", "People on both lists who took part", took_part.took_part);
    add_rate(figures, "both", p.both_attended);
    add_rate(figures, "others", p.others);
    figures.add("difference", "Rate of both less that of the others", number_or(x.difference, Why::nothing_to_form));
    figures.add("difference_ci95", "95% interval", range_or(x.difference_ci95[0], x.difference_ci95[1], Why::too_few));
    figures.add("ratio", "Rate of both over that of the others", number_or(x.ratio, Why::nothing_to_form));
    figures.add("ratio_ci95", "95% interval", range_or(x.ratio_ci95[0], x.ratio_ci95[1], Why::too_few));
    figures.add("p_at_least", "Share of draws with as large a difference",
                number_or(x.difference_at_least, Why::no_draws));
    figures.add("p_at_most", "Share of draws with as small a difference",
                number_or(x.difference_at_most, Why::no_draws));
    figures.add("draws", "Draws", x.draws);
    figures.add("seed", "Of the draws", took_part.seed);
    section.blocks.emplace_back(figures.take());
    return section;
}

namespace {

std::vector<std::string> known_sentences(const Study& study, const KnownRequest& request, const Known& told,
                                         const PeopleCount& with_new) {
    const infer::KnownCounts &all = told.result.all, &across = told.result.across, &within = told.result.within;
    std::vector<std::string> said{fmt::format(
        "{}: of {}, {} with people not known before.", study.waves[request.wave].label,
        counted(all.contacts(), "contact", "contacts"), counted_share_words(all.new_contacts, all.contacts()))};
    if (told.areas && !told.areas_shown) {
        said.push_back(
            fmt::format("Across {0} and within them it is not shown: beside the figures for all it would "
                        "tell of the few people of some of the {0}.",
                        study.by.plural));
    } else if (told.areas) {
        said.push_back(fmt::format("Across {}, {} of {} are new; within, {} of {}.", study.by.plural,
                                   count_words(across.new_contacts), count_words(across.contacts()),
                                   count_words(within.new_contacts), count_words(within.contacts())));
    }
    said.push_back(capitalised(
        fmt::format("{} people who answered both questions have a new contact.", people_of_words(with_new))));
    said.emplace_back(
        "Who was known before is remembered now, not observed then: people forget whom they knew slightly, and date "
        "good contacts back. Somebody known before without contact now was not lost.");
    return said;
}

Table known_people(const Study& study, const KnownRequest& request, const Known& told) {
    Table table{"known_before_people",
                "Person by person",
                {{"id", "", Kind::person, "The study's id"},
                 {"new_contacts", "", Kind::count, "Contacts not known before"},
                 {"new_across", "", Kind::count, "Of these, across areas"},
                 {"known_contacts", "", Kind::count, "Contacts known before"}},
                {},
                {},
                {}};
    table.shown = Shown::data_only;
    table.people = true;
    if (!shows_people(request.edition)) return table;  // nobody is called anything there
    for (const infer::KnownBeforeRow& row : told.result.people) {
        const auto own = [&](std::uint32_t count) {
            return row.known ? Cell(count) : Cell(Undefined{Why::no_response});
        };
        table.rows.push_back({Person{study.actors[row.actor].id, person_words(study, row.actor, request.edition)},
                              own(row.new_contacts), own(row.new_across), own(row.known_contacts)});
    }
    return table;
}

}  // namespace

Document known_before_document(const Study& study, const KnownRequest& request) {
    const Known told = known_of(study, request);
    const PeopleCount with_new =
        people_count(told.result.with_new(), told.result.answered(), least_shown(request.edition, study.min_group));
    Document document;
    document.key = "known_before";
    document.title = study.title.empty() ? study.name : study.title;
    MachineFigures head;
    head.add("crosstie", "Version of the program", crosstie_version());
    head.add("study", "The study's name", study.name);
    head.add("wave", "The survey", study.waves[request.wave].key);
    head.add("relation", "The question about contacts now", study.relations[request.relation].key);
    head.add("known_before", "The question about who was known before", study.relations[request.known].key);
    head.add("edition", "public, group or named", std::string(name_of(request.edition)));
    document.head = head.take();
    std::vector<Block>& blocks = document.sections.emplace_back().blocks;
    for (std::string& sentence : known_sentences(study, request, told, with_new)) {
        blocks.emplace_back(Paragraph{std::move(sentence)});
    }
    MachineFigures figures;
    add_counts(figures, "all", told.result.all);
    if (told.areas) {
        add_counts(figures, "within", told.result.within, told.areas_shown);
        add_counts(figures, "across", told.result.across, told.areas_shown);
    }
    figures.add(
        "formation_rate", "New contacts among pairs not known before",
        number_or(told.result.formation_rate, told.result.contacts_only ? Why::contacts_only : Why::nothing_to_form));
    figures.add("answered", "People who answered both questions", told.result.answered());
    figures.add("people_with_new", "Of these, with a new contact", people_cell(with_new));
    figures.add("baseline_recalled", "Whether the baseline is what people remember", told.result.baseline_recalled);
    blocks.emplace_back(figures.take());
    blocks.emplace_back(known_people(study, request, told));
    return document;
}

}  // namespace crosstie::io
