#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace crosstie::io {

/// Whom an output is for, and so what it may hold: `public_` shows areas and no single person, `group` people as the study labels them,
/// `named` people by name. Three separate files, never one with hidden parts.
enum class Edition { public_, group, named };

/// "public", "group", "named": as typed after --edition.
[[nodiscard]] constexpr std::string_view name_of(Edition edition) noexcept {
    switch (edition) {
        case Edition::public_:
            return "public";
        case Edition::group:
            return "group";
        case Edition::named:
            return "named";
    }
    return "public";
}

[[nodiscard]] constexpr std::optional<Edition> edition_of(std::string_view name) noexcept {
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        if (name_of(edition) == name) return edition;
    }
    return std::nullopt;
}

/// Whether single people may stand in it, by whatever they are called.
[[nodiscard]] constexpr bool shows_people(Edition edition) noexcept { return edition != Edition::public_; }

/// Whether people stand in it as the study labels them, or by pseudonyms in the labels' place.
[[nodiscard]] constexpr bool shows_labels(Edition edition) noexcept { return edition == Edition::group; }

/// Whether people stand in it by name.
[[nodiscard]] constexpr bool shows_names(Edition edition) noexcept { return edition == Edition::named; }

/// The fewest people that a figure may stand for: `min_group` where no single person is shown, else 0, any number.
[[nodiscard]] constexpr std::size_t least_shown(Edition edition, std::size_t min_group) noexcept {
    return shows_people(edition) ? 0 : min_group;
}

}  // namespace crosstie::io
