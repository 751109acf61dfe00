#include "io/diagram/look/page_size.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr PageSize a4{842, 595, 297, 210, 1, 17, 20, 12.5, 9, 11.6, 8.5, 15.5, 7.6, 9.6, 246, 316, 700, 386};
constexpr PageSize a4_half{620,  438, 210,  148.5, 0.96, 13,  15.5, 10.5, 8,
                           10.2, 7.6, 12.4, 6.9,   8.6,  175, 170,  480,  250};
constexpr PageSize slide{768, 432, 338.6667, 190.5, 1.25, 16, 19, 11.5, 8.6, 10.8, 7.8, 13, 7, 8.8, 220, 180, 620, 250};
}  // namespace

std::optional<Size> size_named(std::string_view name) {
    for (const auto& [key, size] : page_sizes) {
        if (key == name) return size;
    }
    return std::nullopt;
}

const PageSize& page_size(Size size) {
    if (size == Size::a4_half) return a4_half;
    return size == Size::slide ? slide : a4;
}

}  // namespace crosstie::io::diagram
