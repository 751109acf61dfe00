#include "io/render/values.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "io/render/json.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

Document sample() {
    Document document;
    document.key = "sample";
    document.head = {"", "", {{{"study", "", Kind::words}, "made"}, {{"draws", "", Kind::count}, 19U}}};
    Record first{"", "", {{{"density.from", "", Kind::exact}, 0.25}, {{"ties", "", Kind::counted}, Share{3, 12}}}};
    Record then{"sample_rest",
                "",
                {{{"ci95", "", Kind::exact}, Range{0.5, 1.5}},
                 {{"p", "", Kind::p}, Undefined{Why::no_draws}},
                 {{"few", "", Kind::count}, Withheld{"fewer than 5"}},
                 {{"a\\.b", "", Kind::yes_no}, true}}};
    Record again{"", "", {{{"density.to", "", Kind::exact}, 0.5}, {{"none", "", Kind::counted}, Share{0, 0}}}};
    Table keyed{"by_wave", "", {{"wave", "", Kind::key}, {"ties", "", Kind::count}}, {}, "", {}};
    keyed.keyed = true;
    keyed.rows = {{Named{"before", ""}, 7U}, {Named{"after", ""}, Withheld{}}};
    Table rows{"rows", "", {{"ties", "", Kind::count}}, {{1U}, {2U}}, "", {}};
    document.sections = {{"", "", {first, then, again, Paragraph{"Said.", "headline"}, Paragraph{"No key."}}},
                         {"part", "", {keyed, rows, BulletList{{"a"}, "list"}}}};
    return document;
}

std::string path_and_value(const PlacedValue& placed) {
    if (const auto* none = std::get_if<Undefined>(&placed.value))
        return placed.path + '!' + std::string(key_of(none->why));
    if (const auto* held = std::get_if<Withheld>(&placed.value)) return placed.path + '?' + held->instead;
    if (const auto* words = std::get_if<std::string>(&placed.value)) return placed.path + '=' + *words;
    if (const auto* yes = std::get_if<bool>(&placed.value)) return placed.path + (*yes ? "=yes" : "=no");
    if (const auto* count = std::get_if<std::uint64_t>(&placed.value))
        return placed.path + '=' + std::to_string(*count);
    return placed.path + '=' + nlohmann::json(std::get<double>(placed.value)).dump();
}

}  // namespace

TEST_CASE("values: every single value, where JSON has it, those of an object together", "[render][values]") {
    std::vector<std::string> found;
    for (const PlacedValue& placed : values_in(release(sample(), {}))) found.push_back(path_and_value(placed));
    CHECK(found == std::vector<std::string>{"study=made", "draws=19", "density.from=0.25", "density.to=0.5",
                                            "ties.part=3", "ties.whole=12", "ties.share=0.25", "rest.ci95[0]=0.5",
                                            "rest.ci95[1]=1.5", "rest.p!no_draws", "rest.few?fewer than 5",
                                            "rest.a.b=yes", "none.part=0", "none.whole=0", "none.share!no_pairs",
                                            "headline=Said.", "part.by_wave.before.ties=7", "part.by_wave.after?"});
}
