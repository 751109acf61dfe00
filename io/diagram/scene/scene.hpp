#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/diagram/look/page_size.hpp"
#include "io/diagram/look/palette.hpp"
#include "io/diagram/look/style.hpp"
#include "io/diagram/scene/ring_layout.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io::diagram {

/// What is drawn. The first ones show people, up to `levels_before`; no public edition holds these.
enum class View {
    before,
    after,
    change,
    triptych,
    pair,
    waves,
    ego,
    levels,
    levels_before,
    organisations,
    organisations_before,
    organisations_after,
    organisations_change,
    areas,
    areas_before,
    areas_after,
    areas_change,
    areas_pair,
    work_streams
};
[[nodiscard]] constexpr bool shows_people(View view) { return view <= View::levels_before; }
/// Everybody's contacts before and after, or what changed; where they are too many the picture is thinned.
[[nodiscard]] constexpr bool maps_people(View view) { return view <= View::pair; }
/// Discs stand behind the marks of an area; in the other views an area is a mark itself.
[[nodiscard]] constexpr bool has_discs(View view) { return view <= View::organisations_change; }

/// Curves for contacts between areas; by themselves above `bundle_from` of them.
enum class Bundle : std::uint8_t { by_count, always, never };
inline constexpr std::size_t bundle_from = 150;

struct DrawOptions {
    View view = View::triptych;
    std::string focus;                 // `ego`: the leader's id; `levels`: one work-stream's id, empty for all
    Edition edition = Edition::group;  // the case's, whatever stands here
    std::string title;                 // empty: the finding, by rule
    std::string caption;               // put before the footer's own sentences
    Size size = Size::a4;
    PaletteName palette = PaletteName::standard;
    Bundle bundle = Bundle::by_count;
    bool all_contacts = false;  // draw every contact, however many
    bool call_out = true;       // number those who stand out; a paper ranks nobody
    bool even_ink = false;      // draw alike what the title speaks of and what it does not
    bool in_paper = false;      // what all of a paper's pictures need said stands in its text, not under each
};

/// In painting order: later kinds lie on earlier ones. `one_wave`: there at one wave, and at the other the pair was not
/// observed, so that neither "new" nor "lost" can be said. `count` to `more` join areas. `member` is no contact: it
/// joins a person with an organisation or a work-stream. What is new lies on what was lost, which else would hide it.
enum class TieKind : std::uint8_t { member, kept, one_wave, within, between, count, same, fewer, more, lost, gained };

/// `aside`: there, but not what the picture is about. `other_stage`: a work-stream not where most are in the end.
/// `hidden`: no mark, but an end of a band that stands for many contacts.
enum class MarkState : std::uint8_t { present, silent, absent, aside, other_stage, hidden };

struct SceneArea {
    std::string name;
    Disc disc;
};

struct SceneMark {
    Point place;
    double radius = 4;
    double stretch = 1;  // width over height; the radius is half the height
    Look look;
    std::uint32_t area = 0;
    std::string label;    // beside the mark where it fits; empty in public editions of people
    std::string tooltip;  // group and named editions only
};

/// Where the pill of a contact may stand. `on_line` or, for want of room, nowhere; `beside` it too, with a hairline, where
/// that is free; `somewhere`: beside it even on other lines and words, for it must not be missing.
enum class PillRoom : std::uint8_t { on_line, beside, somewhere };

struct SceneTie {
    std::uint32_t a = 0, b = 0;
    TieKind kind = TieKind::within;
    double width = 1;
    std::string pill;                                         // a number in a white pill on the line
    std::optional<std::array<Point, 2>> bend = std::nullopt;  // the control points of a curve
    std::uint32_t rank = 0;  // of its pill, 1 is placed first; 0: after all that have one
    PillRoom room = PillRoom::on_line;
    bool quiet = false;  // faint: not what the title speaks of
};

struct ScenePanel {
    std::string key, head;
    std::vector<std::string> facts;
    std::vector<MarkState> states;    // [marks]
    std::vector<std::string> inside;  // [marks] or empty: text in the mark, a line break between lines
    std::vector<SceneTie> ties;       // in painting order
    bool callouts = false;
    std::vector<double> radii;   // [marks] or empty: of this panel, where marks grow or shrink
    std::vector<double> others;  // [marks] or empty: at the other wave, as a thin outline; 0: none

    /// Of what became of contacts between two surveys; the other panels are of one survey.
    [[nodiscard]] bool tells_change() const { return key.starts_with("change"); }
};

/// Where the panels' boxes begin and end on the page, in its units, and how the scene is scaled to fit; 0: not known.
struct PanelBox {
    double top = 0, bottom = 0, scale = 0;
};

struct Callout {
    std::uint32_t mark = 0;
    int number = 1;
    bool ringed = true;
};

/// One sample in the legend: a mark, a line or a numbered disc, with its words.
struct LegendItem {
    enum class Sample : std::uint8_t { mark, tie, number } sample = Sample::mark;
    Look look;
    MarkState state = MarkState::present;
    TieKind kind = TieKind::within;
    double width = 1;
    int number = 0;
    std::string words;
    bool quiet = false;  // a faint line
};

struct LegendRow {
    std::string head;
    std::vector<LegendItem> items;
};

/// A page of panels side by side as plain data. All panels share marks, areas and their places, which lie in a box of
/// `width` by `height` points.
struct Scene {
    View view = View::triptych;
    Edition edition = Edition::group;
    std::string title, subtitle, footer, banner;
    std::string alt, description;
    double width = 0, height = 0;
    double room = 0;      // height that the page leaves for a panel; 0: not known
    PanelBox frame;       // what all pictures of a family leave, so that nobody moves from one to the other
    bool labels = false;  // write mark labels where they fit
    Size size = Size::a4;
    PaletteName palette = PaletteName::standard;
    std::vector<SceneArea> areas;
    std::vector<SceneMark> marks;
    std::vector<ScenePanel> panels;
    std::vector<Callout> callouts;
    std::vector<LegendRow> legend;
    std::string set_aside;           // a sentence on those who stand aside; empty: nobody does
    std::vector<std::string> notes;  // for the user, not for the page
};

/// The scene laid out in the height that a page leaves for a panel, as far as it is known: 0 is about as much as usual.
/// `scene_of` (io/diagram/page) finds out what a page leaves and is what most callers want.
[[nodiscard]] Scene scene_in(double room, const Case& of, const DrawOptions& options);

/// One sentence or two of at most about 250 characters: chart, data, finding.
[[nodiscard]] inline const std::string& alt_text(const Scene& scene) { return scene.alt; }
/// The numbers of all panels in words.
[[nodiscard]] inline const std::string& long_description(const Scene& scene) { return scene.description; }

}  // namespace crosstie::io::diagram
