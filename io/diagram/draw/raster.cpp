// The finished SVG as a PDF page or as dots, through librsvg and cairo. What these cannot state (a language, a missing
// font) is put right or refused here.
#include "io/diagram/draw/raster.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>

#include "graph/base/error.hpp"
#include "io/diagram/draw/png_file.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr double a4_wide = 297, a4_high = 210, most_millimetres = 400;
constexpr std::uint32_t dots_per_metre = 11811;  // 300 dots an inch

struct Unref {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
template <typename Object>
using Held = std::unique_ptr<Object, Unref>;

std::string take(GError* error) {
    std::string said = error == nullptr ? "no reason given" : error->message;
    if (error != nullptr) g_error_free(error);
    return said;
}

/// With no font to be found librsvg leaves every word out, and nothing says so.
void require_font() {
    const Held<FcPattern> wanted(FcNameParse(reinterpret_cast<const FcChar8*>("Arial")));
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    const Held<FcPattern> found(FcFontMatch(nullptr, wanted.get(), &result));
    FcCharSet* letters = nullptr;
    const bool known = found && FcPatternGetCharSet(found.get(), FC_CHARSET, 0, &letters) == FcResultMatch;
    if (!known || FcCharSetHasChar(letters, 'a') == 0) {
        throw Error(
            "no font with Latin letters was found, so the picture would have no words; install "
            "fonts-liberation2, or mend the font configuration");
    }
}

/// The SVG, read, and the size it states in millimetres (A4 landscape when it states none).
struct Sheet {
    Held<RsvgHandle> handle;
    double wide = a4_wide, high = a4_high;

    explicit Sheet(std::string_view svg) {
        require_font();
        GError* error = nullptr;
        handle.reset(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
        if (!handle) throw Error("the picture could not be read back: " + take(error));
        gboolean has_width = 0, has_height = 0, has_box = 0;
        RsvgLength width{}, height{};
        RsvgRectangle box{};
        rsvg_handle_get_intrinsic_dimensions(handle.get(), &has_width, &width, &has_height, &height, &has_box, &box);
        if (width.unit != RSVG_UNIT_MM || height.unit != RSVG_UNIT_MM) return;
        const auto sound = [](double length) { return length >= 10 && length <= most_millimetres; };
        if (!sound(width.length) || !sound(height.length)) throw Error("the picture states a size no page has");
        wide = width.length, high = height.length;
    }

    void draw(cairo_surface_t* surface, double width, double height) const {
        GError* error = nullptr;
        const Held<cairo_t> context(cairo_create(surface));
        const RsvgRectangle page{0, 0, width, height};
        if (rsvg_handle_render_document(handle.get(), context.get(), &page, &error) == 0) {
            throw Error("the picture could not be drawn: " + take(error));
        }
        if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) {
            throw Error(std::string("the picture could not be drawn: ") +
                        cairo_status_to_string(cairo_status(context.get())));
        }
    }
};

cairo_status_t append(void* out, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

/// cairo 1.16 cannot state a document's language. An incremental update, as PDF provides for, repeats the catalogue
/// with /Lang; a file of another shape than cairo's is left as it is.
void state_language(std::string& pdf) {
    const std::size_t trailer = pdf.rfind("trailer");
    const std::size_t start = pdf.rfind("startxref");
    if (trailer == std::string::npos || start == std::string::npos) return;
    const std::size_t root_at = pdf.find("/Root ", trailer), info_at = pdf.find("/Info ", trailer),
                      size_at = pdf.find("/Size ", trailer);
    if (root_at == std::string::npos || size_at == std::string::npos) return;
    const int root = std::stoi(pdf.substr(root_at + 6, 10)), size = std::stoi(pdf.substr(size_at + 6, 10));
    const std::string before = pdf.substr(start + 9, pdf.find("%%EOF", start) - start - 9);
    const std::string opening = "\n" + std::to_string(root) + " 0 obj";
    const std::size_t object = pdf.rfind(opening);
    const std::size_t end = object == std::string::npos ? object : pdf.find("endobj", object);
    if (end == std::string::npos) return;
    std::string catalogue = pdf.substr(object + 1, end - object - 1);
    const std::size_t close = catalogue.rfind(">>");
    if (close == std::string::npos) return;
    catalogue.insert(close, "   /Lang (en-GB)\n   /ViewerPreferences << /DisplayDocTitle true >>\n");
    const std::size_t offset = pdf.size();
    pdf += catalogue + "endobj\n";
    const std::size_t table = pdf.size();
    std::array<char, 32> entry{};
    std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", offset);
    pdf += "xref\n" + std::to_string(root) + " 1\n" + entry.data();
    pdf += "trailer\n<< /Size " + std::to_string(size) + "\n   /Root " + std::to_string(root) + " 0 R\n";
    if (info_at != std::string::npos)
        pdf += "   /Info " + std::to_string(std::stoi(pdf.substr(info_at + 6, 10))) + " 0 R\n";
    pdf += "   /Prev " + std::to_string(std::stol(before)) + "\n>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}
}  // namespace

std::string pdf_from_svg(std::string_view svg, const std::string& title, const std::string& date) {
    const Sheet sheet(svg);
    const double width = sheet.wide / 25.4 * 72, height = sheet.high / 25.4 * 72;
    std::string pdf;
    const Held<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(append, &pdf, width, height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "crosstie");
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
    sheet.draw(surface.get(), width, height);
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS || pdf.empty())
        throw Error("the picture could not be written as PDF");
    state_language(pdf);
    return pdf;
}

std::string png_from_svg(std::string_view svg) {
    const Sheet sheet(svg);
    const int width = static_cast<int>(std::lround(sheet.wide / 25.4 * 300)),
              height = static_cast<int>(std::lround(sheet.high / 25.4 * 300));
    const Held<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw Error("no memory for the picture");
    {
        const Held<cairo_t> context(cairo_create(surface.get()));
        cairo_set_source_rgb(context.get(), 1, 1, 1);
        cairo_paint(context.get());
    }
    sheet.draw(surface.get(), width, height);
    cairo_surface_flush(surface.get());
    return png_file(cairo_image_surface_get_data(surface.get()), width, height,
                    cairo_image_surface_get_stride(surface.get()), dots_per_metre);
}

}  // namespace crosstie::io::diagram
