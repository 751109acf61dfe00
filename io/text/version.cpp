#include "io/text/version.hpp"

namespace crosstie::io {

const char* crosstie_version() { return CROSSTIE_VERSION; }

}  // namespace crosstie::io
