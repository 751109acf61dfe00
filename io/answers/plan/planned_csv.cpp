#include <fmt/format.h>

#include "io/answers/plan/plan_words.hpp"
#include "io/answers/plan/planned_output.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

std::string between_csv(const Planned& planned) {
    std::string csv = "area,to,introductions,first_link\n";
    for (const PlannedBetween& row : planned.between) {
        csv += fmt::format("{},{},{},{}\n", csv_cell(planned.areas.labels[row.area]),
                           csv_cell(planned.areas.labels[row.to]), row.introductions, row.first_link ? "yes" : "no");
    }
    return csv;
}

}  // namespace

std::string planned_csv(const Study& study, const Planned& planned) {
    if (planned.request.edition == Edition::public_) return between_csv(planned);
    std::string csv =
        "rank,introducer,introducer_who,first,first_who,first_area,second,second_who,second_area,score,shared,reasons,"
        "areas_fully_observed\n";
    const auto person = [&](ActorId i) {
        return csv_cell(study.actors[i].id) + ',' + csv_cell(person_words(study, i, planned.request.edition));
    };
    const auto area = [&](ActorId i) { return csv_cell(planned.areas.labels[planned.areas.group[i]]); };
    std::size_t rank = 0;
    for (const plan::Introduction& one : planned.introductions) {
        std::string shared;
        for (const ActorId k : one.shared) shared += (shared.empty() ? "" : ";") + study.actors[k].id;
        std::string reasons;
        for (const plan::Reason reason : one.reasons) {
            reasons += (reasons.empty() ? "" : ";") + std::string(name_of(reason));
        }
        csv += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", ++rank, person(one.introducer), person(one.first),
                           area(one.first), person(one.second), area(one.second), number_text(one.score),
                           csv_cell(shared), reasons, one.areas_fully_observed ? "yes" : "no");
    }
    return csv;
}

}  // namespace crosstie::io
