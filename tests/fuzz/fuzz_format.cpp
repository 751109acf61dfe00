// Any bytes: the reader of one format (CROSSTIE_FORMAT, its key) refuses them with words, or gives networks that hold
// together; and no file makes recognising it fail.
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "io/read/formats/formats.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_sound(const NamedNetworks& networks) {
    const std::size_t n = networks.ids.size();
    require(n > 0 && networks.labels.size() == n);
    for (const std::string& id : networks.ids) require(!id.empty());
    for (const NamedColumn& column : networks.columns) require(column.cells.size() == n);
    const std::size_t relations = networks.relations.empty() ? 1 : networks.relations.size();
    const std::size_t waves = networks.waves.empty() ? 1 : networks.waves.size();
    for (const NamedTie& tie : networks.ties) {
        require(tie.from < n && tie.to < n && tie.relation < relations && tie.wave < waves);
        require(std::isfinite(tie.strength) && tie.strength > 0);
    }
    for (const NamedGap& gap : networks.gaps)
        require(gap.from < n && gap.to < n && gap.relation < relations && gap.wave < waves);
    for (const auto& absent : networks.absent) {
        for (const ActorId actor : absent) require(actor < n);
    }
}

/// A number between what is read at once and what is refused: so many people are read, and nothing else is done for
/// seconds.
bool declares_many(std::string_view bytes) {
    std::size_t digits = 0;
    for (std::size_t k = 0; k <= bytes.size(); ++k) {
        const char c = k < bytes.size() ? bytes[k] : ' ';
        if (c >= '0' && c <= '9') {
            digits += digits > 0 || c != '0' ? 1 : 0;
            continue;
        }
        if (digits >= 5 && digits <= 8) return true;
        digits = 0;
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (declares_many(bytes)) return 0;
    static_cast<void>(recognised(bytes));
    try {
        require_sound(format_called(CROSSTIE_FORMAT)->read({utf8_text(bytes, "no_folder/fuzz"), "no_folder/fuzz"}));
    } catch (const InvalidInput& refused) {
        for (const Fault& fault : refused.faults()) require(!fault.found.empty());
    } catch (const LimitReached&) {
    }
    return 0;
}
