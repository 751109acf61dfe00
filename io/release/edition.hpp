#pragma once
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

}  // namespace crosstie::io
