// Work-streams as circles: their members, their stage, the contacts inside them and between them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "graph/base/error.hpp"
#include "graph/model/shown_name.hpp"
#include "io/answers/change/wording.hpp"
#include "io/answers/subjects/organisations_reach.hpp"
#include "io/diagram/scene/scene_counts.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/work_streams_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_streams = 20;
constexpr double smallest_share = 0.55;  // of the largest radius: a circle holds words

using survey::WorkStreamContacts;

struct StreamParts {
    const Study& study;
    const survey::Comparison& comparison;
    std::vector<WorkStreamContacts> streams;
    ShownStreams shown;
    CountMatrix from, to;  // between two work-streams
    survey::WorkStreamTotals totals;

    [[nodiscard]] std::string label(std::size_t k) const {
        return clean_text(shown_name(study.work_streams[streams[k].work_stream]), 60);
    }
    [[nodiscard]] std::string stage(std::size_t k, bool after) const {
        const auto& stages = study.work_streams[streams[k].work_stream].stage;
        const std::size_t wave = after ? comparison.options.to : comparison.options.from;
        return wave < stages.size() ? clean_text(stages[wave], 40) : std::string{};
    }
    [[nodiscard]] bool stage_changed(std::size_t k) const {
        const std::string was = stage(k, false), is = stage(k, true);
        return !was.empty() && !is.empty() && was != is;
    }
    [[nodiscard]] bool all_shown() const { return std::ranges::count(shown.shown, false) == 0; }
};

/// What the edition may say of each: the rule of the paper's section on work-streams.
ShownStreams shown_in(const Case& of, const std::vector<WorkStreamContacts>& streams) {
    if (shows_people(of.edition)) return {std::vector<bool>(streams.size(), true), true};
    return shown_streams(of.comparison, of.shown(), streams, survey::work_stream_changes(of.networks(), of.comparison));
}

StreamParts parts_of(const Case& of) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    if (study.work_streams.empty()) {
        throw Error(
            "a picture of work-streams needs to know who belongs to which; give the actors a column 'work_streams'");
    }
    if (const auto reason = nothing_compared(comparison); !reason.empty()) {
        throw Error(
            fmt::format("a picture of work-streams shows contacts answered at both surveys, and here {}", reason));
    }
    static_cast<void>(of.shown());  // refuses a study of a few people
    StreamParts parts{
        study, comparison, survey::work_stream_contacts(study, comparison, survey::told_both_times(study, comparison)),
        {},    {},         {},
        {}};
    if (parts.streams.empty())
        throw Error("a picture of work-streams needs members of some, and here nobody is of any");
    if (parts.streams.size() > most_streams)
        throw LimitReached(fmt::format("a picture holds at most {} work-streams", most_streams));
    parts.shown = shown_in(of, parts.streams);
    if (std::ranges::count(parts.shown.shown, true) == 0) {
        throw Error(
            fmt::format("the public edition shows no work-stream here: too few people (fewer than {}) stand "
                        "behind each, or behind its difference from another group; use --edition group",
                        study.min_group));
    }
    const std::size_t count = parts.streams.size();
    parts.from.assign(count, std::vector<std::uint64_t>(count, 0));
    parts.to = parts.from;
    for (std::size_t k = 0; k < count; ++k) {
        for (const survey::StreamLink& link : parts.streams[k].links) {
            const auto other = std::ranges::find(parts.streams, link.other, &WorkStreamContacts::work_stream);
            const auto at = static_cast<std::size_t>(other - parts.streams.begin());
            if (!parts.shown.between_shown || at >= count || !parts.shown.shown[k] || !parts.shown.shown[at]) continue;
            parts.from[k][at] = link.before, parts.to[k][at] = link.after;
        }
    }
    parts.totals = survey::work_stream_totals(study, comparison, parts.streams);
    return parts;
}

void place_streams(Scene& scene, const StreamParts& parts) {
    RingDiscs ring;
    double largest = 1;
    const auto people = [&](std::size_t k) {
        return static_cast<double>(std::max(parts.streams[k].members_from.size(), parts.streams[k].members_to.size()));
    };
    for (std::size_t k = 0; k < parts.streams.size(); ++k) largest = std::max(largest, people(k));
    for (std::uint32_t a = 0; a < parts.streams.size(); ++a) {
        // What is not shown has no size that could be read back.
        ring.radii.push_back(parts.shown.shown[a] ? std::max(smallest_share, std::sqrt(people(a) / largest))
                                                  : smallest_share);
        for (std::uint32_t b = a + 1; b < parts.streams.size(); ++b)
            ring.pulls.push_back({a, b, static_cast<double>(parts.from[a][b] + parts.to[a][b])});
    }
    ring.gap = 1.3;
    ring.width = scene.width, ring.height = scene.height;
    ring.largest_scale = parts.streams.size() <= 2 ? 80 : 46;
    const PlacedDiscs placed = place_discs(ring);
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        SceneMark mark;
        mark.place = placed.discs[k].centre;
        mark.radius = placed.discs[k].radius;
        mark.look = {Shape::circle, colour::area_fill};
        mark.area = static_cast<std::uint32_t>(k);
        scene.areas.push_back({parts.label(k), {mark.place, mark.radius}});
        scene.marks.push_back(std::move(mark));
    }
}

CircleSizes sizes_of(const Scene& scene, const StreamParts& parts) {
    CircleSizes sizes;
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        const auto& stream = parts.streams[k];
        if (!parts.shown.shown[k]) continue;
        sizes.largest = std::max<std::uint64_t>({sizes.largest, stream.members_from.size(), stream.members_to.size()});
        sizes.full = std::max(sizes.full, scene.marks[k].radius);
    }
    sizes.floor = smallest_share * sizes.full;
    return sizes;
}

/// The stage most work-streams are at in the end; one at another stage has a dashed outline.
std::string usual_stage(const StreamParts& parts) {
    std::map<std::string, std::size_t> counts;
    for (std::size_t k = 0; k < parts.streams.size(); ++k) ++counts[parts.stage(k, true)];
    return std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; })->first;
}

void add_lines(std::string& text, const std::string& words, double radius, double size) {
    // Words may be wider than a small circle, but are never cut.
    for (const std::string& line : wrap(words, std::max(1.75 * radius, 58.0), size, Weight::regular, 2))
        text += "\n" + line;
}

std::string inside_words(const StreamParts& parts, std::size_t k, Side side, double radius, double size) {
    const WorkStreamContacts& stream = parts.streams[k];
    const bool after = side != Side::before;
    const std::string stage = parts.stage(k, after);
    if (!parts.shown.shown[k]) {
        std::string text = "not shown";
        if (!stage.empty()) add_lines(text, stage, radius, size);
        return text;
    }
    if (side == Side::change) {
        std::string text =
            signed_words(static_cast<std::int64_t>(stream.after) - static_cast<std::int64_t>(stream.before));
        add_lines(text, "contacts within", radius, size);
        if (parts.stage_changed(k)) add_lines(text, "now " + with_article(stage), radius, size);
        return text;
    }
    std::string text = people_words(after ? stream.members_to.size() : stream.members_from.size());
    if (!stage.empty()) add_lines(text, stage, radius, size);
    add_lines(text, counted(after ? stream.after : stream.before, "contact within", "contacts within"), radius, size);
    return text;
}

ScenePanel panel_of(const Scene& scene, const StreamParts& parts, const LineScale& scale, Side side) {
    ScenePanel panel;
    panel.ties = count_ties(parts.from, parts.to, scale, side);
    const std::string usual = usual_stage(parts);
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        const std::string stage = parts.stage(k, side != Side::before);
        panel.states.push_back(stage.empty() || stage == usual ? MarkState::present : MarkState::other_stage);
        panel.inside.push_back(inside_words(parts, k, side, scene.marks[k].radius, page_size(scene.size).label));
    }
    const bool totals = parts.shown.between_shown && parts.all_shown();
    if (side == Side::change) {
        panel.key = "change", panel.head = "What changed";
        for (std::size_t k = 0; k < parts.streams.size(); ++k) {
            if (parts.stage_changed(k))
                panel.facts.push_back(
                    fmt::format("{}: from {} to {}", parts.label(k), parts.stage(k, false), parts.stage(k, true)));
        }
        const auto net = [](std::uint64_t was, std::uint64_t is) {
            return more_or_fewer_words(static_cast<std::int64_t>(is) - static_cast<std::int64_t>(was));
        };
        if (totals) {
            panel.facts.push_back(fmt::format("Within work-streams {} contacts, between them {}",
                                              net(parts.totals.within_from, parts.totals.within_to),
                                              net(parts.totals.between_from, parts.totals.between_to)));
        }
        return panel;
    }
    const bool after = side == Side::after;
    panel.key = after ? "after" : "before";
    panel.head = wave_head(parts.study, parts.comparison, after);
    if (const std::string line = wave_line(parts.study, parts.comparison, after); !line.empty())
        panel.facts.push_back(line);
    if (totals) {
        panel.facts.push_back(
            fmt::format("{} within work-streams, {} between",
                        counted(after ? parts.totals.within_to : parts.totals.within_from, "contact", "contacts"),
                        count_words(after ? parts.totals.between_to : parts.totals.between_from)));
    }
    return panel;
}

std::string title_of(const StreamParts& parts) {
    constexpr Voice voice = Voice::numbers;  // of counts that have no test of their own
    std::vector<std::size_t> changed;
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        if (parts.stage_changed(k)) changed.push_back(k);
    }
    if (changed.size() == 1) {
        const std::size_t k = changed.front();
        std::string title =
            fmt::format("{}: {} before, {} after", parts.label(k), parts.stage(k, false), parts.stage(k, true));
        if (parts.shown.shown[k]) {
            title += "; contacts between its members " +
                     movement_words(parts.streams[k].before, parts.streams[k].after, voice);
        }
        return title;
    }
    if (parts.shown.between_shown && parts.all_shown()) {
        return "Contacts within work-streams " +
               movement_words(parts.totals.within_from, parts.totals.within_to, voice) + "; between them " +
               movement_words(parts.totals.between_from, parts.totals.between_to, voice);
    }
    return "Contacts within each work-stream, before and after";
}

void add_legend(Scene& scene, const StreamParts& parts, const LineScale& scale) {
    LegendRow stages{"Stage", {}};
    const std::string usual = usual_stage(parts);
    const auto add = [&](MarkState state, const std::string& words) {
        add_state_sample(stages, scene, state, words);
        if (!stages.items.empty()) stages.items.back().look.fill = colour::area_fill;
    };
    if (!usual.empty()) add(MarkState::present, usual);
    std::vector<std::string> others;
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        for (const bool after : {false, true}) {
            const std::string stage = parts.stage(k, after);
            if (!stage.empty() && stage != usual && std::ranges::count(others, stage) == 0) others.push_back(stage);
        }
    }
    if (!others.empty()) add(MarkState::other_stage, fmt::format("{} (dashed outline)", fmt::join(others, ", ")));
    if (!stages.items.empty()) scene.legend.push_back(std::move(stages));
    add_count_legend(scene, scale);
}

std::vector<std::string> cautions(const StreamParts& parts, Edition edition) {
    std::vector<std::string> own{
        "Within: between two members. Between two work-streams: from people of the one only to people of the other "
        "only. Counts are of pairs answered at both surveys; a larger work-stream has more possible contacts."};
    const auto told = [&](std::size_t people) {
        return people > 0 && (shows_people(edition) || people >= parts.study.min_group);
    };
    if (told(parts.totals.in_several)) {
        own.push_back(
            fmt::format("{} in more than one work-stream: in each they are a member and their contacts count.",
                        parts.totals.in_several == 1 ? "1 person is" : people_words(parts.totals.in_several) + " are"));
    }
    if (told(parts.totals.in_none))
        own.push_back(fmt::format(
            "{} in none.", parts.totals.in_none == 1 ? "1 person is" : people_words(parts.totals.in_none) + " are"));
    const bool by_wave =
        std::ranges::any_of(parts.study.actors, [](const Actor& actor) { return !actor.work_streams_at.empty(); });
    if (!by_wave) own.emplace_back("The data state one membership for both surveys.");
    if (!parts.shown.between_shown)
        own.emplace_back("Contacts between work-streams are not shown: too few people belong to several or to none.");
    return own;
}
}  // namespace

void add_work_streams(Scene& scene, const Case& of, const DrawOptions& options) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    const StreamParts parts = parts_of(of);
    const std::vector<Side> sides = sides_of(options.view);
    const PanelRoom room = panel_room(scene, sides.size());
    scene.width = 0.88 * room.width, scene.height = room.height;
    place_streams(scene, parts);
    const double largest_radius = std::ranges::max(scene.marks, {}, &SceneMark::radius).radius;
    const LineScale scale = line_scale(parts.from, parts.to, largest_radius);
    const CircleSizes sizes = sizes_of(scene, parts);
    for (const Side side : sides) {
        scene.panels.push_back(panel_of(scene, parts, scale, side));
        std::vector<std::uint64_t> before, after;
        for (std::size_t k = 0; k < parts.streams.size(); ++k) {
            const bool shown = parts.shown.shown[k];
            before.push_back(shown ? parts.streams[k].members_from.size() : 0);
            after.push_back(shown ? parts.streams[k].members_to.size() : 0);
        }
        size_circles(scene.panels.back(), sizes, side == Side::before ? before : after,
                     side == Side::before ? after : before);
    }
    scene.title = title_of(parts);
    scene.subtitle =
        fmt::format("{} of {}. Circles are work-streams, their size shows how many people belong to them{}.",
                    counted(parts.streams.size(), "work-stream", "work-streams"), people_words(study.actors.size()),
                    parts.shown.between_shown ? "; line width shows the contacts between two" : "");
    add_legend(scene, parts, scale);
    std::vector<std::string> own = cautions(parts, options.edition);
    if (std::ranges::any_of(scene.panels, [](const ScenePanel& panel) { return !panel.others.empty(); }))
        own.emplace_back("A thin outline is a circle's size at the other survey.");
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        const auto& stream = parts.streams[k];
        if (!parts.shown.shown[k] ||
            std::min(stream.members_from.size(), stream.members_to.size()) >= sizes.drawn_alike())
            continue;
        own.push_back(fmt::format("Circles of fewer than {} people are drawn alike.", sizes.drawn_alike()));
        break;
    }
    scene.footer = footer_of(study, comparison, options, own);
    scene.alt = fmt::format("{} of {}.", maps_words(sides.size()),
                            counted(parts.streams.size(), "work-stream", "work-streams"));
    describe_panels(scene);
    for (std::size_t k = 0; k < parts.streams.size(); ++k) {
        if (!parts.shown.shown[k]) continue;
        const WorkStreamContacts& stream = parts.streams[k];
        const std::string was = parts.stage(k, false), is = parts.stage(k, true);
        const std::string stage = !parts.stage_changed(k) ? "" : fmt::format(" ({} before, {} after)", was, is);
        const std::string words = fmt::format(" {}{}: contacts within {} before, {} after.", parts.label(k), stage,
                                              count_words(stream.before), count_words(stream.after));
        scene.description +=
            fmt::format(" {}{}: {} before, {} after; contacts within {} before, {} after.", parts.label(k), stage,
                        people_words(stream.members_from.size()), count_words(stream.members_to.size()),
                        count_words(stream.before), count_words(stream.after));
        if (scene.alt.size() + words.size() <= 250) scene.alt += words;
    }
    for (std::size_t a = 0; a < parts.streams.size(); ++a) {
        for (std::size_t b = a + 1; b < parts.streams.size(); ++b) {
            if (parts.from[a][b] + parts.to[a][b] == 0) continue;
            scene.description += fmt::format(" {} with {}: {} before, {} after.", parts.label(a), parts.label(b),
                                             count_words(parts.from[a][b]), count_words(parts.to[a][b]));
        }
    }
}

}  // namespace crosstie::io::diagram
