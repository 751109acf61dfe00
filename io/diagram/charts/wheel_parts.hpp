#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/charts/wheel_geometry.hpp"

namespace crosstie::io::diagram {

/// Contacts of two areas, or within one, by what became of them.
struct WheelCount {
    std::uint64_t kept = 0, gained = 0, lost = 0;
    [[nodiscard]] std::uint64_t all() const { return kept + gained + lost; }
    [[nodiscard]] std::uint64_t before() const { return kept + lost; }
    [[nodiscard]] std::uint64_t after() const { return kept + gained; }
    [[nodiscard]] std::int64_t net() const {
        return static_cast<std::int64_t>(gained) - static_cast<std::int64_t>(lost);
    }
    WheelCount& operator+=(const WheelCount& other) {
        kept += other.kept, gained += other.gained, lost += other.lost;
        return *this;
    }
};

/// A ribbon that is drawn.
struct WheelRibbon {
    std::size_t a = 0, b = 0;  // areas, a before b in the tables
    bool numbered = false;     // among the largest changes, or a fall
    bool largest = false;      // the one pair that changed most, which the title names
};

/// Contacts between two people of the areas that changed most; people numbered from 0 in each of them.
struct WheelContact {
    std::uint32_t of_a = 0, of_b = 0;
    enum class Fate : std::uint8_t { kept, gained, lost } fate = Fate::kept;
};

struct Wheel {
    std::vector<std::string> labels;
    std::vector<std::vector<WheelCount>> counts;  // [areas][areas], symmetric; diagonal: within
    std::vector<bool> withheld, alone;            // of the diagonal: small areas put together; one person
    std::vector<WheelRibbon> ribbons;             // in painting order: what matters most lies on top
    std::size_t changed_most = 0;                 // pairs whose change is the largest
    std::int64_t largest_change = 0, largest_without_number = 0;  // its size; of the falls without a number
    std::size_t falls = 0, falls_without_number = 0;              // pairs with fewer contacts than before
    WheelCount between;                                           // of all pairs of areas
    std::size_t not_drawn = 0;                                    // pairs with contacts that have no ribbon
    WheelCount left_out;                                          // of these
    std::vector<WheelContact> opened;                             // of the largest change; empty: not opened

    [[nodiscard]] const WheelCount& at(const WheelRibbon& ribbon) const { return counts[ribbon.a][ribbon.b]; }
    [[nodiscard]] const WheelRibbon* largest() const {
        return !ribbons.empty() && ribbons.back().largest ? &ribbons.back() : nullptr;
    }
    /// With all other areas together.
    [[nodiscard]] WheelCount with_others(std::size_t area) const;
};

/// More areas than this: names on one line each, and ribbons of pairs that changed only.
inline constexpr std::size_t most_at_length = 12;

/// The wheel in place: its middle on the page, its radius to the middle of the rim, how wide one contact is.
struct PlacedWheel {
    const Wheel* wheel;
    const WheelPlan* plan;
    const PageSize* type;
    Point centre;
    double radius = 0, rim = 6, width = 0;
    [[nodiscard]] Point at(double turn, double from_centre) const {
        const Point p = on_wheel(turn, from_centre);
        return {centre.x + p.x, centre.y + p.y};
    }
};

/// A curve round the middle of the wheel, and a piece of a circle, as SVG writes them.
[[nodiscard]] std::string path_of(const PlacedWheel& placed, const Curve& curve);
[[nodiscard]] std::string arc_path(const PlacedWheel& placed, const Turn& turn, double radius);
[[nodiscard]] std::string_view colour_of(WheelContact::Fate fate);
[[nodiscard]] const char* class_of(WheelContact::Fate fate);
/// One of the lines a ribbon is made of.
void add_stripe(ChartPage& page, WheelContact::Fate fate, const std::string& path, double width);

/// The contacts between two areas, each by itself; none in the public edition.
[[nodiscard]] std::vector<WheelContact> contacts_opened(const ChartInput& input, std::size_t a, std::size_t b);
/// Whether there is room to tell the strands of the largest change apart.
[[nodiscard]] bool opens(const PlacedWheel& placed);
/// In place of the ribbon: a strand a contact, those of one person together.
void add_strands(ChartPage& page, const PlacedWheel& placed, const WheelRibbon& ribbon);
/// On the rim a mark for each of its people, as long as their strands need.
void add_people(ChartPage& page, const PlacedWheel& placed, const WheelRibbon& ribbon);

void draw_wheel(ChartPage& page, const Box& room, const Wheel& wheel, const PageSize& type);
/// What names and their numbers beside the rim cover: none lies on another, all lie within `room`.
[[nodiscard]] std::vector<Box> names_cover(const Box& room, const PlacedWheel& placed);
void add_names(ChartPage& page, const Box& room, const PlacedWheel& placed);
/// Room that names need over the rim and under it.
[[nodiscard]] double label_room(const Wheel& wheel, const PageSize& type);

/// A piece of ribbon with its parts named: how wide so many contacts are.
struct WheelKey {
    std::uint64_t contacts = 1;
    double high = 0, wide = 0, tall = 0;  // of one part; of all with its words
    std::vector<std::string> under;       // lines below it
};
[[nodiscard]] WheelKey key_of(const PlacedWheel& placed);
/// The corner that neither wheel nor names need, if there is one.
[[nodiscard]] std::optional<Box> corner_for(const WheelKey& key, const Box& room, const PlacedWheel& placed,
                                            const std::vector<Box>& names);
void add_key(ChartPage& page, const Box& place, const WheelKey& key, const PlacedWheel& placed);
/// The same in rows that end at `room`'s bottom; gives back where they begin, and draws them if there is a page.
double key_in_rows(ChartPage* page, const Box& room, const WheelKey& key, const PlacedWheel& placed);

}  // namespace crosstie::io::diagram
