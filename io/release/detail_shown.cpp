#include "io/release/detail_shown.hpp"

#include <algorithm>

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

bool stream_shown(const survey::WorkStreamChange& stream, const Disclosed& shown) {
    return everything(shown) || std::min(stream.members.size(), stream.change.actors) >= shown.min_group;
}

bool contrast_shown(const survey::WorkStreamContrast& contrast, const survey::ChangeDetail& detail,
                    const Disclosed& shown) {
    return !few(detail.in_several_streams, shown) && !few(contrast.people_first, shown) &&
           !few(contrast.people_second, shown);
}

}  // namespace crosstie::io
