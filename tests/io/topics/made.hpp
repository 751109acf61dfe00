#pragma once
#include <string>
#include <vector>

#include "io/read.hpp"
#include "io/topics/topics.hpp"
#include "tests/io/report/fixture.hpp"

namespace crosstie::test {

/// A study, compared and disclosed: what topics are made from.
struct Made {
    Study study;
    infer::Comparison comparison;
    io::Disclosed shown;

    explicit Made(Study of, io::Edition edition = io::Edition::group)
        : study(std::move(of)), comparison(compared(study)), shown(io::disclose(study, comparison, edition)) {}
    [[nodiscard]] io::TopicInput input() const { return {study, comparison, shown}; }
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
    infer::ComparisonOptions options;
    options.tie_from = 2;
    options.by = "area";
    options.draws = 199;
    made.comparison = infer::compare(made.study, options);
    made.shown = io::disclose(made.study, made.comparison, edition);
    return made;
}

}  // namespace crosstie::test
