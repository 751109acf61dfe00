#include "io/answers/change/against_output.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "graph/base/error.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

std::string change_words(const infer::DensityChange& density) {
    return fmt::format("from {} to {} ({} points)", percent_words(density.from), percent_words(density.to),
                       points_words(density.difference));
}

std::string how_sure(const infer::DifferenceOfChanges& d) {
    switch (d.verdict) {
        case infer::Verdict::clear:
            return "a clear difference";
        case infer::Verdict::likely:
            return "a likely difference";
        case infer::Verdict::not_distinguishable:
            return "a difference not distinguishable from churn";
        case infer::Verdict::no_change:
        case infer::Verdict::facts_only:
            break;
    }
    return fmt::format("no test is made: {}", d.why);
}

Json test_json(const infer::DensityTest& test) {
    Json json;
    json["method"] = test.method;
    put(json, "se", test.se, "no_test");
    put(json, "ci95", test.ci95, "no_test");
    return json;
}

}  // namespace

Beside beside(const survey::Comparison& comparison, const Study& other, survey::Comparison other_comparison,
              Edition edition) {
    if (comparison.direction != other_comparison.direction) {
        throw Error(fmt::format("the two studies are not read alike: here {}, there {}; give --symmetrise union",
                                name_of(comparison.direction), name_of(other_comparison.direction)));
    }
    static_cast<void>(disclose(other, other_comparison, edition));  // refuses a study of a few people
    Beside result{&other, std::move(other_comparison), {}};
    result.difference = infer::difference_of_changes(comparison.density, result.comparison.density);
    return result;
}

std::string beside_text(const Study& study, const survey::Comparison& comparison, const Beside& beside) {
    const infer::DifferenceOfChanges& d = beside.difference;
    const auto name = [](const Study& one) { return one.title.empty() ? one.name : one.title; };
    std::string text = "\nBeside another group\n====================\n";
    text += wrapped(
        fmt::format("{}: of pairs answered both times, the share linked went {}. {}: {}.", name(study),
                    change_words(comparison.density), name(*beside.study), change_words(beside.comparison.density)),
        80);
    if (std::isfinite(d.difference)) {
        std::string interval;
        if (std::isfinite(d.bootstrap.ci95[0])) {
            interval = fmt::format("; allowing for how much people differ, {} points",
                                   points_range_words(d.bootstrap.ci95[0], d.bootstrap.ci95[1]));
        }
        text += wrapped(
            fmt::format("First less second, the change differs by {} points: {}{}. The two groups may differ in much "
                        "else, so this does not show what made the difference.",
                        points_words(d.difference), how_sure(d), interval),
            80);
    }
    return for_terminal(text);
}

Json beside_json(const Beside& beside) {
    const infer::DifferenceOfChanges& d = beside.difference;
    const infer::DensityChange& there = beside.comparison.density;
    Json json;
    json["study"] = beside.study->name;
    json["title"] = beside.study->title;
    json["from"] = beside.study->waves[beside.comparison.options.from].key;
    json["to"] = beside.study->waves[beside.comparison.options.to].key;
    json["actors"] = there.actors;
    json["pairs"] = there.pairs;
    Json& density = json["density"];
    put(density, "from", there.from, "not_observed");
    put(density, "to", there.to, "not_observed");
    put(density, "difference", there.difference, "not_observed");
    put(density, "se", there.bootstrap.se, "too_few");
    density["verdict"] = infer::name_of(there.verdict);
    put(json, "difference", d.difference, "not_observed");
    put(json, "se", d.bootstrap.se, "no_test");
    put(json, "ci95", d.bootstrap.ci95, "no_test");
    json["method"] = d.bootstrap.method;
    json["verdict"] = infer::name_of(d.verdict);
    if (!d.why.empty()) json["why"] = d.why;
    json["others"] = {test_json(d.jackknife), test_json(d.dyadic_robust), test_json(d.social_relations)};
    return json;
}

}  // namespace crosstie::io
