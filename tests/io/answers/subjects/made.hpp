#pragma once
#include <string>
#include <vector>

#include "io/answers/subjects/topics.hpp"
#include "io/read/read.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/told.hpp"

namespace crosstie::test {

/// A study, compared and disclosed: what topics are made from.
struct Made {
    Study study;
    survey::Comparison comparison;
    io::Disclosed shown;

    explicit Made(Study of, io::Edition edition = io::Edition::group)
        : study(std::move(of)), comparison(compared(study)), shown(io::disclose(study, comparison, edition)) {}
    [[nodiscard]] io::Case input() const { return told(study, comparison, shown.edition); }
    [[nodiscard]] io::Topic topic(const std::string& key) const {
        return io::topics_of(input(), std::vector<std::string>{key}).at(0);
    }
};

/// The sample as it ships, compared as `compare` does.
[[nodiscard]] inline Made sample(io::Edition edition = io::Edition::group) {
    io::Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    Study study = io::read_study(source);
    study.relations[0].tie_from = 2;
    Made made(study, edition);
    survey::ComparisonOptions options;
    options.tie_from = 2;
    options.by = "area";
    options.draws = 199;
    made.comparison = survey::compare(made.study, options);
    made.shown = io::disclose(made.study, made.comparison, edition);
    return made;
}

}  // namespace crosstie::test
