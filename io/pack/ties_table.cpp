#include "io/pack/ties_table.hpp"

#include <limits>
#include <optional>
#include <string>

#include "io/release/person_cell.hpp"

namespace crosstie::io {

namespace {

Cell area_of(const survey::Comparison& comparison, ActorId actor) {
    if (!comparison.has_areas) return Undefined{Why::no_areas};
    const Partition& areas = comparison.cross_area.areas;
    return areas.known(actor) ? Cell(areas.labels[areas.group[actor]]) : Cell(Undefined{Why::no_area});
}

/// Of a link of the survey before or after; `other` is the network of the other of the two.
Cell state_of(const Network& network, const Network& other, bool before, ActorId from, ActorId to) {
    if (!network.observed().contains(from, to) || !other.observed().contains(from, to)) {
        return std::string("not answered both times");
    }
    if (other.has_tie(from, to)) return std::string("kept");
    return std::string(before ? "lost" : "gained");
}

}  // namespace

Table ties_table(const Case& of) {
    const survey::Comparison& c = of.comparison;
    const Study& study = of.study;
    Table table{"ties",
                "Every link that was reported",
                {{"source", "Who", Kind::person, "Who reports the link"},
                 {"source_area", "Of", Kind::words, "Their area"},
                 {"target", "Whom", Kind::person, "Whom they name"},
                 {"target_area", "Of", Kind::words, "Their area"},
                 {"relation", "Question", Kind::key, "The question's key"},
                 {"wave", "Survey", Kind::key, "The survey's key"},
                 {"strength", "Strength", Kind::exact, "As answered"},
                 {"state", "What became of it", Kind::words, "kept, lost, gained, between the surveys compared"}},
                {},
                "",
                {}};
    table.people = true;
    for (std::size_t relation = 0; relation < study.relations.size(); ++relation) {
        const double tie_from = relation == c.options.relation ? c.tie_from : std::numeric_limits<double>::quiet_NaN();
        for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
            const Network& network = of.networks().at(relation, wave, tie_from);
            const bool before = wave == c.options.from, after = wave == c.options.to;
            const Network* const other = c.options.from == c.options.to ? nullptr
                                         : before ? &of.networks().at(relation, c.options.to, tie_from)
                                         : after  ? &of.networks().at(relation, c.options.from, tie_from)
                                                  : nullptr;
            for (ActorId from = 0; from < network.actor_count(); ++from) {
                const auto named = network.out(from);
                const auto strengths = network.out_strength(from);
                for (std::size_t k = 0; k < named.size(); ++k) {
                    const ActorId to = named[k];
                    if (!network.directed() && to < from) continue;  // each pair once
                    table.rows.push_back({person_cell(study, from, of.edition), area_of(c, from),
                                          person_cell(study, to, of.edition), area_of(c, to),
                                          study.relations[relation].key, study.waves[wave].key,
                                          strengths.empty() ? 1.0 : strengths[k],
                                          other == nullptr ? Cell(Undefined{Why::not_applicable})
                                                           : state_of(network, *other, before, from, to)});
                }
            }
        }
    }
    return table;
}

}  // namespace crosstie::io
