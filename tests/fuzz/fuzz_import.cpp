// Any bytes as an export: read to the end or refused with a place, and a second reading by the mapping that the first one
// wrote finds the same links. As a mapping: refused, or written again as it was read.
#include <cstdint>
#include <cstdlib>

#include "io/read/survey/guess.hpp"
#include "io/read/survey/study_files.hpp"
#include "io/read/survey/workbook.hpp"

using namespace crosstie;
using namespace crosstie::io;
using namespace crosstie::io::survey;

namespace {

constexpr const char* people =
    "id,name,aliases,email\np1,Person One,,one@example.org\np2,Person Two,,\np3,Person Three,,\n";

void require(bool holds) {
    if (!holds) std::abort();
}

Sheet sheet_of(std::string_view bytes) {
    return is_workbook(bytes) ? workbook_sheet(bytes, "t.xlsx", "") : text_sheet(bytes, "t.csv");
}

// The links of an export, read by this mapping or by a guess, which is handed back.
std::string links(std::string_view bytes, Mapping& mapping, bool guess) {
    Faults faults;
    Names names(read_roster_sheet(text_sheet(people, "roster.csv"), faults));
    Export one{sheet_of(bytes), {}, {}, {}};
    one.layout = layout_of(one.sheet, guess ? nullptr : &mapping);
    one.mapping = guess_mapping(one.sheet, one.layout, names);
    if (!guess) one.mapping = replayed(mapping, one.mapping, one.layout, one.remarks);
    Collected found(names);
    one.mapping.wave = "only";
    for (RelationMapping& relation : one.mapping.relations) {
        if (guess) guess_scale(answers_in(one.sheet, one.layout, relation), {}, relation);
        found.relations.push_back(relation);
    }
    if (guess) mapping = one.mapping;
    collect(one, found);
    found.faults.refuse_if_any();
    static_cast<void>(names.names_to_decide());
    static_cast<void>(quality_csv(found));
    static_cast<void>(found.wave("only"));
    return study_files(found, "t").at("ties_only.csv");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        Mapping mapping;
        const std::string first = links(bytes, mapping, true);
        Faults faults;
        auto again = parse_mapping(mapping_json(mapping), "t.mapping.json", faults);
        faults.refuse_if_any();
        require(again.has_value());
        require(links(bytes, *again, false) == first);
    } catch (const Error&) {
    }
    try {
        Faults faults;
        if (const auto mapping = parse_mapping(bytes, "t.mapping.json", faults)) {
            const std::string written = mapping_json(*mapping);
            Faults none;
            const auto again = parse_mapping(written, "t.mapping.json", none);
            require(again.has_value() && mapping_json(*again) == written);
        }
    } catch (const Error&) {
    }
    return 0;
}
