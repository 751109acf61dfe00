// Which contacts between leaders a picture of levels can show without becoming a thicket.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "io/diagram/scene/levels_parts.hpp"

namespace crosstie::io::diagram {

namespace {
using Line = LevelsContacts::Line;

/// Contacts of a wave between the leaders shown, strongest first.
std::vector<Line> lines_at(const LevelsParts& parts, std::size_t wave) {
    const survey::Comparison& c = parts.people.comparison;
    std::map<std::pair<ActorId, ActorId>, double> said;
    for (const Tie& tie : parts.people.study.answers[c.options.relation][wave].ties) {
        if (tie.strength >= c.tie_from) said[{tie.from, tie.to}] = tie.strength;
    }
    std::vector<std::size_t> at(parts.people.study.actors.size(), LevelsParts::npos);
    for (std::size_t i = 0; i < parts.leaders.size(); ++i) at[parts.leaders[i]] = i;
    std::vector<Line> lines;
    for (const auto& pair : c.contacts) {
        const std::size_t a = at[pair.first], b = at[pair.second];
        if (!(wave == c.options.from ? pair.before : pair.after) || a == LevelsParts::npos || b == LevelsParts::npos)
            continue;
        const auto strength = [&](ActorId from, ActorId to) {
            const auto found = said.find({from, to});
            return found == said.end() ? 0.0 : found->second;
        };
        lines.push_back({static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b),
                         strength(pair.first, pair.second) + strength(pair.second, pair.first)});
    }
    std::ranges::stable_sort(lines, [](const Line& x, const Line& y) { return x.strength > y.strength; });
    return lines;
}

void count_across(const LevelsParts& parts, LevelsContacts& contacts) {
    contacts.all = contacts.drawn.size();
    for (const Line& line : contacts.drawn) {
        contacts.across_areas += parts.people.across(parts.leaders[line.a], parts.leaders[line.b]) ? 1U : 0U;
        const std::size_t one = parts.organisation_of[line.a], other = parts.organisation_of[line.b];
        contacts.across_organisations +=
            one != LevelsParts::npos && other != LevelsParts::npos && one != other ? 1U : 0U;
        const auto &here = parts.streams_now[line.a], &beyond = parts.streams_now[line.b];
        contacts.across_streams +=
            !here.empty() && !beyond.empty() && std::ranges::find_first_of(here, beyond) == here.end() ? 1U : 0U;
    }
}
/// How many of a curve's points lie in a box, or on a mark, that is not one of its ends.
struct Struck {
    std::size_t boxes = 0, marks = 0;
};

Struck struck_by(const Scene& scene, const SceneTie& tie, const std::array<Point, 2>& bend) {
    constexpr double clear = 4;  // points between line and box
    constexpr int steps = 48;
    const Point a = scene.marks[tie.a].place, b = scene.marks[tie.b].place;
    Struck struck;
    for (std::uint32_t m = 0; m < scene.marks.size(); ++m) {
        const SceneMark& mark = scene.marks[m];
        if (m == tie.a || m == tie.b) continue;
        const bool box = mark.stretch > 1;
        const double high = mark.radius + (box ? clear : 0), wide = mark.radius * mark.stretch + (box ? clear : 0);
        for (int k = 1; k < steps; ++k) {
            const double t = static_cast<double>(k) / steps, s = 1 - t;
            const double x = s * s * s * a.x + 3 * s * s * t * bend[0].x + 3 * s * t * t * bend[1].x + t * t * t * b.x;
            const double y = s * s * s * a.y + 3 * s * s * t * bend[0].y + 3 * s * t * t * bend[1].y + t * t * t * b.y;
            if (std::abs(x - mark.place.x) >= wide || std::abs(y - mark.place.y) >= high) continue;
            ++(box ? struck.boxes : struck.marks);
            break;
        }
    }
    return struck;
}
}  // namespace

void lead_round_boxes(Scene& scene) {
    for (ScenePanel& panel : scene.panels) {
        for (SceneTie& tie : panel.ties) {
            if (tie.kind == TieKind::member) continue;
            const Point a = scene.marks[tie.a].place, b = scene.marks[tie.b].place;
            const auto moved = [&](double by) {
                const double dx = b.x - a.x, dy = b.y - a.y, length = std::max(1e-9, std::sqrt(dx * dx + dy * dy));
                const Point aside{-dy / length * by, dx / length * by};
                return std::array<Point, 2>{{{rounded(a.x + dx / 3 + aside.x), rounded(a.y + dy / 3 + aside.y)},
                                             {rounded(b.x - dx / 3 + aside.x), rounded(b.y - dy / 3 + aside.y)}}};
            };
            Struck least = struck_by(scene, tie, moved(0));
            if (least.boxes == 0) continue;
            for (const double far : {10.0, 18.0, 28.0, 40.0, 55.0, 75.0, 100.0}) {
                for (const double by : {far, -far}) {
                    const Struck now = struck_by(scene, tie, moved(by));
                    if (std::pair(now.boxes, now.marks) >= std::pair(least.boxes, least.marks)) continue;
                    least = now, tie.bend = moved(by);
                }
                if (least.boxes == 0) break;
            }
        }
    }
}

LevelsContacts levels_contacts(const LevelsParts& parts, std::size_t most) {
    const auto& waves = parts.people.comparison.options;
    LevelsContacts contacts;
    contacts.drawn = lines_at(parts, parts.wave);
    count_across(parts, contacts);
    // One limit for both waves, or the wave with more contacts would seem to have fewer.
    const std::vector<Line> other = lines_at(parts, parts.wave == waves.from ? waves.to : waves.from);
    double limit = 0, top = 0;
    for (const std::vector<Line>* lines : {static_cast<const std::vector<Line>*>(&contacts.drawn), &other}) {
        if (lines->size() > most) limit = std::max(limit, (*lines)[most].strength);
        if (!lines->empty()) top = std::max(top, lines->front().strength);
    }
    if (contacts.all <= most && other.size() <= most) return contacts;
    // All or none of those as strong as each other.
    if (top > limit) {
        std::erase_if(contacts.drawn, [&](const Line& line) { return line.strength <= limit; });
    } else {
        contacts.only_across = true;
        std::erase_if(contacts.drawn, [&](const Line& line) {
            return line.strength < limit || !parts.people.across(parts.leaders[line.a], parts.leaders[line.b]);
        });
        if (contacts.drawn.size() > most) contacts.drawn.clear();
    }
    contacts.strongest = contacts.drawn.size() < contacts.all;
    std::ranges::sort(contacts.drawn,
                      [](const Line& x, const Line& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
    return contacts;
}

}  // namespace crosstie::io::diagram
