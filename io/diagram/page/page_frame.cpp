// What surrounds the panels: title above, legend and footer below.
#include "io/diagram/page/page_frame.hpp"

#include <algorithm>

namespace crosstie::io::diagram {

namespace {
/// Items of a row broken into lines of the page's width; each with its left edge.
struct LegendLine {
    std::string head;
    std::vector<std::pair<const LegendItem*, double>> items;
};

double sample_width(const LegendItem& item) { return item.sample == LegendItem::Sample::tie ? 26 : 13; }

double item_width(const LegendItem& item, double size) { return sample_width(item) + 4 + text_width(item.words, size); }

std::vector<LegendLine> lines_of(const Scene& scene, double room) {
    const double size = page_size(scene.size).legend;
    std::vector<LegendLine> lines;
    double head_room = 0;
    for (const LegendRow& row : scene.legend) {
        const bool numbers = !row.items.empty() && row.items.front().sample == LegendItem::Sample::number;
        if (!numbers) head_room = std::max(head_room, text_width(row.head, size, Weight::bold) + 14);
    }
    for (const LegendRow& row : scene.legend) {
        const double begin = std::max(head_room, text_width(row.head, size, Weight::bold) + 14);
        lines.push_back({row.head, {}});
        double x = begin;
        for (const LegendItem& item : row.items) {
            const double width = item_width(item, size);
            if (x + width > room && x > begin) {
                lines.push_back({"", {}});
                x = begin;
            }
            lines.back().items.emplace_back(&item, x);
            x += width + page_size(scene.size).gutter;
        }
    }
    return lines;
}

/// One line, or two broken between the title's clauses if both then fit, else into two of like length.
std::vector<std::string> title_lines(const std::string& title, double room, double size) {
    auto lines = wrap(title, room, size, Weight::bold, 2);
    if (lines.size() < 2) return lines;
    double widest = 1e300;
    for (std::size_t at = title.find("; "); at != std::string::npos; at = title.find("; ", at + 1)) {
        std::vector<std::string> halves{title.substr(0, at + 1), title.substr(at + 2)};
        const double width =
            std::max(text_width(halves[0], size, Weight::bold), text_width(halves[1], size, Weight::bold));
        if (width <= room && width < widest) widest = width, lines = std::move(halves);
    }
    for (double narrow = room; widest > room && narrow > room / 2; narrow -= 6) {
        auto tried = wrap(title, narrow, size, Weight::bold);
        if (tried.size() != 2) break;
        lines = std::move(tried);
    }
    return lines;
}

void add_text(Page& page, TextRole role, Point at, double size, std::string text, Weight weight = Weight::regular,
              std::string_view colour = colour::ink, Anchor anchor = Anchor::start) {
    page.texts.push_back({role, at, size, weight, anchor, colour, false, std::move(text)});
}

void add_sample(Page& page, const LegendItem& item, double x, double y, const PageSize& type) {
    const double size = type.legend, number = type.badge, badge_radius = 0.72 * number;
    auto& nodes = page.shapes.nodes;
    const auto add_node = [&](ShapeNode node) {
        nodes.push_back(std::move(node));
        page.tooltips.emplace_back();
        return static_cast<std::uint32_t>(nodes.size() - 1);
    };
    if (item.sample == LegendItem::Sample::mark) {
        ShapeNode node = node_of(item.look, item.state, {x + 6, y}, 4.6);
        node.role = NodeRole::key;
        add_node(std::move(node));
    } else if (item.sample == LegendItem::Sample::number) {
        ShapeNode node = node_of({Shape::circle, colour::ink}, MarkState::present, {x + 6, y}, badge_radius);
        node.role = NodeRole::key;
        add_node(std::move(node));
        add_text(page, TextRole::badge, {x + 6, y + 0.36 * number}, number, std::to_string(item.number), Weight::bold,
                 colour::paper, Anchor::middle);
    } else {
        ShapeNode end;
        end.role = NodeRole::anchor;
        end.half_width = end.half_height = 0.2;
        end.at = {x, y};
        const std::uint32_t a = add_node(end);
        end.at = {x + 26, y};
        const std::uint32_t b = add_node(end);
        const LineLook look = look_of(item.kind);
        // A sample is drawn a little bolder than hair lines on the panels, so that its colour can be told.
        page.shapes.lines.push_back({a, b, "key", std::string(look.colour),
                                     std::max(item.width, item.kind >= TieKind::between ? 1.25 : 0.8), look.dash});
        page.shapes.lines.back().quiet = item.quiet;
    }
    add_text(page, TextRole::legend, {x + sample_width(item) + 4, y + 3}, size, item.words);
}
}  // namespace

LineLook look_of(TieKind kind) {
    switch (kind) {
        case TieKind::member:
            return {colour::within, Dash::dotted, "member"};
        case TieKind::kept:
            return {colour::kept, Dash::solid, "kept"};
        case TieKind::one_wave:
            return {colour::one_wave, Dash::dotted, "one_wave"};
        case TieKind::within:
            return {colour::within, Dash::solid, "within"};
        case TieKind::between:
            return {colour::between, Dash::solid, "between"};
        case TieKind::count:
            return {colour::bundle, Dash::solid, "count"};
        case TieKind::fewer:
            return {colour::lost, Dash::dashed, "fewer"};
        case TieKind::same:
            return {colour::kept, Dash::solid, "same"};
        case TieKind::more:
            return {colour::gained, Dash::solid, "more"};
        case TieKind::gained:
            return {colour::gained, Dash::solid, "gained"};
        case TieKind::lost:
            return {colour::lost, Dash::dashed, "lost"};
    }
    return {colour::ink, Dash::solid, "within"};
}

ShapeNode node_of(const Look& look, MarkState state, Point at, double radius) {
    ShapeNode node;
    node.shape = look.shape;
    node.fill = look.fill;
    node.at = at;
    // Shapes of equal radius look unequal: a square seems larger than a diamond or triangle of its width.
    double scale = 1;
    switch (look.shape) {
        case Shape::square:
            scale = 0.88;
            break;
        case Shape::diamond:
        case Shape::triangle:
        case Shape::wedge:
            scale = 1.18;
            break;
        case Shape::plus:
        case Shape::saltire:
            scale = 1.12;
            break;
        default:
            break;
    }
    node.half_width = node.half_height = radius * scale;
    node.line_width = std::clamp(0.25 * radius, 0.25, 0.6);  // the outline of a dot must not be all of it
    switch (state) {
        case MarkState::present:
        case MarkState::hidden:
            break;
        case MarkState::silent:
            node.fill = colour::paper;
            node.line = colour::quiet;
            node.line_width = 1.1;
            break;
        case MarkState::absent:
            node.fill = colour::disc;
            node.line = colour::quiet;
            node.line_width = 0.6;
            node.dash = Dash::dotted;
            // As they are where they are there: who is missing, a person or an organisation, must be seen.
            node.half_width *= 0.8, node.half_height *= 0.8;
            break;
        case MarkState::aside:
            node.fill = colour::paper;
            node.line = colour::within;
            node.shape = Shape::circle;
            node.half_width = node.half_height = 0.5 * radius;
            break;
        case MarkState::other_stage:
            node.line_width = 1.4;
            node.dash = Dash::dashed;
            break;
    }
    return node;
}

Page empty_page(const Scene& scene) {
    const PageSize& size = page_size(scene.size);
    Page page;
    page.width = page.shapes.width = size.width, page.height = page.shapes.height = size.height;
    page.wide = size.wide, page.high = size.high, page.margin = size.margin;
    return page;
}

double add_title(Page& page, const Scene& scene) {
    const PageSize& type = page_size(scene.size);
    const double room = page.width - 2 * page.margin;
    double y = type.top + (scene.banner.empty() ? 0 : type.banner) + type.title;
    if (!scene.banner.empty()) {
        add_text(page, TextRole::banner, {page.width - page.margin, y - type.title - 2}, 8, scene.banner, Weight::bold,
                 colour::lost, Anchor::end);
    }
    // A title that just misses one line is set smaller before it is broken.
    double size = type.title;
    while (size > type.title - 2 && text_width(scene.title, size, Weight::bold) > room) size -= 0.5;
    if (text_width(scene.title, size, Weight::bold) > room) size = type.title - 1;
    for (const std::string& line : title_lines(scene.title, room, size)) {
        add_text(page, TextRole::title, {page.margin, y}, size, line, Weight::bold, colour::heading);
        y += type.title_row;
    }
    const double subtitle = type.fact + 0.5;
    for (const std::string& line : wrap(scene.subtitle, room, subtitle, Weight::regular, 2)) {
        add_text(page, TextRole::subtitle, {page.margin, y}, subtitle, line, Weight::regular, colour::quiet);
        y += type.fact_row + 0.4;
    }
    return y + 2;
}

double add_legend_and_footer(Page& page, const Scene& scene) {
    const PageSize& type = page_size(scene.size);
    const double room = page.width - 2 * page.margin;
    const auto footer = wrap(scene.footer, room, type.footer, Weight::regular, 6);
    double y = page.height - type.foot - type.footer_row * static_cast<double>(footer.size());
    const double footer_top = y;
    for (const std::string& line : footer) {
        y += type.footer_row;
        add_text(page, TextRole::footer, {page.margin, y}, type.footer, line, Weight::regular, colour::quiet);
    }
    const auto lines = lines_of(scene, room);
    double top = footer_top - 5 - type.legend_row * static_cast<double>(lines.size());
    page.rules.push_back({{page.margin, top - 6}, room, 0.6, colour::rule});
    const double end = top - 6;
    for (const LegendLine& line : lines) {
        const double middle = top + type.legend_row / 2;
        if (!line.head.empty())
            add_text(page, TextRole::legend, {page.margin, middle + 3}, type.legend, line.head, Weight::bold);
        for (const auto& [item, x] : line.items) add_sample(page, *item, page.margin + x, middle, type);
        top += type.legend_row;
    }
    return end;
}

}  // namespace crosstie::io::diagram
