#include "io/diagram/look/palette.hpp"

#include <algorithm>

namespace crosstie::io::diagram {

namespace {
using Swap = std::pair<std::string_view, std::string_view>;

constexpr std::string_view chart_pale = "#c3ccd2", chart_dark = "#56656f";

constexpr std::array<Swap, 7> nhs{{{looks[0].fill, "#005eb8"},
                                   {looks[1].fill, "#41b6e6"},
                                   {looks[2].fill, "#009639"},
                                   {looks[3].fill, "#ffb81c"},
                                   {looks[4].fill, "#ae2573"},
                                   {colour::lost, "#b01c12"},  // a red that text, too, can have
                                   {colour::within, "#768692"}}};

constexpr std::array<Swap, 20> mono{
    {{looks[0].fill, "#4d4d4d"},  {looks[1].fill, "#d0d0d0"},   {looks[2].fill, "#808080"},
     {looks[3].fill, "#ececec"},  {looks[4].fill, "#a6a6a6"},   {looks[6].fill, "#bdbdbd"},
     {colour::ink, "#1f1f1f"},    {colour::quiet, "#4a4a4a"},   {colour::heading, "#111111"},
     {colour::rule, "#cfcfcf"},   {colour::disc, "#f2f2f2"},    {colour::area_fill, "#e6e6e6"},
     {colour::within, "#858585"}, {colour::between, "#3a3a3a"}, {colour::gained, "#000000"},
     {colour::lost, "#6a6a6a"},   {colour::kept, "#878787"},    {colour::bundle, "#858585"},
     {chart_pale, "#c9c9c9"},     {chart_dark, "#5e5e5e"}}};

template <std::size_t Count>
std::string_view swapped(const std::array<Swap, Count>& swaps, std::string_view colour) {
    const auto found = std::ranges::find(swaps, colour, &Swap::first);
    return found == swaps.end() ? colour : found->second;
}
}  // namespace

std::optional<PaletteName> palette_named(std::string_view name) {
    for (const auto& [key, palette] : palettes) {
        if (key == name) return palette;
    }
    return std::nullopt;
}

std::string_view in_palette(PaletteName palette, std::string_view colour) {
    if (palette == PaletteName::nhs) return swapped(nhs, colour);
    return palette == PaletteName::mono ? swapped(mono, colour) : colour;
}

}  // namespace crosstie::io::diagram
