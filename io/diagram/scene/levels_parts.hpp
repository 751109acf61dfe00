#pragma once
#include <string>
#include <vector>

#include "io/diagram/scene/people_parts.hpp"

namespace crosstie::io::diagram {

/// Leaders, their organisations and their work-streams, as one picture shows them. Nodes are numbered leaders first,
/// then organisations, then work-streams.
struct LevelsParts {
    const PeopleParts& people;
    std::size_t wave = 0;
    std::vector<ActorId> leaders;            // on the list at either wave, in the focus
    std::vector<std::string> organisations;  // names
    std::vector<std::size_t> streams;        // of Study::work_streams
    std::vector<std::uint32_t> area_of_leader, area_of_organisation;
    std::vector<std::size_t> organisation_of;           // [leaders], npos: not known
    std::vector<std::vector<std::size_t>> streams_of;   // [leaders] at either wave
    std::vector<std::vector<std::size_t>> streams_now;  // [leaders] at the wave drawn
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    [[nodiscard]] std::size_t nodes() const { return leaders.size() + organisations.size() + streams.size(); }
    [[nodiscard]] std::size_t organisation_node(std::size_t k) const { return leaders.size() + k; }
    [[nodiscard]] std::size_t stream_node(std::size_t k) const { return leaders.size() + organisations.size() + k; }
};

/// The contacts between leaders that are drawn: all, or the strongest as far as a page can show them.
struct LevelsContacts {
    struct Line {
        std::uint32_t a = 0, b = 0;  // leaders
        double strength = 0;         // what both said, added
    };
    std::vector<Line> drawn;
    std::size_t all = 0;
    std::size_t across_areas = 0, across_organisations = 0, across_streams = 0;  // of all
    bool strongest = false;                                                      // only the strongest are drawn
    bool only_across = false;  // of the strongest, too many alike, those between areas
};
[[nodiscard]] LevelsContacts levels_contacts(const LevelsParts& parts, std::size_t most);

/// Areas as discs on the ring of the people, their leaders on the inner rim, organisations on the outer, work-streams
/// in the middle: points for all nodes, and the discs.
struct LevelsPlaces {
    std::vector<Disc> discs;
    std::vector<Point> places;  // [nodes]
    double leader = 4, organisation = 4.6;
};
/// `boxes`: half the width and half the height of a work-stream's box. `largest_step`: larger discs would leave no
/// middle for the work-streams.
[[nodiscard]] LevelsPlaces place_levels(const LevelsParts& parts, const std::vector<std::size_t>& order,
                                        std::size_t areas, double width, double height, Point boxes,
                                        double largest_step);

/// Bends contacts that run behind the box of a work-stream round it: behind it they would read as contacts with it.
void lead_round_boxes(Scene& scene);

}  // namespace crosstie::io::diagram
