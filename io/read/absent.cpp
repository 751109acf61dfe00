#include "io/read/absent.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "io/text/nearest.hpp"

namespace crosstie::io {

namespace {

constexpr const char* both_surveys = "two surveys, before and after";

void add(Reading& reading, const char* option, std::string found, std::string expected, std::string mend = {}) {
    reading.faults.add(
        {.file = option, .found = std::move(found), .expected = std::move(expected), .mend = std::move(mend)});
}

}  // namespace

void refuse_second_of_one(const Source& source, Reading& reading) {
    if (reading.study.waves.size() >= 2) return;
    if (!source.missing_to.empty()) add(reading, "--missing-to", "a table for a second wave", both_surveys);
    if (!source.absent_to.empty()) add(reading, "--absent-to", "actors for a second wave", both_surveys);
}

void take_absent(const Source& source, Reading& reading) {
    const std::array<const std::vector<std::string>*, 2> absent{&source.absent_from, &source.absent_to};
    const std::size_t waves = reading.study.waves.size();
    for (std::size_t end = 0; end < std::min(absent.size(), waves); ++end) {
        const char* const option = end == 0 ? "--absent-from" : "--absent-to";
        for (const std::string& id : *absent[end]) {
            const ActorId number = reading.ids.find(id);
            if (number == Reading::nobody) {
                if (!reading.roster_sound) continue;
                Nearest search(id);
                for (std::uint32_t k = 0; k < reading.ids.size(); ++k) search.consider(reading.ids.text(k));
                add(reading, option, "the actor " + in_quotes(id), "an id that is in " + reading.roster,
                    perhaps(search.best(), ""));
                continue;
            }
            Actor& actor = reading.study.actors[number];
            if (end == 0) actor.joined = std::max<std::size_t>(actor.joined, 1);
            if (end == 1) actor.left = std::min(actor.left, waves - 1);
            // A table of actors may be of several surveys, of which one alone is read here.
            if (waves == 1 || actor.joined < std::min(actor.left, waves)) continue;
            const char* const else_absent = end == 0 ? "who is absent after as well" : "who is absent before as well";
            add(reading, option, "the actor " + in_quotes(id) + ", " + else_absent,
                waves == 2 ? "actors who were there at one of the two times"
                           : "actors who were there at another survey",
                "leave the actor out of both lists and tables");
        }
    }
}

TableFile missing_at(const Source& source, std::size_t wave, const Study& study) {
    if (wave == 0) return {source.missing_from, {}};
    return {wave + 1 == study.waves.size() ? source.missing_to : std::string(), {}};
}

}  // namespace crosstie::io
