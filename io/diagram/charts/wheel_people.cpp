// The two areas that changed most, opened into people: who is in these contacts, and with how many.
#include <algorithm>
#include <map>

#include "io/diagram/charts/wheel_parts.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr double narrowest_strand = 1.6, from_strand_to_strand = 1.1;
constexpr double person_share = 0.6, person_width = 0.46;  // of a strand's room; of the rim
constexpr int person_sweeps = 6;

using Person = std::uint32_t WheelContact::*;

/// Numbers the people of one area by where, on average, those of the other stand whom they are in contact with: strands
/// then cross little.
void number_by_others(std::vector<WheelContact>& contacts, Person own, Person other) {
    std::map<std::uint32_t, std::pair<double, double>> found;  // sum of places, contacts
    for (const WheelContact& contact : contacts) {
        auto& [sum, count] = found[contact.*own];
        sum += contact.*other, count += 1;
    }
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const auto& [person, places] : found) order.emplace_back(places.first / places.second, person);
    std::ranges::sort(order);
    std::map<std::uint32_t, std::uint32_t> place;
    for (std::uint32_t k = 0; k < order.size(); ++k) place[order[k].second] = k;
    for (WheelContact& contact : contacts) contact.*own = place[contact.*own];
}

/// The place of every contact among the strands at one area: those of one person stand together.
std::vector<std::size_t> slots(const std::vector<WheelContact>& contacts, Person own, Person other) {
    std::vector<std::size_t> order(contacts.size()), slot(contacts.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return std::pair{contacts[k].*own, contacts[k].*other}; });
    for (std::size_t at = 0; at < order.size(); ++at) slot[order[at]] = at;
    return slot;
}
}  // namespace

std::vector<WheelContact> contacts_opened(const ChartInput& input, std::size_t a, std::size_t b) {
    std::vector<WheelContact> contacts;
    if (!shows_people(input.shown.edition)) return contacts;
    const Partition& areas = input.comparison.cross_area.areas;
    for (const change::ContactPair& pair : input.comparison.contacts) {
        if (!pair.joint_before && !pair.joint_after) continue;
        if (!areas.known(pair.first) || !areas.known(pair.second)) continue;
        const std::size_t one = input.shown.areas.shown_as[areas.group[pair.first]],
                          other = input.shown.areas.shown_as[areas.group[pair.second]];
        if (std::minmax(one, other) != std::minmax(a, b) || one == other) continue;
        const bool turned = one == b;
        contacts.push_back({turned ? pair.second : pair.first, turned ? pair.first : pair.second,
                            !pair.joint_before  ? WheelContact::Fate::gained
                            : !pair.joint_after ? WheelContact::Fate::lost
                                                : WheelContact::Fate::kept});
    }
    number_by_others(contacts, &WheelContact::of_a, &WheelContact::of_a);
    for (int sweep = 0; sweep < person_sweeps; ++sweep) {
        number_by_others(contacts, &WheelContact::of_b, &WheelContact::of_a);
        number_by_others(contacts, &WheelContact::of_a, &WheelContact::of_b);
    }
    return contacts;
}

bool opens(const PlacedWheel& placed) {
    return placed.wheel->largest() != nullptr && !placed.wheel->opened.empty() && placed.width >= narrowest_strand;
}

void add_strands(ChartPage& page, const PlacedWheel& placed, const WheelRibbon& ribbon) {
    const std::vector<WheelContact>& contacts = placed.wheel->opened;
    const double radius = placed.radius - placed.rim / 2,
                 room = std::min(placed.plan->each * radius, from_strand_to_strand * placed.width);
    const double from = placed.plan->cells[ribbon.a][ribbon.b].middle(),
                 to = placed.plan->cells[ribbon.b][ribbon.a].middle();
    const auto at_a = slots(contacts, &WheelContact::of_a, &WheelContact::of_b),
               at_b = slots(contacts, &WheelContact::of_b, &WheelContact::of_a);
    const auto aside = [&](std::size_t slot) {
        return (static_cast<double>(slot) + 0.5 - static_cast<double>(contacts.size()) / 2) * room;
    };
    for (std::size_t k = 0; k < contacts.size(); ++k)
        add_stripe(page, contacts[k].fate,
                   path_of(placed, wheel_curve(from, to, radius, aside(at_a[k]), aside(at_b[k]))), placed.width);
}

void add_people(ChartPage& page, const PlacedWheel& placed, const WheelRibbon& ribbon) {
    const std::vector<WheelContact>& contacts = placed.wheel->opened;
    const double room =
        std::min(placed.plan->each * (placed.radius - placed.rim / 2), from_strand_to_strand * placed.width);
    for (const bool first : {true, false}) {
        const Person own = first ? &WheelContact::of_a : &WheelContact::of_b;
        const Turn& cell = first ? placed.plan->cells[ribbon.a][ribbon.b] : placed.plan->cells[ribbon.b][ribbon.a];
        std::map<std::uint32_t, std::size_t> strands;
        for (const WheelContact& contact : contacts) ++strands[contact.*own];
        double at = -static_cast<double>(contacts.size()) / 2;
        for (const auto& [person, count] : strands) {
            const double free = (1 - person_share) / 2, begin = at + free, end = at + static_cast<double>(count) - free;
            at += static_cast<double>(count);
            // Clockwise at the one end is the other way round at the other.
            const double turn = room / placed.radius, side = first ? 1 : -1;
            const double one = cell.middle() + side * begin * turn, other = cell.middle() + side * end * turn;
            page.curve("person", arc_path(placed, {std::min(one, other), std::max(one, other)}, placed.radius),
                       colour::paper, person_width * placed.rim);
        }
    }
}

}  // namespace crosstie::io::diagram
