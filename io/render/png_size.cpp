#include "io/render/png_size.hpp"

#include <cstdint>

#include "graph/base/error.hpp"

namespace crosstie::io {

namespace {

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k) value = value << 8U | static_cast<unsigned char>(bytes[at + k]);
    return value;
}

}  // namespace

PngSize png_size(std::string_view png) {
    constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
    if (png.size() < 33 || !png.starts_with(signature) || png.substr(12, 4) != "IHDR") throw Error("not a PNG picture");
    double points_per_pixel = 72.0 / 96;
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::size_t length = number_at(png, at);
        if (length > png.size() - at - 12) break;
        const std::string_view kind = png.substr(at + 4, 4);
        if (kind == "IDAT") break;
        if (kind == "pHYs" && length == 9 && png[at + 16] == 1 && number_at(png, at + 8) > 0) {
            points_per_pixel = 72 / (number_at(png, at + 8) * 0.0254);  // dots a metre
        }
        at += length + 12;
    }
    return {number_at(png, 16) * points_per_pixel, number_at(png, 20) * points_per_pixel};
}

}  // namespace crosstie::io
