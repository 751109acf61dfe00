#include "io/diagram/draw/draw.hpp"

#include "io/diagram/page/dress.hpp"
#include "io/diagram/page/page.hpp"
#include "io/diagram/page/shapes.hpp"
#include "io/text/document_date.hpp"

namespace crosstie::io::diagram {

namespace {
std::string drawn_svg(const Scene& scene, const DressOptions& options, const WorkerOptions& worker) {
    try {
        const Page page = page_of(scene);
        return dress(page, run_worker(Job::svg, encode(page.shapes), worker), options);
    } catch (const PictureFailed&) {
        throw;
    } catch (const Error& error) {
        throw PictureFailed(std::string("the picture could not be drawn: ") + error.what());
    }
}

DressOptions dress_options(const Scene& scene) { return {scene.title, scene.description, "ct", false}; }

std::string pdf_of(const std::string& title, const std::string& svg, const WorkerOptions& worker) {
    return run_worker(Job::pdf, title + "\n" + document_date_text() + "\n" + svg, worker);
}
}  // namespace

std::optional<Format> format_named(std::string_view name) {
    if (name == "svg") return Format::svg;
    if (name == "pdf") return Format::pdf;
    if (name == "png") return Format::png;
    if (name == "dot") return Format::dot;
    return std::nullopt;
}

std::string draw(const Scene& scene, Format format, const WorkerOptions& options) {
    if (format == Format::dot) {
        try {
            return run_worker(Job::dot, encode(page_of(scene).shapes), options);
        } catch (const BadShapes& error) {
            throw PictureFailed(error.what());
        }
    }
    return picture_of(drawn_svg(scene, dress_options(scene), options), scene.title, format, options);
}

std::string picture_of(const std::string& svg, const std::string& title, Format format, const WorkerOptions& options) {
    if (format == Format::dot) throw Error("a chart is no graph; choose svg, pdf or png");
    if (format == Format::pdf) return pdf_of(title, svg, options);
    return format == Format::png ? run_worker(Job::png, svg, options) : svg;
}

std::string svg_fragment(const Scene& scene, std::string_view id_prefix, const WorkerOptions& options) {
    DressOptions dressing = dress_options(scene);
    dressing.id_prefix = id_prefix;
    dressing.fragment = true;
    return drawn_svg(scene, dressing, options);
}

Drawn draw_all(const Scene& scene, const WorkerOptions& options) {
    Drawn drawn;
    drawn.svg = drawn_svg(scene, dress_options(scene), options);
    drawn.pdf = pdf_of(scene.title, drawn.svg, options);
    drawn.png = run_worker(Job::png, drawn.svg, options);
    return drawn;
}

}  // namespace crosstie::io::diagram
