// What a run works out, it works out once: counted on the public report of the sample.
#include <map>
#include <mutex>
#include <string>

#include "graph/base/calls.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/pack/pack_pictures.hpp"
#include "io/pack/write_report.hpp"
#include "io/read/read.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

std::mutex counting;
std::map<std::string, std::map<std::string, int>> calls;  // function, of what, how often

void count_call(std::string_view function, const std::string& of_what) {
    const std::lock_guard lock(counting);
    ++calls[std::string(function)][of_what];
}

/// Counts as long as it lives.
struct Counting {
    Counting() {
        calls.clear();
        call_listener = count_call;
    }
    ~Counting() { call_listener = nullptr; }
};

}  // namespace

TEST_CASE("report: what a public report of the sample is made from is made once", "[report][once]") {
    Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    const Study study = read_study(source);
    survey::ComparisonOptions options;
    options.to = study.waves.size() - 1;
    options.tie_from = study.relations[0].tie_from;
    options.by = study.by.attribute;
    options.draws = 199;

    const Counting counting_now;
    const Case of(study, options, {.edition = Edition::public_});
    PaperParts parts;
    parts.pictures = pack_pictures(of, {});
    parts.topics = topics_of(of);
    const auto files = write_report(of, parts);
    REQUIRE(files.contains("paper.html"));

    for (const char* const function : {"findings", "threats", "network_figures"}) {
        CAPTURE(function);
        CHECK(calls[function] == std::map<std::string, int>{{"public", 1}});
    }
    for (const char* const function : {"compare", "disclose", "network_at"}) {
        CHECK_FALSE(calls[function].empty());
        int all = 0;
        for (const auto& [of_what, times] : calls[function]) {
            CAPTURE(function, of_what);
            CHECK(times == 1);
            all += times;
        }
        WARN(function << ": " << all);
    }
}
