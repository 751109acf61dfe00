#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "io/diagram/look/style.hpp"

namespace crosstie::io::diagram {

/// `standard`: Okabe and Ito's fills, told apart under every common colour blindness. `nhs`: the NHS identity's colours.
/// `mono`: greys, for a printer without colour. Shape, line style and weight say the same in all three.
enum class PaletteName : std::uint8_t { standard, nhs, mono };

/// As typed after --palette.
inline constexpr std::array<std::pair<std::string_view, PaletteName>, 3> palettes{
    {{"default", PaletteName::standard}, {"nhs", PaletteName::nhs}, {"mono", PaletteName::mono}}};
[[nodiscard]] std::optional<PaletteName> palette_named(std::string_view name);

/// What stands in this palette for one of the colours of style.hpp or of a chart; any other colour stays as it is.
[[nodiscard]] std::string_view in_palette(PaletteName palette, std::string_view colour);

}  // namespace crosstie::io::diagram
