#include "io/pack/map/map_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "io/render/html.hpp"

namespace crosstie::io {

extern const std::string_view map_style;  // io/pack/map/map.css
// io/pack/map/*.js
extern const std::string_view map_read, map_room, map_picture, map_lines, map_names, map_beside, map_table, map_save,
    map_link, map_ask;

namespace {

using diagram::LegendItem;
using diagram::TieKind;

class MapWriter {
 public:
    explicit MapWriter(const MapData& map) : map_(map) {}

    std::string write() {
        add("<section id=\"map\" class=\"needs-script\" aria-labelledby=\"map-heading\" hidden=\"hidden\">\n"
            "<div class=\"map-head\"><h2 id=\"map-heading\">Look more closely</h2>\n<p id=\"map-intro\">{} "
            "{}</p></div>\n",
            map_.people ? "Choose a person on the map or in the table."
                        : "Choose a circle on the map or a row of the table.",
            html_escaped(map_.places));
        controls();
        text_ += "<div class=\"map-body\">\n<div class=\"map-picture\">\n";
        add("<div class=\"map-frame\"><svg id=\"map-svg\" role=\"listbox\" tabindex=\"0\" aria-label=\"Map of {}\" "
            "aria-describedby=\"map-keys\"></svg></div>\n",
            map_.people ? "people" : "areas");
        tools();
        legend();
        text_ +=
            "<p id=\"map-left-out\" class=\"note\"></p>\n"
            "<p id=\"map-keys\" class=\"note\">Keys: arrows move about the map, Enter chooses, Shift and Enter chooses "
            "a "
            "second to compare, Escape lets go, plus and minus enlarge and make smaller.</p>\n</div>\n"
            "<div class=\"map-told\">\n<p id=\"map-summary\" role=\"status\"></p>\n"
            "<div id=\"map-table\" class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"What the map shows, as "
            "a table\"></div>\n</div>\n</div>\n";
        text_ += "<script type=\"application/json\" id=\"map-data\">" + map_.json + "</script>\n</section>\n";
        return std::move(text_);
    }

 private:
    template <class... Args>
    void add(fmt::format_string<Args...> text, Args&&... args) {
        fmt::format_to(std::back_inserter(text_), text, std::forward<Args>(args)...);
    }

    void controls() {
        text_ += "<form id=\"map-controls\">\n<fieldset><legend>Show</legend><div>";
        constexpr std::array<const char*, 3> views{"Before", "After", "Change"};
        for (std::size_t k = 0; k < views.size(); ++k) {
            add("<label><input type=\"radio\" name=\"map-view\" value=\"{}\"{}/><span>{}</span></label>", k,
                k == 2 ? " checked=\"checked\"" : "", views[k]);
        }
        text_ += "</div></fieldset>\n";
        for (std::size_t k = 0; k < map_.filters.size(); ++k) {
            const std::string head = html_escaped(map_.filters[k].head);
            choice(head, fmt::format("data-filter=\"{}\"", k), "All", map_.filters[k]);
            if (map_.by_area == k) choice("Compare with", "id=\"map-beside\"", "None", map_.filters[k]);
        }
        add("<label>{} <input type=\"search\" id=\"map-search\" autocomplete=\"off\"/></label>\n"
            "<button type=\"button\" id=\"map-clear\">Clear</button>\n",
            map_.people ? "Find a person" : "Find by name");
        if (map_.thinned || map_.faint) {
            add("<label class=\"check\"><input type=\"checkbox\" id=\"map-each\"/> {}</label>\n",
                map_.thinned ? "Draw every contact" : "All in full ink");
        }
        text_ += "</form>\n";
    }

    void choice(std::string_view head, std::string_view attribute, std::string_view none, const MapFilter& filter) {
        add("<label>{} <select {}><option value=\"\">{}</option>", head, attribute, none);
        for (std::size_t v = 0; v < filter.values.size(); ++v) {
            add("<option value=\"{}\">{}</option>", v, html_escaped(filter.values[v]));
        }
        text_ += "</select></label>\n";
    }

    void tools() {
        add("<div class=\"map-tools\"><button type=\"button\" id=\"map-in\" aria-label=\"Enlarge\">+</button>"
            "<button type=\"button\" id=\"map-out\" aria-label=\"Make smaller\">\u2212</button>"
            "<button type=\"button\" id=\"map-whole\">Whole map</button>"
            "<button type=\"button\" id=\"map-compare\" aria-pressed=\"false\" disabled=\"disabled\">Compare with "
            "another</button>"
            "<button type=\"button\" id=\"map-full\">Full screen</button>"
            "<button type=\"button\" id=\"map-link\">Copy link</button>"
            "<button type=\"button\" id=\"map-save-svg\">Save SVG</button>"
            "<button type=\"button\" id=\"map-save-png\">Save PNG</button></div>\n"
            "<p id=\"map-done\" role=\"status\" class=\"note\"></p>\n");
    }

    /// The views (0 before, 1 after, 2 change) a kind of contact is drawn in.
    static const char* views_of(TieKind kind) {
        return kind == TieKind::within || kind == TieKind::between || kind == TieKind::count ? "01" : "2";
    }

    void legend() {
        text_ += "<ul class=\"map-legend\">";
        for (const auto& row : map_.legend) {
            for (const LegendItem& item : row.items) {
                if (item.sample == LegendItem::Sample::mark) legend_mark(item);
                if (item.sample == LegendItem::Sample::tie) legend_line(item, false);
                // Numbers belong to the paper's picture.
            }
        }
        for (const auto& row : map_.legend_of_bands) {
            for (const LegendItem& item : row.items) {
                if (item.sample == LegendItem::Sample::tie) legend_line(item, true);
            }
        }
        text_ += "</ul>\n";
    }

    void legend_line(const LegendItem& item, bool band) {
        const double width = map_.people && !band ? 2.0 : std::clamp(item.width, 2.0, 6.0);
        // How wide a count is drawn depends on the window.
        const std::string drawn =
            item.kind == TieKind::count && !band ? fmt::format(" data-width=\"{:.2f}\"", item.width) : "";
        add("<li data-views=\"{}\" data-kind=\"{}\"{}{}><svg width=\"34\" height=\"12\" viewBox=\"0 0 34 12\" "
            "aria-hidden=\"true\"><path class=\"{}{}\" d=\"M1 6H33\" stroke-width=\"{:.1f}\"/></svg>{}</li>",
            views_of(item.kind), line_class(item.kind), band ? " data-band=\"yes\"" : "", drawn, line_class(item.kind),
            item.quiet ? " quiet" : "", width, html_escaped(item.words));
    }

    void legend_mark(const LegendItem& item) {
        const char* state = item.state == diagram::MarkState::silent   ? " silent"
                            : item.state == diagram::MarkState::absent ? " absent"
                                                                       : "";
        add("<li><svg width=\"16\" height=\"16\" viewBox=\"-1.5 -1.5 3 3\" aria-hidden=\"true\">"
            "<g class=\"mark{}\"><path d=\"{}\" fill=\"{}\"/></g></svg>{}</li>",
            state, outlines[static_cast<std::size_t>(item.look.shape)], item.look.fill, html_escaped(item.words));
    }

    /// Marks of radius 1, in the order of diagram::Shape; map_picture.js has the same.
    static constexpr std::array<const char*, 7> outlines{
        "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1-1 0Z",
        "M0-1.25L1.25 0L0 1.25L-1.25 0Z",
        "M-.9-.9H.9V.9H-.9Z",
        "M0-1.03L1.15 1.02H-1.15Z",
        "M0 1.03L1.15-1.02H-1.15Z",
        "M-.4-1.15H.4V-.4H1.15V.4H.4V1.15H-.4V.4H-1.15V-.4H-.4Z",
        "M-.53-1.1L0-.57L.53-1.1L1.1-.53L.57 0L1.1.53L.53 1.1L0 .57L-.53 1.1L-1.1.53L-.57 0L-1.1-.53Z"};

    const MapData& map_;
    std::string text_;
};

// The map's scripts as one function.
std::string map_script() {
    std::string script = "(() => {\n";
    for (const std::string_view part :
         {map_read, map_room, map_picture, map_lines, map_names, map_beside, map_table, map_save, map_link, map_ask}) {
        script += part;
        script += '\n';
    }
    return script + "})();\n";
}

}  // namespace

ScriptedSection map_section(const MapData& map) {
    return {"map", "Look more closely", MapWriter(map).write(), std::string(map_style), map_script(), map.edition};
}

}  // namespace crosstie::io
