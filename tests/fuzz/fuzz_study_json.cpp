// Any bytes: a study.json is refused with a place in the file, or fits the schema.
#include <cstdint>
#include <cstdlib>

#include "io/text/json_schema.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace crosstie::io {
extern const std::string_view study_schema;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        const JsonDocument document = parse_json(utf8_text(bytes, "study.json"), "study.json");
        if (document.values.empty()) std::abort();
        Faults faults;
        check_schema(document, study_schema, faults);
        faults.refuse_if_any();
    } catch (const InvalidInput& refused) {
        for (const Fault& fault : refused.faults()) {
            if (fault.found.empty()) std::abort();
        }
    } catch (const LimitReached&) {
    }
    return 0;
}
