#include "io/diagram/look/page_size.hpp"

namespace crosstie::io::diagram {

namespace {
// In the order of the fields: the page; its edges; title; panels; labels; legend; footer; room for panels.
constexpr PageSize a4{842,  595, 297, 210, 1,   30, 23,  0,    22, 16,  17,  20,  12.5, 9,
                      11.6, 8,   9,   8.8, 9.4, 8,  8.5, 15.5, 8,  9.8, 246, 316, 700,  386};
// Whole pixels at 300 to an inch, so that neither Word nor a printer scales what was laid out.
constexpr PageSize a4_half{620,  438, 210, 148.5, 0.96, 30,  23,  0,    22,  16,  13,  15.5, 10.5, 8,
                           10.2, 6.8, 7.6, 8.8,   8.4,  7.6, 7.6, 12.4, 6.9, 8.6, 175, 170,  480,  250};
constexpr PageSize paper_half{480, 300, 169.3333, 105.8333, 1,   4, 5, 10,   5, 10,  11.5, 13.4, 9.5, 8,
                              9.6, 8,   8.6,      8.4,      8.8, 8, 8, 11.5, 8, 9.4, 132,  112,  440, 132};
constexpr PageSize paper{748.8, 427.2, 264.16, 150.7067, 1, 4, 5,   11,   5, 14,  14,  16.5, 11,  8.6,
                         10.6,  8,     8.8,    8.8,      9, 8, 8.3, 13.6, 8, 9.6, 236, 244,  700, 268};
constexpr PageSize slide{768,  432, 338.6667, 190.5, 1.25, 30,  23,  0,  22, 16,  16,  19,  11.5, 8.6,
                         10.8, 6.8, 7.6,      8.8,   8.4,  7.6, 7.8, 13, 7,  8.8, 220, 180, 620,  250};
}  // namespace

std::optional<Size> size_named(std::string_view name) {
    for (const auto& [key, size] : page_sizes) {
        if (key == name) return size;
    }
    return std::nullopt;
}

const PageSize& page_size(Size size) {
    switch (size) {
        case Size::a4_half:
            return a4_half;
        case Size::paper:
            return paper;
        case Size::paper_half:
            return paper_half;
        case Size::slide:
            return slide;
        case Size::a4:
            break;
    }
    return a4;
}

}  // namespace crosstie::io::diagram
