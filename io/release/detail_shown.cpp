#include "io/release/detail_shown.hpp"

namespace crosstie::io {

namespace {

bool everything(const Disclosed& shown) { return shown.edition != Edition::public_; }

}  // namespace

bool few(std::uint64_t people, const Disclosed& shown) {
    return !everything(shown) && people > 0 && people < shown.min_group;
}

bool circles_shown(const infer::PairedChange& change, const Disclosed& shown) {
    return everything(shown) || change.people >= 2 * shown.min_group;
}

bool circles_counted(const infer::PairedChange& change, const Disclosed& shown) {
    return !few(change.rose, shown) && !few(change.fell, shown) && !few(change.level, shown);
}

bool single_areas_shown(const Disclosed& shown) { return everything(shown); }

}  // namespace crosstie::io
